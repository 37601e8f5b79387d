"""Facts of the head in another form than the page's: found, and never read."""

import re
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import NamedTuple

from profileparse.reading.facts import FACTS

# Letters of a label, in lower case: in English, then in German, French, Spanish, Italian and
# Portuguese, whose page may be the one that was fetched.
_LABELS = {
    letters: field
    for field, labels in {
        "h_index": "hindex hirschindex indiceh indexh hindice",
        "paper_count": (
            "paper papers papercount numberofpapers publication publications articles preprints"
            " artikel publikationen veröffentlichungen publicaciones artículos articoli"
            " pubblicazioni artigos publicações"
        ),
        "citation_count": (
            "citation citations citationcount totalcitations cites citedby timescited"
            " zitate zitationen zitierungen citas citaciones citazioni citações"
        ),
        "novelty_percent": "novelty noveltyscore neuheit nouveauté novedad novità novidade",
        "ai_score": "aiscore kiscore kiwert scoreia puntuaciónia punteggioia pontuaçãoia",
    }.items()
    for letters in labels.split()
}
_NEAR = 0.8  # of 1: `Citaciones` to `citations` is 0.84; `g-index` to `h-index` too
_LABEL = r"[^\W\d_](?:[^\W\d_]|[ \t._-](?=[^\W\d_])){0,29}"
_NUMBER = r"[0-9](?:[0-9.,'’]|[ \u202f](?=[0-9]{3})){0,19}[kKmM]?"  # noqa: RUF001  (it is meant)
_SIGNS = r"[ \t]*[:=·•|()\[\]–-]?[ \t]*[(\[]?"  # noqa: RUF001  (likewise)
_LINE = re.compile(
    rf"(?:(?P<label>{_LABEL}){_SIGNS}(?P<number>{_NUMBER})"
    rf"|(?P<number_b>{_NUMBER}){_SIGNS}(?P<label_b>{_LABEL}))[ \t]*[%+)\]]?[.:]?"
)
_BETWEEN = re.compile(r"[ \t]*[·•|;/][ \t]*|[ \t]{2,}|\t|,[ \t]+")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_KNOWN = re.compile(r"(?i)h-?index|papers?|citations?|novelty|ai[ \t]?score")


class FactSuggestion(NamedTuple):
    """What a line says of the head in another form."""

    fields: frozenset[str]
    """The facts, by the names of the record."""
    hint: str
    """What the page would print."""


def suggest_fact(line: str) -> FactSuggestion | None:
    """Return what a line says that is no fact as the page prints it, or None."""
    one = _one(line)
    if one is not None:
        field, meant = one
        return FactSuggestion(frozenset([field]), meant)
    parts = [_one(part) for part in _BETWEEN.split(line) if part]
    fields = frozenset(part[0] for part in parts if part)
    if not all(parts):
        labels = _KNOWN.findall(line)
        rest = _KNOWN.sub("", line)
        glued = re.search("[0-9]", rest) and not re.search(r"[^\W\d_]", rest)
        fields = frozenset(filter(None, map(_field, labels))) if glued else frozenset()
    if fields:
        return FactSuggestion(fields, "expected each fact in a line of its own, such as 'h-index25'")
    return None


def suggest_fact_of_two(above: str, below: str) -> FactSuggestion | None:
    """Return what two lines say of which one is a label and one its number, or None."""
    label, number = (below, above) if above[:1].isdigit() else (above, below)
    field = _field(label) if re.fullmatch(_LABEL, label) else None
    if field is None or not re.fullmatch(rf"{_NUMBER}%?", number):
        return None
    hint = f"expected label and number in one line, as in {FACTS[field].example!r}"
    return FactSuggestion(frozenset([field]), hint)


def _one(text: str) -> tuple[str, str] | None:
    """Return the field that one fact is of, and what the page would print."""
    found = _LINE.fullmatch(text)
    if not found:
        return None
    field = _field(found["label"] or found["label_b"])
    if field is None:
        return None
    number = re.sub(r"['’\s]", ",", found["number"] or found["number_b"])  # noqa: RUF001
    fact = FACTS[field]
    meant = fact.form.format(number)
    if fact.read(number + "%" * ("%" in fact.form)) is None:
        return field, f"expected it as in {fact.example!r}"
    return field, f"did you mean {meant!r}?"


@lru_cache(maxsize=1024)
def _field(label: str) -> str | None:
    letters = _NOT_LETTERS.sub("", label).casefold()
    near = get_close_matches(letters, _LABELS, 1, _NEAR)
    # One letter makes another index of it: `g-index`, `e-index`.
    if not near or (_LABELS[near[0]] == "h_index" and letters not in _LABELS):
        return None
    return _LABELS[near[0]]
