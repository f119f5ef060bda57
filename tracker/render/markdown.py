"""Markdown as HTML: no raw HTML, no images (they would load from elsewhere), no link but to http(s) and mail.

A text seldom changes, so what is made of it is kept, and the library read only where a text has to be taken apart.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from tracker.cache import NO_CACHE, Cache, digest

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

ALLOWED = re.compile(r"(https?://|mailto:|#|\.{0,2}/|[^:]*$)", re.IGNORECASE)


@lru_cache(maxsize=1)
def parser() -> "MarkdownIt":
    """The parser, made once."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    made.validateLink = lambda url: ALLOWED.match(url) is not None  # type: ignore[method-assign]
    return made


@lru_cache(maxsize=1)
def tokens(text: str) -> "list[Token]":
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


def markdown(text: str, cache: Cache = NO_CACHE) -> Markup:
    """The HTML of a Markdown text."""
    html = cache.once(
        digest("markdown", text), lambda: str(parser().renderer.render(tokens(text), parser().options, {}))
    )
    return Markup(html)  # noqa: S704  the parser escapes all text, and raw HTML is off


def paragraphs(text: str, cache: Cache = NO_CACHE) -> list[str]:
    """The paragraphs, list items and cells of a Markdown text, without its markup."""
    found: list[str] = cache.once(digest("paragraphs", text), lambda: list(texts_of(tokens(text))))
    return found


def texts_of(found: "list[Token]") -> Iterator[str]:
    """The text of each block."""
    for token in found:
        if token.type in ("fence", "code_block"):
            yield token.content
        elif token.children:
            yield "".join(
                "\n" if inner.type in ("softbreak", "hardbreak") else inner.content for inner in token.children
            )
