"""Pandoc makes a bibliography of the real dump, with all papers and each `et al.`."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import records
from bibliographies import real, written

from profileparse import Profile

PANDOC = shutil.which("pandoc") or "pandoc"
if shutil.which("pandoc") is None:
    pytest.skip("pandoc is not installed", allow_module_level=True)
SUFFIXES = {"bibtex": ".bib", "csl-json": ".json"}


def rendered(to: str, folder: Path, *profiles: Profile, keep_tex: bool = False) -> list[str]:
    """Return the entries of the bibliography, each on one line."""
    bibliography = folder / f"papers{SUFFIXES[to]}"
    bibliography.write_text(written(to, *profiles, keep_tex=keep_tex), encoding="utf-8")
    done = subprocess.run(  # noqa: S603
        [PANDOC, "--citeproc", "--bibliography", bibliography, "-t", "plain", "--wrap=none"],
        input='---\nnocite: "@*"\n---\n',
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return [entry for entry in done.stdout.split("\n\n") if entry.strip()]


@pytest.mark.parametrize("to", SUFFIXES)
def test_the_real_dump_becomes_a_bibliography(to: str, tmp_path: Path) -> None:
    profile = real()
    entries = rendered(to, tmp_path, profile)
    assert len(entries) == 23
    plain = [re.sub(r"\W+", "", entry.casefold()) for entry in entries]
    for paper in profile.papers:
        title = re.sub(r"\W+", "", (paper.title or "").casefold())
        (index,) = [place for place, entry in enumerate(plain) if title in entry]
        entry = entries[index]
        assert all(name.split()[-1] in entry or entry.startswith("———") for name in paper.authors)
        assert ("et al." in entry) == paper.et_al
        assert paper.date is None or str(paper.date.year) in entry
    assert sum("et al." in entry for entry in entries) == 19
    assert not any("others" in entry for entry in entries)


@pytest.mark.parametrize("to", SUFFIXES)
def test_marks_names_and_groups_are_shown_as_printed(to: str, tmp_path: Path) -> None:
    title = r"GPT {is} 50% of $5 & C_x ~ a^b #1 \input{x} <y> @z | q"
    names = ("LIGO Scientific Collaboration", "John Smith, Jr.", "Ludwig van Beethoven")
    paper = records.paper(*names, title=title, et_al=True)
    (entry,) = rendered(to, tmp_path, records.profile(paper))
    assert title.casefold() in entry.casefold()
    assert "GPT" in entry
    assert entry.startswith(
        "LIGO Scientific Collaboration, John Smith Jr., Ludwig van Beethoven, et al."
    )


def test_somebody_called_others_is_shown(tmp_path: Path) -> None:
    paper = records.paper("Ann Reed", "others")
    for to in SUFFIXES:
        (entry,) = rendered(to, tmp_path, records.profile(paper))
        assert entry.startswith("Reed, Ann, and others. 2020.")


def test_formulas_stay_formulas_on_request(tmp_path: Path) -> None:
    paper = records.profile(records.paper("Ann Reed", title=r"The $\alpha$ and Cost of $5"))
    assert "\N{GREEK SMALL LETTER ALPHA}" in rendered("bibtex", tmp_path, paper, keep_tex=True)[0]
    assert r"$\alpha$" in rendered("bibtex", tmp_path, paper)[0].casefold()
