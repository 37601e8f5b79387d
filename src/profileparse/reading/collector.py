"""What is gathered while a text is read: findings, and text that belongs to nothing."""

from profileparse.diagnostics import Diagnostic, Unparsed
from profileparse.text.document import Text
from profileparse.text.excerpt import quoted
from profileparse.text.span import Span


class Findings:
    """A collector that turns bounds in the text into spans.

    Args:
        source: the text that is read.
    """

    def __init__(self, source: Text) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.unparsed: list[Unparsed] = []

    def add(self, code: str, message: str, start: int, end: int, hint: str | None = None) -> None:
        """Report a finding about `text[start:end]`."""
        self.add_at(code, message, self.source.span(start, end), hint)

    def add_at(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        """Report a finding about a span."""
        self.diagnostics.append(Diagnostic.of(code, message, span, hint))

    def quote(self, start: int, end: int) -> tuple[Span, str]:
        """Return the span of `text[start:end]`, and the text as a message may quote it."""
        bounds = self.source.given(start, end)
        return self.source.span(start, end), quoted(self.source.as_given.plain[slice(*bounds)])

    def stray(self, owner: str, start: int, end: int) -> None:
        """Report and keep text that belongs to no profile or to no paper."""
        span, text = self.quote(start, end)
        hint = "it is kept in unparsed: leave it out where the text is scraped"
        self.add_at("PP102", f"text that belongs to no {owner}: {text}", span, hint)
        self.keep_at(span)

    def keep(self, start: int, end: int) -> None:
        """Keep `text[start:end]`, which belongs to no record."""
        self.keep_at(self.source.span(start, end))

    def keep_at(self, span: Span) -> None:
        """Keep the text of a span, which belongs to no record."""
        self.unparsed.append(Unparsed(text=self.text_of(span), span=span))

    def text_of(self, span: Span) -> str:
        """Return the text of a span, as it was given."""
        offset = self.source.offset
        return self.source.text[span.start - offset : span.end - offset]
