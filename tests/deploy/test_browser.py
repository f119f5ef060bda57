"""Every kind of page in Chromium, under the policies that the servers send: nothing is refused and nothing complains."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.deploy.servers import Server

pytestmark = pytest.mark.browser

LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective));
"""
COMPILE = "WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false)"
REFUSED = "expected => window.refused.includes(expected)"


@pytest.fixture
def said() -> list[str]:
    """What pages say to their authors: console messages, errors, requests that failed."""
    return []


@pytest.fixture
def page(browser: Browser, said: list[str]) -> Iterator[Page]:
    with browser.new_context() as context:
        context.add_init_script(LISTEN)
        found = context.new_page()
        found.on("console", lambda message: said.append(message.text))
        found.on("pageerror", lambda error: said.append(str(error)))
        found.on("requestfailed", lambda request: said.extend(failed(request)))
        yield found


def failed(request: Request) -> Iterator[str]:
    """A request that failed, unless the next page was asked for while it was on its way, as an icon may be."""
    if request.failure != "net::ERR_ABORTED":
        yield f"{request.url} {request.failure}"


def kinds(site: Path) -> list[str]:
    """An address of every kind of page."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("index.html")):
        address = "/" + path.relative_to(site).as_posix().removesuffix("index.html")
        found.setdefault(re.sub(r"^(/[^/]+/)[^/]+/$", r"\1*/", address), address)
    return list(found.values())


def test_every_kind_of_page(server: Server, page: Page, said: list[str], published: Path) -> None:
    addresses = kinds(published)
    assert len(addresses) >= 14
    for address in addresses:
        page.goto(server.root + address)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("window.refused") == [], address
        assert said == [], address


def test_the_page_for_what_is_not_there(server: Server, page: Page, said: list[str]) -> None:
    answer = page.goto(f"{server.root}/measures/999/")
    assert answer is not None
    assert answer.status == 404
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert page.evaluate("window.refused") == []
    assert [text for text in said if "404" not in text] == []


def test_search(server: Server, page: Page, said: list[str]) -> None:
    page.goto(f"{server.root}/search/")
    page.locator("#q").fill("人才公寓")
    expect(page.locator(".result")).to_have_count(1)
    expect(page.locator(".result h3 a")).to_have_attribute("href", "../measures/20/")
    page.locator("#q").fill("没有的词语")
    expect(page.locator("#status")).to_contain_text("没有的词语")
    assert page.evaluate("window.refused") == []
    assert said == []


def test_only_search_compiles_webassembly(server: Server, page: Page) -> None:
    page.goto(f"{server.root}/search/")
    assert page.evaluate(COMPILE)
    page.goto(f"{server.root}/")
    assert not page.evaluate(COMPILE)


@pytest.mark.parametrize(
    ("script", "refused"),
    [
        ("document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.2:1/' }))", "img-src"),
        (
            "document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))",
            "style-src-elem",
        ),
        ("document.head.append(Object.assign(document.createElement('script'), { text: '1' }))", "script-src-elem"),
        ("fetch('http://127.0.0.2:1/').catch(() => 0) && undefined", "connect-src"),
    ],
)
def test_what_would_be_refused(server: Server, page: Page, script: str, refused: str) -> None:
    page.goto(f"{server.root}/search/")
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_function(REFUSED, arg=refused)
