"""How Sphinx builds the documentation."""

import profileparse

project = "profileparse"
author = "the profileparse authors"
version = release = profileparse.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
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
