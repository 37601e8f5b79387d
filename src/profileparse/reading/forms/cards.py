"""The cards of a page: what stands below each meta line, and how long its lines were."""

from collections.abc import Iterator
from itertools import pairwise

from profileparse.reading.lines import Lines
from profileparse.reading.sections import next_head

_LONGEST_LINE = 1000  # characters that are looked at on both sides of a place


def profiles(lines: Lines) -> Iterator[list[tuple[int, int]]]:
    """Yield, for each profile, the first line below each meta line and where its card ends."""
    papers: list[tuple[int, int]] = []
    metas = [*lines.metas, len(lines)]
    for meta, below in pairwise(metas):
        head = next_head(lines, meta + 1, below)
        feet = (line + 1 for line in range(meta + 1, head) if lines[line].startswith("©"))
        papers.append((meta + 1, next(feet, head)))
        if head < below:
            yield papers
            papers = []
    yield papers


def shape(given: str, start: int) -> tuple[int, int]:
    """Return the column in which the line of a code point ends, and the size of its first word."""
    low, high = max(0, start - _LONGEST_LINE), start + _LONGEST_LINE
    first = max(low, given.rfind("\n", low, start) + 1)
    end = given.find("\n", start, high)
    line = given[first : high if end < 0 else end].rstrip(" \t")
    word = line.rfind(" ", 0, start - first) + 1  # behind the marks of the line
    return len(line), len(line[word:].split(" ", 1)[0])
