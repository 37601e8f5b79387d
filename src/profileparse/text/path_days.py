"""The day of capture, where archives keep it: in the name of a file, or in that of a folder."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from os import PathLike
from pathlib import PurePath

# Four, two and two digits, separated by one sign or by none; in one piece with them there can be a
# time of day, as in the 14 digits of web archives. Strings, so that they are compiled when needed.
_NUMBERS = (
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}})(?P<sign>[{signs}]?)(?P<month>[0-9]{{2}})(?P=sign)"
    r"(?P<day>[0-9]{{2}})(?:(?<=[0-9]{{8}})(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){{1,2}})?(?![0-9])"
)
_DAY = _NUMBERS.format(signs="-_.")
_ANYWHERE = _NUMBERS.format(signs="-_./")  # in a path, also as three folders
# Of a year, a month and a day.
_FOLDERS = r"(?P<year>(?:19|20)[0-9]{2})/(?P<month>[0-9]{2})/(?P<day>[0-9]{2})"


def as_of_from_name(path: str | PathLike[str]) -> date | None:
    """Return the day of capture that a path says, for `as_of`.

    It is looked for in the name of the file, then in that of its folder, then in that of the
    folder around it: the first name with a day decides. A day is written `2026-05-20`, with `-`,
    `_`, `.` or nothing between the numbers (`imanol_2026-05-20.txt`, `20260520/imanol.txt`), and
    a time of day can follow (`20260520123456.txt`, as web archives write it); three folders can
    say it too (`2026/05/20/imanol.txt`). Nothing is read from the disk.

    Args:
        path: of a file, as it is called; there need not be such a file.

    Returns:
        The day; None if no name has one, or if the first that has one has several days.
    """
    days = days_in_path(path)
    return days[0] if len(days) == 1 else None


def days_in_path(path: str | PathLike[str]) -> tuple[date, ...]:
    """Return the days in the nearest name of a path that has any, each once; see above."""
    parts = PurePath(path).parts
    for end in range(len(parts), 0, -1):
        days = {*_days(_DAY, parts[end - 1])}
        if not days and end < len(parts):
            days = {*_days(rf"\A{_FOLDERS}\Z", "/".join(parts[max(end - 3, 0) : end]))}
        if days:
            return tuple(sorted(days))
    return ()


def _days(pattern: str, name: str) -> Iterator[date]:
    for found in re.finditer(pattern, name):
        with suppress(ValueError):  # eight digits that are no day
            yield date(*map(int, found.group("year", "month", "day")))


def without_days(path: str) -> str:
    """Return a path with all days in it left out: that of two captures of a page is the same."""
    return re.sub(_ANYWHERE, "", path)


def with_days_of(other: str, path: str) -> str:
    """Return a path with the days of another one in place of its own."""
    days = (found[0] for found in re.finditer(_ANYWHERE, other))
    return re.sub(_ANYWHERE, lambda own: next(days, own[0]), path)
