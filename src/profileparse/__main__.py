"""The command `profileparse`, and `python -m profileparse`: signals are answered from here on."""

# Not `signal`, which would be imported while an interrupt still ends in a traceback.
import _signal  # type: ignore[import-not-found]  # a part of the interpreter without types
import os


def _interrupted(_number: int, _frame: object) -> None:
    os._exit(130)  # nothing was begun; cli/ending.py takes over before anything is


if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _interrupted)

from profileparse.cli import main  # noqa: E402  (the one that takes long)

if __name__ == "__main__":
    main()
