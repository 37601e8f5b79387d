"""A stretch of the text that was given."""

import attrs


@attrs.frozen(kw_only=True)
class Span:
    """A stretch of the text that was given.

    Lines end with LF, CRLF or CR and with nothing else, as in an editor.
    """

    start: int = attrs.field(metadata={"doc": "Code points before the stretch."})
    end: int = attrs.field(metadata={"doc": "Code points up to its end, which is not part of it."})
    line: int = attrs.field(metadata={"doc": "Line of the start, from 1."})
    column: int = attrs.field(metadata={"doc": "Column of the start in code points, from 1."})
    end_line: int = attrs.field(metadata={"doc": "Line of the end, from 1."})
    end_column: int = attrs.field(
        metadata={"doc": "Column just behind the last code point, from 1."}
    )

    def cut(self, text: str) -> str:
        """Return the stretch out of the text that was given."""
        return text[self.start : self.end]

    def through(self, last: "Span") -> "Span":
        """Return the span from the start of this one to the end of another."""
        return attrs.evolve(self, end=last.end, end_line=last.end_line, end_column=last.end_column)
