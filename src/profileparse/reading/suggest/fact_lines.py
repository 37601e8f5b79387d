"""Facts of the head in another form than the page's: found, and never read."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from profileparse.reading.facts import FACTS

# Letters of a label, in lower case: in English, then in German, French, Spanish, Italian and
# Portuguese, whose page may be the one that was fetched.
_OTHER_LABELS = {
    "h_index": "hirschindex indiceh indexh hindice",
    "paper_count": (
        "paper papercount numberofpapers publication publications articles preprints"
        " artikel publikationen veröffentlichungen publicaciones artículos articoli"
        " pubblicazioni artigos publicações"
    ),
    "citation_count": (
        "citation citationcount totalcitations cites citedby timescited"
        " zitate zitationen zitierungen citas citaciones citazioni citações"
    ),
    "novelty_percent": "noveltyscore neuheit nouveauté novedad novità novidade",
    "ai_score": "kiscore kiwert scoreia puntuaciónia punteggioia pontuaçãoia",
}
_NEAR = 0.8  # of 1: `Citaciones` to `citations` is 0.84; `g-index` to `h-index` too
_LABEL = r"[^\W\d_](?:[^\W\d_]|[ \t._-](?=[^\W\d_])){0,29}"
_NUMBER = r"[0-9](?:[0-9.,'’]|[ \u202f](?=[0-9]{3})){0,19}[kKmM]?"  # noqa: RUF001  (it is meant)
_SIGNS = r"[ \t]*[:=·•|()\[\]–-]?[ \t]*[(\[]?"  # noqa: RUF001  (likewise)
_LINE = (
    rf"(?:(?P<label>{_LABEL}){_SIGNS}(?P<number>{_NUMBER})"
    rf"|(?P<number_b>{_NUMBER}){_SIGNS}(?P<label_b>{_LABEL}))[ \t]*[%+)\]]?[.:]?"
)
_BETWEEN = r"[ \t]*[·•|;/][ \t]*|[ \t]{2,}|\t|,[ \t]+"
_SEVERAL = 2  # facts in a line, beside which a name or a field can stand
_PRINTED = "|".join(fact.form.strip("{}%") for fact in FACTS.values())
# Labels of the page, of one or of many, with or without what parts their words.
_KNOWN = "(?i)" + _PRINTED.replace("-", "-?").replace(" ", r"[ \t]?").replace("s|", "s?|")


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
    parts = [_one(part) for part in re.split(_BETWEEN, line) if part]
    fields = frozenset(part[0] for part in parts if part)
    if not all(parts) and sum(map(bool, parts)) < _SEVERAL:
        labels = re.findall(_KNOWN, line)
        rest = re.sub(_KNOWN, "", line)
        glued = not re.search(r"[^\W\d_]", rest) or len(labels) > _SEVERAL  # LG h-index 25 23 …
        known = glued and re.search("[0-9]", rest)
        fields = frozenset(filter(None, map(_field, labels))) if known else frozenset()
    if fields:
        hint = "expected each fact in a line of its own, such as 'h-index25'"
        return FactSuggestion(fields, hint)
    return None


def suggest_fact_of_two(above: str, below: str) -> FactSuggestion | None:
    """Return what two lines say of which one is a label and one its number, or None."""
    label, number = (below, above) if above[:1].isdigit() else (above, below)
    field = _field(label) if re.fullmatch(_LABEL, label) else None
    if field is None or not re.fullmatch(f"{_NUMBER}%?", number):
        return None
    hint = f"expected label and number in one line, as in {FACTS[field].example!r}"
    return FactSuggestion(frozenset([field]), hint)


def _one(text: str) -> tuple[str, str] | None:
    """Return the field that one fact is of, and what the page would print."""
    found = re.fullmatch(_LINE, text)
    field = _field(found["label"] or found["label_b"]) if found else None
    if found is None or field is None:
        return None
    number = re.sub(r"['’\s]", ",", found["number"] or found["number_b"])  # noqa: RUF001
    fact = FACTS[field]
    meant = fact.form.format(number)
    if fact.read(number + "%" * ("%" in fact.form)) is None:
        return field, f"expected it as in {fact.example!r}"
    return field, f"did you mean {meant!r}?"


@lru_cache(maxsize=1024)
def _field(label: str) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415  (no whole page needs it)

    letters, labels = _letters(label), _labels()
    near = get_close_matches(letters, labels, 1, _NEAR)
    # One letter makes another index of it: `g-index`, `e-index`.
    if not near or (labels[near[0]] == "h_index" and letters not in labels):
        return None
    return labels[near[0]]


@cache
def _labels() -> dict[str, str]:
    """Return the field of each label."""
    return {
        label: field
        for field, fact in FACTS.items()
        for label in (_letters(fact.form), *_OTHER_LABELS.get(field, "").split())
    }


def _letters(label: str) -> str:
    return re.sub(r"[\W\d_]+", "", label).casefold()
