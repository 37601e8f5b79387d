"""Marks of a language that is not read, such as `=== A Title ===`, around names and titles."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from profileparse.rules.checks import Broken, Read, checks
from profileparse.text.numbers import plural

if TYPE_CHECKING:
    from profileparse.records import Paper

# They are strings, so that they are compiled when a page is read. A name has none of these; braces
# of TeX can be left in that of an author.
_IN_NAME = r"\[\[|\]\]|\\\[|\\[a-z]+\{|</|>>|`|\":/|^link:|^[.:=@#*]|^h[1-6][.(]|=$"
_SIGNS = "[]<>`{}:=@#*"  # one of them is in all that it matches in the name of an author
# One title can begin or end so; half of them do not.
_START = (
    r"=+ |==+|\*+ |\*\*+|!+ |\+\++|#+ |\.\. |\.[A-Z]{2} |\[\[|</|@[a-z]+[ {]|h[1-6][.(]|link:\S"
    r"|\\[a-z]+\*?\{"
)
_END = r"\]\]$|=$|\{#[^{}]*\}$|#[\w-]+#$|`__?$|\":\S+$|\|\S*\]$|\}\}=*$|/>$"
_FIRST, _LAST = "=*!+#.[<@h\\l", "]=}#_>"  # letters that they begin, and end with
_SEVERAL = 2
_LANGUAGE = "marks of a language that is not read"
_HINT = "take the text as a browser shows it, or as Markdown"


@checks("PP114")
def _unread_markup(read: Read) -> Iterator[Broken]:
    """Yield the first name, title and author with such marks: the others are counted."""
    name = read.profile.name
    if name is not None and re.search(rf"{_IN_NAME}|[|{{}}]", name):
        yield Broken(read.profile, "name", f"the name {{}} has {_LANGUAGE}", _HINT)
    yield from _titles(read)
    yield from _authors(read)


def _titles(read: Read) -> Iterator[Broken]:
    marked: Counter[str] = Counter()
    first: dict[str, Paper] = {}
    titled = [paper for paper in read.profile.papers if paper.title]
    for paper in titled:
        title = paper.title or ""
        if title[0] not in _FIRST and title[-1] not in _LAST and '":' not in title:
            continue
        if found := re.match(_START, title) or re.search(_END, title):
            kind = "end" if found.start() else found[0]
            marked[kind] += 1
            first.setdefault(kind, paper)
    for kind, count in marked.most_common(1):
        if count >= _SEVERAL and 2 * count >= len(titled):
            message = f"{plural(count, 'title')} such as {{}} have {_LANGUAGE}"
            yield Broken(first[kind], "title", message, _HINT)


def _authors(read: Read) -> Iterator[Broken]:
    names = "\n".join(name for paper in read.profile.papers for name in paper.authors)
    if not any(sign in names for sign in _SIGNS):
        return
    found = [
        (paper, number)
        for paper in read.profile.papers
        for number, name in enumerate(paper.authors)
        if re.search(_IN_NAME, name)
    ]
    for paper, number in found[:1]:
        count = len(found)
        message = f"{plural(count, 'author')} such as {{}} {_have(count)} {_LANGUAGE}"
        yield Broken(paper, "authors", message, _HINT, number)


def _have(count: int) -> str:
    return "has" if count == 1 else "have"
