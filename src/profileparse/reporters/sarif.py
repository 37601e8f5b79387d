"""SARIF 2.1.0, the format of OASIS that GitHub's code scanning and many editors read."""

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from profileparse.diagnostics import RULES, Diagnostic, Rule, Severity
from profileparse.reporters import Checked, Style
from profileparse.reporters.fingerprints import plain_path
from profileparse.reporters.json_report import json_list
from profileparse.reporters.messages import with_hint
from profileparse.rules.docs import rule_page
from profileparse.text.ascii_json import ascii_json
from profileparse.version import __version__

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_NUMBERS = {code: number for number, code in enumerate(RULES)}
_PLACEHOLDER = re.compile(r"\{([0-9]+)\}")
_DRIVE = re.compile("[A-Za-z]:/")
_FINGERPRINT = "profileparse/v1"  # a new way to make it takes a new name


def sarif(results: Iterable[Checked], _style: Style) -> Iterator[str]:
    """Yield one log with one run, whose results are known before what is said of them all."""
    broken: set[str] = set()
    failures: list[dict[str, Any]] = []

    def found() -> Iterator[dict[str, Any]]:
        for result in results:
            for one, fingerprint in result.named:
                broken.add(one.code)
                yield _result(result, one, fingerprint)
            if result.failure is not None:
                failures.extend(_notification(result, one) for one in result.report.diagnostics)

    start = ascii_json({"$schema": _SCHEMA, "version": "2.1.0"})
    yield f'{start[:-1]}, "runs": [{{"columnKind": "unicodeCodePoints", "results":'
    yield from json_list(found())
    rules = [_rule(rule, helped=rule.code in broken) for rule in RULES.values()]
    driver = {"name": "profileparse", "semanticVersion": __version__, "rules": rules}
    invocation = {"executionSuccessful": not failures, "toolExecutionNotifications": failures}
    rest = ascii_json({"invocations": [invocation], "tool": {"driver": driver}})
    yield f", {rest[1:]}]}}"


def _rule(rule: Rule, *, helped: bool) -> dict[str, Any]:
    found = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    if helped:  # all pages together would be most of the log
        page = rule_page(rule.code)
        found["help"] = {"text": page, "markdown": page}
    return found


def _result(result: Checked, found: Diagnostic, fingerprint: str) -> dict[str, Any]:
    return {
        "ruleId": found.code,
        "ruleIndex": _NUMBERS[found.code],
        **_notification(result, found),
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }


def _notification(result: Checked, found: Diagnostic) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(result.path)}}
    if result.failure is None:
        span = found.span
        location["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
            "charOffset": span.start,
            "charLength": span.end - span.start,
        }
    return {
        "level": _LEVELS[found.severity],
        "message": {"text": _inert(with_hint(found))},
        "locations": [{"physicalLocation": location}],
    }


def _inert(text: str) -> str:
    """Return a text in which SARIF sees neither a link, `[x](y)`, nor a placeholder, `{0}`."""
    return _PLACEHOLDER.sub(r"{{\1}}", text.replace("](", "] ("))


def _uri(path: str) -> str:
    """Return a path as a reference: relative as it was given, or of the scheme `file`."""
    plain = plain_path(path)
    # The bytes of a name that is no UTF-8 stand in it as surrogates.
    if drive := _DRIVE.match(plain):
        return f"file:///{drive[0]}{quote(os.fsencode(plain[drive.end() :]))}"
    escaped = quote(os.fsencode(plain))
    return f"file://{escaped}" if plain.startswith("/") else escaped
