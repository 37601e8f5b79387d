"""The real dump, its head and the text of each of its papers."""

import re
from datetime import date
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"
AS_OF = date(2026, 5, 20)
TEXT = (FIXTURES / "imanol-schlag.txt").read_bytes().decode("utf-8")
_META = re.compile(r"(?m)^(?:[0-9.]+)?[A-Z]{2}[A-Z][a-z]{2} [0-9]{1,2}(?:, [0-9]{4})?(?:Code)?$")
_STARTS = [found.start() for found in _META.finditer(TEXT)]
HEAD = TEXT[: _STARTS[0]]
PAPERS = [
    TEXT[start:end].rstrip("\n") for start, end in zip(_STARTS, [*_STARTS[1:], None], strict=True)
]


def joined(papers: list[str], head: str = HEAD) -> str:
    """Return a dump of these papers."""
    return head + "\n\n".join(papers)
