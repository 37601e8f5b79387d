"""Which tests are asked about the changes to which modules: those that are on them.

The smaller a suite, the sooner an answer. A change that none of these notices may still be noticed
by others.
"""

from collections.abc import Mapping

_READER = (
    "absent bad_authors bad_structure cut_off dates dates_without_year drift format_edges glue"
    " golden near odd_authors paper_end places rule_pages rules shapes"
)
_FORMS = (
    "forms forms_apart forms_labels forms_markdown forms_marks forms_more forms_names"
    " forms_pieces forms_words golden one_line one_line_papers refused rule_pages table_rows"
)
_MORE = (
    "bad_inputs characters compressed damage drift forms_generated generated grammar"
    " page_damage robust stream"
)
_RULES = (
    "absent bad_authors cli_judging cut_off golden odd_authors places rule_pages rule_wording rules"
)
_METRICS = (
    "metrics metrics_any metrics_basis metrics_bounds metrics_compare metrics_graph"
    " metrics_network metrics_shown metrics_ties"
)
_GRAMMAR = "format_edges golden grammar shapes"

SUITES: Mapping[str, tuple[str, str]] = {
    "reading/dates": ("dates dates_without_year capture_year golden", ""),
    "reading/capture_year": ("capture_year dates_without_year golden", ""),
    "reading/months": ("near dates", ""),
    "rules/unicode": ("characters golden rule_wording", ""),
    "rules/": (
        _RULES,
        "damage figures forms forms_names",
    ),
    "metrics/": (
        _METRICS,
        "",
    ),
    "reading/forms/": (_FORMS, f"{_MORE} bad_structure paper_end places"),
    "reading/grammar": (_GRAMMAR, ""),
    "reading/lexer": (_GRAMMAR, f"{_READER} {_MORE}"),
    "reading/stream": ("compressed stream", "bad_inputs damage forms_apart generated robust"),
    "reading/suggest/": (f"{_READER} refused", f"{_MORE} {_FORMS}"),
    "reading/": (_READER, f"{_MORE} {_FORMS}"),
}
"""Names of test modules, by the start of the path of what they test; the first that fits counts.

The first ones are asked about each change, the others about those that the first don't notice.
"""


def suites_of(module: str) -> list[list[str]]:
    """Return the test modules of a module such as `reading/dates`: the first, and the others."""
    names = next(names for start, names in SUITES.items() if module.startswith(start))
    return [[f"tests/test_{name}.py" for name in part.split()] for part in names if part]
