"""Author lists that are not as the page prints them, and words that are nobody's name."""

import itertools
from datetime import date

import codes
import pytest
import tiling

import profileparse
from profileparse import Paper, Report, Severity, metrics
from profileparse.reading.authors import (
    could_be_byline,
    is_lone_name,
    looks_like_byline,
    must_be_byline,
    reads_as_title,
)
from profileparse.reading.odd_authors import part_glued, without_marks
from profileparse.reading.page_words import is_page_word

AS_OF = date(2026, 5, 20)
HEAD = "Ada Test\n\nLG\nh-index1\n1papers\n\n1 Papers\n\n"
SHORT = "We count words, and show how it is done."
LONG = f"{SHORT} It takes a sketch of two thousand bits, and no more than one look at each of them."
ABSTRACTS = pytest.mark.parametrize("abstract", [SHORT, LONG + LONG], ids=["short", "long"])


def _check(byline: str, abstract: str, meta: str = "LGJun 29, 2022") -> Report:
    text = f"{HEAD}{meta}\nCounting Words\n\n{byline}\n\n{abstract}"
    return tiling.checked(text, AS_OF)


def _paper(report: Report, abstract: str) -> Paper:
    (paper,) = report.profile.papers
    assert (paper.title, paper.abstract) == ("Counting Words", abstract)
    return paper


THREE = ("Ada Test", "Bo Proof", "Cy Draft")
LISTS = {
    # byline, authors, whether it is cut, codes of the reader and on the number of names
    "as-printed": ("Ada Test, Bo Proof, Cy Draft et al. · a-lab", THREE, True, []),
    "all-glued": ("Ada TestBo ProofCy Draft et al. · a-lab", THREE, True, ["PP108"]),
    "first-two-glued": ("Ada TestBo Proof, Cy Draft et al.", THREE, True, ["PP108"]),
    "whole-list-glued": ("Ada TestBo ProofCy Draft", THREE, False, ["PP406"]),
    "capitals-inside": (
        "HaiLin TestYuFan Proof, Cy McDraft et al.",
        ("HaiLin Test", "YuFan Proof", "Cy McDraft"),
        True,
        ["PP108"],
    ),
    "surname-in-capitals": ("Ada TESTBo PROOF", ("Ada TEST", "Bo PROOF"), False, ["PP406"]),
    "other-script": (
        "Ada Test李伟, Bo Proof et al.",
        ("Ada Test", "李伟", "Bo Proof"),
        True,
        ["PP108"],
    ),
    "not-glued": ("Ada McTest Vries, Bo DeProof", ("Ada McTest Vries", "Bo DeProof"), False, []),
    "nothing-to-part": ("Ada Test et al.", ("Ada Test",), True, ["PP405"]),
    "ellipsis": ("Ada Test, Bo Proof, Cy Draft, …", THREE, True, ["PP404"]),
    "glued-ellipsis": ("Ada Test, Bo Proof, Cy Draft… · a-lab", THREE, True, ["PP404"]),
    "ellipsis-in-brackets": ("Ada Test, Bo Proof, Cy Draft [...]", THREE, True, ["PP404"]),
    "mixed-commas": ("Ada Test、Bo Proof，Cy Draft et al.", THREE, True, ["PP404"]),  # noqa: RUF001
    "arabic-comma": ("Ada Test، Bo Proof", THREE[:2], False, ["PP404"]),
    "numbers": ("Ada Test1, Bo Proof2,3, Cy Draft1 et al.", THREE, True, ["PP406"]),
    "numbers-behind-blanks": ("Ada Test 1, Bo Proof 2", THREE[:2], False, ["PP406"]),
    "numbers-before": ("1Ada Test, 2Bo Proof", THREE[:2], False, ["PP406"]),
    "numbers-in-brackets": ("Ada Test[1], Bo Proof (2)", THREE[:2], False, ["PP406"]),
    "letters-above": ("Ada Testᵃ, Bo Proofᵇ", THREE[:2], False, ["PP406"]),
    "signs-before": ("*Ada Test, †Bo Proof", THREE[:2], False, ["PP406"]),
    "latex": ("Ada Test$^{1,2}$, Bo Proof^3", THREE[:2], False, ["PP406"]),
    "orcid": ("Ada Test 0000-0002-1825-0097, Bo Proof", THREE[:2], False, ["PP406"]),
    "group": ("Area51 Collaboration, Team 42", ("Area51 Collaboration", "Team 42"), False, []),
    "digit-in-one-word": ("Ada Test, R2D2", ("Ada Test", "R2D2"), False, []),
    "ten-words": (
        "Ana Bea Cora Dora Ella Fay Gina de la Test, Bo Proof",
        ("Ana Bea Cora Dora Ella Fay Gina de la Test", "Bo Proof"),
        False,
        [],
    ),
    "initials": ("A B C D E Ada Test", ("A B C D E Ada Test",), False, []),
    "third-affiliation": ("Ada Test · a-lab · b-lab · c-lab", THREE[:1], False, ["PP102"]),
}


@ABSTRACTS
@pytest.mark.parametrize(("line", "authors", "et_al", "expected"), LISTS.values(), ids=LISTS)
def test_a_list_is_read_and_what_is_odd_is_said(
    line: str, authors: tuple[str, ...], *, et_al: bool, expected: list[str], abstract: str
) -> None:
    report = _check(line, abstract)
    paper = _paper(report, abstract)
    assert (paper.authors, paper.et_al) == (authors, et_al)
    assert paper.affiliation == ("a-lab" if "a-lab" in line else None)
    found = [d.code for d in report.diagnostics if d.code not in {"PP401", "PP902"}]
    assert found == expected


@pytest.mark.parametrize("sign", "*#†‡§¶‖⋆★☆✉⁰¹²³⁴⁵⁶⁷⁸⁹ᵃʰ\u2217")
def test_no_sign_of_a_footnote_stays_at_a_name(sign: str) -> None:
    report = _check(f"Ada Test, Bo Proof{sign}", LONG + LONG)
    assert _paper(report, LONG + LONG).authors == THREE[:2]
    assert codes.of_reading(report) == ["PP406"]


@pytest.mark.parametrize(
    ("list_", "code"),
    [("Ada Test, Bo Proof et. al.", "PP404"), ("Ada Test et al., Bo Proof", "PP404"),
     ("Ada Test, Bo Proof ET AL", "PP404"), ("李伟、王芳 等", "PP404")],
)  # fmt: skip
def test_a_list_that_is_cut_in_another_way_is_told(list_: str, code: str) -> None:
    assert code in {d.code for d in _check(list_, LONG + LONG).diagnostics}


PER_LINE = {
    "two": (["Ada Test", "Bo Proof"], False),
    "three": (list(THREE), False),
    "cut": (["Ada Test", "Bo Proof", "Cy Draft et al."], True),
}


@ABSTRACTS
@pytest.mark.parametrize("between", ["\n", "\n\n", ",\n", "\n \n\n"], ids=repr)
@pytest.mark.parametrize(("lines", "et_al"), PER_LINE.values(), ids=PER_LINE)
def test_each_author_may_have_a_line(
    lines: list[str], *, et_al: bool, between: str, abstract: str
) -> None:
    report = _check(between.join(lines), abstract)
    paper = _paper(report, abstract)
    assert (paper.authors, paper.et_al) == (THREE[: len(lines)], et_al)
    assert set(codes.of_reading(report)) == {"PP111"}


@pytest.mark.parametrize("line", ["Open Questions Remain.", "Yes, it can.", "We ask:"])
def test_the_beginning_of_an_abstract_is_no_author(line: str) -> None:
    abstract = f"{line}\n\n{LONG}"
    assert _paper(_check("Ada Test", abstract), abstract).authors == THREE[:1]


@ABSTRACTS
def test_a_title_in_the_place_of_the_names_is_told(abstract: str) -> None:
    title = "A Survey of Sketches for Words"
    report = _check(title, abstract)
    assert _paper(report, abstract).authors == (title,)
    (told,) = codes.read(report)
    assert (told.code, told.message) == (
        "PP406",
        f"read as authors by its place, but it looks like a title: {title!r}",
    )


TITLES = [
    "Counting: A Survey", "Sketches of Words", "What Is a Word?", "Words, Letters and Signs in Use",
    "Learning to Count Words With 2 Bits", "The $p$-Words", "Lines with Marks, Marks for Lines",
]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_a_title_does_not_look_like_names(title: str) -> None:
    assert reads_as_title(title)
    assert not could_be_byline(title)
    assert not looks_like_byline(title)
    assert not must_be_byline(title)


@pytest.mark.parametrize(
    "names",
    [
        "Ada Test",
        "An Zhang, To Be",
        "Institute of Words",
        "Ada Test, Team for Counting",
        "In-Su An",
    ],
)
def test_names_do_not_read_as_a_title(names: str) -> None:
    assert not reads_as_title(names)
    assert could_be_byline(names)


def test_whole_words_are_counted_where_the_place_leaves_it_open() -> None:
    assert looks_like_byline("A B C D E Ada Test")
    assert looks_like_byline("A. B. C. D. van den Test")
    assert not looks_like_byline("Small Models Count All Words Twice Daily")


@pytest.mark.parametrize(
    "line", ["Ada", "Ada Test, Bo", "Ada Test et al.", "ada test", "Ada test", "A B C D E F Test"]
)
def test_a_lone_name_has_two_words_and_no_comma(line: str) -> None:
    assert not is_lone_name(line)
    assert is_lone_name("Ada de la Test")


def test_too_many_places_to_part_names_are_not_weighed() -> None:
    many = "Aa" * 12
    assert part_glued([f"{many} Test"], cut=True) is None
    assert part_glued(THREE, cut=True) is None


def test_a_name_of_marks_alone_is_kept() -> None:
    assert without_marks(["*†", "Bo Proof*", "2"]) == ["*†", "Bo Proof"]


WORDS = ["LG", "quant-ph", "DLCL", "Follow", "h-index", "AI Score", "Sign in", "Home / Papers", "—"]


@pytest.mark.parametrize("word", WORDS)
def test_what_the_site_prints_is_no_name(word: str) -> None:
    assert is_page_word(word)
    text = HEAD.replace("Ada Test\n\nLG", word) + f"LGJun 29, 2022\nWords\n\nAda Test\n\n{LONG}"
    report = profileparse.check(text, as_of=AS_OF)
    assert report.profile.name is None
    assert "PP109" in codes.of_reading(report)
    assert len(report.profile.papers) == 1


@pytest.mark.parametrize(
    "name", ["Ada Test", "XU", "Ai", "Home Alone", "Li", "Follow Me", "F" * 101]
)
def test_what_people_are_called_may_be_a_name(name: str) -> None:
    assert not is_page_word(name)


PAIRS = {
    "DLCL": ("cs.DL", "cs.CL"),
    "LGquant-ph": ("cs.LG", "quant-ph"),
    "hep-thAG": ("hep-th", "math.AG"),
    "cs.LGCV": ("cs.LG", "cs.CV", "math.CV"),
}


@pytest.mark.parametrize(("code", "ids"), PAIRS.items())
def test_two_codes_that_are_run_together_are_told_apart(code: str, ids: tuple[str, ...]) -> None:
    report = _check("Ada Test", LONG, f"{code}Feb 3, 2025")
    paper = _paper(report, LONG)
    assert (paper.category, paper.arxiv_categories) == (code, ids)
    assert (paper.date, paper.score, report.diagnostics) == (date(2025, 2, 3), None, ())
    (hill,) = (metric for metric in metrics.summary(report.profile) if metric.name == "hill_0")
    assert hill.value == 1


def test_two_unknown_codes_that_are_run_together_are_told() -> None:
    report = _check("Ada Test", LONG, "ZZQQFeb 3, 2025")
    assert _paper(report, LONG).arxiv_categories == ()
    assert [d.code for d in report.diagnostics] == ["PP501"]


BROKEN = {
    "inside-a-name": "Ada Test, Bo\nProof, Cy Draft et al. · a-lab",
    "at-a-comma": "Ada Test,\nBo Proof, Cy Draft et al. · a-lab",
    "before-a-comma": "Ada Test\n, Bo Proof, Cy Draft et al. · a-lab",
    "before-et-al": "Ada Test, Bo Proof, Cy Draft\net al. · a-lab",
    "before-al": "Ada Test, Bo Proof, Cy Draft et\nal. · a-lab",
    "before-the-mark": "Ada Test, Bo Proof, Cy Draft et al.\n· a-lab",
    "before-the-affiliation": "Ada Test, Bo Proof, Cy Draft et al. ·\na-lab",
}


@ABSTRACTS
@pytest.mark.parametrize("blank", ["\n", "\n\n"], ids=["close", "parted"])
@pytest.mark.parametrize("line", BROKEN.values(), ids=BROKEN)
def test_a_broken_list_is_joined(line: str, blank: str, abstract: str) -> None:
    report = _check(line.replace("\n", blank), abstract)
    paper = _paper(report, abstract)
    assert (paper.authors, paper.et_al, paper.affiliation) == (THREE, True, "a-lab")


def test_names_stand_apart_in_the_order_of_the_text() -> None:
    text = _check("Ada Test, Bo Proof · a-lab · b-lab", LONG)
    spans = [piece.span.start for piece in text.unparsed]
    assert all(first < second for first, second in itertools.pairwise(spans))


def test_capitals_within_a_head_begin_no_other_profile() -> None:
    text = "Ada Test\n\nh-index3\n2papers\n\n2 Papers\n\nXU\n\nh-index3\n2papers\n"
    report = profileparse.check(text, as_of=AS_OF)
    assert [profile.name for profile in report.profiles] == ["Ada Test"]


def test_odd_lists_are_counted_once_they_are_too_many() -> None:
    paper = f"LGJun 29, 2022\nA Title\n\nAda Test…\n\n{LONG}\n\n"
    text = HEAD.replace("1", "1003") + paper * 1003
    report = profileparse.check(text, as_of=AS_OF)
    told = [found.message for found in report.diagnostics if found.code == "PP404"]
    assert len(told) == 1001
    assert "3 more" in "".join(told)


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Counting Words in the", "Dark?Bo Proof"),
        ("Counting Words in", "Large ModelsBo Proof"),
        ("Counting Words in the Dark with", "LLMsBo Proof"),
        ("Counting Words by", "MRIBo Proof"),
        ("Counting", "wordsBo Proof"),
        ("Counting Words in the", "DarknessĐurđa Proof"),
        ("Counting Words in the DarkBo", "Proof"),
        ("Counting Words in the DarkBo C. D.", "Proof"),
    ],
)
def test_a_title_that_was_broken_where_the_names_were_glued_on(title: str, first: str) -> None:
    names = f"{first}, Ada Test, Cy Draft et al."
    text = f"{HEAD}LGJun 29, 2022\n{title}\n{names}\n{LONG}"
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_sound(text, report)
    (paper,) = report.profile.papers
    severities = {d.code: d.severity for d in report.diagnostics}
    assert paper.authors[0] == "Bo Proof" or severities["PP406"] is Severity.WARNING


@pytest.mark.parametrize(
    "first",
    ["DeLesley Proof", "Ada McTest", "JooYoung Test", "Bo LeProof", "ADA TEST", "J.-P. Test"],
)
@pytest.mark.parametrize("title", ["Words with PyTorch", "On ChatGPT", "At 13 TeV"])
def test_capitals_inside_a_name_and_at_the_end_of_a_title(title: str, first: str) -> None:
    text = f"{HEAD}LGJun 29, 2022\n{title}\n\n{first}, Ada Test, Cy Draft et al.\n\n{LONG}"
    report = profileparse.check(text, as_of=AS_OF)
    assert report.profile.papers[0].authors[0] == first
    assert "PP406" not in [d.code for d in report.diagnostics]


@pytest.mark.parametrize("title", ["On ChatGPT", "At 13 TeV", "AI", "Words in 3D"])
def test_a_name_of_one_word_below_a_title_with_capitals(title: str) -> None:
    text = f"{HEAD}LGJun 29, 2022\n{title}\n\nBo, Ada Test, Cy Draft et al.\n\n{LONG}"
    report = profileparse.check(text, as_of=AS_OF)
    assert "PP406" not in [d.code for d in report.diagnostics]
