"""What is gathered while a text is read: diagnostics, and text that belongs to nothing."""

from profileparse.diagnostics import Diagnostic, DiagnosticList, Unparsed
from profileparse.text.document import Text
from profileparse.text.excerpt import quoted
from profileparse.text.span import Span


class Collector:
    """Turns bounds in the text into spans.

    Args:
        text: the text that is read.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.diagnostics = DiagnosticList()
        self.unparsed: list[Unparsed] = []

    def add(self, code: str, message: str, start: int, end: int, hint: str | None = None) -> None:
        """Report a diagnostic about `text[start:end]`."""
        self.add_at(code, message, self.text.span(start, end), hint)

    def add_at(
        self,
        code: str,
        message: str,
        span: Span,
        hint: str | None = None,
        facts: tuple[str, ...] = (),
    ) -> None:
        """Report a diagnostic about a span, and the facts that are there and cannot be read."""
        self.diagnostics.add(Diagnostic.of(code, message, span, hint, facts))

    def quote(self, start: int, end: int) -> tuple[Span, str]:
        """Return the span of `text[start:end]`, and the text as a message may quote it."""
        bounds = self.text.given(start, end)
        return self.text.span(start, end), quoted(self.text.as_given.plain[slice(*bounds)])

    def unexpected(self, owner: str, start: int, end: int) -> None:
        """Report and keep text that belongs to no profile or to no paper."""
        span, text = self.quote(start, end)
        hint = "it is kept in unparsed: leave it out where the text is scraped"
        self.add_at("PP102", f"text that belongs to no {owner}: {text}", span, hint)
        self.keep_at(span)

    def keep(self, start: int, end: int) -> None:
        """Keep `text[start:end]`, which belongs to no record."""
        self.keep_at(self.text.span(start, end))

    def keep_at(self, span: Span) -> None:
        """Keep the text of a span, which belongs to no record."""
        self.unparsed.append(Unparsed(text=self.text_of(span), span=span))

    def text_of(self, span: Span) -> str:
        """Return the text of a span, as it was given."""
        offset = self.text.offset
        return self.text.text[span.start - offset : span.end - offset]
