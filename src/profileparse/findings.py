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
        self.add_at(code, message, self.source.span(start, end), hint)

    def add_at(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        """Report a finding about a span."""
        self.diagnostics.append(Diagnostic.of(code, message, span, hint))

    def keep(self, start: int, end: int) -> None:
        """Keep `text[start:end]`, which belongs to no record."""
        self.keep_at(self.source.span(start, end))

    def keep_at(self, span: Span) -> None:
        """Keep the text of a span, which belongs to no record."""
        start = span.start - self.source.offset
        text = self.source.text[start : start + span.end - span.start]
        self.unparsed.append(Unparsed(text=text, span=span))
