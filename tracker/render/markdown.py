"""Markdown as HTML: no raw HTML, no images (they would load from elsewhere), no link but to http(s) and mail."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

ALLOWED = re.compile(r"(https?://|mailto:|#|\.{0,2}/|[^:]*$)", re.IGNORECASE)


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The parser, made once."""
    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    made.validateLink = lambda url: ALLOWED.match(url) is not None  # type: ignore[method-assign]
    return made


def markdown(text: str) -> Markup:
    """The HTML of a Markdown text; its headings begin at the second level."""
    tokens = parser().parse(text)
    top = min((int(token.tag[1]) for token in tokens if token.type == "heading_open"), default=2)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + max(0, 2 - top), 6)}"
    html = parser().renderer.render(tokens, parser().options, {})
    return Markup(html)  # noqa: S704  the parser escapes all text, and raw HTML is off
