"""The commands that CI runners find in a log, by the rules of their own parsers.

`commands` does what GitHub's runner does (ActionCommand, TryParseV2 and TryParse); Azure's and
TeamCity's read the same kind of sign. Written anew from what they do.
"""

import re

_NAMES = (
    "error warning notice debug group endgroup echo add-mask add-matcher remove-matcher add-path"
    " set-env set-output save-state stop-commands internal-set-repo-path"
)
_REGISTERED = frozenset(_NAMES.split())
_DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}

Command = tuple[str, dict[str, str], str]


def commands(log: str) -> list[Command]:
    """Return name, properties and data of all commands in a log."""
    lines = re.split("\r\n|\r|\n", log)
    return [found for line in lines if (found := _second(line) or _first(line))]


def others(log: str) -> list[str]:
    """Return what other runners than GitHub's obey."""
    return re.findall(r"(?i)##vso\[|##teamcity\[", log)


def _second(line: str) -> Command | None:
    """Read `::name key=value,key=value::data`, with nothing but blanks before it."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, listed = line[2:end].partition(" ")
    if name.lower() not in _REGISTERED:
        return None
    return name.lower(), _properties(listed, ","), _unescaped(line[end + 2 :], _DATA)


def _first(line: str) -> Command | None:
    """Read `##[name key=value;key=value]data`, wherever it stands in a line."""
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, listed = line[start + 3 : end].partition(" ")
    if name.lower() not in _REGISTERED:
        return None
    return name.lower(), _properties(listed, ";"), line[end + 1 :]


def _properties(listed: str, mark: str) -> dict[str, str]:
    pairs = (piece.partition("=") for piece in listed.split(mark) if "=" in piece)
    return {key.strip(): _unescaped(value, _PROPERTY) for key, _, value in pairs}


def _unescaped(text: str, signs: dict[str, str]) -> str:
    return re.sub("%[0-9A-F]{2}", lambda found: signs.get(found[0], found[0]), text)
