"""Railroad diagrams of a grammar, drawn from its file as Lark itself reads it.

    ```{railroads} ../src/profileparse/reading/profile.lark
    :kind: rule
    :hide: _B _EOL
    ```

draws each rule (`token`: each terminal) that is more than one pattern; names that are hidden are
left out.
"""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import ClassVar

import railroad
from docutils import nodes
from docutils.parsers.rst import directives
from lark import Lark, Token, Tree
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

# A pattern that only opens, parts or closes a group, for what stands between it and the next one.
_OPEN = re.compile(r"\(\?(?::|P<(?P<name>\w+)>)")
_MARKS = re.compile(r"\(\?:|\(\?P<\w+>|\)\??|\|")
_WHOLE_GROUP = re.compile(r"(\(\?P<\w+>)([^()]*)(\)\??)")

Node = Tree[Token]


def definitions(grammar: str) -> list[Node]:
    """Return the rules and terminals of a grammar, as trees of Lark's grammar of grammars."""
    lark = Lark.open_from_package(
        "lark", "lark.lark", ("grammars",), parser="lalr", propagate_positions=True
    )
    return [child for child in lark.parse(grammar).children if child.data in {"rule", "token"}]


class _Group:
    """A group that was opened: its name, and its alternatives, each a list of items."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name
        self.alternatives: list[list[railroad.DiagramItem]] = [[]]

    def item(self) -> railroad.DiagramItem:
        """Return what is drawn for the group."""
        rows = [_sequence(items) for items in self.alternatives]
        item = rows[0] if len(rows) == 1 else railroad.Choice(0, *rows)
        return railroad.Group(item, self.name) if self.name else item


def _sequence(items: list[railroad.DiagramItem]) -> railroad.DiagramItem:
    return items[0] if len(items) == 1 else railroad.Sequence(*items)


class Drawing:
    """Draws definitions: names in `links` lead there, those in `hidden` are left out."""

    def __init__(self, links: dict[str, str], hidden: set[str]) -> None:
        self.links = links
        self.hidden = hidden

    def svg(self, definition: Node, label: str) -> str:
        """Return the diagram of a definition; the label is for those who cannot see it."""
        pieces: list[str] = []
        diagram = railroad.Diagram(self.item(definition.children[-1]), type="complex")
        diagram.format(4)
        diagram.attrs |= {"role": "img", "aria-label": label}
        diagram.writeSvg(pieces.append)
        return "".join(pieces)

    def item(self, node: Node | Token | None) -> railroad.DiagramItem:
        """Return what is drawn for a node."""
        match node:
            case Tree(data="expansions", children=rows):
                return railroad.Choice(0, *map(self.item, rows))
            case Tree(data="alias", children=[row, _]):
                return self.item(row)
            case Tree(data="expansion", children=parts):
                return self._expansion(parts)
            case Tree(data="expr"):
                return self._expansion([node])
            case Tree(data="name", children=[name]):
                return railroad.NonTerminal(str(name), self.links.get(name))
            case Tree(data="literal", children=[text]):
                shown = text[1:-1] if text.type == "STRING" else text
                return railroad.Terminal(str(shown))
        message = f"cannot draw {node!r}"
        raise TypeError(message)

    def _expansion(self, parts: list[Node]) -> railroad.DiagramItem:
        groups = [_Group()]
        for part in parts:
            for piece in self._pieces(part):
                if not isinstance(piece, str):
                    groups[-1].alternatives[-1].append(piece)
                elif opened := _OPEN.fullmatch(piece):
                    groups.append(_Group(opened["name"]))
                elif piece == "|":
                    groups[-1].alternatives.append([])
                else:
                    item = groups.pop().item()
                    item = railroad.Optional(item) if piece == ")?" else item
                    groups[-1].alternatives[-1].append(item)
        (whole,) = groups
        return whole.item()

    def _pieces(self, part: Node) -> Iterator[railroad.DiagramItem | str]:
        """Yield the item of a part, or the marks of groups that it is made of."""
        atom, *repeated = part.children if part.data == "expr" else [part]
        if isinstance(atom, Tree) and atom.data == "name" and atom.children[0] in self.hidden:
            return
        pattern = _pattern(atom)
        if pattern is not None and "".join(marks := _MARKS.findall(pattern)) == pattern:
            yield from marks
        elif pattern is not None and (group := _WHOLE_GROUP.fullmatch(pattern)):
            yield group[1]
            yield railroad.Terminal(f"/{group[2]}/")
            yield group[3]
        else:
            yield _repeated(self.item(atom), [str(sign) for sign in repeated if sign is not None])


def _pattern(atom: Node | Token | None) -> str | None:
    if isinstance(atom, Tree) and atom.data == "literal" and atom.children[0].type == "REGEXP":
        return str(atom.children[0][1:-1])
    return None


def _repeated(item: railroad.DiagramItem, signs: list[str]) -> railroad.DiagramItem:
    match signs:
        case []:
            return item
        case ["?"]:
            return railroad.Optional(item)
        case ["*"]:
            return railroad.ZeroOrMore(item)
        case ["+"]:
            return railroad.OneOrMore(item)
        case ["0", most]:
            return railroad.Optional(railroad.OneOrMore(item, f"{most} at most"))
        case [_, most]:
            return railroad.OneOrMore(item, f"{most} at most")
    message = f"cannot draw the repetition {signs}"
    raise TypeError(message)


class Railroads(SphinxDirective):
    """The diagrams of a grammar file; its path counts from the page."""

    required_arguments = 1
    option_spec: ClassVar = {
        "kind": lambda value: directives.choice(value, ("rule", "token")),
        "hide": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return a figure for each definition that is more than one pattern."""
        relative, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        text = Path(path).read_text(encoding="utf-8")
        drawn = {
            str(definition.children[0]): definition
            for definition in definitions(text)
            if definition.data == "rule" or not _lone_pattern(definition)
        }
        hidden = set(self.options.get("hide", "").split())
        drawing = Drawing({name: f"#grammar-{name}" for name in drawn}, hidden)
        figures: list[nodes.Node] = []
        for name, definition in drawn.items():
            if definition.data == self.options["kind"] and name not in hidden:
                source = text[definition.meta.start_pos : definition.meta.end_pos]
                label = " ".join(re.sub(r"(?m)\s//.*$", "", source).split())
                html = (
                    f'<figure class="railroad" id="grammar-{name}">'
                    f"<figcaption><code>{escape(name)}</code></figcaption>"
                    f"{drawing.svg(definition, label)}</figure>"
                )
                figures.append(nodes.raw("", html, format="html"))
        return figures


def _lone_pattern(definition: Node) -> bool:
    """Tell whether a terminal is one pattern, or one other terminal, and no more."""
    return sum(1 for _ in definition.find_pred(lambda n: n.data in {"literal", "name"})) == 1


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directive."""
    app.add_directive("railroads", Railroads)
    return {"parallel_read_safe": True}
