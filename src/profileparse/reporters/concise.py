"""One line a finding: `path:line:column: severity CODE message`."""

from collections.abc import Iterable, Iterator

from profileparse.reporters.base import Checked, heading


def concise(results: Iterable[Checked], *, colour: bool) -> Iterator[str]:
    """Yield a line for each finding.

    Args:
        results: texts that were checked.
        colour: whether colours are wanted.
    """
    for result in results:
        for found in result.report.diagnostics:
            yield heading(result.path, found, colour=colour)
