"""Glued lines are cut where the byline begins, and titles alone are left whole."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from words import names, seeded, title

from profileparse.reading.title_split import best_segmentation, segment

GOOD = {
    # the byline begins at ~
    "one-author": "A Quiet Look at Noisy Data~Maria Example",
    "two-authors": "A Quiet Look at Noisy Data~Maria Example, Jan Muster",
    "three-authors": "A Quiet Look at Noisy Data~Maria Example, Jan Muster, Li Wei",
    "et-al": "An Invented Title That Ends in Generation~Maria Example, Jan Muster, Li Wei et al.",
    "affiliation": "A Quiet Look at Noisy Data~Maria Example, Jan Muster · eth-zurich",
    "affiliation-bullet": "Noisy Data~Maria Example, Jan Muster, Li Wei et al. • deepmind",
    "affiliation-empty": "A Quiet Look at Noisy Data~Maria Example ·",
    "nbsp-and-tab": "A Quiet\xa0Look\tat Noisy Data~Maria\xa0Example,\tJan Muster",
    # how titles end
    "ends-in-acronym": "Faster Training of a Deep CNN~Maria Example, Jan Muster",
    "ends-in-acronym-before-initials": "Faster Training of a Deep CNN~J. Muster, M. Example",
    "ends-in-plural-acronym": "What We Ask of LLMs~Maria Example",
    "ends-in-pytorch": "Differentiable Knitting with PyTorch~Maria Example, Jan Muster",
    "ends-in-made-up-program": "Knitting at Scale with FooBarNet~Maria Example",
    "ends-in-compound": "Sums in the DarkLedger~Maria Example, Jan Muster, Li Wei et al.",
    "ends-in-openmp": "Threads That Wait in OpenMP~Maria Example",
    "ends-in-oxide": "Spin Waves in Thin Films of NiO~Maria Example, Jan Muster",
    "ends-in-indexed-oxide": "Spin Waves in Thin Films of Fe$_2$O$_3$~Maria Example",
    "ends-in-isotope": "A Very Slow Decay of $^{99}$Tc~Maria Example, Jan Muster",
    "ends-in-unit": "Quiet Detectors below Ten GeV~Maria Example, Jan Muster",
    "ends-in-surname": "A Short Note on a Lemma of McExample~Maria Beispiel, Jan Muster",
    "ends-in-digit": "Weighing Answers of Model-4~Maria Example",
    "ends-in-year": "A Report from the Workshop of 2031~Maria Example, Jan Muster",
    "ends-in-roman-number": "Slow Rivers in Flat Lands II~Maria Example",
    "ends-in-code": "Teaching Snakes to Write Code~Maria Example, Jan Muster",
    "ends-in-question": "Do Sheep Count Us?~Maria Example",
    "ends-in-bracket": "Sheep Counting (Extended Version)~Maria Example",
    "ends-in-quote": "What They Mean by “Sheep”~Maria Example",
    "ends-in-straight-quote": 'What They Mean by "Sheep"~Maria Example',
    "ends-in-et-al": "A Reply to Beispiel et al.~Maria Example, Jan Muster",
    "ends-in-et-al-twice": "A Reply to Beispiel et al.~Maria Example, Jan Muster, Li Wei et al.",
    "ends-in-latex": r"Sheep Flows on $\Omega$~Maria Example",
    "latex-with-capitals-inside": r"Sheep Flows on $pGraph, qGraph$~Maria Example, Jan Muster",
    "unpaired-dollar": "How to Save a $ a Day in aGarden~Maria Example, Jan Muster",
    "has-a-bar": r"Flows on $|S|$ and the Sheep~Maria Example",
    "has-commas": "Sheep, Goats, and Other Company~Maria Example",
    "has-a-comma-before-ordinary-words": "Attention, Memory and Control~Umar Diallo",
    "has-commas-and-two-authors": "Past, Present, and Future~Maria Example, Jan Muster",
    "one-word-title": "Sheepology~Maria Example, Jan Muster",
    "cjk-title": "羊的研究~Maria Example, Jan Muster",
    # how names begin
    "capital-inside-delesley": "An Invented Title about Generation~DeLesley Example, Jan Muster",
    "capital-inside-siyoung": "An Invented Title about Generation~SiYoung Kim",
    "capital-inside-amirhossein": "An Invented Title about Networks~AmirHossein Example",
    "capital-inside-surname": "An Invented Title about Sheep~Robert McMuster, Jan Muster",
    "capital-inside-second-name": "An Invented Title about Sheep~Jan Muster, SiYoung Kim",
    "initials": "Neutral Sheep in Strong Fields~S.S. Beispiel, D.P. Muster",
    "initials-after-acronym": "Neutral Sheep in QCD~S.S. Beispiel, D.P. Muster",
    "initials-spaced": "Neutral Sheep in Strong Fields~S. S. Beispiel",
    "initials-without-dots": "Neutral Sheep in Strong Fields~S S Beispiel, J Muster",
    "initials-glued-to-surname": "Neutral Sheep in Strong Fields~J.P.Muster, Maria Example",
    "particle-first": "A Study of Woollen Systems~de la Muster Giuseppina, Maria Example",
    "particle-inside": "A Study of Woollen Systems~Maria de la Muster, Jan van der Berg",
    "apostrophe": "A Study of Woollen Systems~Maria O'Muster, Jean d'Exemple",
    "hyphen": "A Study of Woollen Systems~Jean-Pierre Exemple-Dupont",
    "one-word-names": "A Study of Woollen Systems~Exampla, Maria Example",
    "collaboration": "Search for Woollen Particles in Rare Decays~ATLAS Collaboration",
    "collaboration-capital-inside": "Search for Particles at $p=3$~FooX Collaboration, A. Muster",
    "team-with-digits": "A Technical Report on Woollen Generation~FOO-4.5 Team",
    "suffix-jr": "A Study of Woollen Systems~H. Blaine Muster, Jr., Maria Example",
    "suffix-jr-without-dot": "A Study of Woollen Systems~Vadim V. Beispiel, Jr",
    "suffix-before-et-al": "Woollen Systems~H. Muster, Jr., Maria Example, Li Wei et al.",
    "suffix-roman": "A Study of Woollen Systems~William P. Muster III, Maria Example",
    "non-ascii-capital": "A Study of Woollen Systems~Šárka Příkladová, Łukasz Wzór, Öykü Örnek",
    "letter-of-title-case": "A Study of Woollen Systems~\u01c5emal Primjer, Jan Muster",
    "accent-on-its-own": "A Study of Woollen Systems~E\u0301mile Exemple, Jan Muster",
    "cjk-names": "A Study of Woollen Systems~王示例, 李样本",
    "right-to-left-names": "A Study of Woollen Systems~محمد مثال, علي نموذج",
}
BARE = {
    "plain": "Solving Quantitative Reasoning Problems with Language Models",
    "camel-first": "PyTorch Distributed",
    "camel-last": "Deep Learning with TensorFlow",
    "camel-alone": "PyTorch",
    "camel-before-noun": "An Open Benchmark for AutoML Systems",
    "acronym": "Faster Training of a Deep CNN",
    "acronym-before-words": "Sheep from NASA Missions",
    "plural-acronym": "What We Ask of LLMs",
    "two-d": "Sheep in 2D Materials",
    "commas": "Sheep, Goats, and Other Company",
    "only-in-formula": "On the Space $aB$",
    "ends-in-et-al": "A Reply to Beispiel et al.",
    "only-et-al": " et al.",
    "only-names": "Maria Example, Jan Muster",
    "lower-case": "sheep",
    "cjk": "羊的研究",
    "empty": "",
}


@pytest.mark.parametrize("marked", GOOD.values(), ids=GOOD)
def test_cut_where_the_byline_begins(marked: str) -> None:
    title, _, byline = marked.partition("~")
    line = title + byline
    cut = segment(line)
    assert (line[:cut], line[cut:] if cut else None) == (title, byline)


@pytest.mark.parametrize("title", BARE.values(), ids=BARE)
def test_title_alone_is_left_whole(title: str) -> None:
    assert segment(title) is None


def test_hardly_any_invented_title_takes_a_part_of_the_names_or_loses_one() -> None:
    rng = seeded("glue")
    lines = [(title(rng), ", ".join(names(rng, rng.randint(1, 3)))) for _ in range(1000)]
    wrong = [(top, list_) for top, list_ in lines if segment(top + list_) != len(top)]
    assert len(wrong) <= 10, wrong


def test_formula_that_began_long_before_the_names() -> None:
    title = "Sheep $" + "x + " * 200 + "yG$"
    assert segment(title + "Maria Example, Jan Muster") == len(title)


def test_long_title_does_not_hide_its_byline() -> None:
    title = "Sheep and " * 100_000 + "Generation"
    assert segment(title + "Maria Example, Jan Muster, Li Wei et al.") == len(title)


def test_sure_cut_earns_more_than_doubtful_one() -> None:
    sure = best_segmentation("A Study of SystemsMaria Example, Jan Muster, Li Wei et al.")
    doubtful = best_segmentation("Deep Learning with TensorFlow")
    assert sure is not None
    assert doubtful is not None
    assert sure.title_end == len("A Study of Systems")
    assert sure.score > doubtful.score


def test_nothing_to_cut_has_no_best_segmentation() -> None:
    assert best_segmentation("nothing here") is None


HOSTILE: tuple[str, ...] = (
    "a, ",
    " et al.",
    "9",
    "aA",
    "A",
    "a",
    " ",
    ", ",
    "$",
    "·",
    "A. ",
    "-A",
    "C2",
    "Os",
)
HOSTILE += ("王a", "\u0301", "\ud800", "|", "\\", "CLJan ", "van A", "tion", ", Jr.", "\n", "\x00")


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_hostile_line_returns(piece: str) -> None:
    line = piece * (1_000_000 // len(piece))
    cut = segment(line)
    assert cut is None or 0 < cut < len(line)


def check_offset(line: str) -> None:
    cut = segment(line)
    assert cut is None or 0 < cut < len(line)


@given(st.text(st.characters(exclude_categories=())))
@example("aA")
@example("a, B et al. · x")
def test_any_text_has_a_valid_offset_or_none(line: str) -> None:
    check_offset(line)


@given(st.lists(st.sampled_from([*"aAéÉ王9.,'$|-( \t\xa0", ", ", " et al.", " · ", "Jr", "de "])))
def test_any_line_of_telling_parts_has_a_valid_offset_or_none(parts: list[str]) -> None:
    check_offset("".join(parts))
