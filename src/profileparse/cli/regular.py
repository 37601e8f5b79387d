"""Files that are read in full, such as settings: a pipe or a device may have no end."""

import errno
import os
import stat


def read_regular(path: str | os.PathLike[str], most: int) -> bytes:
    """Return the bytes of a regular file, which has so many at most; or raise OSError."""
    try:
        file = open(path, "rb", opener=_at_once)  # noqa: SIM115  (Path has no opener)
    except ValueError as error:  # a NUL, or a surrogate that stands for no byte
        raise OSError(errno.EINVAL, "no file can have this name") from error
    with file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "is not a regular file")
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"is larger than {most:,} bytes")
    return data


def _at_once(path: str, flags: int) -> int:
    """Open a file, but don't wait for somebody who writes to it, if it is a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
