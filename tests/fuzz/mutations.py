"""Changes that a page can suffer: of whole lines, of words of the format, of values of JSON."""

import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

Words = Sequence[bytes]
_MOST = 4  # changes at a time
_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 0.5, 1e308, 2**53, 10**15, "", " ", "x", [], {}, ["x"], [[]], "a\nb"),
    *("2022-02-30", "2022-06-29", "0001-01-01", "9999-12-31", "LG", "1.1", "2.0", "\ud800"),
    *("A, B", "Li Wei et al.", "Code", "23 Papers", "LGJun 29, 2022", "\xa0", "\u202e", "=1+1"),
)


def _take_out(lines: list[bytes], at: int, _words: Words, _rng: Random) -> None:
    del lines[at]


def _double(lines: list[bytes], at: int, _words: Words, rng: Random) -> None:
    lines.insert(rng.randint(0, len(lines)), lines[at])


def _move(lines: list[bytes], at: int, _words: Words, rng: Random) -> None:
    lines.insert(rng.randint(0, len(lines) - 1), lines.pop(at))


def _join(lines: list[bytes], at: int, _words: Words, rng: Random) -> None:
    lines[at : at + 2] = [rng.choice((b"", b" ")).join(lines[at : at + 2])]


def _break(lines: list[bytes], at: int, _words: Words, rng: Random) -> None:
    cut = rng.randint(0, len(lines[at]))
    lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]


def _cut(lines: list[bytes], at: int, _words: Words, rng: Random) -> None:
    lines[at] = lines[at][: rng.randint(0, len(lines[at]))]


def _put_in(lines: list[bytes], at: int, words: Words, rng: Random) -> None:
    cut = rng.randint(0, len(lines[at]))
    lines[at] = lines[at][:cut] + rng.choice(words) + lines[at][cut:]


def _add(lines: list[bytes], at: int, words: Words, rng: Random) -> None:
    lines.insert(at, rng.choice((b"", *words)))


_WAYS: tuple[Callable[[list[bytes], int, Words, Random], None], ...] = (
    *(_take_out, _double, _move, _join, _break, _cut, _put_in, _add),
)


def of_lines(data: bytes, words: Words, rng: Random) -> bytes:
    """Return a text of which a few lines are changed, moved, doubled, taken out or joined."""
    lines = data.split(b"\n")
    for _ in range(rng.randint(1, _MOST)):
        lines = lines or [b""]
        rng.choice(_WAYS)(lines, rng.randrange(len(lines)), words, rng)
    return b"\n".join(lines)


def of_json(data: bytes, rng: Random) -> bytes:
    """Return JSON with another value, or a key less or more; what is no JSON stays."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return data
    for _ in range(rng.randint(1, _MOST)):
        value = _changed(value, rng)
    return json.dumps(value).encode()


def _changed(value: Any, rng: Random) -> Any:
    """Return a value with a change somewhere in it."""
    if not isinstance(value, dict | list) or not value or rng.random() < 0.1:
        if isinstance(value, str) and rng.random() < 0.5:
            at = rng.randint(0, len(value))
            return value[:at] + str(rng.choice(_VALUES)) + value[at:]
        return deepcopy(rng.choice(_VALUES))
    key = rng.choice([*value] if isinstance(value, dict) else range(len(value)))
    if rng.random() < 0.1:
        del value[key]
    elif isinstance(value, list) and rng.random() < 0.1:
        value.append(deepcopy(value[key]))
    else:
        value[key] = _changed(value[key], rng)
    return value
