"""The pages' own policy, and the same in every file for servers; links that give nothing away."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from build import ROOT
from tests.deploy.servers import DEPLOY, PATH, SITE
from tracker.render.markdown import markdown

# What only a header can say.
HEADER = "; frame-ancestors 'none'"
SERVERS = ["nginx.conf", "Caddyfile"]
# A link in a template that may lead to another site.
LEAVING = re.compile(r"<a [^>]*href=\"(?:https?:|\{\{ [\w.]*(?:url|edit_\w+) \}\})[^>]*>")
POLICY = re.compile(r"default-src[^\"\n]*")


class Page(HTMLParser):
    """A page's policies by name, and its links to other sites with their `rel`."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.policies: dict[str, str] = {}
        self.leaving: list[tuple[str, set[str]]] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.policies[found.get("http-equiv") or found.get("name", "")] = found.get("content", "")
        link = urlsplit(found.get("href", ""))
        if tag == "a" and link.hostname not in (None, SITE.hostname):
            self.leaving.append((found["href"], set(found.get("rel", "").split())))


@pytest.fixture(scope="module")
def pages(published: Path) -> dict[str, Page]:
    """All pages by address."""
    return {
        "/" + path.relative_to(published).as_posix().removesuffix("index.html"): Page(path)
        for path in sorted(published.rglob("*.html"))
    }


def policies(pages: dict[str, Page]) -> dict[str, str]:
    return {address: page.policies["Content-Security-Policy"] for address, page in pages.items()}


def directives(policy: str) -> dict[str, list[str]]:
    """A policy's directives and their sources."""
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


def test_every_policy_is_strict(pages: dict[str, Page]) -> None:
    for policy in set(policies(pages).values()):
        found = directives(policy)
        assert found["default-src"] == found["base-uri"] == ["'none'"]
        sources = {source for name in found for source in found[name]}
        assert sources <= {"'none'", "'self'", "'wasm-unsafe-eval'"}


def test_only_search_may_run_webassembly(pages: dict[str, Page]) -> None:
    assert [address for address, policy in policies(pages).items() if "wasm" in policy] == ["/search/"]


@pytest.mark.parametrize("name", [*SERVERS, "_headers"])
def test_servers_know_the_pages_policies_and_no_other(pages: dict[str, Page], name: str) -> None:
    text = (DEPLOY / name).read_text("utf-8")
    assert set(POLICY.findall(text)) == {policy + HEADER for policy in policies(pages).values()}


@pytest.mark.parametrize("name", [*SERVERS, "_headers"])
def test_servers_send_referrers_as_pages_ask(pages: dict[str, Page], name: str) -> None:
    [policy] = {page.policies["referrer"] for page in pages.values()}
    assert re.search(rf"Referrer-Policy:? {policy}\b", (DEPLOY / name).read_text("utf-8"))


@pytest.mark.parametrize("name", SERVERS)
def test_servers_have_the_name_and_path_of_the_site(name: str) -> None:
    text = (DEPLOY / name).read_text("utf-8")
    path = PATH or '""'
    places = {
        "nginx.conf": [f"server_name {SITE.hostname};", f"set $path {path};"],
        "Caddyfile": [f"\n{SITE.hostname} {{\n", f"rewrite * {PATH}/404.html\n"],
    }
    assert [place for place in places[name] if place not in text] == []


def rules() -> list[tuple[re.Pattern[str], dict[str, str]]]:
    """The rules of `_headers`: which addresses, and which headers they get. A star is anything, a :name a segment."""
    found: list[tuple[re.Pattern[str], dict[str, str]]] = []
    for line in (DEPLOY / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            pattern = re.sub(r":\w+", "[^/]+", re.escape(line).replace(r"\*", ".*"))
            found.append((re.compile(pattern), {}))
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            assert name not in found[-1][1]
            found[-1][1][name] = value
        else:
            assert not line or line.startswith("#"), line
    return found


def sent(address: str) -> dict[str, str]:
    """The headers that an address gets. A header of two rules is joined, which a policy must not be."""
    found: dict[str, str] = {}
    for pattern, headers in rules():
        if pattern.fullmatch(address):
            assert not found.keys() & headers.keys(), address
            found |= headers
    return found


def test_headers_of_a_host_without_a_configuration(pages: dict[str, Page]) -> None:
    for address, policy in policies(pages).items():
        found = sent(address)
        assert found["Content-Security-Policy"] == policy + HEADER, address
        assert found["X-Content-Type-Options"] == "nosniff"
        assert "Cache-Control" not in found


def test_every_rule_of_such_a_host_is_for_something(published: Path) -> None:
    files = ["/" + path.relative_to(published).as_posix() for path in published.rglob("*") if path.is_file()]
    addresses = [re.sub(r"(?<=/)index\.html$", "", path) for path in files]
    assert [pattern.pattern for pattern, _ in rules() if not any(map(pattern.fullmatch, addresses))] == []


def test_links_to_other_sites_give_nothing_away(pages: dict[str, Page]) -> None:
    leaving = [(address, link, rel) for address, page in pages.items() for link, rel in page.leaving]
    assert len(leaving) > len(pages) / 2
    assert [(address, link) for address, link, rel in leaving if not {"external", "noopener"} <= rel] == []


def test_templates_give_nothing_away() -> None:
    """Also the links that only some sites have."""
    links = [link for path in (ROOT / "templates").rglob("*.html") for link in LEAVING.findall(path.read_text("utf-8"))]
    assert len(links) > 10
    assert [link for link in links if 'rel="external noopener"' not in link] == []


def test_links_in_markdown_give_nothing_away() -> None:
    assert 'rel="external noopener"' in markdown("[部门](https://example.gov.cn/)")
    assert "rel=" not in markdown("[口径](../about/)")
