"""Look for inputs that break a promise: `python tests/fuzz/fuzz.py TARGET [--minutes N]`.

TARGET is one of `promises.py`: check, stream, apart, json, command. Atheris, guided by the branches
that an input takes in this package, changes the seeds of `seeds.py` for N minutes (default 5). An
input that breaks a promise is kept in the folder of --corpus as `found-…`, one of each kind, and
the run goes on. The exit code is 1 if there is one. `--replay FILE ...` tries files again, without
Atheris, and lets the first one that fails raise.
"""

import argparse
import hashlib
import os
import sys
import tempfile
import time
import warnings
from pathlib import Path
from random import Random
from traceback import extract_tb

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

_LONGEST = 8000  # bytes of an input


class Search:
    """The inputs that are tried, and those that break a promise.

    Args:
        target: the name of the target.
        corpus: the folder that takes the seeds, and what is found.
        minutes: how long it goes on.
    """

    def __init__(self, target: str, corpus: Path, minutes: float) -> None:
        import promises  # noqa: PLC0415  (after what is to be guided by)
        import seeds  # noqa: PLC0415
        from mutations import of_json, of_lines  # noqa: PLC0415

        self._holds = promises.TARGETS[target]
        self._words = seeds.words()
        self._of_json = of_json if target == "json" else None
        self._of_lines = of_lines
        # Where a target's first bytes say how the rest is read.
        self._head = {"stream": 2, "apart": 1, "command": 1}.get(target, 0)
        self._corpus = corpus
        self._kinds: set[str] = set()
        self._tried = 0
        self._minutes = minutes
        self._start = time.monotonic()
        for seed in seeds.of(target):
            (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)

    def try_one(self, data: bytes) -> None:
        """Try an input, and keep it if it is the first one of its kind."""
        self._tried += 1
        try:
            self._holds(data)
        except Exception as error:  # noqa: BLE001  (any is a finding)
            frames = extract_tb(error.__traceback__)[1:]
            place = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in frames[-3:][::-1])
            kind = f"{place}: {error}" if isinstance(error, AssertionError) else place
            if kind not in self._kinds:
                self._kinds.add(kind)
                name = f"found-{hashlib.sha256(data).hexdigest()[:16]}"
                (self._corpus / name).write_bytes(data)
                line = f"{name}: {type(error).__name__} at {place}: {str(error)[:200]!r}"
                print(line, flush=True)
        self._end_in_time()

    def change(self, data: bytes, most: int, seed: int) -> bytes:
        """Return an input that is made of another one."""
        import atheris  # noqa: PLC0415

        rng = Random(seed)  # noqa: S311
        if rng.random() < 0.3:
            return bytes(atheris.Mutate(data, most))
        if self._of_json is not None:
            return self._of_json(data, rng)[:most]
        head, body = data[: self._head], data[self._head :]
        if head and rng.random() < 0.2:
            head = rng.randbytes(len(head))
        return (head + self._of_lines(body, self._words, rng))[:most]

    def _end_in_time(self) -> None:
        minutes = (time.monotonic() - self._start) / 60
        if minutes >= self._minutes:
            print(f"{self._tried:,} inputs in {minutes:.1f} minutes, {len(self._kinds)} findings")
            sys.stdout.flush()
            os._exit(1 if self._kinds else 0)  # Atheris lets nothing end it that raises


def _go_to_a_folder() -> None:
    """Go where commands can write, and put there what `diff` compares with."""
    os.chdir(tempfile.mkdtemp(prefix="fuzz-"))
    import form_pages  # noqa: PLC0415

    Path("old.txt").write_text(form_pages.PAGE, encoding="utf-8")


def main(argv: list[str]) -> int:
    """Look for inputs, or try files again."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--corpus", type=Path, help="folder that is kept from run to run")
    parser.add_argument("--replay", type=Path, nargs="+", metavar="FILE")
    options = parser.parse_args(argv)
    warnings.simplefilter("error")
    if options.replay:
        import promises  # noqa: PLC0415

        files = [path.read_bytes() for path in options.replay]
        _go_to_a_folder()
        for data in files:
            promises.TARGETS[options.target](data)
        return 0
    import atheris  # noqa: PLC0415

    with atheris.instrument_imports(include=["profileparse"]):
        import profileparse.checking  # noqa: PLC0415
        import profileparse.cli.app  # noqa: F401, PLC0415
    corpus = (options.corpus or Path(tempfile.mkdtemp(prefix="corpus-"))).absolute()
    corpus.mkdir(parents=True, exist_ok=True)
    search = Search(options.target, corpus, options.minutes)
    _go_to_a_folder()
    limits = [f"-max_len={_LONGEST}", "-timeout=60", "-rss_limit_mb=3000", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *limits, str(corpus)], search.try_one, custom_mutator=search.change)
    atheris.Fuzz()  # ends the process
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
