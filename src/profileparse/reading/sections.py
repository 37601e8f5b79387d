"""Where a profile begins: which lines are names, and which go on with the head above them.

| line | begins a profile |
|---|---|
| a name, at the top of a text | over a fact or the heading, or over a field and a paper |
| a name, below papers | over an h-index, or over two facts |
| a name, below a head | likewise, once that head has its heading, or has facts of its own, a blank
|                      | line parts the two, and a fact is repeated |
| two facts, below papers | always: it has lost its name |
| two facts, elsewhere | never: they go on with the head |

Between a name and its facts there may be a field and up to six lines with a number at an edge, or,
below a blank line, up to eight short lines of any kind: a label that has changed costs no name. The
latter is not so for the first two lines of a paper, unless a field is next: these are its title and
its names. Below papers, a sentence is the end of an abstract, and no name.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from profileparse.reading.lines import FIELD, HEADING, META, Lines
from profileparse.reading.open_lines import SENTENCE_ENDS
from profileparse.reading.page_words import is_page_word

NAME, NAMELESS, UNPARSED = "NAME", "NAMELESS", "UNPARSED"
_H_INDEX = "H_INDEX"
_LONGEST_NAME = 100  # characters
_LONGEST_ODD_FACT = 60
_LONGEST_IN_BLOCK = 80
_MOST_ODD_FACTS = 6
_MOST_IN_BLOCK = 8
_TOP = 2  # lines of a paper: the title and the names
_LONGEST_SHORT_FORM = 5  # characters: at the end of a name
_NEAR = 2 + max(_MOST_ODD_FACTS, _MOST_IN_BLOCK)  # lines: the facts below a name are among them
REACH = 2 * _NEAR
"""Whether a line begins a profile depends on no more than so many lines below it."""


class Entry(NamedTuple):
    """What the lines from `first` to before `stop` are."""

    kind: str
    first: int
    stop: int


def first_entries(lines: Lines, start: int, end: int) -> Iterator[Entry]:
    """Yield what stands above the first paper of a text, in the lines from `start` to `end`."""
    name = next((line for line in range(start, end) if _is_name(lines, line, end, sure=False)), end)
    above = list(_entries(lines, start, name))
    facts = next((n for n, entry in enumerate(above) if entry.kind != UNPARSED), len(above))
    if name < end:
        facts = len(above)
    yield from (Entry(UNPARSED, first, stop) for _, first, stop in above[:facts])
    if facts < len(above):
        yield Entry(NAMELESS, above[facts].first, above[facts].first)
        yield from above[facts:]
    yield from head_entries(lines, name, end)


def next_head(lines: Lines, start: int, end: int) -> int:
    """Return the first line below papers that begins a profile, or `end`."""
    for line in range(start, end) if lines.fact_from(start) < end else ():
        if begins_profile(lines, line, end, in_top=line < start + _TOP):
            return line
    return end


def begins_profile(lines: Lines, line: int, end: int, *, in_top: bool = False) -> bool:
    """Whether a line below papers begins a profile.

    Args:
        lines: the lines of the text.
        line: number of the line.
        end: number of the meta line below it, or of all lines.
        in_top: whether it stands where a paper has its title or its names.
    """
    return _is_pair(lines, line, end) or _is_name(lines, line, end, sure=True, in_top=in_top)


def head_entries(lines: Lines, start: int, end: int) -> Iterator[Entry]:
    """Yield the heads in the lines from `start`, which begins a profile, to before `end`."""
    while start < end:
        if start in lines.facts:
            yield Entry(NAMELESS, start, start)
            below = start
        else:
            yield Entry(NAME, start, start + 1)
            below = start + 1
        start = _next_profile(lines, below, end)
        yield from _entries(lines, below, start)


def _next_profile(lines: Lines, start: int, end: int) -> int:
    """Return the line below a head that begins another profile, or `end`."""
    known: set[str] = set()  # kinds of facts of this head
    done = start
    for line in range(start, end):
        if not _is_name(lines, line, end, sure=True):
            continue
        known.update(_facts(lines, done, line))
        done = line
        if not known or lines.forms[line] == FIELD:
            continue
        if HEADING in known:
            return line
        if lines.is_parted(line - 1):
            near = min(line + 1 + _NEAR, end)
            names = (n for n in range(line + 1, near) if _is_name(lines, n, end, sure=True))
            if not known.isdisjoint(_facts(lines, line, next(names, near))):
                return line
    return end


def _facts(lines: Lines, start: int, end: int) -> Iterator[str]:
    return (str(lines.forms[line]) for line in range(start, end) if line in lines.facts)


def _entries(lines: Lines, start: int, end: int) -> Iterator[Entry]:
    """Yield facts and the field one by one, and what is neither in runs of lines."""
    first = start
    for line in range(start, end):
        form = lines.forms[line]
        begins = line in lines.facts or (form == FIELD and _is_field(lines, line))
        if first < line and (begins or _is_name(lines, line, end, sure=False)):
            yield Entry(UNPARSED, first, line)
            first = line
        if begins:
            yield Entry(str(form), line, line + 1)
            first = line + 1
    if first < end:
        yield Entry(UNPARSED, first, end)


def _is_field(lines: Lines, line: int) -> bool:
    """Whether a code stands over facts, or over a paper."""
    end = len(lines)
    over_paper = line + 1 < end and lines.forms[line + 1] == META
    return over_paper or any(map(lines.is_sure, _below_odd_facts(lines, line, end)))


def _is_pair(lines: Lines, line: int, end: int) -> bool:
    """Whether a fact has another one, or the heading, below it."""
    pair = line + 1 < end and lines.is_sure(line) and lines.is_sure(line + 1)
    return pair and lines.forms[line] != HEADING


def _is_name(lines: Lines, line: int, end: int, *, sure: bool, in_top: bool = False) -> bool:
    """Whether a line stands over facts as a name does, at whatever place.

    Args:
        lines: the lines of the text.
        line: number of the line.
        end: number of the meta line below it, or of all lines.
        sure: whether it takes an h-index or two facts: a menu can have a count or a heading, too.
        in_top: whether it stands where a paper has its title or its names.
    """
    if line in lines.facts:
        return False
    code = lines.forms[line] == FIELD
    over_field = not sure and lines.forms[line + 1 : line + 3] == [FIELD, META]
    near = lines.fact_from(line) <= min(line + _NEAR, end - 1)
    if not (near or over_field) or (code and not _is_over_block(lines, line, end)):
        return False
    if lines.has_edge_digit(line) or not _can_be_name(lines[line], below_papers=sure):
        return False
    if over_field:
        return True
    of_paper = in_top and lines.forms[line + 1 : line + 2] != [FIELD]
    block = () if of_paper else _below_block(lines, line, end)
    places = chain(_below_odd_facts(lines, line, end), block)
    if not sure:
        return any(map(lines.is_sure, places))
    return any(
        lines.is_sure(place) and (lines.forms[place] == _H_INDEX or _is_pair(lines, place, end))
        for place in places
    )


def _can_be_name(text: str, *, below_papers: bool) -> bool:
    known = "h-index" in text or "@" in text or (below_papers and _ends_sentence(text))
    return len(text) <= _LONGEST_NAME and not known and not is_page_word(text)


def _ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, and not with `Jr.` or `Ph.D.`."""
    last = text.rsplit(" ", 1)[-1]
    short = last[:1].isupper() and len(last) <= _LONGEST_SHORT_FORM
    return last.endswith(SENTENCE_ENDS) and not short


def _is_over_block(lines: Lines, line: int, end: int) -> bool:
    """Whether a blank line parts a code from the field or the facts below it: it is a name."""
    below = line + 1
    if below >= end or not lines.is_parted(line):
        return False
    return lines.forms[below] == FIELD or (lines.is_sure(below) and lines.forms[below] != HEADING)


def _below_odd_facts(lines: Lines, line: int, end: int) -> Iterator[int]:
    """Yield where the facts below a line can begin: behind a field, behind odd facts."""
    first = line + 1
    for place in range(first, min(first + _MOST_ODD_FACTS + 2, end)):
        yield place
        if lines.forms[place] == FIELD:
            continue
        odd = lines.has_edge_digit(place) or "@" in lines[place]  # a number, or an address
        odd = odd and len(lines[place]) <= _LONGEST_ODD_FACT
        if not (odd or place in lines.facts):
            return


def _below_block(lines: Lines, line: int, end: int) -> Iterator[int]:
    """Yield where the facts in the block below a line can begin."""
    if not lines.is_parted(line):
        return
    for place in range(line + 1, min(line + _MOST_IN_BLOCK + 2, end)):
        yield place
        if lines.is_parted(place) or len(lines[place]) > _LONGEST_IN_BLOCK:
            return
