"""The pages on the rules: what the documentation shows, and `profileparse rule` prints."""

from importlib.resources import files


def rule_page(code: str) -> str:
    """Return the page on the rule of a code as Markdown: what, why, bad and good, and the cure.

    Raises:
        KeyError: there is no such rule.
    """
    page = files("profileparse.rules").joinpath("pages", f"{code}.md")
    if not code.isalnum() or not page.is_file():
        raise KeyError(code)
    return page.read_text(encoding="utf-8")
