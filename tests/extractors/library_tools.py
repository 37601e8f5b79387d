"""Ways to take the text out of HTML with libraries of Python.

Each is a call as people write it. Libraries are imported when they are used: they are an extra.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

Call = Callable[[Any, str], str]


def _soup(module: Any, html: str) -> Any:
    return module.BeautifulSoup(html, "html.parser")


def _cells(module: Any, html: str) -> Any:
    return module.document_fromstring(html)


def _boiler(name: str) -> Call:
    return lambda module, html: str(getattr(module.extractors, name)().get_doc(html).content)


def _justext(module: Any, html: str) -> str:
    found = module.justext(html.encode(), module.get_stoplist("English"))
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


def _newspaper(module: Any, html: str) -> str:
    article = module.Article(url="https://example.org/")
    article.download(input_html=html)
    article.parse()
    return str(article.text)


def _readability(module: Any, html: str) -> str:
    summary = module.Document(html).summary()
    return str(import_module("inscriptis").get_text(summary))


_NODES = "//body//text()[not(ancestor::script)]"

CALLS: dict[str, tuple[str, str, Call]] = {
    'get_text("\\n")': ("Beautiful Soup", "bs4", lambda m, h: _soup(m, h).get_text("\n")),
    'get_text("\\n", strip=True)': (
        "Beautiful Soup",
        "bs4",
        lambda m, h: _soup(m, h).get_text("\n", strip=True),
    ),
    "stripped_strings, in lines": (
        "Beautiful Soup",
        "bs4",
        lambda m, h: "\n".join(_soup(m, h).stripped_strings),
    ),
    "get_text()": ("Beautiful Soup", "bs4", lambda m, h: _soup(m, h).body.get_text()),
    'get_text(" ", strip=True)': (
        "Beautiful Soup",
        "bs4",
        lambda m, h: _soup(m, h).body.get_text(" ", strip=True),
    ),
    "itertext(), in lines": (
        "lxml",
        "lxml.html",
        lambda m, h: "\n".join(_cells(m, h).body.itertext()),
    ),
    "text_content()": ("lxml", "lxml.html", lambda m, h: _cells(m, h).body.text_content()),
    "getall() of text(), in lines": (
        "parsel",
        "parsel",
        lambda m, h: "\n".join(m.Selector(h).xpath(_NODES).getall()),
    ),
    "string(//body)": (
        "parsel",
        "parsel",
        lambda m, h: m.Selector(h).xpath("string(//body)").get(),
    ),
    "normalize-space(//body)": (
        "parsel",
        "parsel",
        lambda m, h: m.Selector(h).xpath("normalize-space(//body)").get(),
    ),
    'text(separator="\\n")': (
        "selectolax",
        "selectolax.lexbor",
        lambda m, h: m.LexborHTMLParser(h).body.text(separator="\n"),
    ),
    "text()": ("selectolax", "selectolax.lexbor", lambda m, h: m.LexborHTMLParser(h).body.text()),
    "extract_text()": ("html-text", "html_text", lambda m, h: m.extract_text(h)),
    "extract_text(guess_layout=False)": (
        "html-text",
        "html_text",
        lambda m, h: m.extract_text(h, guess_layout=False),
    ),
    "inscriptis.get_text()": ("inscriptis", "inscriptis", lambda m, h: m.get_text(h)),
    "extract_plain_text()": (
        "Resiliparse",
        "resiliparse.extract.html2text",
        lambda m, h: m.extract_plain_text(h),
    ),
    "extract_plain_text(main_content=True)": (
        "Resiliparse",
        "resiliparse.extract.html2text",
        lambda m, h: m.extract_plain_text(h, main_content=True),
    ),
    "extract_plain_text(preserve_formatting=False)": (
        "Resiliparse",
        "resiliparse.extract.html2text",
        lambda m, h: m.extract_plain_text(h, preserve_formatting=False),
    ),
    "html2text()": ("html2text", "html2text", lambda m, h: m.html2text(h)),
    "html2text(bodywidth=0)": ("html2text", "html2text", lambda m, h: m.html2text(h, bodywidth=0)),
    "markdownify()": ("markdownify", "markdownify", lambda m, h: m.markdownify(h)),
    'markdownify(heading_style="ATX")': (
        "markdownify",
        "markdownify",
        lambda m, h: m.markdownify(h, heading_style="ATX"),
    ),
    "convert()": ("html-to-markdown", "html_to_markdown", lambda m, h: m.convert(h).content),
    "remove_tags()": ("w3lib", "w3lib.html", lambda m, h: m.remove_tags(h)),
    "KeepEverythingExtractor": ("boilerpy3", "boilerpy3", _boiler("KeepEverythingExtractor")),
    "ArticleExtractor": ("boilerpy3", "boilerpy3", _boiler("ArticleExtractor")),
    "justext()": ("jusText", "justext", _justext),
    "trafilatura.extract()": ("trafilatura", "trafilatura", lambda m, h: m.extract(h) or ""),
    'trafilatura.extract(output_format="markdown")': (
        "trafilatura",
        "trafilatura",
        lambda m, h: m.extract(h, output_format="markdown") or "",
    ),
    "trafilatura.html2txt()": ("trafilatura", "trafilatura", lambda m, h: m.html2txt(h)),
    "summary(), then inscriptis": ("readability", "readability", _readability),
    "Article.text": ("newspaper4k", "newspaper", _newspaper),
}
"""Library, module and call, by how the call is written."""
