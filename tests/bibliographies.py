"""Bibliographies of profiles, and what is left of TeX and Markdown when they are read."""

import re
from datetime import date
from pathlib import Path

import records

import profileparse
from profileparse import Profile
from profileparse.text.excerpt import visible
from profileparse.writers import Options, formats

FORMATS = ("bibtex", "csl-json", "ris", "markdown")
FIXTURES = Path(__file__).parent / "fixtures"
REAL = FIXTURES / "imanol-schlag.txt"
AS_OF = date(2026, 5, 20)
_TEX = {
    r"\textbackslash{}": "\\",
    r"$\lbrace$": "{",
    r"$\rbrace$": "}",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    "$|$": "|",
    r"\$": "$",
    r"\&": "&",
    r"\#": "#",
    r"\%": "%",
    r"\_": "_",
    "{": "",  # those that only protect
    "}": "",
}
_TOKEN = re.compile("|".join(map(re.escape, _TEX)))


def written(to: str, *profiles: Profile, keep_tex: bool = False) -> str:
    """Return profiles in a format; each piece of it is whole lines, as all writers promise."""
    entries = [("x.txt", records.report(profile)) for profile in profiles]
    pieces = [*formats("records")[to].write(entries, Options(keep_tex=keep_tex))]
    assert all(piece.endswith("\n") for piece in pieces)
    return "".join(pieces)


def real() -> Profile:
    """Return the profile of the real dump."""
    return profileparse.parse_file(REAL, as_of=AS_OF)


def golden(to: str) -> str:
    """Return what the command makes of the real dump."""
    entries = [("imanol-schlag.txt", records.report(real()))]
    return "".join(formats("records")[to].write(entries))


def untexed(text: str) -> str:
    """Return the text that TeX prints."""
    return _TOKEN.sub(lambda found: _TEX[found[0]], text)


def plain(text: str | None) -> str:
    r"""Return a text as every format shows it: a line, what is not printable as its escape."""
    line = " ".join((text or "").split())
    shown = "".join(map(visible, line))
    return re.sub(r"(?<=#)#(?=\[|vso\[|teamcity\[)", r"\\x23", shown, flags=re.IGNORECASE)
