"""Buttons and labels that stand between the parts of the page."""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from profileparse.arxiv import candidates
from profileparse.reading.authors import must_be_byline
from profileparse.reading.forms.edits import Edit, FormEdits
from profileparse.reading.forms.page_lines import FACT_LINE, Line, is_dated, lines_of, page_lines
from profileparse.reading.forms.strays import stray
from profileparse.reading.open_lines import is_open
from profileparse.reading.sections import next_head

_WORDS = (
    "Follow|Following|Unfollow|Save|Saved|Share|Cite|Bookmark|Copy link|Newest|Oldest|Latest"
    "|Most cited|Most recent|Top cited|Sort by|Read more|See more"
)
_VENUES = (
    "NeurIPS|NIPS|ICML|ICLR|ACL|EMNLP|NAACL|EACL|AAAI|IJCAI|CVPR|ICCV|ECCV|KDD|WWW|SIGIR|COLT"
    "|AISTATS|UAI|COLM|TMLR|JMLR|INTERSPEECH|ICASSP|CoRL|ICRA|IROS|RSS|WACV|CHI|NSDI|OSDI|SOSP"
    "|USENIX|arXiv"
)
_CARD_WORDS = (
    f"{_WORDS}|Abstract|BibTeX|Citation|Details|DOI|Download|Full text|HTML|Like|Liked|New"
    "|Open access"
    "|Peer reviewed|PDF|Preprint|Report|Slides|Trending|TLDR|Video|View PDF|View paper"
    "|[0-9][0-9,.]*[kK]? (?:citations?|views?|likes?|saves?|stars?|comments?)"
    f"|(?:{_VENUES})(?: (?:19|20)[0-9]{{2}})?"
)
_BEFORE = r"(?:\(BUTTON\)[ \t]*|\[[0-9]{1,4}\])?"
_BEHIND = r"(?:[ \t]*\[[^\[\]\s]{1,300}\])?(?:[ \t]*[/|·•,][ \t]*|[ \t]*)"
"""What tools print round a button: its mark, the number of its link, or where that leads."""
_BUTTON, _CARD_BUTTON = (
    re.compile(rf"(?:{_BEFORE}(?:{words}){_BEHIND})+") for words in (_WORDS, _CARD_WORDS)
)
_MORE = re.compile(r"(?:Load|Show|View|See) (?:more|all)(?: papers)?")
_LYNX = re.compile(r"(?:\(BUTTON\)[ \t]*[A-Za-z ]{1,40})+")
_LABEL = re.compile(r"Score:?[ \t]*(?=[0-9]{1,3}\.[0-9])")
_SCORE = re.compile(r"[0-9]{1,3}\.[0-9](?![0-9])")
_OVER_ABSTRACT = "Abstract"
_FACT_LINE = re.compile(FACT_LINE)
_VENUE = re.compile(_VENUES)
_NUMBER = re.compile(r"#?[0-9]{1,3}(?:\.[0-9]{1,2})?")
_PARTS = 3
_OVER_NAMES = 2  # lines below a meta line
_HEAD = 8  # lines around an h-index, in which a count is a fact
_LONGEST = 80


def find(text: str) -> FormEdits:
    """Return the edits that take buttons and labels out, and what else stands among the parts."""
    lines = lines_of(text)
    heads = {*_next_heads(text, lines)}
    strays = list(_strays(lines, heads))
    out = (*_found(lines, heads), *(_whole_line(lines, at) for at in strays))
    edits = [Edit(*bounds) for bounds in out]
    edits += (Edit(start, start, "\n") for start in _parted(lines))
    findings = [stray(lines[at].start, lines[at].end) for at in strays]
    return FormEdits(sorted(edits), [], findings)


def _next_heads(text: str, lines: list[Line]) -> Iterator[int]:
    """Yield the lines below papers that begin a profile; a button above its name does not."""
    page = page_lines(text)
    dated = (at for at, line in enumerate(lines) if is_dated(line.text))
    for meta, below in pairwise([*dated, len(lines)]):
        head = next_head(page, meta + 1, below)
        while head < below and _is_button(lines[head].text, in_card=True, in_head=True):
            head += 1
        if head < below:
            yield head


def _strays(lines: list[Line], heads: set[int]) -> Iterator[int]:
    """Yield lines that are a score, a rank or a code, where the title or the names should be.

    So is the name of a venue right below a title, which it can end.
    """
    below = _PARTS
    for at, line in enumerate(lines):
        if is_dated(line.text):
            below = 0
            continue
        if at in heads:
            below = _PARTS
        if below < _OVER_NAMES and not _is_part(lines, at, below, heads):
            code = line.text.isupper() and bool(candidates(line.text)) and not _is_field(lines, at)
            venue = below == 1 and not line.parted and _VENUE.fullmatch(line.text)
            if code or venue or _NUMBER.fullmatch(line.text):
                yield at
        below += 1


def _is_field(lines: list[Line], at: int) -> bool:
    """Whether a code stands right above a fact: it is the field of the next profile."""
    return at + 1 < len(lines) and _FACT_LINE.fullmatch(lines[at + 1].text) is not None


def _parted(lines: list[Line]) -> Iterator[int]:
    """Yield where the end of a list stands right below an abstract: it belongs to no paper."""
    in_card = False
    for line in lines:
        in_card = in_card or is_dated(line.text)
        if in_card and not line.parted and _MORE.fullmatch(line.text):
            yield line.start


def _found(lines: list[Line], heads: set[int]) -> Iterator[tuple[int, int]]:
    below = _PARTS + 1  # lines since the last meta line
    in_card = False
    in_heads = _around_h_index(lines)
    for at, line in enumerate(lines):
        if at in heads:
            below, in_card = _PARTS + 1, False
        if len(line.text) > _LONGEST:
            below += 1
            continue
        if is_dated(line.text):
            below, in_card = 0, True
            label = _LABEL.match(line.text)
            if label:
                yield line.start, line.start + label.end()
        elif _is_button(line.text, in_card=in_card, in_head=at in in_heads):
            of_title = below == 1 and not line.parted and is_open(lines[at - 1].text)
            if not of_title and (below or not _is_part(lines, at, below, heads)):
                yield _whole_line(lines, at)
        elif line.text.rstrip(":") == "Score" and _over_score(lines, at):
            yield _whole_line(lines, at)
        else:
            yield from _glued_labels(line, in_card=in_card)
            below += 1


def _glued_labels(line: Line, *, in_card: bool) -> Iterator[tuple[int, int]]:
    """Yield the label of the abstract behind names, and that of a score before it."""
    names = line.text.removesuffix(_OVER_ABSTRACT)
    if in_card and names != line.text and must_be_byline(names.rstrip(" \t")):
        yield line.start + len(names), line.end
    label = _LABEL.match(line.text)
    if label and _is_scored(line.text[label.end() :]):
        yield line.start, line.start + label.end()


def _around_h_index(lines: list[Line]) -> set[int]:
    """Return the lines near an h-index, up to the meta line of a paper."""
    near: set[int] = set()
    for at, line in enumerate(lines):
        if line.text.startswith("h-index"):
            for way in (range(at, max(at - _HEAD, 0) - 1, -1), range(at, at + _HEAD + 1)):
                near.update(
                    takewhile(lambda n: n < len(lines) and not is_dated(lines[n].text), way)
                )
    return near


def _is_scored(text: str) -> bool:
    """Whether a text is a score, perhaps with a subject code."""
    found = _SCORE.match(text)
    code = text[found.end() :].strip(" \t") if found else text
    return found is not None and (not code or bool(candidates(code)))


def _whole_line(lines: list[Line], at: int) -> tuple[int, int]:
    """Return a line with its end, so that no blank line is left, if another stands right below."""
    line = lines[at]
    right_below = at + 1 < len(lines) and not lines[at + 1].parted
    return line.start, lines[at + 1].start if right_below else line.end


def _is_button(text: str, *, in_card: bool, in_head: bool) -> bool:
    if in_card and text == "|":
        return True
    of_card = in_card and not (in_head and text[0].isdigit())
    words = _CARD_BUTTON if of_card else _BUTTON
    return words.fullmatch(text) is not None or _LYNX.fullmatch(text) is not None


def _is_part(lines: list[Line], at: int, below: int, heads: set[int]) -> bool:
    """Whether a word under some lines of a card must be a part: no other line is left for it."""
    rest = 0
    for place, line in enumerate(lines[at : at + _PARTS + 1], at):
        if is_dated(line.text) or place in heads:
            break
        rest += 1
    return rest <= _PARTS - below


def _over_score(lines: list[Line], at: int) -> bool:
    above = lines[at - 1].text if at else ""
    return above != "AI" and at + 1 < len(lines) and bool(_SCORE.match(lines[at + 1].text))
