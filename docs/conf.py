"""How Sphinx builds the documentation."""

import inspect

import attrs
from sphinx.application import Sphinx

import profileparse

project = "profileparse"
author = "the profileparse authors"
version = release = profileparse.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
# Of docs/try/build.py, which sets the tag, and makes the folder.
html_static_path = ["_build/try"] if tags.has("try") else []  # noqa: F821  (Sphinx has it here)
html_theme = "furo"
html_title = "profileparse"
html_copy_source = False
nitpicky = False
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
myst_heading_anchors = 3
# Links to files of the repository that are no pages of the documentation.
suppress_warnings = ["myst.xref_missing"]


def _document_fields(
    _app: object, what: str, _name: str, obj: type, _options: object, lines: list[str]
) -> None:
    """List the fields of a record with the descriptions in their metadata."""
    for field in attrs.fields(obj) if what == "class" and attrs.has(obj) else ():
        if "doc" in field.metadata:
            kind = inspect.formatannotation(field.type)
            lines += ["", f".. attribute:: {field.name}", f"   :type: {kind}", ""]
            lines += [f"   {field.metadata['doc']}"]


def setup(app: Sphinx) -> None:
    """Connect what this file adds to Sphinx."""
    app.connect("autodoc-process-docstring", _document_fields)
