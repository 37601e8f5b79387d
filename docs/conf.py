"""How Sphinx builds the documentation."""

import inspect
import sys
from pathlib import Path

import attrs
from sphinx.application import Sphinx

import profileparse

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "profileparse"
author = "the profileparse authors"
version = release = profileparse.__version__
extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_click",
    "sphinx_copybutton",
    "sphinx_design",
    # Those of this folder:
    "metric_functions",
    "lark_lexer",
    "mathml",
    "railroads",
]
exclude_patterns = ["_build"]
# Of docs/try/build.py, which sets the tag, and makes the folder.
_TRY = ["_build/try"] if tags.has("try") else []  # noqa: F821  (Sphinx has it here)
html_theme = "furo"
html_title = "profileparse"
html_copy_source = False
html_show_copyright = False
smartquotes = False  # `--as-of` in the help of a command is no dash
nitpicky = False
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
# The extra `docs` does not bring them, and what they hold is on no page.
autodoc_mock_imports = ["dask", "fsspec", "pandas", "pyarrow"]
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence", "dollarmath"]
html_math_renderer = "mathml"
html_static_path = ["_static", *_TRY]
html_css_files = ["profileparse.css"]
# What is copied are the commands alone: no prompts, no output.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True


def _document_fields(
    _app: object, what: str, _name: str, obj: type, _options: object, lines: list[str]
) -> None:
    """List the fields of a record with the descriptions in their metadata."""
    for field in attrs.fields(obj) if what == "class" and attrs.has(obj) else ():
        if "doc" in field.metadata:
            kind = inspect.formatannotation(field.type)
            lines += ["", f".. attribute:: {field.name}", f"   :type: {kind}", ""]
            lines += [f"   {field.metadata['doc']}"]


def _keep_signs(
    _app: object, _what: str, name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Escape what the definition of a metric has in common with reStructuredText."""
    if name.startswith("profileparse.metrics."):
        lines[:] = [line.replace("|", r"\|") for line in lines]


def _keep_stars(_app: object, _context: object, lines: list[str]) -> None:
    """Escape the stars of file patterns in the help of a command."""
    lines[:] = [line.replace("*", r"\*") for line in lines]


def setup(app: Sphinx) -> None:
    """Connect what this file adds to Sphinx."""
    app.connect("autodoc-process-docstring", _document_fields)
    app.connect("autodoc-process-docstring", _keep_signs)
    app.connect("sphinx-click-process-description", _keep_stars)
