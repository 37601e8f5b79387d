"""The arXiv categories, and what a printed code can mean."""

from collections import Counter
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profileparse.arxiv import CATEGORIES, candidates, code_in_any_case

if TYPE_CHECKING:
    from collections.abc import MutableMapping

OPEN_PER_ARCHIVE = {
    "astro-ph": 6,
    "cond-mat": 9,
    "cs": 40,
    "econ": 3,
    "eess": 4,
    "gr-qc": 1,
    "hep-ex": 1,
    "hep-lat": 1,
    "hep-ph": 1,
    "hep-th": 1,
    "math": 32,
    "math-ph": 1,
    "nlin": 5,
    "nucl-ex": 1,
    "nucl-th": 1,
    "physics": 22,
    "q-bio": 10,
    "q-fin": 9,
    "quant-ph": 1,
    "stat": 6,
}

CLOSED = [
    "acc-phys",
    "adap-org",
    "alg-geom",
    "ao-sci",
    "astro-ph",
    "atom-ph",
    "bayes-an",
    "chao-dyn",
    "chem-ph",
    "cmp-lg",
    "comp-gas",
    "cond-mat",
    "dg-ga",
    "funct-an",
    "mtrl-th",
    "patt-sol",
    "plasm-ph",
    "q-alg",
    "q-bio",
    "solv-int",
    "supr-con",
]

OPEN_ARCHIVES = [
    "gr-qc",
    "hep-ex",
    "hep-lat",
    "hep-ph",
    "hep-th",
    "math-ph",
    "nucl-ex",
    "nucl-th",
    "quant-ph",
]

AMBIGUOUS = {
    "AP": ("math.AP", "stat.AP"),
    "CG": ("cs.CG", "nlin.CG"),
    "CO": ("astro-ph.CO", "math.CO", "stat.CO"),
    "CV": ("cs.CV", "math.CV"),
    "DS": ("cs.DS", "math.DS"),
    "GN": ("econ.GN", "math.GN", "q-bio.GN", "q-fin.GN"),
    "GR": ("cs.GR", "math.GR"),
    "GT": ("cs.GT", "math.GT"),
    "IT": ("cs.IT", "math.IT"),
    "LO": ("cs.LO", "math.LO"),
    "NA": ("cs.NA", "math.NA"),
    "OT": ("q-bio.OT", "stat.OT"),
    "PR": ("math.PR", "q-fin.PR"),
    "SC": ("cs.SC", "q-bio.SC"),
    "SI": ("cs.SI", "nlin.SI"),
    "SP": ("eess.SP", "math.SP"),
    "ST": ("math.ST", "q-fin.ST"),
    "SY": ("cs.SY", "eess.SY"),
    "TH": ("econ.TH", "stat.TH"),
}

# Codes of closed archives that are the codes of open categories, too.
REUSED = {
    "atom-ph": ("atom-ph", "physics.atom-ph"),
    "chem-ph": ("chem-ph", "physics.chem-ph"),
    "plasm-ph": ("physics.plasm-ph", "plasm-ph"),
    "supr-con": ("cond-mat.supr-con", "supr-con"),
}

CODES = sorted({code for full_id in CATEGORIES for code in (full_id, full_id.split(".")[-1])})
TWO_LETTER_CODES = [code for code in CODES if len(code) == 2]


def test_open_categories_per_archive() -> None:
    counts = Counter(full_id.split(".")[0] for full_id in CATEGORIES if full_id not in CLOSED)
    assert counts == OPEN_PER_ARCHIVE


def test_totals() -> None:
    assert sum(OPEN_PER_ARCHIVE.values()) == 155
    assert len(CLOSED) == 21
    assert len(CATEGORIES) == 176


def test_no_name_is_empty_or_padded() -> None:
    assert [name for name in CATEGORIES.values() if not name or name != name.strip()] == []


def test_names_repeat_only_where_arxiv_repeats_them() -> None:
    shared: dict[str, set[str]] = {}
    for full_id, name in CATEGORIES.items():
        if full_id not in CLOSED:
            shared.setdefault(name, set()).add(full_id)
    assert {name: ids for name, ids in shared.items() if len(ids) > 1} == {
        "Information Theory": {"cs.IT", "math.IT"},
        "Machine Learning": {"cs.LG", "stat.ML"},
        "Mathematical Physics": {"math-ph", "math.MP"},
        "Numerical Analysis": {"cs.NA", "math.NA"},
        "Statistics Theory": {"math.ST", "stat.TH"},
        "Systems and Control": {"cs.SY", "eess.SY"},
    }


@pytest.mark.parametrize(
    ("full_id", "name"),
    [
        pytest.param("cs.LG", "Machine Learning", id="two-letters"),
        pytest.param("math.CV", "Complex Variables", id="ambiguous"),
        pytest.param("physics.soc-ph", "Physics and Society", id="physics"),
        pytest.param("cond-mat.mes-hall", "Mesoscale and Nanoscale Physics", id="cond-mat"),
        pytest.param("hep-th", "High Energy Physics - Theory", id="archive"),
        pytest.param("cmp-lg", "Computation and Language", id="closed"),
    ],
)
def test_name(full_id: str, name: str) -> None:
    assert CATEGORIES[full_id] == name


def test_19_of_93_two_letter_codes_belong_to_several_archives() -> None:
    assert len(TWO_LETTER_CODES) == 93
    ambiguous = {code: candidates(code) for code in TWO_LETTER_CODES if len(candidates(code)) > 1}
    assert len(ambiguous) == 19
    assert ambiguous == AMBIGUOUS


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("LG", ("cs.LG",), id="LG"),
        pytest.param("CL", ("cs.CL",), id="CL"),
        pytest.param("ML", ("stat.ML",), id="ML"),
        pytest.param("MP", ("math.MP",), id="MP"),
        pytest.param("EC", ("q-fin.EC",), id="EC"),
        pytest.param("soc-ph", ("physics.soc-ph",), id="soc-ph"),
        pytest.param("optics", ("physics.optics",), id="optics"),
        pytest.param("mes-hall", ("cond-mat.mes-hall",), id="mes-hall"),
        pytest.param("other", ("cond-mat.other",), id="other"),
    ],
)
def test_code_without_archive(code: str, expected: tuple[str, ...]) -> None:
    assert candidates(code) == expected


@pytest.mark.parametrize("full_id", sorted(id_ for id_ in CATEGORIES if "." in id_))
def test_code_with_archive_means_itself_only(full_id: str) -> None:
    assert candidates(full_id) == (full_id,)


@pytest.mark.parametrize("full_id", OPEN_ARCHIVES)
def test_archive_that_is_a_category(full_id: str) -> None:
    assert candidates(full_id) == (full_id,)


@pytest.mark.parametrize("code", CLOSED)
def test_closed_archive_means_itself_beside_an_open_namesake(code: str) -> None:
    assert candidates(code) == REUSED.get(code, (code,))


@pytest.mark.parametrize(
    "pair",
    [
        ("cs.IT", "math.IT"),
        ("cs.NA", "math.NA"),
        ("cs.SY", "eess.SY"),
        ("econ.GN", "q-fin.EC"),
        ("math-ph", "math.MP"),
        ("math.ST", "stat.TH"),
    ],
    ids="=".join,
)
def test_both_ids_of_one_subject_are_kept(pair: tuple[str, str]) -> None:
    assert [candidates(full_id) for full_id in pair] == [(full_id,) for full_id in pair]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("", id="empty"),
        pytest.param("XX", id="no-such-code"),
        pytest.param("lg", id="lower-case"),
        pytest.param("Cs.LG", id="archive-in-wrong-case"),
        pytest.param("HEP-TH", id="archive-in-upper-case"),
        pytest.param("math.LG", id="code-of-another-archive"),
        pytest.param("physics.quant-ph", id="archive-under-archive"),
        pytest.param(" LG", id="space-before"),
        pytest.param("LG\n", id="newline-after"),
        pytest.param(".LG", id="dot-before"),
        pytest.param("cs.", id="dot-after"),
        pytest.param("cs", id="cs"),
        pytest.param("econ", id="econ"),
        pytest.param("eess", id="eess"),
        pytest.param("math", id="math"),
        pytest.param("nlin", id="nlin"),
        pytest.param("physics", id="physics"),
        pytest.param("q-fin", id="q-fin"),
        pytest.param("stat", id="stat"),
        pytest.param("test", id="test-archive"),
        pytest.param("\ud800", id="surrogate"),
    ],
)
def test_unknown_code(code: str) -> None:
    assert candidates(code) == ()


@pytest.mark.parametrize("code", CODES)
def test_candidates_are_known_sorted_and_distinct(code: str) -> None:
    found = candidates(code)
    assert found
    assert set(found) <= set(CATEGORIES)
    assert found == tuple(sorted(set(found)))


def test_table_is_read_only() -> None:
    table = cast("MutableMapping[str, str]", CATEGORIES)
    with pytest.raises(TypeError):
        table["cs.XX"] = "Nothing"
    with pytest.raises(TypeError):
        del table["cs.LG"]


@given(
    st.one_of(
        st.sampled_from(CODES),
        st.lists(st.sampled_from(TWO_LETTER_CODES), min_size=2, max_size=2).map("".join),
        st.text(st.characters(exclude_categories=())),
    )
)
def test_candidates_are_the_ids_that_end_in_the_code(code: str) -> None:
    def ids(one: str) -> list[str]:
        return sorted(id_ for id_ in CATEGORIES if one in (id_, id_.split(".")[-1]))

    first, second = (ids(code[:2]), ids(code[2:])) if len(code) == 4 else ([], [])
    run_together = dict.fromkeys(first + second) if first and second else ()
    assert candidates(code) == tuple(ids(code) or run_together)


def test_a_code_is_known_in_any_case_and_given_in_arxivs_own() -> None:
    for code in ("LG", "cs.LG", "quant-ph", "soc-ph", "cond-mat.mes-hall"):
        for text in (code, code.lower(), code.upper(), code.title()):
            assert code_in_any_case(text) == code
    assert code_in_any_case("ZZ") is code_in_any_case("") is None
    assert code_in_any_case("cs") is None


@pytest.mark.parametrize(
    ("code", "ids"),
    [
        ("DLCL", ("cs.DL", "cs.CL")),
        ("CLCV", ("cs.CL", "cs.CV", "math.CV")),
        ("CVCV", ("cs.CV", "math.CV")),
        ("CLZZ", ()),
        ("ZZCL", ()),
        ("soft", ("cond-mat.soft",)),
    ],
)
def test_two_codes_run_together(code: str, ids: tuple[str, ...]) -> None:
    assert candidates(code) == ids
