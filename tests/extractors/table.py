"""The table of tools in the documentation: what each leaves of the pages, and what is read of it.

    python tests/extractors/table.py --write docs/format.md

needs `pip install '.[extractors]'`, and Debian's chromium, lynx, w3m, links and pandoc. Without
`--write` the table is printed.
"""

import sys
from pathlib import Path

from extractor_tools import TOOLS, Tool
from outcomes import Left, Outcome, checked, errors, left_in, outcome

BEGIN = "<!-- The table of tools: written by tests/extractors/table.py. -->\n"
END = "<!-- The end of the table of tools. -->\n"
_HEAD = "| tool | call | leaves | is read | but |\n|---|---|---|---|---|\n"


def missing() -> set[str]:
    """Return what is not installed."""
    return {tool.missing for tool in TOOLS.values() if tool.missing}


def table() -> str:
    """Return the table, in Markdown."""
    return _HEAD + "".join(_row(tool) for tool in TOOLS.values())


def written(page: str) -> str:
    """Return a page of the documentation with the table in its place."""
    above, _, rest = page.partition(BEGIN)
    _, _, below = rest.partition(END)
    return f"{above}{BEGIN}\n{table()}\n{END}{below}"


def _row(tool: Tool) -> str:
    pages: dict[tuple[str, str], list[str]] = {}
    for page, text in tool.texts().items():
        pages.setdefault((left_in(text), _read(text)), []).append(page)
    (most, _), *others = sorted(pages.items(), key=lambda row: -len(row[1]))
    # What becomes of most pages is the row; the other pages are named.
    apart = "; ".join(f"{', '.join(names)}: {left}, {read}" for (left, read), names in others)
    return f"| {tool.name} | `{tool.call}` | {most[0]} | {most[1]} | {apart} |\n"


def _read(text: str) -> str:
    report = checked(text)
    read = outcome(report)
    if read is Outcome.REFUSED:
        return f"refused: {', '.join(f'`{code}`' for code in sorted(errors(report)))}"
    if read is Outcome.WHOLE and left_in(text) is Left.GLUED:
        return f"{read}, as a guess"
    return read


def main(arguments: list[str]) -> int:
    """Print the table, or write it into a page."""
    if absent := missing():
        print(f"not installed: {', '.join(sorted(absent))}", file=sys.stderr)
        return 2
    if arguments[:1] == ["--write"]:
        path = Path(arguments[1])
        path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(table())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
