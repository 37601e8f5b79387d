"""The network of co-authors as GraphML and GEXF, for Gephi and for networkx.

A node has an id of ASCII letters and digits that says nothing (`n1`), and the name as `label`; an
edge has `weight`, the number of papers that show both, which no program takes for nothing, as it
might the bounds of Newman's weight: these are `weight_low` and `weight_high`. All other
attributes are those of `metrics.coauthor_graph`. What XML cannot hold in a name, and all that is
not visible, is its escape. Titles, dates and all that is not of the network are left out.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from networkx.readwrite.graphml import GraphMLWriter

from profileparse.diagnostics import Report
from profileparse.metrics import coauthor_graph
from profileparse.metrics.network import networkx
from profileparse.records import Profile
from profileparse.text.escape import escaped
from profileparse.writers import Options

if TYPE_CHECKING:
    import networkx as nx

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_TODAY = re.compile('(?<=<meta) lastmodifieddate="[0-9-]*"')


def network_as_graphml(entries: Iterable[tuple[str, Report]], _options: Options) -> Iterator[str]:
    """Yield one network of all profiles as GraphML, a line at a time."""
    writer = _GraphML()
    writer.add_graph_element(_network(report.profile for _, report in entries))
    yield from _lines(str(writer).splitlines())


def network_as_gexf(entries: Iterable[tuple[str, Report]], _options: Options) -> Iterator[str]:
    """Yield one network of all profiles as GEXF 1.2, a line at a time."""
    network = _network(report.profile for _, report in entries)
    lines = networkx().generate_gexf(network, version="1.2draft")
    # Without the day, the same profiles give the same file.
    yield from _lines(_TODAY.sub("", line, count=1) for line in lines)


class _GraphML(GraphMLWriter):
    """As networkx writes it, but with the booleans of XML, not those of Python."""

    def add_data(
        self, name: str, element_type: type, value: Any, scope: str = "all", default: Any = None
    ) -> Any:
        text = str(value).lower() if element_type is bool else value
        return super().add_data(name, element_type, text, scope, default)


def _lines(lines: Iterable[str]) -> Iterator[str]:
    yield f"{_DECLARATION}\n"
    for line in lines:
        yield f"{line}\n"


def _network(profiles: Iterable[Profile]) -> "nx.Graph[str]":
    graph = coauthor_graph(profiles)
    network: nx.Graph[str] = networkx().Graph()
    ids = {name: f"n{number}" for number, name in enumerate(graph, start=1)}
    for name, known in graph.nodes(data=True):
        network.add_node(ids[name], label=escaped(name), **known)
    for one, other, tie in graph.edges(data=True):
        network.add_edge(ids[one], ids[other], weight=float(tie["papers"]), **tie)
    return network
