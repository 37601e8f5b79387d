"""Metrics to text: one file a format, one signature for all, and a table to find them."""

from collections.abc import Mapping

from profileparse.figures.base import Groups, Measured, Point, Writer, measured, points
from profileparse.figures.csv_figures import write_csv, write_wide_csv
from profileparse.figures.json_figures import write_json, write_json_lines
from profileparse.figures.table import write_comparison, write_table
from profileparse.formats import Format, formats

__all__ = ["COMPARISONS", "FIGURES", "Groups", "Measured", "Point", "Writer", "measured", "points"]


FIGURES: Mapping[str, Format[Writer]] = formats(
    ("table", ".txt", True, write_table),
    ("json", ".json", False, write_json),
    ("jsonl", ".jsonl", True, write_json_lines),
    ("csv", ".csv", True, write_csv),
)
"""All formats by their name; the first is the default."""

COMPARISONS: Mapping[str, Format[Writer]] = formats(
    ("table", ".txt", True, write_comparison),
    ("csv", ".csv", True, write_wide_csv),
)
"""What puts several profiles side by side, a row for each."""
