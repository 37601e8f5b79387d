"""Names of months: the English ones of the page, and those that a changed page may print."""

from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateutil.parser import parserinfo

SHORT_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""The months as the page prints them."""
# Long and short names in German, French, Spanish, Italian, Portuguese and Dutch, where they are
# not the English ones; January first.
_FOREIGN = (
    "januar jänner jän janvier janv enero ene gennaio gen janeiro januari",
    "februar février févr fév fevrier febrero febbraio fevereiro fev februari",
    "märz mär mrz maerz mars marzo março maart mrt",
    "avril avr abril abr aprile",
    "mai mayo maggio mag maio mei",
    "juni juin junio giugno giu junho",
    "juli juil juillet julio luglio lug julho",
    "août aout agosto ago augustus",
    "septembre septiembre settembre set setembro",
    "oktober okt octobre octubre ottobre ott outubro out",
    "novembre noviembre novembro",
    "dezember dez décembre déc decembre diciembre dic dicembre dezembro",
)
_NEAR = 0.6  # of 1: `Mey` to `May` is 0.67


@cache
def _english() -> "parserinfo":
    """Return what knows the English names; slow to import, so nobody pays whose page is usual."""
    from dateutil.parser import parserinfo  # noqa: PLC0415

    return parserinfo()


@cache
def _all_languages() -> "parserinfo":
    """Return what knows the English names and the foreign ones."""
    from dateutil.parser import parserinfo  # noqa: PLC0415  (as above)

    class Months(parserinfo):
        MONTHS = [  # noqa: RUF012  (as in its base)
            (*english, *foreign.split())
            for english, foreign in zip(parserinfo.MONTHS, _FOREIGN, strict=True)
        ]

    return Months()


@lru_cache(maxsize=256)
def month_number(name: str) -> int:
    """Return the number of an English month, printed whole or short, from 1.

    Raises:
        ValueError: there is no such month.
    """
    if name in SHORT_NAMES:
        return SHORT_NAMES.index(name) + 1
    number = _english().month(name.rstrip("."))
    if number is None:
        raise ValueError(f"{name!r} is not a month")
    return int(number)


@lru_cache(maxsize=1024)
def months_near(word: str) -> tuple[int, ...]:
    """Return the numbers of the months that a word can mean.

    That is one month for a name in any of the languages above, in capitals or not, those that
    are nearest to a misspelt one, and none for a word that is no month.
    """
    plain = word.rstrip(".").casefold()
    number = _all_languages().month(plain)
    if number is not None:
        return (number,)
    ratios = [
        max(SequenceMatcher(None, plain, name.casefold()).ratio() for name in names)
        for names in _english().MONTHS
    ]
    best = max(ratios)
    return tuple(m for m, ratio in enumerate(ratios, 1) if ratio == best and best >= _NEAR)
