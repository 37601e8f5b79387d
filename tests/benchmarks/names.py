"""Measure how names are split: `python tests/benchmarks/names.py [FILE.jsonl] [--show N]`.

It measures the installed package, or the sources with `PYTHONPATH=src`.

FILE has one JSON object a line with `authors`. Printed are, for this package and for nameparser,
pybtex and bibtexparser: how many of the names below are split as they should be and, of the
different names of FILE, how many are surely wrong. These are names of two words or more that get
no family name or no given name, that lose a word to a title (`Md.`, `Prince`), whose given name
becomes a particle (`xiaodong Liu`), and those with a particle in the given name (`Laura De`). A
name that is kept whole is no error, and is counted by itself. `--show N` prints N of each.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from bibtexparser.middlewares.names import parse_single_name_into_parts
from nameparser import HumanName
from pybtex.database import Person  # type: ignore[import-untyped]

from profileparse.writers.person_names import split_name

Parts = tuple[str, str, str]
"""Given name, family name with its particle, suffix; a name that is kept whole is a family name."""

EXPECTED: Mapping[str, Parts] = {
    "LIGO Scientific Collaboration": ("", "LIGO Scientific Collaboration", ""),
    "The HELIOS Team": ("", "The HELIOS Team", ""),
    "OpenAI": ("", "OpenAI", ""),
    "Plato": ("", "Plato", ""),
    "Laura De Carli": ("Laura", "De Carli", ""),
    "Ludwig van Beethoven": ("Ludwig", "van Beethoven", ""),
    "Joan Van den Berg": ("Joan", "Van den Berg", ""),
    "Juan de la Cruz": ("Juan", "de la Cruz", ""),
    "Santiago Ramón y Cajal": ("Santiago", "Ramón y Cajal", ""),
    "Jean d'Alembert": ("Jean", "d'Alembert", ""),
    "Muhammad al-Khwarizmi": ("Muhammad", "al-Khwarizmi", ""),
    "John Smith, Jr.": ("John", "Smith", "Jr."),
    "John Smith Jr.": ("John", "Smith", "Jr."),
    "Ann Reed III": ("Ann", "Reed", "III"),
    "Quoc V. Le": ("Quoc V.", "Le", ""),
    "J. K. Rowling": ("J. K.", "Rowling", ""),
    "J.-P. Moreau": ("J.-P.", "Moreau", ""),
    "Yi Ma": ("Yi", "Ma", ""),
    "Prince Kumar": ("Prince", "Kumar", ""),
    "Md. Karim Rahman": ("Md. Karim", "Rahman", ""),
    "Mahdi Karimi": ("Mahdi", "Karimi", ""),
    "john smith": ("john", "smith", ""),
    "xiaodong Liu": ("xiaodong", "Liu", ""),
    "王小明": ("", "王小明", ""),
}
_PARTICLES = frozenset(("Da", "De", "Del", "Della", "Di", "La", "Le", "Van", "Von"))


def own(name: str) -> Parts:
    """Split a name as the bibliographies do."""
    parts = split_name(name)
    return parts.given, parts.literal or parts.whole_family, parts.suffix


def by_nameparser(name: str) -> Parts:
    """Split a name as nameparser does; what it takes for a title is in no part."""
    parts = HumanName(name)
    return f"{parts.first} {parts.middle}".strip(), parts.last, parts.suffix


def by_pybtex(name: str) -> Parts:
    """Split a name as pybtex does, which is how BibTeX does it."""
    parts = Person(name)
    family = [*parts.prelast_names, *parts.last_names]
    given = [*parts.first_names, *parts.middle_names]
    return " ".join(given), " ".join(family), " ".join(parts.lineage_names)


def by_bibtexparser(name: str) -> Parts:
    """Split a name as bibtexparser does."""
    parts = parse_single_name_into_parts(name)
    return " ".join(parts.first), " ".join([*parts.von, *parts.last]), " ".join(parts.jr)


WAYS: Mapping[str, Callable[[str], Parts]] = {
    "profileparse": own,
    "nameparser": by_nameparser,
    "pybtex": by_pybtex,
    "bibtexparser": by_bibtexparser,
}


def is_wrong(name: str, parts: Parts) -> bool:
    """Whether the parts of a name cannot be right."""
    given, family, _ = parts
    words = name.replace(",", "").split()
    if family == name:
        return False
    lost = sorted(" ".join(parts).replace(",", "").split()) != sorted(words)
    whole = len(words) > 1 and not (given and family)
    return lost or whole or not _PARTICLES.isdisjoint(given.split()[1:])


def names_of(path: Path) -> list[str]:
    """Return the different names of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [*dict.fromkeys(name for row in rows for name in row["authors"])]


def table(names: list[str]) -> Iterable[str]:
    """Yield a row for each way."""
    yield f"{'':13} {'as expected':>12} {'of ' + str(len(names)) + ' wrong':>14} {'kept whole':>11}"
    for way, split in WAYS.items():
        right = sum(split(name) == parts for name, parts in EXPECTED.items())
        found = {name: split(name) for name in names}
        wrong = sum(is_wrong(name, parts) for name, parts in found.items())
        whole = sum(parts[1] == name and " " in name for name, parts in found.items())
        yield f"{way:13} {right:>8} / {len(EXPECTED)} {wrong:>14} {whole:>11}"


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="wrong ones to print")
    options = parser.parse_args(argv)
    names = [] if options.file is None else names_of(options.file)
    print("\n".join(table(names)))
    for way, split in WAYS.items():
        wrong = [name for name, parts in EXPECTED.items() if split(name) != parts]
        wrong += [name for name in names if is_wrong(name, split(name))]
        for name in wrong[: options.show]:
            print(f"{way}: {name}: {split(name)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
