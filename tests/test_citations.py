"""Keys, dates, links and `et al.`: what does not depend on the format of a bibliography."""

import tracemalloc
from datetime import date
from itertools import islice

import pytest
import records
from bibliographies import FORMATS, real, untexed, written

from profileparse.writers.citations import Keys, citation, number


def key(*authors: str, **fields: object) -> str:
    return Keys().key(records.paper(*authors, **fields))


@pytest.mark.parametrize(
    ("author", "title", "expected"),
    [
        ("DeLesley Hutchins", "Block-Recurrent Transformers", "hutchins-2020-block-recurrent"),
        ("Jürgen Müller-Øst", "The L\u0131fe of Łukasz", "mullerost-2020-life-lukasz"),
        ("Laura De Carli", "On a", "decarli-2020-on-a"),
        ("Ludwig van Beethoven", "Straße", "vanbeethoven-2020-strasse"),
        ("The LIGO Collaboration", "GW150914!", "ligo-2020-gw150914"),
        ("Sean O\u2019Malley", "Don't", "omalley-2020-dont"),
        ("王小明", "从零开始", "c3d6-2020-c3d6"),
        ("", " ", "anonymous-2020-untitled"),
    ],
)
def test_a_key_is_made_of_the_paper(author: str, title: str, expected: str) -> None:
    found = key(author, title=title)
    if "c3d6" in expected:  # no ASCII at all: a hash of each
        first, _, last = found.split("-")
        assert len(first) == len(last) == 8
        assert first != last
        assert found == key(author, title=title)
    else:
        assert found.startswith(expected)


def test_a_key_of_a_paper_without_a_date() -> None:
    assert key("Ann Reed", date=None, title="x" * 999) == f"reed-undated-{'x' * 24}"


def test_equal_papers_get_numbers_and_others_keep_their_keys() -> None:
    papers = real().papers
    alone = [Keys().key(paper) for paper in papers]
    keys = Keys()
    assert [keys.key(paper) for paper in papers] == alone
    assert [keys.key(paper) for paper in papers] == [f"{name}_2" for name in alone]
    assert [keys.key(papers[0]), keys.key(papers[0])] == [f"{alone[0]}_3", f"{alone[0]}_4"]
    assert [Keys().key(paper) for paper in reversed(papers)] == alone[::-1]


def test_keys_keep_about_a_hundred_bytes_for_a_paper() -> None:
    keys = Keys()
    papers = (records.paper("Ann Reed", title=f"Paper {place}") for place in range(20_000))
    list(map(keys.key, islice(papers, 1000)))
    tracemalloc.start()
    for paper in papers:
        keys.key(paper)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept / 19_000 < 200


def shown(**fields: object) -> dict[str, str]:
    paper = records.paper("Ann Reed", "Bo Li", **fields)
    return {to: written(to, records.profile(paper)) for to in FORMATS}


def test_a_cut_list_is_said_in_each_format_and_is_no_person() -> None:
    texts = shown(et_al=True)
    assert "author = {Reed, Ann and Li, Bo and others}," in texts["bibtex"]
    assert '"given": "Bo"}, {"literal": "others"}]' in texts["csl-json"]
    assert "AU  - Li, Bo\nTI  - A Title\n" in texts["ris"]
    assert "N1  - et al.\n" in texts["ris"]
    assert "Ann Reed, Bo Li et al. ·" in texts["markdown"]
    for text in shown().values():
        assert "others" not in text
        assert "et al." not in text


def test_a_cut_list_without_a_name_is_a_note() -> None:
    paper = records.paper("", " ", et_al=True)
    for to in FORMATS:
        text = written(to, records.profile(paper))
        assert "list of authors cut" in text
        assert "others" not in text


def test_somebody_called_others_is_no_cut_list() -> None:
    profile = records.profile(records.paper("Ann Reed", "others"))
    assert "author = {Reed, Ann and {oth}ers}," in written("bibtex", profile)
    assert '{"family": "others"}]' in written("csl-json", profile)


def test_an_inferred_year_is_said_in_each_format() -> None:
    words = "year inferred, not printed on the page"
    texts = shown(date=date(2026, 4, 5), year_inferred=True)
    assert f"  note = {{{words}}},\n" in texts["bibtex"]
    assert f'"note": "{words}"' in texts["csl-json"]
    assert f"N1  - {words}\n" in texts["ris"]
    assert f"2026-04-05 ({words})" in texts["markdown"]
    assert not any("inferred" in text for text in shown(date=None, year_inferred=True).values())


def test_dates_are_written_to_the_day() -> None:
    texts = shown(date=date(2026, 4, 5))
    assert "  year = {2026},\n  month = apr,\n  day = {5}" in texts["bibtex"]
    assert '"issued": {"date-parts": [[2026, 4, 5]]}' in texts["csl-json"]
    assert "PY  - 2026\nDA  - 2026/04/05/\n" in texts["ris"]
    assert "· 2026-04-05 ·" in texts["markdown"]


def test_an_arxiv_id_and_a_link_are_there_only_where_the_dump_held_them() -> None:
    texts = shown(url="https://arxiv.org/abs/2206.14858", arxiv_id="2206.14858", category="CL")
    assert (
        "  eprint = {2206.14858},\n  archiveprefix = {arXiv},\n  primaryclass = {cs.CL},\n"
        in (texts["bibtex"])
    )
    assert "  url = {https://arxiv.org/abs/2206.14858},\n" in texts["bibtex"]
    assert '"number": "arXiv:2206.14858", "publisher": "arXiv", "URL": "https:' in texts["csl-json"]
    assert "AN  - arXiv:2206.14858\nUR  - https://arxiv.org/abs/2206.14858\n" in texts["ris"]
    assert "**[A Title](<https://arxiv.org/abs/2206.14858>)**" in texts["markdown"]
    assert "arXiv 2206.14858" in texts["markdown"]
    for text in shown().values():
        assert "arxiv" not in text.lower()
        assert "http" not in text
        assert "eprint" not in text


def test_a_category_of_several_meanings_is_no_primary_class() -> None:
    texts = shown(arxiv_id="2206.14858", category="CV")
    assert "primaryclass" not in texts["bibtex"]
    assert "keywords = {CV}" in texts["bibtex"]
    assert "KW  - CV\n" in texts["ris"]


@pytest.mark.parametrize("url", ["/abs/2206.14858", "javascript:alert(1)", "https:///x", "data:x"])
def test_a_link_that_is_none_of_the_web_is_text(url: str) -> None:
    texts = shown(url=url)
    assert f"link {url}" in untexed(texts["bibtex"])
    assert f"link {url}" in texts["csl-json"]
    assert f"N1  - link {url}\n" in texts["ris"]
    assert "](" not in texts["markdown"]
    assert not any("URL" in text or "UR  -" in text for text in texts.values())
    assert "  url" not in texts["bibtex"]


def test_an_address_is_in_safe_characters() -> None:
    paper = records.paper(url='HTTPS://x.org/a b}{\\"é%41%zz\ud800<>|^`#c(d)[e]')
    found = citation(paper, Keys())
    assert found.url == (
        "HTTPS://x.org/a%20b%7D%7B%5C%22%C3%A9%41%25zz%3F%3C%3E%7C%5E%60#c%28d%29[e]"
    )
    assert found.other_link == ""


@pytest.mark.parametrize(
    ("value", "text"), [(85.0, "85"), (85.25, "85.25"), (7, "7"), (2**60, str(2**60))]
)
def test_a_number_is_as_it_is_printed(value: float, text: str) -> None:
    assert number(value) == text


def test_what_has_no_field_is_a_remark() -> None:
    texts = shown(affiliation="eth-zurich", score=85.0, badges=("Code", "NEW"))
    assert "annote = {affiliation eth-zurich; score 85}" in texts["bibtex"]
    assert "keywords = {cs.LG, Code, NEW}" in texts["bibtex"]
    assert '"annote": "affiliation eth-zurich; score 85"' in texts["csl-json"]
    assert "KW  - cs.LG\nKW  - Code\nKW  - NEW\nAD  - eth-zurich\nN1  - score 85\n" in texts["ris"]
    assert "· cs.LG · Code · NEW · affiliation eth-zurich; score 85\n" in texts["markdown"]


def test_groups_stay_whole_and_a_suffix_survives() -> None:
    profile = records.profile(
        records.paper("LIGO Scientific Collaboration", "John Smith, Jr.", "Ana Ramón y Cajal")
    )
    assert (
        "author = {{LIGO Scientific Collaboration} and Smith, Jr., John and {Ramón y Cajal}, Ana}"
        in written("bibtex", profile)
    )
    assert (
        '[{"literal": "LIGO Scientific Collaboration"},'
        ' {"family": "Smith", "given": "John", "suffix": "Jr."},'
    ) in written("csl-json", profile)
    text = written("ris", profile)
    assert "AU  - LIGO Scientific Collaboration\nAU  - Smith, John, Jr.\nAU  - Ramón y" in text


def test_no_address_is_a_command() -> None:
    paper = records.paper(url="https://example.org/##[group]x###vso[y]##teamcity[z]")
    for to in FORMATS:
        assert "##" not in written(to, records.profile(paper)).replace("## ", "")
