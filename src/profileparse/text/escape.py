"""Text that a terminal can be shown, and that a CI runner does not obey."""

import re

from profileparse.text.excerpt import shown

# GitHub's runner obeys the first anywhere in a line, those of Azure and TeamCity the others.
COMMAND = re.compile(r"(?<=#)#(?=\[|vso\[|teamcity\[)", re.IGNORECASE)
SILENT_HASH = r"\x23"
_LEADING_COLON = re.compile(r"^(\s*):")


def escaped(text: str) -> str:
    """Return a text on one line, visible, and with nothing that a CI runner obeys."""
    return COMMAND.sub(lambda _: SILENT_HASH, shown(text))


def escaped_path(path: str) -> str:
    """Return a path as it may begin a line, where a runner looks for `::command`."""
    return _LEADING_COLON.sub(r"\1\\x3a", escaped(path)) or "''"
