"""Markdown: marks, escapes and links are taken out of the values; the targets are kept.

### [A Title](/paper/1)        A Title        **A. One**, B. Two
                               =======
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from profileparse.diagnostics import Severity
from profileparse.reading.forms.edits import Edit, Finding, FormEdits, Link
from profileparse.reading.forms.page_lines import Line, is_dated, lines_of

_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_GLUED_HEADING = re.compile(r"(?<=[a-z0-9])#{1,6}[ \t]+(?=\S)")
_CLOSING = re.compile(
    r"(?<![ \t])(?:[ \t]++#{1,6}|(?:[ \t]++#{1,6})?+[ \t]++\{[#.][^{}\n]{1,400}\})$"
)
"""What closes a heading, and what names it: `## A Title ## {#a-title}`."""
_RULE = re.compile(
    r"(?:=+|-{3,}|_{3,}|\*{3,}|(?:\*[ \t]){2,}\*"
    r"|(?:(?:[*+-]|[0-9]{1,4}\.)[ \t]+)?-{2,}(?:[ \t]+-{2,})+)"
)
_FENCE = re.compile(
    r"(?:(?:[*+-]|[0-9]{1,4}\.)[ \t]+)?:{3,}(?:[ \t]*(?:\{[^{}\n]*\}|[\w-]+)[ \t]*:*)?"
)
_ATTRIBUTES = re.compile(
    r"(?P<close>\]|(?<=\)))\{(?:[.#][A-Za-z]|[a-z][a-z-]{0,40}=\")[^{}\n]{0,200}\}"
)
_UNDERLINE = re.compile(r"(?:=+|-+)")
_URL = r"(?:<(?P<quoted>[^<>\n]*)>|(?P<url>(?:[^\s()<>\\]|\\.|\([^\s()]*\))*))"
_LINK = re.compile(rf"\]\({_URL}(?:[ \t\n]+\"[^\"\n]*\")?\)|\]\[(?P<key>[^\]\n]{{0,40}})\]")
_DEFINITION = re.compile(r"\[(?P<key>[^\]\n]{1,40})\]:[ \t]+<?(?P<url>[^\s<>]+)>?(?:[ \t]+\".*\")?")
_LIKE_URL = re.compile(r"(?:https?:|file:|mailto:|[/.?#]|[\w-]+/|[\w.-]+\.html?\b)|$")
_ESCAPE = re.compile(r"\\([\\`*_\[\]#+\-.!<>~$])")
_ANY_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PANDOC = re.compile(r"(?m)^[ \t]*:::|[A-Za-z]\\'s\b")  # it escapes whatever can be escaped
_LOST = re.compile(r"[0-9.,]+\\\\(?=[ \t\n])")  # an escaped backslash, and nothing escaped by it
_SIGN_LOST = "the extractor lost a sign behind {}, mostly '%'"
_TITLE_GUESSED = "guessed from its link that {} is the title of a paper"
_COMPARE = "compare it with the page"
_SURE_ESCAPES = "_*"
_LIKE_ITEM = re.compile(r"(?m)^\\[-+#>](?=\s)|(?<=[0-9])\\[.)](?=\s)")
"""What would begin a list, a heading or a quotation if it were not escaped."""
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~"
_OPEN_COMMAND = re.compile(r"(?<!\\)(?:\\\\)*\\[A-Za-z]")
# Inside a word only a code, a date or a number is bold: `x**2 + y**2` is no Markdown, nor `X^{**}`.
_PIECE = r"(?:[A-Z][A-Za-z]{1,8}(?: [0-9]{1,2}(?:, [0-9]{4})?)?|[0-9.,]+%?)"
_BOLD = re.compile(
    rf"(?<![\\*{{^])(\*\*|__)(?=\S)(?:(?<!\w..)|(?={_PIECE}\1))(?P<text>[^\n]{{1,300}}?\S)(?<!\\)\1"
)
_EMPHASIS = re.compile(
    r"(?m)(?:^[ \t]*|(?<=, ))([*_])(?=[^\s*_a-z])(?P<text>[^\n*_]{1,300}[^\s*_])\1(?=,|$| et al)"
)
_SPREAD = re.compile(
    r"(?m)^[ \t]*(?:(?:[*+-]|[0-9]{1,4}\.|#{1,6})[ \t]+)?"
    r"(?:\[[ \t]*)?(?P<mark>\*\*|__|[*_])(?=[^\s*_])"
    r"(?:\\[^\n]|(?!(?P=mark))[^\n\\]|\n(?![ \t]*\n)){1,600}(?<=[^\s\\])(?P<close>(?P=mark))"
    r"(?=[ \t]*(?:$|\]\())"
)
"""Marks around a whole block, which can have been wrapped."""
_LONGEST_HEAD = 200  # characters
_LONGEST_LABEL = 600  # characters, in which a link is looked for before its target
_LONGEST_BOLD = 400


def find(text: str) -> FormEdits:
    """Return the edits that take Markdown out of a text, and the links."""
    lines = lines_of(text)
    defined = {
        found["key"].casefold(): found["url"]
        for line in lines
        if line.text.startswith("[") and (found := _DEFINITION.fullmatch(line.text))
    }
    link_edits, links, findings, _ = _links(text, defined)
    link_edits += _attributes(text)
    edits = [*link_edits, *_spread(text)]
    taken = {edit.start: edit.end for edit in link_edits}
    for at, line in enumerate(lines):
        edits += _line_edits(text, lines, at, taken)
        if defined and line.text.startswith("[") and _DEFINITION.fullmatch(line.text):
            edits.append(Edit(line.start, line.end))
    if edits:
        edits.sort()
        if _PANDOC.search(text):
            edits += [Edit(f.start(), f.start() + 1) for f in _ANY_ESCAPE.finditer(text)]
        else:
            for start, end, marks in list(_papers(lines, text, edits)):
                edits += _escapes(text, start, end, marks)
    lost = _LOST.finditer(text) if edits else ()
    findings += [
        Finding("PP111", *number.span(), _SIGN_LOST, _COMPARE, Severity.WARNING) for number in lost
    ]
    return FormEdits(sorted(set(edits)), sorted(links), findings)


def _links(text: str, defined: dict[str, str]) -> FormEdits:
    guesses: list[Finding] = []
    edits: list[Edit] = []
    links: list[Link] = []
    done = 0
    for found in _LINK.finditer(text):
        key = found["key"]
        if key is not None:
            url = defined.get(key.casefold(), "")
            if not url:
                continue
        else:
            url = found["quoted"] if found["quoted"] is not None else found["url"] or ""
            if not _LIKE_URL.match(url):
                continue
        start = _opening(text, max(done, found.start() - _LONGEST_LABEL), found.start())
        if start is None:
            done = found.end()
            continue
        first = start - (start > 0 and text[start - 1] == "!")
        below = _is_below(text, first, found.start())
        glued = below and not text[found.end() : found.end() + 1].isspace()
        edits.append(Edit(first, start + 1, "\n" * below))
        edits.append(Edit(*found.span(), "\n\n" * glued))
        links.append(Link(start, found.end(), _plain_url(url)))
        if glued:
            place = start + 1, found.start()
            guesses.append(Finding("PP111", *place, _TITLE_GUESSED, _COMPARE, Severity.WARNING))
    return FormEdits(edits, links, guesses)


def _is_below(text: str, start: int, end: int) -> bool:
    """Whether a label is a title that was run together with the meta line above it."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - _LONGEST_LABEL) : start]
    piece = line.lstrip("+*- \t")
    return " " in text[start:end] and line[-1:].isalnum() and (piece == "Code" or is_dated(line))


def _attributes(text: str) -> Iterator[Edit]:
    """Yield the edits that take off what Pandoc says of a link, or of a span in brackets."""
    if "]{" not in text and "){" not in text:  # the pattern is tried at every character
        return
    for found in _ATTRIBUTES.finditer(text):
        low = max(0, found.start() - _LONGEST_LABEL)
        start = _opening(text, low, found.start()) if found["close"] else None
        if start is not None:
            yield Edit(start, start + 1)
        if start is not None or not found["close"]:
            yield Edit(*found.span())


def _spread(text: str) -> Iterator[Edit]:
    """Yield the edits that take off the marks around a whole title, or a whole list of names."""
    for found in _SPREAD.finditer(text):
        yield Edit(*found.span("mark"))
        yield Edit(*found.span("close"))


def _plain_url(url: str) -> str:
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", url)


def _opening(text: str, low: int, end: int) -> int | None:
    """Return where the bracket stands that opens the label that ends at `end`."""
    depth = 0
    for at in range(end - 1, low - 1, -1):
        sign = text[at]
        if sign in "[]" and not (at and text[at - 1] == "\\"):
            if sign == "]":
                depth += 1
            elif depth:
                depth -= 1
            else:
                return at
    return None


def _line_edits(text: str, lines: list[Line], at: int, taken: dict[int, int]) -> Iterator[Edit]:
    line = lines[at]
    start = line.start
    while start in taken:  # the bracket of a link before a heading
        start = taken[start]
    while start < line.end and text[start] in " \t":
        start += 1
    heading = _HEADING.match(text, start, line.end)
    if heading:
        yield Edit(*heading.span())
        inner = taken.get(heading.end(), heading.end())
        closing = _CLOSING.search(text, inner, line.end)
        if closing:
            yield Edit(*closing.span())
    elif (
        _RULE.fullmatch(line.text)
        or _FENCE.fullmatch(line.text)
        or (at and not line.parted and len(line.text) > 1 and _UNDERLINE.fullmatch(line.text))
    ):
        yield Edit(line.start, line.end)
        return
    glued = _GLUED_HEADING.search(line.text) if "#" in line.text else None
    if glued and is_dated(line.text[: glued.start()]):
        yield Edit(line.start + glued.start(), line.start + glued.end(), "\n")
    if len(line.text) <= _LONGEST_BOLD and ("*" in line.text or "_" in line.text):
        for pattern in (_BOLD, _EMPHASIS):
            for found in pattern.finditer(text, line.start - line.indent, line.end):
                mark = len(found[1])
                yield Edit(found.start(1), found.start(1) + mark)
                yield Edit(found.end() - mark, found.end())


def _papers(
    lines: list[Line], text: str, edits: list[Edit]
) -> Iterator[tuple[int, int, list[Edit]]]:
    """Yield where each paper, or what is above the first, stands, if it or its head has marks."""
    starts = [edit.start for edit in edits]
    bounds = [0, *(line.start for line in lines if is_dated(line.text)), len(text)]
    headed = False
    for start, end in pairwise(bounds):
        marks = edits[bisect_left(starts, start) : bisect_left(starts, end)]
        if marks or headed:
            yield start, end, marks
        head = text.find("h-index", start, end)
        if head >= 0:
            headed = any(abs(mark.start - head) <= _LONGEST_HEAD for mark in marks)


def _escapes(text: str, start: int, end: int, marks: list[Edit]) -> Iterator[Edit]:
    if text.find("\\", start, end) < 0:
        return
    # Where a command of LaTeX stands as it is, backslashes are not escaped, and others need not be.
    open_command = _OPEN_COMMAND.search(text, start, end) is not None
    throughout: dict[str, bool] = {}
    for found in _ESCAPE.finditer(text, start, end):
        sign = found[1]
        if sign in _SURE_ESCAPES or _LIKE_ITEM.match(text, found.start()):
            escaped = True
        elif sign == "\\":
            escaped = not open_command or text[found.end() : found.end() + 1] in _PUNCTUATION
        else:
            if sign not in throughout:
                count = text.count("\\" + sign, start, end)
                marked = sum(text.count(sign, mark.start, mark.end) for mark in marks)
                alike = count == text.count(sign, start, end) - marked
                throughout[sign] = alike and (sign != "$" or not count % 2)
            escaped = throughout[sign]
        if escaped:
            yield Edit(found.start(), found.start() + 1)
