"""What is gathered while a text is read: findings, and text that belongs to nothing."""

from profileparse.diagnostics import Diagnostic, Unparsed
from profileparse.source import Source, Span


class Findings:
    """A collector that turns bounds in the text into spans.

    Args:
        source: the text that is read.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.unparsed: list[Unparsed] = []

    def add(self, code: str, message: str, start: int, end: int, hint: str | None = None) -> None:
        """Report a finding about `text[start:end]`."""
        self.diagnostics.append(Diagnostic.of(code, message, self.source.span(start, end), hint))

    def keep(self, start: int, end: int) -> Span:
        """Keep `text[start:end]`, which belongs to no record."""
        span = self.source.span(start, end)
        self.unparsed.append(Unparsed(text=self.source.text[start:end], span=span))
        return span
