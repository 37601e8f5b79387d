"""The tree that a browser gives to screen readers, as Playwright prints it.

- heading "A Name" [level=1]
- text: 85.2 LG Apr 26
- link "A Title":
  - /url: /paper/1
"""

import re

from profileparse.reading.forms.edits import Edit, Link
from profileparse.reading.forms.page_lines import FACT, Line, lines_of

_NODE = re.compile(
    r"-[ ](?P<outer>')?(?P<role>/?[a-z]+)(?:[ ](?P<label>\"(?:[^\"\\]|\\.)*\"))?"
    r"(?P<marks>(?:[ ]\[[^\]]*\])*)(?P<end>'?:?[ ]?)"
)
_FACT = re.compile(rf"[ ]+(?=[0-9,]*{FACT})")
_ESCAPE = re.compile(r"\\.")
_ROWS = ("row", "cell")  # their labels say what stands in them again
_DOUBLED = re.compile("''")
_IN_BOTH = re.compile(r"''|\\.")  # the label of a node that is quoted as a whole


def find(text: str) -> tuple[list[Edit], list[Link]]:
    """Return the edits that leave the text of each node, and the links."""
    edits: list[Edit] = []
    links: list[Link] = []
    lines = lines_of(text)
    paragraph: int | None = None  # how far the one is indented in whose pieces we are
    for at, line in enumerate(lines):
        node = _NODE.match(line.text)
        if paragraph is not None and line.indent <= paragraph:
            paragraph = None
        elif paragraph is not None and lines[at - 1].indent > paragraph:
            edits.append(Edit(lines[at - 1].end, line.start, _between(line, node)))
        if line.text == "- paragraph:":
            paragraph = line.indent
        if node is None:
            continue
        role, value = node["role"], line.text[node.end() :]
        if role == "/url":
            label = lines[at - 1]
            links.append(Link(label.start, line.end, value.strip("'\"")))
            edits.append(Edit(line.start, line.end))
        elif role in {"text", "paragraph", "cell", "listitem", "strong", "emphasis"} and value:
            edits += _value(line, node.end(), role)
        elif node["label"] and not (
            (role in _ROWS and ":" in node["end"]) or _has_heading(lines, at, node["label"])
        ):
            edits += _label(line, node)
        else:
            edits.append(Edit(line.start, line.end))
    return edits, links


def _has_heading(lines: list[Line], at: int, label: str) -> bool:
    """Whether a heading below a link says the same."""
    return not lines[at].text.startswith(("- heading", "- 'heading")) and any(
        "heading " in line.text and label in line.text for line in lines[at + 1 : at + 4]
    )


def _between(line: Line, node: re.Match[str] | None) -> str:
    """Return what parts a piece of a paragraph from the one before it."""
    piece = line.text[node.end() :].lstrip("\"'") if node else line.text
    goes_on = piece.startswith(",") or (node is not None and node["role"] == "/url")
    return "" if goes_on else " "


def _value(line: Line, start: int, role: str) -> list[Edit]:
    value = line.text[start:]
    first, stop = line.start + start, line.end
    edits = [Edit(line.start, first)]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        edits.append(Edit(first, first + 1))
        edits += _unescaped(value[1:-1], first + 1, _DOUBLED if value[0] == "'" else _ESCAPE)
        edits.append(Edit(stop - 1, stop))
    elif role == "text":
        edits += [Edit(first + a.start(), first + a.end(), "\n") for a in _FACT.finditer(value)]
    return edits


def _label(line: Line, node: re.Match[str]) -> list[Edit]:
    start, end = node.span("label")
    label = line.text[start + 1 : end - 1]
    # The name is a block: what a menu left above it stands no nearer to the facts.
    below = "\n" if "[level=1]" in node["marks"] else ""
    return [
        Edit(line.start, line.start + start + 1),
        *_unescaped(label, line.start + start + 1, _IN_BOTH if node["outer"] else _ESCAPE),
        Edit(line.start + end - 1, line.end, below),
    ]


def _unescaped(text: str, start: int, escapes: re.Pattern[str]) -> list[Edit]:
    return [Edit(start + f.start(), start + f.start() + 1) for f in escapes.finditer(text)]
