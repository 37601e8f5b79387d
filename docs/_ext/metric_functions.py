"""What is made from the code when the site is built: the functions of the metrics."""

from collections.abc import Iterator
from typing import ClassVar

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import nested_parse_with_titles

from profileparse import metrics


class MetricFunctions(SphinxDirective):
    """The function of each metric, from its docstring."""

    has_content = False
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return what the lines for autodoc are parsed to."""
        container = nodes.Element()
        content = StringList(list(self.lines()), source=self.get_source_info()[0])
        nested_parse_with_titles(self.state, content, container)
        return container.children

    def lines(self) -> Iterator[str]:
        """Yield what autodoc reads."""
        yield from ("```{eval-rst}", ".. currentmodule:: profileparse.metrics", "")
        yield from (f".. autofunction:: {name}" for name in metrics.DEFINITIONS)
        yield "```"


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directive."""
    app.add_directive("metric-functions", MetricFunctions)
    return {"parallel_read_safe": True}
