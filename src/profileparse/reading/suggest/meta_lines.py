"""Lines that begin a paper in another form than the page's: found, and never read.

A page that prints its dates in another language or order, or an extractor that puts the score
elsewhere, would cost papers in silence if such a line were taken for prose.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from profileparse.arxiv import code_in_any_case
from profileparse.reading.grammar import grammar
from profileparse.reading.months import SHORT_NAMES, months_near

_COUNT = (  # 12,345 papers: what a menu or a head counts
    r"(?i)[0-9]{1,3}(?:,[0-9]{3})+[kKmM]?\+?(?:[ \t]+[a-z]{3,20}){1,3}"
    r"|[0-9]+[kKmM]?\+?[ \t]*(?:papers?|citations?|authors?|researchers?|results?|users?|topics?)"
)
EXPECTED = "expected score, category, date and badges, such as '85.2LGMar 11, 2022Code'"
_GLUED = "expected three badges at most behind the date, and the title in the next line"
_DAYS = 31
_HIGHEST = 100.0

_WHEN = "today|yesterday|just[ ]now"
# A short line with a digit, or with a word for a day. Each is looked at once, from its start.
_CANDIDATE = (
    r"(?mi)^(?=[^\n]{5})(?:[^0-9\n]{0,40}+[0-9][^\n]{0,60}+"
    r"|[^0-9\n]{0,20}?(?:" + _WHEN + ")[^0-9\n]{0,20}+)$"
)
_SCORE = r"[0-9]{1,3}[.,][0-9]{1,2}"
_WORD = r"(?:[A-Z]{3,10}|[^\W\d_](?:(?![A-Z])[^\W\d_]){2,9})\.?"
_YEAR = "(?:19|20)[0-9]{2}"
_TH = r"(?:st|nd|rd|th)?"
_GAP = r"(?:,[ \t]*|[ \t]+)"
_SHORT_AGO = r"[0-9]{1,3}[ \t]?[hdwmy]"
_UNIT = "(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s?"
_DATE = "|".join(
    (
        rf"(?P<word>{_WORD})[ \t]*(?P<day>[0-9]{{1,2}}){_TH}(?:{_GAP}(?P<year>{_YEAR}))?",
        rf"(?P<day_a>[0-9]{{1,2}}){_TH}\.?[ \t]*(?P<word_a>{_WORD})(?:{_GAP}?(?P<year_a>{_YEAR}))?",
        rf"(?P<word_b>{_WORD})[ \t]+(?P<year_b>{_YEAR})",
        rf"(?P<year_c>{_YEAR})[-/.](?P<month_c>[0-9]{{1,2}})[-/.](?P<day_c>[0-9]{{1,2}})",
        rf"(?P<day_d>[0-9]{{1,2}})[-/.](?P<month_d>[0-9]{{1,2}})[-/.](?P<year_d>{_YEAR}|[0-9]{{2}})",
        r"(?:(?P<year_e>[0-9]{4})年)?(?P<month_e>[0-9]{1,2})月(?P<day_e>[0-9]{1,2})日",
        rf"(?P<ago>(?i:(?:[0-9]{{1,3}}|an?)[ \t]*{_UNIT}[ \t]+ago|{_SHORT_AGO}|{_WHEN}))",
    )
)


class MetaSuggestion(NamedTuple):
    """A line that begins a paper in a form that the page is not known to have."""

    start: int
    end: int
    hint: str
    """What the page would print, or what it is known to print."""


def suggest_meta_lines(text: str, start: int, end: int) -> Iterator[MetaSuggestion]:
    """Yield the lines of `text[start:end]` that begin a paper in another form.

    Args:
        text: a text whose lines end with LF.
        start: where to begin.
        end: where to stop.
    """
    for found in _candidates().finditer(text, start, end):
        line = found[0].strip(" \t")
        at = found.end() - len(found[0].lstrip(" \t"))
        hint = suggest_meta(line)
        if hint is not None:
            yield MetaSuggestion(at, at + len(line), hint)


@cache
def _candidates() -> re.Pattern[str]:
    return re.compile(rf"{_CANDIDATE}|^[ \t]*+(?-i:{_spelt('META_START')})[^\n]++")


def is_count(line: str) -> bool:
    """Whether a line counts things, as menus and heads do: it begins no paper."""
    return re.fullmatch(_COUNT, line) is not None


@lru_cache(maxsize=1024)
def suggest_meta(line: str) -> str | None:
    """Return what to say of a line that begins a paper in another form; None if it does not."""
    if is_count(line):
        return None
    meta = grammar().pattern("META_START").match(line)
    glued = meta is not None and _goes_on(line, meta)
    for form in _forms():
        found = form.fullmatch(line)
        hint = _hint(found) if found else None
        if hint and not (glued and hint == EXPECTED):
            return hint
    return _GLUED if glued else None


def _goes_on(line: str, meta: re.Match[str]) -> bool:
    """Whether a line goes on behind the date; where all is glued, it is no prose."""
    rest = line[meta.end() :].lstrip(" \t,0123456789")
    return bool(rest) and " " not in line[: meta.start("month")]


def _spelt(piece: str) -> str:
    return grammar().spelling(piece)


@cache
def _code() -> str:
    """Return the pattern of a code, the two letters in any case."""
    archive, lower = _spelt("_ARCHIVE_CODE"), _spelt("_LOWER_CODE")
    return rf"(?:(?:[a-z-]{{1,19}}\.)?[A-Za-z]{{2}}|{archive}|{lower})"


@cache
def _badge() -> str:
    # One that is not known has no digits, which can be a score that stands behind. A run of
    # capitals is one badge: to try each way to cut it takes forever.
    known = rf"{_spelt('KNOWN_BADGE')}(?![a-z0-9])"
    return rf"(?>{known}|[A-Z][a-z]{{2,20}}|[A-Z](?:[A-Z](?![a-z])){{1,5}})"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    s = rf"{_spelt('_B')}(?:[,;·•|/–-][ \t]*+)?"  # noqa: RUF001  (a dash)
    code, badge = _code(), _badge()
    badges = rf"(?P<badges>(?:{s}{badge}){{0,8}}?)"
    return (
        re.compile(
            rf"(?:(?P<score>{_SCORE}|[0-9]{{1,3}}){s})?(?P<code>{code})(?P<gap>{s})"
            rf"(?:(?P<score_a>{_SCORE}){s})?(?P<badges_a>(?:{badge}{s}){{0,3}}?)(?:{_DATE})"
            rf"(?:{s}(?P<score_b>{_SCORE}))?{badges}(?:{s}(?P<score_c>{_SCORE}))?[ \t]*"
        ),
        re.compile(
            rf"(?:(?P<score>{_SCORE}){s})?(?:{_DATE})"
            rf"(?:{s}(?P<score_b>{_SCORE}))?(?:{s}(?P<code_b>{code}(?![a-z])))?{badges}"
            rf"(?:{s}(?P<score_c>{_SCORE}))?(?:{s}(?P<code_c>{code}(?![a-z])))?[ \t]*"
        ),
    )


def _hint(found: re.Match[str]) -> str | None:
    """Return what to say of the parts of a line, or None if they begin no paper."""
    parts = found.groupdict()
    codes, scores, words = (_all(parts, name) for name in ("code", "score", "word"))
    if len(scores) > 1 or len(codes) > 1 or not all(map(code_in_any_case, codes)):
        return None
    if not codes and not scores:
        return None
    # Right behind a code, any word can be a month, in whatever language; `spring 25` has no code.
    spelt = re.search(r"[A-Z.-]|[a-z]{5}", parts.get("code") or "")
    behind = (
        spelt and parts.get("code") and not parts["gap"] and not parts["badges_a"] and parts["word"]
    )
    if not behind and not all(map(months_near, words)):
        return None
    if parts["ago"]:
        return "expected a date such as 'Apr 26', and not how long ago that is"
    lines = _as_printed(found, "".join(codes), "".join(scores))
    meant = [line for line in lines if grammar().pattern("META").fullmatch(line)]
    return f"did you mean {' or '.join(map(repr, meant))}?" if meant else EXPECTED


def _all(parts: dict[str, str | None], name: str) -> list[str]:
    """Return what was found of a part, whatever the place at which it stood."""
    return [text for group, text in parts.items() if text and group.partition("_")[0] == name]


def _as_printed(found: re.Match[str], code: str, score: str) -> list[str]:
    """Return the line as the page would print it, in each way that it can be meant."""
    parts = found.groupdict()
    year = "".join(_all(parts, "year"))
    printed = f", {year if len(year) > len('22') else '20' + year}" if year else ""
    badges = " ".join(re.findall(_badge(), " ".join(_all(parts, "badges"))))
    days = [(month, day, score) for month, day in _days(parts)]
    if found["score_b"] and found.end("day") == found.start("score_b") and len(found["day"]) > 1:
        # `Apr 185.2` is the 18th and 5.2, or the 1st and 85.2
        days += [(month, day[0], day[1] + score) for month, day, _ in days]
    return [
        f"{mark.replace(',', '.')}{code_in_any_case(code) or ''}"
        f"{SHORT_NAMES[month - 1]} {int(day)}{printed}{badges}"
        for month, day, mark in days
        if 1 <= int(day) <= _DAYS and (not mark or float(mark.replace(",", ".")) <= _HIGHEST)
    ]


def _days(parts: dict[str, str | None]) -> list[tuple[int, str]]:
    """Return month and day in each way that they can be meant."""
    words, months, days = (_all(parts, name) for name in ("word", "month", "day"))
    pairs = [(month, day) for word in words for month in months_near(word) for day in days]
    pairs += [(int(month), day) for month in months for day in days]
    if parts["day_d"]:  # `02/03/2022`: nobody knows which is which
        pairs.append((int(days[0]), months[0]))
    return sorted({pair for pair in pairs if 1 <= pair[0] <= len(SHORT_NAMES)})
