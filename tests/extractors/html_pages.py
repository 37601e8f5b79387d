"""Pages as a site could build them, each with the records of the real dump.

The layouts differ in what a browser, or a library, makes of them: rows of inline or of flex
boxes, cards in lists and tables, buttons and labels among the text, white space in the source.
"""

from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

import profileparse
from profileparse import Paper, Profile

AS_OF = date(2026, 5, 20)
DUMP = Path(__file__).parents[1] / "fixtures" / "imanol-schlag.txt"
PROFILE = profileparse.parse_file(DUMP, as_of=AS_OF)

_STYLE = """
.flex .meta, .flex .facts, .flex .fact, .flex nav { display: flex; gap: 8px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0); }
span { margin-right: 8px; }
"""

Card = Callable[[int, Paper], str]


def day(paper: Paper) -> str:
    """Return the date of a paper as the site prints it."""
    shown = paper.date
    assert shown is not None
    year = "" if paper.year_inferred else f", {shown.year}"
    return f"{shown:%b} {shown.day}{year}"


def meta(paper: Paper) -> list[str]:
    """Return what stands in the row above a title."""
    score = [] if paper.score is None else [f"{paper.score}"]
    return [*score, paper.category, day(paper), *paper.badges]


def byline(paper: Paper) -> str:
    """Return the authors and the affiliation of a paper."""
    cut = " et al." if paper.et_al else ""
    where = f" · {paper.affiliation}" if paper.affiliation else ""
    return f"{', '.join(paper.authors)}{cut}{where}"


def facts(profile: Profile) -> list[tuple[str, ...]]:
    """Return the facts of the head, each in its pieces."""
    return [
        (f"{profile.category}",),
        ("h-index", f"{profile.h_index}"),
        (f"{profile.paper_count}", "papers"),
        (f"{profile.citation_count:,}", "citations"),
        ("Novelty", f"{profile.novelty_percent:.0f}%"),
        ("AI Score", f"{profile.ai_score:.0f}"),
    ]


def _of(tag: str, inner: str, **attributes: str) -> str:
    shown = "".join(f' {name.rstrip("_")}="{value}"' for name, value in attributes.items())
    return f"<{tag}{shown}>{inner}</{tag}>"


def _spans(pieces: list[str] | tuple[str, ...]) -> str:
    return "".join(_of("span", escape(piece)) for piece in pieces)


_FACTS = _of("div", "".join(_of("div", _spans(fact), class_="fact") for fact in facts(PROFILE)))
_NAV = _of("nav", '<a href="/">Example Feed</a><a href="/trending">Trending</a>')


def _card(number: int, paper: Paper, *, label: str = "", below: str = "") -> str:
    row = f"{label if paper.score is not None else ''}{_spans(meta(paper))}"
    return (
        _of("div", row, class_="meta")
        + _of("a", _of("h3", escape(f"{paper.title}")), href=f"/paper/{number}")
        + _of("p", escape(byline(paper)))
        + _of("p", escape(f"{paper.abstract}"))
        + below
    )


def _page(  # noqa: PLR0913  (the parts of a page)
    card: Card = _card,
    *,
    outer: str = "section",
    inner: str = "div",
    kind: str = "plain",
    under_name: str = "",
    head: str = _FACTS.replace("<div>", '<div class="facts">', 1),
    under_heading: str = "",
    foot: str = "",
) -> str:
    cards = (_of(inner, card(n, paper)) for n, paper in enumerate(PROFILE.papers, 1))
    name = escape(f"{PROFILE.name}")
    main = (
        f"{_of('h1', name)}{under_name}{head}{_of('h2', f'{PROFILE.paper_count} Papers')}"
        f"{under_heading}{_of(outer, ''.join(cards))}"
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{name} | Example Feed</title><style>{_STYLE}</style></head>"
        f'<body class="{kind}">{_NAV}{_of("main", main)}{foot}</body></html>'
    )


def _buttons() -> str:
    below = _of("div", "<button>Save</button><button>Share</button>")
    return _page(
        lambda n, paper: _card(n, paper, below=below),
        kind="flex",
        under_name="<div><button>Follow</button></div>",
        under_heading="<div><button>Newest</button><button>Most cited</button></div>",
        foot="<div><button>Load more</button></div><footer><p>© 2026 Example Feed</p></footer>",
    )


def _hidden_label() -> str:
    label = _of("span", "Score", class_="hidden")
    return _page(lambda n, paper: _card(n, paper, label=label), kind="flex")


def _linked(number: int, paper: Paper) -> str:
    title = _of("a", escape(f"{paper.title}"), href=f"https://arxiv.org/abs/2401.{number:05}")
    return (
        _of("header", _of("div", _spans(meta(paper)), class_="meta") + _of("h3", title))
        + _of("p", escape(byline(paper)))
        + _of("div", _of("p", escape(f"{paper.abstract}")))
    )


def _linked_authors(number: int, paper: Paper) -> str:
    names = ", ".join(_of("a", escape(name), href="/author/1") for name in paper.authors)
    rest = byline(paper).removeprefix(", ".join(paper.authors))
    return _card(number, paper).replace(escape(byline(paper)), names + escape(rest))


def _without_blocks(number: int, paper: Paper) -> str:
    """Return a card whose rows are the only blocks: no heading, no paragraph."""
    row = _of("div", _spans(meta(paper)))
    title = _of("div", _of("a", escape(f"{paper.title}"), href=f"/paper/{number}"))
    return row + title + _of("div", escape(byline(paper))) + _of("div", escape(f"{paper.abstract}"))


def _table_head() -> str:
    rows = "".join(
        _of("tr", "".join(_of("td", escape(piece)) for piece in fact)) for fact in facts(PROFILE)
    )
    return _of("table", rows)


def _pretty(page: str) -> str:
    """Return a page with each element on lines of its own, indented by its depth."""
    lines: list[str] = []
    depth = 0
    for piece in page.replace("<", "\n<").replace(">", ">\n").split("\n"):
        if not piece.strip():
            continue
        depth -= piece.startswith("</")
        lines.append("  " * depth + piece)
        opens = piece.startswith("<") and not piece.startswith(("</", "<!", "<meta"))
        depth += opens
    return "\n".join(lines) + "\n"


PAGES: dict[str, str] = {
    "inline rows": _page(),
    "flex rows": _page(kind="flex"),
    "list": _page(outer="ul", inner="li", kind="flex"),
    "numbered list": _page(outer="ol", inner="li"),
    "buttons": _buttons(),
    "hidden label": _hidden_label(),
    "white space": _pretty(_page(kind="flex")),
    "arXiv links": _page(_linked, inner="article", kind="flex"),
    "linked authors": _page(_linked_authors),
    "divs": _page(_without_blocks),
    "table": _page(
        lambda n, paper: _of("td", _card(n, paper)), outer="table", inner="tr", head=_table_head()
    ),
}
"""The pages by their names, as HTML."""
