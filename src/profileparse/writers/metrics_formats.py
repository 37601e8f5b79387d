"""Metrics to text: one file a format, one signature for all, and a table to find them."""

from collections.abc import Mapping

from profileparse.writers import Format, formats
from profileparse.writers.metric_values import Groups, Measured, Point, Writer, measured, points
from profileparse.writers.metrics_csv import write_csv, write_wide_csv
from profileparse.writers.metrics_json import write_json, write_json_lines
from profileparse.writers.metrics_table import write_comparison, write_table

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
