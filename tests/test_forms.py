"""Forms that extractors leave of one page: each is read to the records of the page itself."""

import re
import textwrap
from collections.abc import Callable

import pytest
import tiling
from form_pages import (
    AS_OF,
    EXPECTED,
    FACTS,
    PAGE,
    PAPERS,
    PROSE,
    bare,
    cards,
    check,
    heading,
    lines,
    said,
)

import profileparse
from profileparse import Severity


def wrapped(width: int, *, blank: bool = True) -> str:
    found = [
        wrap
        for line in lines()
        for wrap in (textwrap.wrap(line, width, break_on_hyphens=False) or [""])
    ]
    return "\n".join(line for line in found if line or blank)


def lynx() -> str:
    text = cards(
        lambda n, meta, title, names: [
            f"   {meta}",
            f"   [{n + 1}]",
            "",
            *textwrap.wrap(title, 72),
            "",
            *textwrap.wrap(names, 72, initial_indent="   ", subsequent_indent="   "),
            "",
            *textwrap.wrap(PROSE, 72, initial_indent="   ", subsequent_indent="   "),
            "",
        ]
    )
    links = [f"   {n}. https://example.org/paper/{n - 1}" for n in range(1, 5)]
    return f"   [1]Home (BUTTON) Sign in\n\n{text}\nReferences\n\n" + "\n".join(links) + "\n"


def aria() -> str:
    found = ["- main:", '  - heading "Maria Example" [level=1]', "  - text: " + " ".join(FACTS)]
    found.append('  - heading "3 Papers" [level=2]')
    for number, (meta, title, names) in enumerate(PAPERS, 1):
        label = f'link "{title}"'
        found += [
            "  - text: " + " ".join(meta),
            f"  - '{label}':" if ":" in title else f"  - {label}:",
            f"    - /url: /paper/{number}",
            f'    - heading "{title}" [level=3]',
            f"  - paragraph: {names}",
            f'  - paragraph: "{PROSE}"',
        ]
    return "\n".join(found)


def buttons(_: int, meta: str, title: str, names: str) -> list[str]:
    label = ["Score"] if meta[0].isdigit() else []
    return [*label, meta, title, "", names, "", PROSE, "Save", "Share", ""]


def item(mark: str) -> Callable[[int, str, str, str], list[str]]:
    def card(n: int, meta: str, title: str, names: str) -> list[str]:
        return [f"{mark.replace('1', str(n))}{meta}", f"  {title}", "", f"  {names}", "", PROSE, ""]

    return card


FORMS: dict[str, tuple[str, str]] = {
    "line-per-piece": ("a line for each piece", "\n".join(lines(glued=False))),
    "pieces-and-blank-lines": ("a line for each piece", "\n\n".join(lines(glued=False))),
    "pieces-indented": ("a line for each piece", "\n    ".join(lines(glued=False))),
    "markdown": ("Markdown", cards(heading, "# Maria Example")),
    "markdown-setext": ("Markdown", cards(heading, "Maria Example\n=============")),
    "markdown-heading-in-link": (
        "Markdown",
        cards(lambda n, meta, t, names: [meta, f"[### {t}](/paper/{n})", "", names, "", PROSE, ""]),
    ),
    "markdown-link-around-block": (
        "Markdown",
        cards(
            lambda n, meta, t, names: [
                *(meta, "", "[", "", f"### {t}", "", f"](/paper/{n})", "", names, "", PROSE, "")
            ]
        ),
    ),
    "markdown-bold": (
        "Markdown",
        cards(
            lambda n, meta, t, names: [
                *(meta, f"[**{t}**](/paper/{n})", "", names, "", PROSE, ""),
            ],
            "**Maria Example**",
        ),
    ),
    "markdown-references": (
        "Markdown",
        cards(lambda n, meta, t, names: [meta, f"[{t}][{n}]", "", names, "", PROSE, ""])
        + "\n[1]: /paper/1\n[2]: /paper/2\n[3]: /paper/3\n",
    ),
    "markdown-of-pandoc": (
        "Markdown",
        cards(
            lambda n, meta, t, names: [
                *("::: {.card}", f"{'[Score]{.hidden}' * meta[0].isdigit()}{meta}", ""),
                *(f"### [{t}](/paper/{n}){{.title}}", "", names, "", PROSE, ":::", ""),
            ],
            '::: {role="main"}\n# Maria Example',
        ),
    ),
    "markdown-of-pandoc-list": (
        "Markdown",
        cards(
            lambda n, meta, t, names: [
                *(f"{n}.  ::: meta", f"    {meta}", "    :::", ""),
                *(f"    ### [{t}](/paper/{n})", "", f"    {names}", "", f"    {PROSE}", ""),
            ]
        ),
    ),
    "links-in-brackets": (
        "numbered links",
        cards(lambda n, meta, t, names: [meta, "", t, f"[/paper/{n}]", "", names, "", PROSE, ""]),
    ),
    "lynx": ("numbered links", lynx()),
    "accessibility": ("accessibility tree", aria()),
    "html": (
        "HTML",
        cards(
            lambda n, meta, t, names: [
                *(meta, f'<a href="/paper/{n}"><h3>{t}</h3></a>', "", names, "", PROSE, "")
            ]
        ),
    ),
    "buttons": ("buttons", cards(buttons, "Maria Example\nFollow")),
    **{
        f"list{mark}": (
            "list",
            cards(item(mark)),
        )
        for mark in ("* ", "• ", "- ", "1. ", "+ ", "#1 ")
    },
    **{f"wrapped-{width}": ("wrapped lines", wrapped(width)) for width in (50, 60, 72, 80)},
    "wrapped-no-blank-lines": ("wrapped lines", wrapped(80, blank=False)),
}
LINKED = [name for name in FORMS if name.startswith(("markdown", "links", "lynx", "acc", "html"))]


def test_the_page_itself_has_no_form() -> None:
    assert said(check(PAGE)) == []
    assert [paper.title for paper in EXPECTED.papers] == [title for _, title, _ in PAPERS]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_read_to_the_records_of_the_page(name: str) -> None:
    form, text = FORMS[name]
    report = check(text)
    assert bare(report.profile) == EXPECTED
    (message,) = said(report)
    assert form in message
    assert said(report, Severity.WARNING) == []


@pytest.mark.parametrize("name", LINKED)
def test_the_link_of_a_title_is_kept(name: str) -> None:
    urls = [paper.url or "" for paper in check(FORMS[name][1]).profile.papers]
    assert [re.sub(r".*(?=/paper)", "", url) for url in urls] == [
        "/paper/1",
        "/paper/2",
        "/paper/3",
    ]


def test_two_forms_at_once() -> None:
    text = cards(
        lambda n, meta, title, names: [
            f"* {meta}",
            "",
            *textwrap.wrap(f"  ### [{title}](/paper/{n})", 78),
            "",
            *textwrap.wrap(names, 78, initial_indent="    "),
            "",
            *textwrap.wrap(PROSE, 78),
            "",
        ],
        "# Maria Example",
    )
    report = check(text)
    assert bare(report.profile) == EXPECTED
    assert said(report) == [
        "read from another form than that of the page: Markdown, list, wrapped lines"
    ]


def test_capitals_are_a_loss_and_a_warning() -> None:
    text = cards(lambda _, meta, t, names: [meta, t.upper(), "", names, "", PROSE, ""])
    report = check(text.replace("3 Papers", "3 PAPERS"))
    assert report.profile.paper_count == len(report.profile.papers)
    (message,) = said(report, Severity.WARNING)
    assert "capitals" in message


@pytest.mark.parametrize("code", ["quant-ph", "cond-mat.soft"])
def test_a_code_in_small_letters_is_an_item_of_a_list(code: str) -> None:
    text = cards(item("· ")).replace("quant-ph", f"{code}\n")
    assert [paper.category for paper in check(text).profile.papers] == ["LG", "CL", code]


def test_a_menu_and_linked_authors_in_the_tree_of_a_page() -> None:
    text = '- navigation:\n  - link "Example Feed":\n    - /url: /\n' + aria()
    for _, _, names in PAPERS:
        *listed, last = names.split(", ")
        name, cut, rest = last.partition(" et al.")
        pieces = "".join(
            f'    - link "{one}":\n      - /url: /author/1\n    - text: ","\n' for one in listed
        )
        pieces += f'    - link "{name}":\n      - /url: /author/1\n'
        pieces += f"    - text:{cut}{rest}\n" if cut else ""
        text = text.replace(f"  - paragraph: {names}\n", f"  - paragraph:\n{pieces}")
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_tiles(text, report)
    assert bare(report.profile) == EXPECTED


def test_two_profiles_have_their_own_forms() -> None:
    report = check(f"{PAGE}\n{FORMS['markdown'][1]}\n{FORMS['list* '][1]}")
    assert [bare(profile) for profile in report.profiles] == [EXPECTED] * 3
    assert [message.rpartition(": ")[2] for message in said(report)] == ["Markdown", "list"]
