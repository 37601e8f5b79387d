"""Which tests are asked about the changes to which modules: those that are on them.

A change that none of these notices may still be noticed by others. The smaller a suite, the
sooner an answer.
"""

from collections.abc import Mapping

_READER = (
    "absent bad_authors bad_inputs bad_structure characters compressed cut_off damage dates"
    " dates_without_year drift format_edges forms_apart forms_pieces generated glue golden grammar"
    " near odd_authors page_damage paper_end places rule_pages rules shapes stream"
)
_FORMS = (
    "bad_structure damage drift forms forms_apart forms_labels forms_markdown forms_marks"
    " forms_generated forms_more forms_names forms_pieces forms_words golden one_line"
    " one_line_papers paper_end places refused robust rule_pages stream table_rows"
)

SUITES: Mapping[str, str] = {
    "reading/dates": "dates dates_without_year capture_year golden",
    "reading/capture_year": "capture_year dates_without_year golden",
    "reading/months": "near dates",
    "rules/unicode": "characters golden",
    "rules/": (
        "rules rule_pages golden bad_authors odd_authors absent cut_off cli_judging damage"
        " figures forms forms_names places"
    ),
    "metrics/": (
        "metrics metrics_any metrics_basis metrics_bounds metrics_compare metrics_graph"
        " metrics_network metrics_shown metrics_ties"
    ),
    "reading/forms/": _FORMS,
    "reading/grammar": "format_edges golden grammar shapes",
    "reading/lexer": "format_edges golden grammar shapes",
    "reading/suggest/": f"{_READER} refused",
    "reading/": _READER,
}
"""Names of test modules, by the start of the path of what they test; the first that fits counts."""


def suite_of(module: str) -> list[str]:
    """Return the test modules of a module such as `reading/dates`."""
    names = next(names for start, names in SUITES.items() if module.startswith(start))
    return [f"tests/test_{name}.py" for name in names.split()]
