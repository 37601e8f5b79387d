"""What the records say, with honest bounds: pure functions of a profile.

Lists of authors are cut at three names. A metric has an exact value where the dump allows it, and
bounds where it does not. Nothing here reads a text or the clock: `Profile.as_of` is the day.
"""

# ruff: noqa: F403  (each module says in `__all__` which metrics it has)
from profileparse.metrics.affiliation import *
from profileparse.metrics.breadth import *
from profileparse.metrics.collaboration import *
from profileparse.metrics.graph import *
from profileparse.metrics.impact import *
from profileparse.metrics.metric import Figure, Metric, Series
from profileparse.metrics.network import MAX_AUTHORS, coauthor_graph
from profileparse.metrics.openness import *
from profileparse.metrics.output_over_time import *
from profileparse.metrics.registry import Definition, Group
from profileparse.metrics.score import *
from profileparse.metrics.ties import *

# isort: split
from profileparse.metrics import summaries
from profileparse.metrics.summaries import *  # the tables of what the imports above registered

__all__ = [
    "MAX_AUTHORS", "Definition", "Figure", "Group", "Metric", "Series", "coauthor_graph",
]  # fmt: skip
__all__ += [*summaries.__all__, *summaries.DEFINITIONS]  # noqa: PLE0604  (all are strings)
