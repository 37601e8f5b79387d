"""What must hold for every input: for each target a function of bytes, which fails if it does not.

Bytes become text as UTF-8; a byte that is none becomes a lone surrogate, as `str` can hold one.
"""

import contextlib
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from unittest import mock

import attrs
import form_pages
import realdump
import tiling
from jsonschema_rs import validator_for
from runner import commands, others
from test_cli_hostile import SEEN

import profileparse
from profileparse import RULES, FormatError, Profile, RenderError
from profileparse.cli import run

AS_OF = date(2026, 5, 20)
STREAMS = (1, 7, 100, 1000)  # sizes of what a stream reads at once
COMMANDS = tuple(
    line.split()
    for line in """
check --output-format full --no-color
check --output-format concise
check --output-format json --fail-on never
check --output-format github --fail-on warning
check --output-format gitlab
check --output-format sarif
check --output-format junit
check --statistics
check --select PP3,PP9 --require h_index,affiliation
convert --positions
convert --to jsonl --findings
convert --to csv
convert --to csv --table profiles --raw
convert --to bibtex
convert --to csl-json
convert --to ris
convert --to markdown
metrics
metrics --to json
metrics --to csv --compare
metrics --graph-metrics --to jsonl
report
diff
diff --to json
""".strip().split("\n")
)
PAGES = (form_pages.PAGE, realdump.joined(realdump.PAPERS[:3]))
_VALIDATOR = validator_for(profileparse.json_schema(), validate_formats=True)


def text_of(data: bytes) -> str:
    """Return the text of any bytes."""
    return data.decode("utf-8", "surrogateescape")


def check(data: bytes) -> None:
    """Nothing raises or is lost, all places are right, and records can be written and read back."""
    text = text_of(data)
    report = tiling.checked(text, AS_OF)
    again = profileparse.check(text, as_of=AS_OF)
    assert repr(again) == repr(report), "not deterministic"
    for found in report.diagnostics:
        rule = RULES[found.code]
        assert found.name == rule.name
        assert found.severity == rule.severity or found.code == "PP111"
        assert found.message.isprintable()
        assert found.hint is None or found.hint.isprintable()
    assert report.profiles or any(found.severity == "error" for found in report.diagnostics)
    for profile in report.profiles:
        _records(profile)
    of_bytes = profileparse.check_bytes(data, as_of=AS_OF)
    if re.search("[\udc80-\udcff]", text):
        assert [found.code for found in of_bytes.diagnostics] == ["PP901"]
    else:
        assert of_bytes == report


def _records(profile: Profile) -> None:
    written = profileparse.to_json(profile)
    assert written.isascii()
    assert _VALIDATOR.is_valid(json.loads(written))
    assert profileparse.from_json(written) == profile
    with contextlib.suppress(RenderError):
        dump = profileparse.render(profile)
        assert profileparse.check(dump, as_of=profile.as_of).profile == profile


def stream(data: bytes) -> None:
    """A text in pieces of any size reads as the whole text."""
    head, body = data[:2].ljust(2, b"\0"), data[2:]
    at_once = STREAMS[head[0] % len(STREAMS)]
    size = head[1] // 2 + 1
    text = text_of(body)
    pieces: Iterable[str] | Iterable[bytes]
    if head[1] % 2 and not re.search("[\udc80-\udcff]", text):
        pieces = (body[at : at + size] for at in range(0, len(body), size))
    else:
        pieces = (text[at : at + size] for at in range(0, len(text), size))
    with mock.patch("profileparse.reading.stream._PIECE", at_once):
        tiling.assert_read_as_whole(pieces, text, AS_OF)


def apart(data: bytes) -> None:
    """A page is read as it would be alone, whatever stands above it."""
    page = PAGES[data[0] % len(PAGES)] if data else PAGES[0]
    report = profileparse.check(f"{text_of(data[1:])}\n\n{page}", as_of=AS_OF)
    alone = profileparse.check(page, as_of=AS_OF).profile
    assert report.profiles[-1:] == (alone,), _difference(report.profiles[-1:], alone)


def _difference(found: tuple[Profile, ...], expected: Profile) -> str:
    """Return the fields in which profiles differ."""
    for profile in found:
        fields = [field.name for field in attrs.fields(Profile)]
        odd = [f for f in fields if getattr(profile, f) != getattr(expected, f)]
        return f"differs in {', '.join(odd)}"
    return "no profile"


def json_text(data: bytes) -> None:
    """JSON is read or refused with a place; what was read can be written in every way."""
    profile = refusal = None
    try:
        profile = profileparse.from_json(text_of(data))
    except FormatError as error:
        refusal = error
    if profile is None:
        assert refusal is not None
        assert refusal.place.startswith(("$", "line "))
        assert str(refusal).isprintable()
        return
    _records(profile)
    for to in ("csv", "jsonl", "ris", "bibtex", "csl-json", "markdown"):
        with contextlib.suppress(FormatError):
            pieces = profileparse.write([profile], to=to)
            assert all(isinstance(piece, str) for piece in pieces)
    profileparse.to_rows([profile])


def command(data: bytes) -> None:
    """A command ends with an exit code of its own, and no line of it is an order to a runner."""
    words = COMMANDS[data[0] % len(COMMANDS)] if data else COMMANDS[0]
    text = Path("dump.txt")
    text.write_bytes(data[1:])
    paths = ["old.txt", "dump.txt"] if words[0] == "diff" else ["dump.txt"]
    code, out, err = _run([*words, "--as-of", "2026-05-20", *paths])
    assert code in {0, 1, 2}
    assert "Traceback" not in err
    assert "internal error" not in err
    assert_inert(err)
    if "github" in words:
        assert {name for name, _, _ in commands(out)} <= {"error", "warning", "notice"}
        assert others(out) == []
    elif words[0] == "check":
        assert_inert(out)
    else:
        assert commands(out) == []
        assert others(out) == []
    if words[-1] == "json" and out:
        json.loads(out)
    assert (code, out, err) == _run([*words, "--as-of", "2026-05-20", *paths]), "not deterministic"


def assert_inert(output: str) -> None:
    assert commands(output) == []
    assert others(output) == []
    assert SEEN.fullmatch(output)


def _run(argv: list[str]) -> tuple[int, str, str]:
    out, err = io.BytesIO(), io.BytesIO()
    with (
        contextlib.redirect_stdout(io.TextIOWrapper(out, "utf-8", write_through=True)),
        contextlib.redirect_stderr(io.TextIOWrapper(err, "utf-8", write_through=True)),
    ):
        code = run(argv)
        return code, out.getvalue().decode("utf-8"), err.getvalue().decode("utf-8")


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "check": check,
    "stream": stream,
    "apart": apart,
    "json": json_text,
    "command": command,
}
