"""The published site as nginx and Caddy serve it with the shipped files."""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

import brotli
import pytest

from build import ROOT, build
from tests.deploy.servers import PATH, Answer, Server, ask

FOR_EVER = "public, max-age=31536000, immutable"
DIGESTED = re.compile(r"/assets/\w[\w-]*\.[0-9a-f]{10}\.\w+|/search/pagefind/.*_[0-9a-f]{7,}\.pf_\w+")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pagefind": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_meta": "application/octet-stream",
}
XML = {
    "feed.xml": {"application/atom+xml; charset=utf-8"},
    "sitemap.xml": {"application/xml", "text/xml; charset=utf-8"},
}
REQUESTS, AT_ONCE = 2000, 20


def addresses(site: Path) -> dict[str, Path]:
    """Every file of a site but the variants, by the address that readers use."""
    return {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html"): path
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.suffix not in (".gz", ".br") and not path.name.startswith(".")
    }


@pytest.fixture(scope="module")
def files(published: Path) -> dict[str, Path]:
    return {address: path for address, path in addresses(published).items() if address != "/404.html"}


def is_missing(answer: Answer, site: Path) -> bool:
    """Whether it is the page for what is not there, kept by nobody."""
    page = (site / "404.html").read_bytes()
    return answer.status == 404 and answer.body == page and answer.headers["Cache-Control"] == "no-cache"


def test_every_file_has_its_type_and_is_kept_as_long_as_it_holds(server: Server, files: dict[str, Path]) -> None:
    for address, path in files.items():
        answer = server.get(address)
        assert answer.status == 200, address
        assert answer.body == path.read_bytes(), address
        assert answer.headers["Content-Type"] in XML.get(path.name, {TYPES.get(path.suffix)}), address
        assert answer.headers["Cache-Control"] == (FOR_EVER if DIGESTED.fullmatch(address) else "no-cache"), address


def test_every_answer_is_guarded(server: Server, files: dict[str, Path]) -> None:
    for address in [*files, "/nothing", "/measures"]:
        headers = server.get(address).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; "), address
        assert policy.endswith("; frame-ancestors 'none'"), address
        assert ("wasm-unsafe-eval" in policy) == (address == "/search/"), address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["X-Frame-Options"] == "DENY", address
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin", address
        assert "geolocation=()" in headers["Permissions-Policy"], address
        assert headers["Strict-Transport-Security"] is None, address
        assert headers.get_all("Content-Security-Policy") == [policy], address
        assert not re.search(r"\d", headers["Server"])


def test_variants_are_served_to_those_who_can_read_them(server: Server, files: dict[str, Path]) -> None:
    packed = {address: path for address, path in files.items() if Path(f"{path}.br").is_file()}
    assert len(packed) > 100
    for address, path in packed.items():
        for accept, coding, suffix in [("gzip, deflate, br", "br", ".br"), ("gzip, deflate", "gzip", ".gz")]:
            answer = server.get(address, accept)
            assert answer.headers["Content-Encoding"] == coding, address
            assert answer.headers["Vary"] == "Accept-Encoding", address
            assert answer.headers["Content-Type"] in XML.get(path.name, {TYPES.get(path.suffix)}), address
            assert answer.body == Path(f"{path}{suffix}").read_bytes(), address
        assert server.get(address).headers["Content-Encoding"] is None


def test_what_has_not_changed_is_not_sent_again(server: Server) -> None:
    for address in ("/", "/data/plan.json", "/feed.xml"):
        first = server.get(address, "br").headers
        for question, mark in [("If-None-Match", first["ETag"]), ("If-Modified-Since", first["Last-Modified"])]:
            answer = server.get(address, "br", **{question: mark})
            assert (answer.status, answer.body) == (304, b""), address
            assert answer.headers["Content-Security-Policy"], address


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/nothing.csv",
        "/measures/999/",
        "/404.html",
        "/.commitment-tracker",
        "/.git/config",
        "/measures/.hidden",
        "/assets/",
        "/search/pagefind/",
        "/assets/site.0123456789.css",
        "/../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/measures/..%5c..%5csecret",
    ],
)
def test_what_is_not_there_or_not_for_the_public(server: Server, published: Path, address: str) -> None:
    (published.parent / "secret").write_text("not of the site", "utf-8")
    answer = server.get(address)
    assert is_missing(answer, published), (answer.status, answer.body[:200])


def test_a_folder_without_its_slash(server: Server) -> None:
    for address in ("/measures", "/measures/6", "/search"):
        answer = server.get(address)
        assert answer.status in (301, 308)
        assert answer.headers["Location"] == f"{PATH}{address}/"


def test_a_burst(server: Server, files: dict[str, Path]) -> None:
    """Readers at once, each on a connection of its own that it keeps."""
    share = REQUESTS // AT_ONCE
    expected = {address: path.read_bytes() for address, path in files.items()}

    def read(first: int) -> int:
        with closing(server.connection()) as connection:
            wanted = islice(cycle(expected), first, first + share)
            right = 0
            for address in wanted:
                answer = ask(connection, address, {"Accept-Encoding": "br"})
                body = brotli.decompress(answer.body) if answer.headers["Content-Encoding"] else answer.body
                right += answer.status == 200 and body == expected[address]
            return right

    with ThreadPoolExecutor(AT_ONCE) as readers:
        assert sum(readers.map(read, range(0, REQUESTS, share))) == REQUESTS


def test_what_is_kept_for_ever_has_a_new_name_when_it_changes(published: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    for name in ("content", "data", "templates"):
        shutil.copytree(ROOT / name, root / name)
    for name, before, after in [
        ("data/progress.yaml", "科创", "科技"),
        ("content/measures/06-tech-market.md", "科创", "科技"),
        ("templates/assets/site.css", "color", "color "),
        ("templates/assets/site.js", "use strict", "use strict;"),
    ]:
        path = root / name
        text = path.read_text("utf-8")
        assert before in text, name
        path.write_text(text.replace(before, after), "utf-8")
    build(root, tmp_path / "site")
    old, new = addresses(published), addresses(tmp_path / "site")
    kept = {address for address in old if DIGESTED.fullmatch(address)}
    assert {address.rpartition(".")[2] for address in kept - new.keys()} >= {
        "css",
        "pf_fragment",
        "pf_index",
        "pf_meta",
    }
    same = kept & new.keys()
    assert len(same) > 20
    assert [address for address in same if old[address].read_bytes() != new[address].read_bytes()] == []
