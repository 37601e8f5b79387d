"""Changes for people, as wide as the terminal and no wider."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from profileparse.compare import Change, Changed, Changes, Value
from profileparse.records import Paper
from profileparse.text.excerpt import common_length, excerpt, quoted
from profileparse.writers import Options
from profileparse.writers.terminal_table import Column, table

_CAPTURES = (Column(""), Column("name"), Column("as of", whole=True), Column("source"))
_PAPERS = (Column("", whole=True), Column(""))
_NOTHING = "-"
_SHORT = 9  # of two such columns, the narrowest terminal has room for both
_LONGEST = 60
_LONGEST_TITLE = 300
_BEFORE = 20  # characters that are shown before the first one that differs
_PARTS = frozenset({"novelty_percent"})  # a percent of a percent would be misread


def changes_as_table(
    entries: Iterable[tuple[tuple[str, str], Changes]], options: Options
) -> Iterator[str]:
    """Yield the lines on each pair of captures."""
    for sources, changes in entries:
        yield from (f"{line}\n" for line in _lines(changes, sources, options.width))


def _lines(changes: Changes, sources: tuple[str, str], width: int) -> Iterator[str]:
    captures = zip(("old", "new"), (changes.old, changes.new), sources, strict=True)
    rows: list[tuple[str, ...]] = [
        (which, excerpt(profile.name or _NOTHING), str(profile.as_of), source)
        for which, profile, source in captures
    ]
    rows.append(("days", "", f"{changes.days:,}"))
    yield from table(_CAPTURES, rows, width)
    yield ""
    if changes.unchanged:
        yield f"nothing changed, papers: {changes.same:,}"
        return
    if changes.head:
        yield from _head(changes.head, width)
        yield ""
    for name, papers in (("new", changes.added), ("gone", changes.gone)):
        yield from _section(name, len(papers), [_paper(paper) for paper in papers], width)
    below = []
    for paper in changes.changed:
        below.append(_paper(paper))
        for change in paper.changes:
            old, new = _excerpts(change)
            below.append(("", f"{change.field}: {old} -> {new}"))
    yield from _section("changed", len(changes.changed), below, width)
    yield f"unchanged papers: {changes.same:,}"


def _head(changes: Sequence[Change], width: int) -> Iterator[str]:
    rows = [(change.field, *_excerpts(change), _growth(change)) for change in changes]
    # A number in two pieces is hard to read, but half of a long name would be lost.
    whole = all(len(cell) <= _SHORT for _, old, new, _ in rows for cell in (old, new))
    old, new = (Column(name, right=True, whole=whole) for name in ("old", "new"))
    columns = (Column("field"), old, new, Column("growth", right=True))
    yield from table(columns, rows, width)


def _growth(change: Change) -> str:
    growth, base = change.growth, change.old
    if growth is None:
        return ""
    if not isinstance(base, int | float) or not base or change.field in _PARTS:
        return f"{growth:+,}"
    return f"{growth:+,} ({growth / abs(base):+,.1%})"


def _section(name: str, count: int, rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    yield f"{name} papers: {count:,}"
    if rows:
        yield from table(_PAPERS, rows, width)
    yield ""


def _paper(paper: Paper | Changed) -> tuple[str, str]:
    title = "(no title)" if paper.title is None else excerpt(paper.title, _LONGEST_TITLE)
    return str(paper.date or "no date"), title


def _excerpts(change: Change) -> tuple[str, str]:
    """Return both values on one line each; those of long texts begin a little before they part."""
    old, new = _text(change.old), _text(change.new)
    start = 0
    if old is not None and new is not None and max(len(old), len(new)) > _LONGEST:
        start = max(common_length(old, new) - _BEFORE, 0)
    return _value(change.old, old, start), _value(change.new, new, start)


def _text(value: Value) -> str | None:
    """Return a value that is a text, or several."""
    if isinstance(value, tuple) and value:
        return ", ".join(value)
    return value if isinstance(value, str) else None


def _value(value: Value, text: str | None, start: int) -> str:
    if text is not None:
        return quoted(f"…{text[start:]}" if start else text, _LONGEST)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,}"
    return str(value) if isinstance(value, date) else _NOTHING
