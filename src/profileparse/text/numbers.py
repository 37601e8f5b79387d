"""Numbers as the page prints them, and as a message says them: commas between thousands."""

import re

# Above 15 digits a float cannot hold every whole number, and JSON readers disagree.
_COUNT = re.compile(r"(?:[0-9]{1,15}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})")
_DECIMAL = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")


def plural(number: int, one: str, many: str = "") -> str:
    """Return a number and what it counts."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def read_count(text: str) -> int | None:
    """Return a whole number such as `2,923`, or None if the text is none."""
    return int(text.replace(",", "")) if _COUNT.fullmatch(text) else None


def read_decimal(text: str) -> float | None:
    """Return a number such as `52.4`, or None if the text is none."""
    return float(text) if _DECIMAL.fullmatch(text) else None


def read_percent(text: str) -> float | None:
    """Return a percentage such as `50%`, or None if the text is none."""
    return read_decimal(text[:-1]) if text.endswith("%") else None
