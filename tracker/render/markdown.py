"""Markdown as HTML: no raw HTML, no images (they would load from elsewhere), no link but to http(s) and mail."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

ALLOWED = re.compile(r"(https?://|mailto:|#|\.{0,2}/|[^:]*$)", re.IGNORECASE)


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The parser, made once."""
    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    made.validateLink = lambda url: ALLOWED.match(url) is not None  # type: ignore[method-assign]
    return made


@lru_cache(maxsize=1)
def tokens(text: str) -> list[Token]:
    """A Markdown text taken apart, once for its page and for search. Its headings begin at the second level."""
    found = parser().parse(text)
    headings = [token for token in found if token.type in ("heading_open", "heading_close")]
    down = max(0, 2 - min((int(token.tag[1]) for token in headings), default=2))
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) + down, 6)}"
    for token in found:
        token.attrs.pop("style", None)  # of a table's columns: no page has styles of its own
    for inner in (inner for token in found for inner in token.children or ()):
        if inner.type == "link_open" and str(inner.attrs["href"]).lower().startswith(("http://", "https://")):
            inner.attrs["rel"] = "external noopener"
    return found


def markdown(text: str) -> Markup:
    """The HTML of a Markdown text."""
    html = parser().renderer.render(tokens(text), parser().options, {})
    return Markup(html)  # noqa: S704  the parser escapes all text, and raw HTML is off
