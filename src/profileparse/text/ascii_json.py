"""JSON text that is safe to print anywhere: in a terminal, and in the log of a CI runner."""

import json
from typing import Any

_ON_ONE_LINE = json.JSONEncoder(allow_nan=False)  # `json.dumps` would make one for each value


def ascii_json(value: Any, indent: int | None = None) -> str:
    """Return a value as strict JSON, in ASCII, with no control character but the newline.

    CI runners obey `##[command]` anywhere in a line, so there is no `##` in it either.

    NaN and an infinity, which JSON cannot hold, raise ValueError. Without `indent`, the blanks
    for each level, all is on one line.
    """
    one_line = indent is None
    encoder = _ON_ONE_LINE if one_line else json.JSONEncoder(indent=indent, allow_nan=False)
    text = encoder.encode(value)
    if "#" in text:  # to look for one character takes a tenth of the time
        text = text.replace("##", "#\\u0023")
    return text.replace("\x7f", "\\u007f")  # json leaves DEL as it is
