"""Which arXiv categories a printed subject code can mean.

A category has an id with its archive (`cs.LG`, `physics.soc-ph`), or is an archive of its own
(`hep-th`). A profile page prints the code without the archive: `LG`, `soc-ph`. Such a code can
belong to several archives: 19 of the 93 two-letter codes do, such as `CV` (`cs.CV`, `math.CV`).

`arxiv_categories.tsv` has the 155 categories that take submissions, then the 21 closed ones that
old papers still carry (`astro-ph` without a subclass, `cmp-lg`), each of which stands for itself.
It has no archive that was never a category (`cs`, `math`, `physics`). Six subjects have two ids,
such as `cs.IT` and `math.IT`: both are there, each found by its own code only.

Source: `arxiv/taxonomy/definitions.py` of arxiv-base 0.17.8, arXiv's own package (2023-01-25); the
open categories are the same in a copy of https://arxiv.org/category_taxonomy made on 2026-05-01.
"""

from collections.abc import Mapping
from functools import cache
from pkgutil import get_data
from types import MappingProxyType
from typing import cast

__all__ = ["ARXIV_ID", "CATEGORIES", "candidates", "code_in_any_case", "is_archive"]

ARXIV_ID = r"(?:[0-9]{4}\.[0-9]{4,5}|(?P<archive>[a-z-]{2,12})(?:\.[A-Z]{2})?/[0-9]{7})"
"""An identifier, the old ones with their archive: https://info.arxiv.org/help/arxiv_identifier.html."""
_TWO_CODES = range(4, 40)  # characters of two codes run together

# Not by a path: the package can be a zip file.
_TABLE = cast("bytes", get_data("profileparse", "arxiv_categories.tsv")).decode()
CATEGORIES: Mapping[str, str] = MappingProxyType(
    dict(line.split("\t") for line in _TABLE.splitlines())
)
"""Full id of each category -> its English name; read-only."""


@cache
def _ids_by_code() -> Mapping[str, tuple[str, ...]]:
    """Map each full id, and what follows its dot, to the sorted full ids it can stand for."""
    index: dict[str, tuple[str, ...]] = {}
    for full_id in sorted(CATEGORIES):
        # A set, as both codes are the same where there is no dot.
        for code in {full_id, full_id.rpartition(".")[2]}:
            index[code] = (*index.get(code, ()), full_id)
    return index


@cache
def _codes() -> Mapping[str, str]:
    return {code.casefold(): code for code in _ids_by_code()}


@cache
def _archives() -> frozenset[str]:
    return frozenset(full_id.partition(".")[0] for full_id in CATEGORIES)


def is_archive(name: str) -> bool:
    """Whether a name is that of an archive, such as `cs` or `hep-th`."""
    return name in _archives()


def candidates(code: str) -> tuple[str, ...]:
    """Find the arXiv categories that a printed code can mean.

    Four closed archives share their code with an open category, and are named beside it:
    `supr-con` is `cond-mat.supr-con` today, and was an archive of its own until 1996.

    Args:
        code: The code with or without its archive, in arXiv's own case, without spaces around it:
            `LG`, `cs.LG`, `soc-ph`, `quant-ph`; or two, run together: `DLCL`, `LGquant-ph`.

    Returns:
        Full ids, all of them keys of `CATEGORIES`, each once, in alphabetical (code point) order:
        `("cs.CV", "math.CV")` for `CV`, `("cs.LG",)` for `LG` and for `cs.LG`. Those of the first
        code and then those of the second for two: `("cs.DL", "cs.CL")` for `DLCL`. Empty when
        arXiv has no such code.
    """
    ids = _ids_by_code()
    if code in ids or len(code) not in _TWO_CODES:
        return ids.get(code, ())
    for cut in range(2, len(code) - 1):
        if code[:cut] in ids and code[cut:] in ids:
            return tuple(dict.fromkeys(ids[code[:cut]] + ids[code[cut:]]))
    return ()


def code_in_any_case(text: str) -> str | None:
    """Return the code that a text is in capitals or not, in arXiv's own case; None if it is none.

    Args:
        text: The code with or without its archive: `lg`, `CS.LG`, `Quant-Ph`.
    """
    return _codes().get(text.casefold())
