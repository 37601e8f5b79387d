"""Every bad list of authors has one right answer: the record, the findings, the rest."""

import pytest
from bad_cases import YEAR, Case, assert_answered, good, told

SUFFIXED = "Thomas K. Arbor, Jr, H. Linden Grove, Jr., Maria Example"
NAMES = {
    "decomposed": good(
        "Jan Muster, M", "Jose\u0301 Muster, M", 1, authors=("Jose\u0301 Muster", "Maria Example")
    ),
    "suffixes": good(
        "Jan Muster, Maria Example",
        SUFFIXED,
        1,
        authors=("Thomas K. Arbor, Jr", "H. Linden Grove, Jr.", "Maria Example"),
    ),
    "one-word": good("Jan Muster, M", "Madhavan, M", 1, authors=("Madhavan", "Maria Example")),
    "one-word-alone": told(
        "PP401",
        "Madhavan",
        good("Jan Muster, Maria Example", "Madhavan", 1, authors=("Madhavan",)),
    ),
    "lower-case": good(
        "Jan Muster, M", "jan van der muster, M", 1, authors=("jan van der muster", "Maria Example")
    ),
    "team": told(
        "PP401",
        "QRX-2.5 Team",
        good("Jan Muster, Maria Example", "QRX-2.5 Team", 1, authors=("QRX-2.5 Team",)),
    ),
    "chinese": good("Jan Muster, M", "王小明, M", 1, authors=("王小明", "Maria Example")),
    "right-to-left": good(
        "Jan Muster, M", "ישראל אלמוג, M", 1, authors=("ישראל אלמוג", "Maria Example")
    ),
    "look-alike-letters": good(
        "Jan Muster, M",
        "J\u0430n \u041custer, M",
        1,
        authors=("J\u0430n \u041custer", "Maria Example"),
    ),
    "mojibake": told(
        "PP903",
        "Ã¼",
        good("Jan Muster, M", "JÃ¼rgen Muster, M", 1, authors=("JÃ¼rgen Muster", "Maria Example")),
    ),
    "quote-in-a-name": good(
        "Jan Muster, M", 'Jan "J" O\'Muster, M', 1, authors=('Jan "J" O\'Muster', "Maria Example")
    ),
    "twice": told(
        "PP402",
        "Maria Example",
        good("Jan Muster, M", "Maria Example, M", 1, authors=("Maria Example",) * 2),
    ),
    "only-et-al": Case(
        "Jan Muster, Maria Example",
        "et al.",
        papers={1: {"authors": (), "et_al": True}},
        codes=(YEAR, ("PP104", "et al.")),
    ),
    "two-names-and-et-al": told(
        "PP405",
        "Jan Muster, Maria Example",
        good("Jan Muster, Maria Example", "Jan Muster, Maria Example et al.", 1, et_al=True),
    ),
    "four-names": told(
        "PP405",
        "Jan Muster, Li Wei, Tim Low, Maria Example",
        good(
            "Jan Muster, Maria Example",
            "Jan Muster, Li Wei, Tim Low, Maria Example",
            1,
            authors=("Jan Muster", "Li Wei", "Tim Low", "Maria Example"),
        ),
    ),
    "four-names-and-et-al": told(
        "PP405",
        "Maria Example, Jan Muster, Li Wei, Tim Low",
        good(
            "Li Wei et al.",
            "Li Wei, Tim Low et al.",
            0,
            authors=("Maria Example", "Jan Muster", "Li Wei", "Tim Low"),
        ),
    ),
    "ellipsis-for-et-al": told(
        "PP404",
        "Maria Example, Jan Muster, Li Wei, … · a-lab",
        good("Li Wei et al.", "Li Wei, …", 0),
    ),
    "dots-for-et-al": told(
        "PP404",
        "Maria Example, Jan Muster, Li Wei... · a-lab",
        good("Li Wei et al.", "Li Wei...", 0),
    ),
    "ellipsis-inside": Case(
        "Jan Muster, Maria Example",
        "Jan Muster, …, Maria Example",
        papers={1: {"et_al": True}},
        codes=(
            YEAR,
            ("PP404", "Jan Muster, …, Maria Example"),
            ("PP405", "Jan Muster, …, Maria Example"),
        ),
    ),
    "ideographic-comma": told(
        "PP404", "Jan Muster、Maria Example", good("Jan Muster, Maria E", "Jan Muster、Maria E", 1)
    ),
    "full-width-comma": told(
        "PP404",
        "Jan Muster\uff0cMaria Example",
        good("Jan Muster, Maria E", "Jan Muster\uff0cMaria E", 1),
    ),
    "glued-before-et-al": told(
        "PP108",
        "Maria ExampleJan MusterLi Wei",
        good("Maria Example, Jan Muster, Li Wei et", "Maria ExampleJan MusterLi Wei et", 0),
    ),
    "one-glued-before-et-al": told(
        "PP108",
        "Maria Example, Jan MusterLi Wei",
        good("Maria Example, Jan Muster, Li Wei et", "Maria Example, Jan MusterLi Wei et", 0),
    ),
    "two-names-glued": told(
        "PP406",
        "Jan MusterMaria Example",
        good("Jan Muster, Maria Example", "Jan MusterMaria Example", 1),
    ),
    "capital-inside-a-surname": good(
        "Jan Muster, M", "Jan Paul McMuster, M", 1, authors=("Jan Paul McMuster", "Maria Example")
    ),
    "numbers-behind-names": told(
        "PP406",
        "Jan Muster1, Maria Example1,2",
        good("Jan Muster, Maria Example", "Jan Muster1, Maria Example1,2", 1),
    ),
    "superscripts-behind-names": told(
        "PP406",
        "Jan Muster¹, Maria Example²",
        good("Jan Muster, Maria Example", "Jan Muster¹, Maria Example²", 1),
    ),
    "signs-behind-names": told(
        "PP406",
        "Jan Muster*†, Maria Example",
        good("Jan Muster, Maria Example", "Jan Muster*†, Maria Example", 1),
    ),
    "digits-of-a-name": good(
        "Jan Muster, Maria Example",
        "GLM-4.5 Team, Area51 Collaboration, Maria Example",
        1,
        authors=("GLM-4.5 Team", "Area51 Collaboration", "Maria Example"),
    ),
    "seven-words": good(
        "Jan Muster, M",
        "A B C D E Jan Muster, M",
        1,
        authors=("A B C D E Jan Muster", "Maria Example"),
    ),
    "two-affiliations": Case(
        " · a-lab",
        " · a-lab · b-lab",
        codes=(YEAR, ("PP102", "· b-lab")),
        unparsed=("· b-lab",),
    ),
    "two-affiliations-and-a-comma": Case(
        " · a-lab",
        " · a-lab, b-lab",
        codes=(YEAR, ("PP102", ", b-lab")),
        unparsed=(", b-lab",),
    ),
    "title-in-place-of-names": Case(
        "Jan Muster, Maria Example",
        "A Survey of Words: What They Are",
        papers={1: {"authors": ("A Survey of Words: What They Are",)}},
        codes=(
            YEAR,
            ("PP406", "A Survey of Words: What They Are"),
            ("PP401", "A Survey of Words: What They Are"),
        ),
    ),
    "comma-before-et-al": good("Li Wei et al.", "Li Wei, et al.", 0),
    "bullet-before-the-affiliation": good(" · a-lab", " • a-lab", 0),
    "affiliation-without-blanks": good(" · a-lab", "·a-lab", 0),
    "empty-affiliation": good(" · a-lab", " · ", 0, affiliation=None),
    "affiliation-without-et-al": good(
        "Jan Muster, Maria Example", "Jan Muster, Maria Example · u-of-x", 1, affiliation="u-of-x"
    ),
    "no-space-after-comma": good("Jan Muster, Maria Example", "Jan Muster,Maria Example", 1),
    "empty-name-inside": Case(
        "Jan Muster, Maria Example",
        "Jan Muster, , Maria Example",
        codes=(YEAR, ("PP403", "Jan Muster, , Maria Example")),
    ),
    "empty-name-first": Case(
        "Jan Muster, Maria Example",
        ", Jan Muster, Maria Example",
        codes=(YEAR, ("PP403", ", Jan Muster, Maria Example")),
    ),
    "empty-name-last": Case(
        "Jan Muster, Maria Example",
        "Jan Muster, Maria Example,",
        codes=(YEAR, ("PP403", "Jan Muster, Maria Example,")),
    ),
}


@pytest.mark.parametrize("case", NAMES.values(), ids=[f"name-{name}" for name in NAMES])
def test_a_bad_input_has_its_answer(case: Case) -> None:
    assert_answered(case)
