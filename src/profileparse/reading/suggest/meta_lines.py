"""Lines that begin a paper in another form than the page's: found, and never read.

A page that prints its dates in another language or order, or an extractor that puts the score
elsewhere, would cost papers in silence if such a line were taken for prose.
"""

import re
from collections.abc import Iterator

import attrs

from profileparse.arxiv import code_in_any_case
from profileparse.reading.grammar import grammar
from profileparse.reading.months import SHORT_NAMES, months_near

_EXPECTED = "expected score, category, date and badges, such as '85.2LGMar 11, 2022Code'"
_GLUED = "expected three badges at most behind the date, and the title in the next line"
_DAYS = 31
_MONTHS = 12
_HIGHEST = 100.0

_WHEN = "today|yesterday|just[ ]now"
# A short line with a digit, or with a word for a day. Each is looked at once, from its start.
_CANDIDATE = re.compile(
    r"(?mi)^(?=[^\n]{5})(?:[^0-9\n]{0,40}+[0-9][^\n]{0,60}+"
    r"|[^0-9\n]{0,20}?(?:" + _WHEN + ")[^0-9\n]{0,20}+)$"
)

_S = r"[ \t\u200b\u2060\ufeff]*+(?:[,;·•|/–-][ \t]*+)?"  # noqa: RUF001  (a dash)
_CODE = (
    r"(?:[A-Za-z]{2}|[a-z]{1,9}(?:-[a-z]{1,9})?\.(?:[A-Za-z]{2}|[a-z]{1,9}(?:-[a-z]{1,9})?)"
    r"|[a-z]{1,9}-[a-z]{1,9}|optics|other|soft)"
)
_SCORE = r"[0-9]{1,3}[.,][0-9]{1,2}"
# Without digits, which can be a score that stands behind it.
_BADGE = r"(?:[A-Z][a-z]{2,20}+|[A-Z]{2,6}(?![a-z]))"
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
_MARKS = rf"(?P<badges>(?:{_S}{_BADGE}){{0,8}}?)"
_LATE_CODE = rf"{_CODE}(?![a-z])"
_FORMS = (
    re.compile(
        rf"(?:(?P<score>{_SCORE}|[0-9]{{1,3}}){_S})?(?P<code>{_CODE})(?P<gap>{_S})"
        rf"(?:(?P<score_a>{_SCORE}){_S})?(?P<badges_a>(?:{_BADGE}{_S}){{0,3}}?)(?:{_DATE})"
        rf"(?:{_S}(?P<score_b>{_SCORE}))?{_MARKS}(?:{_S}(?P<score_c>{_SCORE}))?[ \t]*"
    ),
    re.compile(
        rf"(?:(?P<score>{_SCORE}){_S})?(?:{_DATE})"
        rf"(?:{_S}(?P<score_b>{_SCORE}))?(?:{_S}(?P<code_b>{_LATE_CODE}))?{_MARKS}"
        rf"(?:{_S}(?P<score_c>{_SCORE}))?(?:{_S}(?P<code_c>{_LATE_CODE}))?[ \t]*"
    ),
)
_ALONE = re.compile(rf"(?:^|\n)[ \t]*(?P<code>{_CODE})[ \t]*\n\s*\Z")
_REACH = 80  # characters above a line in which another one is looked for
_ONE_BADGE = re.compile(_BADGE)


@attrs.frozen
class NearMeta:
    """A line that says what begins a paper, in a form that the page is not known to have."""

    start: int
    end: int
    hint: str
    """What the page would print, or what it is known to print."""


def near_meta_lines(text: str, start: int, end: int) -> Iterator[NearMeta]:
    """Yield the lines of `text[start:end]` that begin a paper in another form.

    Args:
        text: a text in normal form.
        start: where to begin.
        end: where to stop.
    """
    for found in _CANDIDATE.finditer(text, start, end):
        line = found[0].strip(" \t")
        at = found.end() - len(found[0].lstrip(" \t"))
        hint = near_meta(line) or _in_pieces(text, at, line)
        if hint is not None:
            yield NearMeta(at, at + len(line), hint)


def near_meta(line: str) -> str | None:
    """Return what to say of a line that begins a paper in another form; None if it does not."""
    meta = grammar().pattern("META_START").match(line)
    glued = meta is not None and _goes_on(line, meta)
    for form in _FORMS:
        found = form.fullmatch(line)
        hint = _hint(found) if found else None
        if hint and not (glued and hint == _EXPECTED):
            return hint
    return _GLUED if glued else None


def _goes_on(line: str, meta: "re.Match[str]") -> bool:
    """Whether a line goes on behind the date; where all is glued, it is no prose."""
    rest = line[meta.end() :].lstrip(" \t,0123456789")
    return bool(rest) and " " not in line[: meta.start("month")]


def _in_pieces(text: str, start: int, line: str) -> str | None:
    """Return what to say of a date whose category stands alone in the line above."""
    above = _ALONE.search(text, max(start - _REACH, 0), start)
    if above is None or code_in_any_case(above["code"]) is None:
        return None
    whole = f"{above['code']}{line}"
    one = repr(whole) if grammar().pattern("META").fullmatch(whole) else near_meta(whole)
    return one and f"expected category and date in one line: {one}"


def _hint(found: "re.Match[str]") -> str | None:
    """Return what to say of the parts of a line, or None if they begin no paper."""
    parts = found.groupdict()
    codes = [text for name, text in parts.items() if text and name.startswith("code")]
    scores = [text for name, text in parts.items() if text and name.startswith("score")]
    if len(scores) > 1 or len(codes) > 1 or not all(map(code_in_any_case, codes)):
        return None
    if not codes and not scores:
        return None
    word = parts["word"] or parts["word_a"] or parts["word_b"]
    # Right behind a code, any word can be a month, in whatever language.
    behind = parts.get("code") and not parts["gap"] and not parts["badges_a"] and parts["word"]
    if word and not behind and not months_near(word):
        return None
    if parts["ago"]:
        return "expected a date such as 'Apr 26', and not how long ago that is"
    lines = _as_printed(found, codes, scores)
    meant = [line for line in lines if grammar().pattern("META").fullmatch(line)]
    if meant:
        return f"did you mean {' or '.join(map(repr, meant))}?"
    return _EXPECTED


def _as_printed(found: "re.Match[str]", codes: list[str], scores: list[str]) -> list[str]:
    """Return the line as the page would print it, in each way that it can be meant."""
    parts = found.groupdict()
    year = parts["year"] or parts["year_a"] or parts["year_c"] or parts["year_d"] or parts["year_e"]
    printed = f", {year if len(year) > len('22') else '20' + year}" if year else ""
    code = code_in_any_case(codes[0]) if codes else ""
    badges = "".join(_ONE_BADGE.findall(f"{parts.get('badges_a') or ''} {parts['badges'] or ''}"))
    score = scores[0] if scores else ""
    days = [(month, day, score) for month, day in _days(parts)]
    touching = found.end("day") == found.start("score_b") and len(parts["day"] or "") > 1
    if touching:  # `Apr 185.2` is the 18th and 5.2, or the 1st and 85.2
        days += [(month, day[0], day[1] + score) for month, day, _ in days]
    return [
        f"{mark.replace(',', '.')}{code}{SHORT_NAMES[month - 1]} {int(day)}{printed}{badges}"
        for month, day, mark in days
        if 1 <= int(day) <= _DAYS and (not mark or float(mark.replace(",", ".")) <= _HIGHEST)
    ]


def _days(parts: dict[str, str | None]) -> list[tuple[int, str]]:
    """Return month and day in each way that they can be meant."""
    word, day = parts["word"] or parts["word_a"], parts["day"] or parts["day_a"]
    if word and day:
        return [(month, day) for month in months_near(word)]
    pairs = [(parts[f"month_{form}"], parts[f"day_{form}"]) for form in "cde"]
    pairs.append((parts["day_d"], parts["month_d"]))  # `02/03/2022`: nobody knows which is which
    found = {(int(month), day) for month, day in pairs if month and day}
    return sorted(pair for pair in found if 1 <= pair[0] <= _MONTHS)
