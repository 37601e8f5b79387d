"""The one way to go over the inputs: each on its own, in order, so that no one stops another."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from traceback import extract_tb
from typing import Any

import attrs

from profileparse.batch.ordered import ordered_map
from profileparse.cli import FAILED
from profileparse.cli.console import Outcome, Part, error_line, print_detail
from profileparse.cli.inputs import Input
from profileparse.cli.progress import Progress
from profileparse.text.numbers import plural


class Task(ABC):
    """What is done with each input; it can be sent to another process."""

    @abstractmethod
    def parts(self, item: Input) -> Iterator[Part]:
        """Yield what comes of an input, or raise what is wrong with it."""

    def failed(self, item: Input, reason: str) -> Part:
        """Return what comes of an input that could not be read."""
        said = (error_line(item.label, reason),)
        return Part(said=said, code=FAILED, failed=True)

    def __call__(self, item: Input) -> Iterator[Part]:
        """Yield what comes of an input, whatever is wrong with it."""
        try:
            yield from self.parts(item)
        except OSError as error:
            reason = error.strerror or str(error)
        except Exception as error:  # noqa: BLE001  (a defect here must not cost the other files)
            reason = defect(error)
        else:
            return
        yield self.failed(item, reason)  # without the error, which keeps what was read so far


@attrs.define
class Batch:
    """Some inputs, how many processes read them, and how that goes."""

    items: Sequence[Input]
    jobs: int | None
    done: int = attrs.field(default=0, kw_only=True)  # how many of the first need not be read
    progress: Progress = attrs.field(init=False)
    outcome: Outcome = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.progress = Progress(len(self.items))
        self.outcome = Outcome(self.progress.paused)

    def each(self, task: Task) -> Iterator[tuple[Input, Iterator[Any]]]:
        """Yield each input with what was made of it; see `Outcome.taking`."""
        results = ordered_map(
            task,
            self.items[self.done :],
            path=lambda item: None if item.is_stdin else item.path,
            died=task.failed,
            jobs=self.jobs,
            begins=self._say_size,
        )
        with closing(results):
            for item, parts in self.progress.over(results, self.done):
                yield item, self.outcome.taking(parts)

    def _say_size(self, processes: int) -> None:
        files = plural(len(self.items) - self.done, "input")
        print_detail(f"{files} to read, with {plural(processes, 'process', 'processes')}")


def defect(error: Exception) -> str:
    """Return one line on an exception that nobody expected."""
    if isinstance(error, MemoryError):
        return "not enough memory: read less of it with --max-chars, or cut it into several files"
    places = extract_tb(error.__traceback__)[-1:]
    where = "".join(f" ({Path(place.filename).name}:{place.lineno})" for place in places)
    return f"internal error: {type(error).__name__}: {error}{where}: please report it"
