"""Measure search in real Chromium: python benchmarks/search.py [SIZE ...] (26 is the real content; default 26 1000 10000).

Prints recall and precision over random pieces of the content (see tests/search/truth.py), the bytes of the first search,
the time to build the index, and how fast the first and later queries are answered.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser  # noqa: E402

from tests.browser import chromium  # noqa: E402
from tests.search.site import BELOW, Server, ask, everything, opened, search_files, served, write_site  # noqa: E402
from tests.search.truth import Truth, scores  # noqa: E402

REAL = 26
DRAWS = 300
FAILING = ["高考", "量子纠缠", "火星移民", "北京烤鸭", "世界杯", "qwertyuiop", "🍕", "99999", "天气预报", "恐龙化石"]


def main(sizes: list[int]) -> int:
    """Measure at each size."""
    with chromium() as browser:
        for size in sizes or [REAL, 1000, 10000]:
            with TemporaryDirectory() as name:
                measure(browser, size, Path(name))
    return 0


def measure(browser: Browser, size: int, folder: Path) -> None:
    """Measure at one size."""
    root = ROOT if size == REAL else corpus(size, folder / "corpus")
    found = everything(root)
    print(f"{size} measures", flush=True)
    began, before = time.perf_counter(), os.times()
    made = list(search_files(found))
    after = os.times()
    ours = after.user + after.system - before.user - before.system
    pagefinds = after.children_user + after.children_system - before.children_user - before.children_system
    print(
        f"  index: {time.perf_counter() - began:.1f} s (processor: {ours:.1f} s and {pagefinds:.1f} s in Pagefind), "
        f"{len(made)} files, {sum(len(data) for _, data in made) / 1e6:.2f} MB",
        flush=True,
    )
    write_site(found, folder / "site", made)
    truth = Truth(found.tracker)
    with served(folder / "site") as server:
        first(browser, server, truth.draws(1, 1)[0])
        page = opened(browser.new_page(), server)
        draws = truth.draws(DRAWS, seed=2024)
        answers = ask(page, draws)
        wanted = [truth.of(draw) for draw in draws]
        recall, precision = scores(wanted, [set(answer["numbers"]) for answer in answers])
        print(f"  {DRAWS} draws: recall {recall:.4f}, precision {precision:.4f}")
        latency("later queries", [answer["ms"] for answer in answers[1:]])
        latency("nothing found", [answer["ms"] for answer in ask(page, [*FAILING, *FAILING])[len(FAILING) :]])
        page.close()


def corpus(size: int, folder: Path) -> Path:
    """A synthetic repository of so many measures."""
    subprocess.run([sys.executable, str(ROOT / "benchmarks/corpus.py"), str(size), str(folder)], check=True)
    return folder


def first(browser: Browser, server: Server, query: str) -> None:
    """The first search of a visitor, by the address: bytes and time until its results stand."""
    server.sent.clear()
    page = browser.new_page()
    began = time.perf_counter()
    page.goto(f"{server.address}{BELOW}/search/?q={quote(query)}")
    page.locator("#status:not(:empty)").wait_for()
    seconds = time.perf_counter() - began
    page.wait_for_load_state("networkidle")
    own = [size for path, size in server.sent if path.startswith(("/search/", "/assets/search")) and path != "/search/"]
    print(f"  first search: {sum(own)} bytes in {len(own)} files, {seconds * 1000:.0f} ms with the page")
    page.close()


def latency(what: str, times: list[float]) -> None:
    """Print the spread of some times in milliseconds."""
    ordered = sorted(times)
    print(
        f"  {what}: median {statistics.median(ordered):.1f} ms, 95 % {ordered[len(ordered) * 95 // 100]:.1f} ms, most {ordered[-1]:.1f} ms"
    )


if __name__ == "__main__":
    raise SystemExit(main([int(argument) for argument in sys.argv[1:]]))
