"""Judges a page: only the elements and attributes that templates and Markdown make, and links to where they may lead."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

# What the templates and Markdown make. Whatever else stands in a page came from content.
NAMES = """
    a article b body button caption circle code dd del desc details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 head header html input ins label legend li line link main meta nav ol optgroup option p path polyline
    rect script section select span strong summary svg symbol table tbody td template text textarea th thead time
    title tr ul use blockquote br em h4 h5 h6 hr img pre
"""
ELEMENTS = set(NAMES.split())
LINKS = {
    "href",
    "src",
    "action",
    "poster",
    "formaction",
    "srcset",
    "background",
    "cite",
    "data",
    "xlink:href",
    "ping",
    "manifest",
}
SCHEMES = {"", "http", "https", "mailto", "tel"}
FORBIDDEN = {"style", "srcdoc", "formaction", "ping", "background", "poster", "srcset", "autofocus", "contenteditable"}
FETCHED = {"script", "img", "iframe", "object", "embed", "use", "source", "video", "audio", "track", "input", "form"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """A page taken apart, what is wrong with it, and all of its text and attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.wrong.append(f"an element <{tag}>")
        if tag not in VOID:
            self.open.append(tag)
        given = dict(attrs)
        if len(given) != len(attrs):
            self.wrong.append(f"an attribute given twice in <{tag}>")
        for name, value in attrs:
            self.attribute(tag, name, value or "")
        if tag == "script":
            is_data = given.get("type") == "application/ld+json"
            if not is_data and not given.get("src"):
                self.wrong.append("a script in the page")
            self.script = [] if is_data else None
        if tag == "meta" and given.get("http-equiv", "Content-Security-Policy") != "Content-Security-Policy":
            self.wrong.append(f"a meta {given}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def attribute(self, tag: str, name: str, value: str) -> None:
        """Judge an attribute."""
        self.texts.append(value)
        if (
            name.startswith("on")
            or name in FORBIDDEN
            or not name.replace("-", "").replace(":", "").isalnum()
            or not name.isascii()
        ):
            self.wrong.append(f"an attribute {name} in <{tag}>")
        if name in LINKS:
            plain = "".join(c for c in value if c > " ")
            if urlsplit(plain).scheme not in SCHEMES:
                self.wrong.append(f"a link to {value!r}")
            if tag in FETCHED and (urlsplit(plain).scheme or plain.startswith("//")):
                self.wrong.append(f"<{tag}> loads {value!r}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"an end </{tag}> of nothing")
        if tag == "script" and self.script is not None:
            self.texts += strings(json.loads("".join(self.script)))
            self.script = None

    def handle_data(self, data: str) -> None:
        if self.script is not None:
            self.script.append(data)
            if "<" in data:
                self.wrong.append(f"markup in data: {data[:60]!r}")
        else:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"a comment {data[:60]!r}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"an instruction {data[:60]!r}")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"a declaration {data[:60]!r}")


def strings(value: object) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(inner)


def taken_apart(html: str) -> Page:
    """A page, read to its end."""
    found = Page()
    found.feed(html)
    found.close()
    return found


def markup(html: str) -> Iterator[str]:
    """What is wrong with a page."""
    found = taken_apart(html)
    yield from found.wrong
    if found.open:
        yield f"left open: {found.open}"
