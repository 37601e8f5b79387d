"""One line a finding: `path:line:column: severity CODE message`."""

from collections.abc import Iterable, Iterator

from profileparse.reporters.reporter import Checked, Style, heading


def concise(results: Iterable[Checked], style: Style) -> Iterator[str]:
    """Yield a line for each finding.

    Args:
        results: texts that were checked.
        style: how they are to be written.
    """
    for result in results:
        if result.failure is not None:
            continue  # said on standard error
        for found in result.report.diagnostics:
            yield heading(result.path, found, colour=style.colour)
