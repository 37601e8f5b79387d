"""What is written fast is, byte for byte, what the plain way writes."""

import json
import math
import re
from datetime import date
from typing import Any

import attrs
import pytest
from attrs import evolve
from examples import tries
from hypothesis import given
from hypothesis import strategies as st
from json_samples import PAPER, PROFILE, REAL
from record_strategies import nasty_profiles, nasty_texts, spoiled_profiles, well_formed_profiles

from profileparse import FormatError, Paper, Profile
from profileparse.text.ascii_json import ascii_json
from profileparse.writers.records_json import SCHEMA_VERSION, to_json, to_json_line


def plain(record: Profile | Paper, place: str, *, positions: bool) -> dict[str, Any]:
    """Return a record for JSON with a look at each value, whatever it is."""
    written = {
        field.name: value(getattr(record, field.name), f"{place}.{field.name}")
        for field in attrs.fields(type(record))
        if field.eq
    }
    if isinstance(record, Profile):
        papers = enumerate(record.papers)
        written["papers"] = [
            plain(p, f"{place}.papers[{i}]", positions=positions) for i, p in papers
        ]
    else:
        written["arxiv_categories"] = list(record.arxiv_categories)
    if positions:
        written["span"] = attrs.asdict(record.span) if record.span else None
        written["spans"] = {name: attrs.asdict(span) for name, span in record.spans.items()}
    return written


def value(found: Any, place: str) -> Any:
    if isinstance(found, str):
        if re.search("[\ud800-\udbff][\udc00-\udfff]", found):
            raise FormatError(place, "JSON cannot hold two surrogates that are no character")
    elif isinstance(found, int):
        if abs(found) >= 2**53:
            raise FormatError(place, "JSON cannot hold a whole number above 2**53 - 1")
    elif isinstance(found, float):
        if not math.isfinite(found):
            raise FormatError(place, f"JSON cannot hold the number {found}")
    elif isinstance(found, date):
        return found.isoformat()
    elif isinstance(found, tuple) and all(isinstance(item, str) for item in found):
        return [value(item, f"{place}[{i}]") for i, item in enumerate(found)]
    return found


def text(data: Any, indent: int | None = None) -> str:
    made = json.dumps(data, indent=indent, allow_nan=False)
    return made.replace("##", "#\\u0023").replace("\x7f", "\\u007f")


def agrees(profile: Profile, source: str, *, positions: bool = False) -> None:
    record = plain(profile, "$", positions=positions)
    start = {"schema_version": SCHEMA_VERSION}
    assert to_json(profile, positions=positions) == text(start | record, 2)
    line = to_json_line(profile, source, positions=positions)
    assert line == text(start | {"source": source} | record)


@pytest.mark.parametrize("positions", [False, True], ids=["plain", "positions"])
@pytest.mark.parametrize("profile", [REAL, PROFILE], ids=["real", "by-hand"])
def test_bytes_are_those_of_the_plain_way(profile: Profile, positions: bool) -> None:  # noqa: FBT001
    agrees(profile, "a/é##.txt", positions=positions)


@tries(1000)
@given(st.one_of(nasty_profiles, spoiled_profiles(), well_formed_profiles()), nasty_texts)
def test_bytes_of_any_profile_are_those_of_the_plain_way(profile: Profile, source: str) -> None:
    agrees(profile, source)


@pytest.mark.parametrize(
    "changes",
    [
        {"ai_score": math.nan},
        {"h_index": 2**53},
        {"h_index": -(2**53)},
        {"name": "\ud83d\ude00"},
        {"papers": (PAPER, evolve(PAPER, title="x\udbff\udfff"))},
        {"papers": (evolve(PAPER, badges=("Code", "\ud800\udc00")),)},
        {"papers": (evolve(PAPER, score=math.inf),)},
    ],
)
def test_what_json_cannot_hold_is_refused_with_the_same_words(changes: dict[str, Any]) -> None:
    profile = evolve(PROFILE, **changes)
    with pytest.raises(FormatError) as plainly:
        plain(profile, "$", positions=False)
    with pytest.raises(FormatError) as caught:
        to_json_line(profile, "a.txt")
    assert str(caught.value) == str(plainly.value)


def test_values_of_other_types_are_written_as_what_they_are() -> None:
    class Name(str):
        __slots__ = ()

    agrees(evolve(PROFILE, name=Name("Ada"), h_index=True), "a.txt")


@pytest.mark.parametrize("indent", [None, 2])
def test_ascii_json_is_strict(indent: int | None) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        ascii_json([math.nan], indent)
