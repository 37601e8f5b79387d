"""Colours for grammars in the language of Lark."""

from pygments.lexer import RegexLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace
from sphinx.application import Sphinx


class LarkLexer(RegexLexer):
    """Rules, terminals, patterns and strings of a `.lark` file."""

    name = "Lark"
    aliases = ("lark",)
    filenames = ("*.lark",)
    url = "https://lark-parser.readthedocs.io"
    tokens = {  # noqa: RUF012  (as Pygments has it)
        "root": [
            (r"\s+", Whitespace),
            (r"//[^\n]*", Comment.Single),
            (r"%\w+", Keyword),
            (r'"(?:\\.|[^"\\\n])*"i?', String),
            (r"/(?:\\.|[^/\\\n])+/[imslux]*", String.Regex),
            (r"(?m)^[!?_]*[a-z]\w*", Name.Function),
            (r"(?m)^_?[A-Z][A-Z0-9_]*", Name.Class),
            (r"_?[A-Z][A-Z0-9_]*", Name.Constant),
            (r"_?[a-z]\w*", Name),
            (r"->", Operator),
            (r"-?[0-9]+", Number),
            (r"\.\.|[?*+|~]", Operator),
            (r"[:.,()\[\]{}]", Punctuation),
        ]
    }


def setup(app: Sphinx) -> dict[str, bool]:
    """Offer the language `lark`."""
    app.add_lexer("lark", LarkLexer)
    return {"parallel_read_safe": True}
