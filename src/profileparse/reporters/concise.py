"""One line a diagnostic: `path:line:column: severity CODE message`."""

from collections.abc import Iterable, Iterator

from profileparse.reporters import Checked, Style
from profileparse.reporters.messages import heading


def concise(results: Iterable[Checked], style: Style) -> Iterator[str]:
    """Yield a line for each diagnostic."""
    for result in results:
        if result.failure is None:  # else it is said on standard error
            for found in result.report.diagnostics:
                yield heading(result.path, found, colour=style.colour)
