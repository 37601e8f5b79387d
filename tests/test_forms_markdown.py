"""Markdown around the parts of a page: its escapes, and what its links say."""

import pytest
import tiling
from form_pages import AS_OF, PAGE, PAPERS, cards, check, heading

import profileparse


@pytest.mark.parametrize(
    ("url", "arxiv_id"),
    [
        ("https://arxiv.org/abs/2306.03535", "2306.03535"),
        ("https://arxiv.org/pdf/2306.03535v2.pdf", "2306.03535"),
        ("/paper/2306.03535", "2306.03535"),
        ("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("/paper/17", None),
        ("/2306.035", None),
    ],
)
def test_an_arxiv_id_comes_from_a_link_of_its_form_alone(url: str, arxiv_id: str | None) -> None:
    text = PAGE.replace(PAPERS[1][1], f"[{PAPERS[1][1]}]({url})")
    papers = check(text).profile.papers
    assert [paper.url for paper in papers] == [None, url, None]
    assert [paper.arxiv_id for paper in papers] == [None, arxiv_id, None]


@pytest.mark.parametrize(
    ("escaped", "printed"),
    [
        (r"snake\_case", "snake_case"),
        (r"a \* b", "a * b"),
        (r"\\alpha of \[0, 1\]", r"\alpha of [0, 1]"),
        (r"\alpha \{x\}", r"\alpha \{x\}"),
        (r"5 \$x\$", "5 $x$"),
    ],
)
def test_markdown_escapes(escaped: str, printed: str) -> None:
    text = cards(heading).replace("We ask how", f"{escaped}. We ask how")
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_tiles(text, report)
    abstracts = [paper.abstract or "" for paper in report.profile.papers]
    assert [abstract.partition(". We ask")[0] for abstract in abstracts] == [printed] * 3


@pytest.mark.parametrize("sign", ["::: main", r"Anna\'s page"])
def test_pandoc_escapes_whatever_can_be_escaped(sign: str) -> None:
    escaped = r"""So \'it\' is \$\\alpha\^2\$ \-- \"a\". We ask how"""
    text = f"{sign}\n{cards(heading)}".replace("We ask how", escaped)
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_tiles(text, report)
    for paper in report.profile.papers:
        assert r"""So 'it' is $\alpha^2$ -- "a". We ask how""" in (paper.abstract or "")


def test_an_accent_of_latex_is_no_escape() -> None:
    prose = r"""A Poincar\'e section of Schr\"odinger"""
    text = cards(heading).replace("We ask how", f"{prose}. We ask how")
    assert all(prose in (paper.abstract or "") for paper in check(text).profile.papers)
