"""Every page of the real site: its links lead somewhere, it keeps the rules of the house, it says what must be said."""

import re
from collections import Counter
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from build import ROOT, build

BASE = "https://example.gov.cn/fengdong/"
LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "use": "href"}


class Page(HTMLParser):
    """A page as a list of tags with their attributes, and its text."""

    def __init__(self, path: Path, address: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.inline: list[str] = []
        self.address = address
        self.open: list[str] = []
        self.source = path.read_text("utf-8")
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.append("/")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            self.inline.append(data)
        else:
            self.texts.append(data)

    @cached_property
    def text(self) -> str:
        return re.sub(r"\s+", "", "".join(self.texts))

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.tags if "id" in attrs]

    @property
    def links(self) -> list[str]:
        return [attrs[LINKS[tag]] for tag, attrs in self.tags if tag in LINKS and LINKS[tag] in attrs]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        if "pagefind" in path.parts:
            continue
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = Page(path, BASE + address)
    return found


def test_what_there_is(pages: dict[str, Page], site: Path) -> None:
    kinds = Counter(re.sub(r"/[^/]+/$", "/*/", address) for address in pages)
    units = len(re.findall(r"(?m)^- name:", (Path(__file__).parents[2] / "data/departments.yaml").read_text("utf-8")))
    assert kinds["measures/*/"] == 26
    assert kinds["chapters/*/"] == 8
    assert kinds["departments/*/"] == units
    assert kinds["states/*/"] == 5
    lists = {"measures/", "chapters/", "departments/", "updates/", "search/", "about/", "data/", "attention/"}
    assert lists | {"", "404.html"} <= set(pages)


def test_every_link_leads_somewhere(pages: dict[str, Page], site: Path) -> None:
    broken = []
    for address, page in pages.items():
        for link in page.links:
            target = urlsplit(urljoin(page.address, link))
            if target.scheme not in ("http", "https") or not target.geturl().startswith(BASE):
                continue
            path = unquote(target.path).removeprefix(urlsplit(BASE).path)
            if path in pages:
                if target.fragment and unquote(target.fragment) not in pages[path].ids:
                    broken.append((address, link))
            elif not (site / path).is_file():
                broken.append((address, link))
    assert broken == []


def test_links_are_relative_and_end_in_a_slash(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        for tag, attrs in page.tags:
            link = attrs.get("href", "")
            if tag != "a" or urlsplit(link).scheme:
                continue
            path = urlsplit(link).path
            assert address == "404.html" or not path.startswith("/"), (address, link)
            assert not path or path.endswith("/") or "." in path.rsplit("/", 1)[-1], (address, link)


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        for tag, attrs in page.tags:
            assert "style" not in attrs, (address, tag)
            assert not [name for name in attrs if name.startswith("on")], (address, tag)
            assert tag != "style", address
            if tag == "script":
                assert "src" in attrs or attrs.get("type", "").endswith("json"), address
            loaded = (
                attrs.get("href", "") if tag == "link" and attrs.get("rel") != "canonical" else attrs.get("src", "")
            )
            assert not urlsplit(loaded).netloc, (address, loaded)


def test_every_page_says_how_old_and_how_true_it_is(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        assert "数据截至" in page.text, address
        assert "2024年9月30日" in page.text, address
        assert "示例数据" in page.text, address
        robots = [attrs["content"] for tag, attrs in page.tags if tag == "meta" and attrs.get("name") == "robots"]
        assert "noindex" in robots[0], address


def test_one_heading_one_title_unique_ids(pages: dict[str, Page]) -> None:
    titles = Counter(
        title
        for page in pages.values()
        for title in re.findall(r"<title>(.*?)</title>", page.source.split("</head>")[0])
    )
    assert len(titles) == len(pages)
    for address, page in pages.items():
        assert [tag for tag, _ in page.tags].count("h1") == 1, address
        assert [name for name, count in Counter(page.ids).items() if count > 1] == [], address


def test_every_class_has_a_rule(pages: dict[str, Page], site: Path) -> None:
    """In a style sheet, or in a script, which may find by it what it works on."""
    ruled = {
        name
        for path in (site / "assets").iterdir()
        if path.suffix in (".css", ".js")
        for name in re.findall(r"\.(-?[a-z][\w-]*)", path.read_text("utf-8"))
    }
    used = {name for page in pages.values() for _, attrs in page.tags for name in attrs.get("class", "").split()}
    assert used - ruled == set()


def test_nothing_of_the_building_machine_leaks(pages: dict[str, Page], site: Path) -> None:
    root = str(Path(__file__).resolve().parents[2])
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".json", ".csv", ".xml", ".ics", ".txt", ".js", ".css"):
            text = path.read_text("utf-8")
            assert root not in text, path
            assert "Undefined" not in text, path


def test_links_to_files_for_a_site_opened_from_a_folder(tmp_path: Path) -> None:
    output = tmp_path / "site"
    build(ROOT, output, to_files=True)
    for path in output.rglob("*.html"):
        if path.name == "404.html":
            continue
        page = Page(path, path.as_uri())
        for tag, attrs in page.tags:
            link = attrs.get({"a": "href", "form": "action"}.get(tag, ""), "")
            if link and not urlsplit(link).scheme:
                target = urlsplit(urljoin(page.address, link))
                assert Path(unquote(target.path)).is_file(), (path, link)


@pytest.mark.parametrize("other", ["里程碑", "涉企事项", "定期指标", "印发机关", "发布单位"])
def test_one_thing_has_one_name(pages: dict[str, Page], other: str) -> None:
    """节点, 要办的事, 按期开展的指标, 发布机关: as the model has them."""
    assert [address for address, page in pages.items() if other in page.text] == []
