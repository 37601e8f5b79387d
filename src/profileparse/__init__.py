"""Read the flattened text of a researcher's profile page into typed records."""

TYPE_CHECKING = False  # checkers take it for true, and `typing` takes longer than all that is here

if TYPE_CHECKING:
    from profileparse import batch as batch
    from profileparse import compare as compare
    from profileparse import metrics as metrics
    from profileparse.api import (
        MAX_CHARS,
        check,
        check_bytes,
        check_file,
        iter_reports,
        parse,
        parse_file,
    )
    from profileparse.diagnostics import (
        RULES,
        Diagnostic,
        FormatError,
        ParseError,
        ProfileParseError,
        Report,
        Rule,
        Severity,
        Unparsed,
    )
    from profileparse.records import Paper, Profile
    from profileparse.text.path_days import as_of_from_name
    from profileparse.text.span import Span
    from profileparse.version import __version__ as __version__
    from profileparse.writers.any_format import to_rows, write
    from profileparse.writers.dump import RenderError, render
    from profileparse.writers.json_reader import from_json
    from profileparse.writers.json_schema import json_schema
    from profileparse.writers.records_json import to_json
    from profileparse.writers.tables import to_dicts
else:
    # Imported when they are asked for: who reads a text need not pay for what writes one, and the
    # command has to answer signals before it imports what takes long.
    _MODULES = {
        "api": "MAX_CHARS check check_bytes check_file iter_reports parse parse_file",
        "diagnostics": (
            "RULES Diagnostic FormatError ParseError ProfileParseError Report Rule Severity"
            " Unparsed"
        ),
        "records": "Paper Profile",
        "text.path_days": "as_of_from_name",
        "text.span": "Span",
        "version": "__version__",
        "writers.any_format": "to_rows write",
        "writers.dump": "RenderError render",
        "writers.json_reader": "from_json",
        "writers.json_schema": "json_schema",
        "writers.records_json": "to_json",
        "writers.tables": "to_dicts",
    }
    _PLACES = {name: module for module, names in _MODULES.items() for name in names.split()}
    _PACKAGES = ("batch", "compare", "metrics")

    def __getattr__(name: str) -> object:
        from importlib import import_module  # noqa: PLC0415  (as all else here)

        if name in _PACKAGES:
            return import_module(f"{__name__}.{name}")
        if name not in _PLACES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f"{__name__}.{_PLACES[name]}")
        return globals().setdefault(name, getattr(module, name))

    def __dir__() -> list[str]:
        return sorted({*globals(), *_PLACES, *_PACKAGES})


__all__ = [
    "MAX_CHARS", "RULES", "Diagnostic", "FormatError", "Paper", "ParseError", "Profile",
    "ProfileParseError", "RenderError", "Report", "Rule", "Severity", "Span", "Unparsed",
    "as_of_from_name", "check", "check_bytes", "check_file", "from_json", "iter_reports",
    "json_schema", "parse", "parse_file", "render", "to_dicts", "to_json",
    "to_rows", "write",
]  # fmt: skip
