"""The cards of a page: what stands below each meta line."""

from collections.abc import Iterator
from itertools import pairwise

from profileparse.reading.lines import Lines
from profileparse.reading.sections import next_head


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
