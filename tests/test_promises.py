"""Same in, same out; records are plain values; threads and processes; the cost of a parse."""

import copy
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import attrs
import pytest
import realdump
from examples import some

import profileparse
from profileparse import Paper, Profile, Report, compare, metrics

SOURCE = os.fspath(Path(profileparse.__file__).parent.parent)  # where this one came from
DIGEST = """
import hashlib, sys, datetime, profileparse
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    text = file.read() + "\\n\\nHome\\n\\nAna Kim\\nh-index5x\\nLG Feb 30, 2024 Code\\nA Title"
report = profileparse.check(text, as_of=datetime.date(2026, 5, 20))
parts = [repr(report)] + [repr(p.spans) for f in report.profiles for p in f.papers]
print(hashlib.sha256("".join(parts).encode("utf-8")).hexdigest(), "PP302" in parts[0])
"""
FIRST_USE = """
import pickle, sys, threading, datetime, profileparse
assert "lark" not in sys.modules
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    text = file.read()
barrier, found = threading.Barrier(8), []
def read():
    barrier.wait()
    for _ in range(20):
        found.append(profileparse.check(text, as_of=datetime.date(2026, 5, 20)))
threads = [threading.Thread(target=read) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
sys.stdout.buffer.write(pickle.dumps(found))
"""


def _run(script: str, **environment: str) -> bytes:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script, FILE],
        env=inherited | {"PYTHONPATH": SOURCE} | environment,
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    return done.stdout


FILE = os.fspath(realdump.FIXTURES / "imanol-schlag.txt")


def _report() -> Report:
    return profileparse.check(realdump.TEXT + "\n\nLoad more", as_of=realdump.AS_OF)


SURROUNDINGS: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "0"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "4294967295", "TZ": "America/Adak", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "PYTHONOPTIMIZE": "2"},
    {"PYTHONHASHSEED": "random", "LC_ALL": "POSIX", "PYTHONUTF8": "1", "PYTHONWARNINGS": "error"},
    {"PYTHONHASHSEED": "5", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8"},
)


def test_same_text_and_day_give_the_same_report_everywhere() -> None:
    digests = {_run(DIGEST, **environment) for environment in SURROUNDINGS}
    assert len(digests) == 1
    assert digests.pop().endswith(b" True\n")


OUTPUTS = """
import io, sys
from profileparse.cli import run
sys.stderr = io.StringIO()
for command in ("metrics --to json --graph-metrics", "metrics", "metrics --to csv", "report"):
    name, *options = command.split()
    if run([name, sys.argv[1], "--as-of", "2026-11-22", *options]) != 0:
        sys.exit(name)
"""


def test_same_text_and_day_give_the_same_metrics_and_page_everywhere() -> None:
    outputs = {_run(OUTPUTS, **environment) for environment in SURROUNDINGS}
    assert len(outputs) == 1
    assert b"</html>" in outputs.pop()


def test_importing_the_library_does_not_import_lark() -> None:
    script = "import sys, profileparse; print('lark' in sys.modules, 'dateutil' in sys.modules)"
    assert _run(script).split() == [b"False", b"False"]


def test_eight_threads_on_the_first_use_read_the_same() -> None:
    found = pickle.loads(_run(FIRST_USE))  # noqa: S301  (written by the line above)
    assert len(found) == 160
    assert set(found) == {profileparse.check(realdump.TEXT, as_of=realdump.AS_OF)}


def test_threads_read_3000_dumps_without_a_difference() -> None:
    texts = [realdump.joined([paper]) for paper in realdump.PAPERS]
    expected = [profileparse.check(text, as_of=realdump.AS_OF) for text in texts]

    def same(number: int) -> bool:
        text = texts[number % len(texts)]
        found = profileparse.check(text, as_of=realdump.AS_OF)
        return found == expected[number % len(texts)]

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(same, some(range(3000))))


def _read(text: str) -> Report:
    return profileparse.check(text, as_of=realdump.AS_OF)


def test_processes_read_the_same() -> None:
    texts = [realdump.joined([paper]) for paper in realdump.PAPERS]
    with get_context("spawn").Pool(2) as pool:
        found = pool.map(_read, texts * 4)
    assert found == list(map(_read, texts)) * 4
    assert [p.spans for r in found[:23] for p in r.profile.papers] == [
        p.spans for text in texts for p in _read(text).profile.papers
    ]


# Slots of every record, private ones too; what is in them is checked down to the plain values.
PLAIN = (str, int, float, bool, date, type(None))


def _values(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    yield path, value
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _values(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, tuple):
        for item in value:
            yield from _values(item, f"{path}[]")


def _records() -> dict[str, Any]:
    report = _report()
    profile = report.profile
    odd = profileparse.check("LGJun 29, 2022\nOdd\n\nAna Kim, Li Wei\n\nText\n").profile.papers[0]
    return {
        "Report": report,
        "Profile": profile,
        "Paper": profile.papers[0],
        "Paper-with-parts-found-one-by-one": odd,
        "Span": profile.span,
        "Diagnostic": report.diagnostics[0],
        "Unparsed": report.unparsed[0],
        "Rule": profileparse.RULES["PP101"],
        "Metric": metrics.strongest_ties(profile),
        "Row": metrics.compare([profile])[0],
        "Changes": compare.between(profile, attrs.evolve(profile, papers=profile.papers[1:])),
    }


RECORDS = _records()


@pytest.mark.parametrize("record", RECORDS.values(), ids=list(RECORDS))
def test_a_record_is_immutable(record: Any) -> None:
    for field in attrs.fields(type(record)):
        before = getattr(record, field.name)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, field.name, before)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(record, field.name)
    assert not hasattr(record, "__dict__")


@pytest.mark.parametrize("record", RECORDS.values(), ids=list(RECORDS))
def test_a_record_is_hashable_picklable_and_copyable(record: Any) -> None:
    copies: tuple[Callable[[Any], Any], ...] = (copy.copy, copy.deepcopy, _pickled)
    for clone in (make(record) for make in copies):
        assert clone == record
        assert hash(clone) == hash(record)
        assert repr(clone) == repr(record)
        assert getattr(clone, "spans", None) == getattr(record, "spans", None)
        assert getattr(clone, "span", None) == getattr(record, "span", None)


def _pickled(record: Any) -> Any:
    return pickle.loads(pickle.dumps(record))  # noqa: S301  (its own)


@pytest.mark.parametrize("record", RECORDS.values(), ids=list(RECORDS))
def test_every_field_of_a_record_is_plain(record: Any) -> None:
    for path, value in _values(record, type(record).__name__):
        plain = type(value) in PLAIN or type(value) is tuple or attrs.has(type(value))
        assert plain or type(value) is profileparse.Severity, (path, type(value))
        assert not type(value).__module__.startswith("lark"), path


def test_lists_given_to_a_record_become_tuples() -> None:
    paper = RECORDS["Paper"]
    changed: Paper = attrs.evolve(paper, authors=list(paper.authors), badges=["Code"])
    assert (changed.authors, changed.badges) == (paper.authors, ("Code",))
    profile: Profile = attrs.evolve(RECORDS["Profile"], papers=[changed])
    assert profile.papers == (changed,)


def test_places_are_no_part_of_equality_or_repr() -> None:
    first, moved = (
        profileparse.parse(text, as_of=realdump.AS_OF)
        for text in (realdump.TEXT, "\n\n" + realdump.TEXT)
    )
    assert first == moved
    assert hash(first) == hash(moved)
    assert first.span != moved.span
    assert "span" not in repr(first).lower()


def _calls(text: str) -> int:
    """Count the calls that a parse makes; unlike a time, the same on every machine."""
    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    profileparse.check(text, as_of=realdump.AS_OF)
    sys.setprofile(tick)
    try:
        profileparse.check(text, as_of=realdump.AS_OF)
    finally:
        sys.setprofile(None)
    return count


SHAPES = {
    "real-papers": "\n\n" + realdump.PAPERS[0],
    "meta-lines": "\nLGJun 29, 2022",
    "lines": "\nx",
    "blank-lines": "\n",
    "facts": "\nh-index25",
    "names-over-facts": "\nAna Kim\nh-index5",
    "names-in-a-line": "Ana Kim, ",
    "glued-names": "LGJun 29, 2022\nA TitleAna Kim, Li Wei\nText\n",
    "paragraphs": "\n\nA paragraph ends.",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
def test_twice_the_text_costs_at_most_twice_the_calls(shape: str) -> None:
    start = "Ana Kim\n\nh-index5\n5papers\n\nLGJun 29, 2022\nA Title\n\nAna Kim\n\nText.\n"
    sizes = [_calls(start + shape * count) for count in (100, 200, 400)]
    assert sizes[2] - sizes[1] <= 2.1 * (sizes[1] - sizes[0]) + 100
