"""A page in one line, with nothing between its pieces, and the lines that it is brought to."""

from profileparse.reading.forms.edits import apply
from profileparse.reading.forms.one_line import find

HEAD = ["Maria Example", "LG", "h-index25", "3papers", "1,923citations", "Novelty50%", "AI Score56"]
PROSE = (
    "We ask how small a model can be before it stops to answer, as of May 18, 2025, and see "
    "https://example.org/a-b. On nine tasks, $x^2$ of 57.7 is smaller than was thought."
)
PAPERS = [
    (
        "85.2LGApr 26Code",
        "Small Models, Large Questions: What PyTorch Knows About Its Own Generation",
        "Maria Example, Jan McMuster, Li Wei et al. · eth-zurich",
        PROSE,
    ),
    (
        "CLJun 29, 2022",
        "Counting words in the dark with LLMs",
        "Jan Muster, Maria Example",
        f"Our work counts them. {PROSE}",
    ),
    (
        "quant-phFeb 29, 2024",
        "A Note on Leap Days",
        "Maria Example",
        f"Large Language Models (LLMs) have been asked for the day. {PROSE}",
    ),
]
MENU = "Scholar FeedTrendingSearchPricingSign in"


def glued(  # noqa: PLR0913  (what stands between the pieces of a page)
    papers: list[tuple[str, str, str, str]] = PAPERS,
    *,
    head: list[str] = HEAD,
    above: str = "",
    under_heading: str = "",
    label: str = "",
    below: str = "",
    end: str = "",
) -> str:
    """Return a page in one line."""
    cards = (f"{label if paper[0][0].isdigit() else ''}{''.join(paper)}{below}" for paper in papers)
    return "".join((above, *head, f"{len(papers)} Papers", under_heading, *cards, end))


def lines(papers: list[tuple[str, str, str, str]] = PAPERS, *, head: list[str] = HEAD) -> list[str]:
    """Return the lines of such a page."""
    found = [*head, f"{len(papers)} Papers"] if head else []
    return [*found, *(piece for paper in papers for piece in paper)]


def apart(text: str) -> list[str]:
    """Return the lines of an edited text that are not blank."""
    return [line for line in apply(text, find(text).edits)[0].split("\n") if line]
