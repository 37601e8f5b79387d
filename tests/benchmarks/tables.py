"""How the benchmarks print a table: as text, or as Markdown for a page of the documentation."""

Rows = list[list[str]]


def printed(rows: Rows, *, markdown: bool) -> str:
    """Return a table, its head first; all columns but the first are figures."""
    if markdown:
        lines = [rows[0], ["---", *("---:" for _ in rows[0][1:])], *rows[1:]]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            [first.ljust(widths[0])]
            + [cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)]
        )
        for first, *cells in rows
    )
