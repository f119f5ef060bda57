"""A plan of some hundred measures: its long lists are in parts, which together are the whole, and are filtered as a whole."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from benchmarks.corpus import write
from build import build
from tests.entry.conftest import served
from tracker.pages.split import FITS, SIZE, Part, archive, is_whole, short, split

COUNT = 320
LARGEST = 200_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a plan that fits on no one page; its chapters and units count as many."""
    root = tmp_path_factory.mktemp("large")
    write(COUNT, root)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("chapters", "departments", "home", "measures", "updates"):
            patch.setattr(f"tracker.pages.{name}.MANY", 5)
        build(root, root / "site")
    return root / "site"


@pytest.fixture(scope="module")
def plan(large: Path) -> dict[str, Any]:
    return json.loads((large / "data/plan.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def address(large: Path) -> Iterator[str]:
    yield from served(large)


def text(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def main(page: str) -> str:
    return page.split("<main", 1)[1].split("</main>", 1)[0]


def walked(site: Path, address: str) -> list[tuple[str, str]]:
    """The pages of a list in order, as a reader comes by them: address and text."""
    pages = []
    while True:
        page = text(site, address)
        pages.append((address, page))
        following = re.search(r'<a href="([^"]+)" rel="next">', page)
        if not following:
            return pages
        address = urljoin(f"/{address}", following[1]).strip("/") + "/"


# ---- cutting ----


@pytest.mark.parametrize("cut", [split, archive])
@pytest.mark.parametrize("count", [0, 1, SIZE, 2 * SIZE - 1, 2 * SIZE, 2 * SIZE + 1, 7 * SIZE - 1, 7 * SIZE])
def test_parts_are_the_whole(cut: Any, count: int) -> None:
    parts: list[Part[int]] = cut(range(count), "list/")
    assert [item for part in parts for item in part.items] == list(range(count))
    assert (len(parts) == 1) is is_whole(count) is (parts[0].pager is None)
    assert parts[0].address == "list/"
    assert len({part.address for part in parts}) == len(parts)
    assert all(len(part.items) < 2 * SIZE for part in parts)
    assert len(parts) == 1 or all(len(part.items) >= SIZE for part in parts)


def test_what_stands_in_an_archive_stays_where_it_is() -> None:
    for count in range(2 * SIZE, 5 * SIZE):
        before = {part.address: part.items for part in archive(range(count, 0, -1), "list/")[1:]}
        after = {part.address: part.items for part in archive(range(count + 1, 0, -1), "list/")}
        assert before.items() <= after.items()


def test_what_is_added_to_the_end_changes_the_last_parts_alone() -> None:
    before, after = (split(range(count), "list/") for count in (5 * SIZE - 1, 5 * SIZE))
    assert [part.items for part in before[:-1]] == [part.items for part in after[: len(before) - 1]]


def test_the_first_few_of_a_list() -> None:
    assert short(range(FITS)).items == tuple(range(FITS))
    assert len(short(range(FITS + 1)).items) < FITS
    assert short(range(FITS + 1)).total == FITS + 1


# ---- the pages of a large plan ----


def test_no_page_is_too_large(large: Path) -> None:
    sizes = {path.relative_to(large).as_posix(): path.stat().st_size for path in large.rglob("*.html")}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_all_measures_in_order(large: Path) -> None:
    pages = walked(large, "measures/")
    assert len(pages) == COUNT // SIZE
    rows = [re.findall(r'<td class="num" data-label="序号">(\d+)</td>', page) for _, page in pages]
    assert [int(number) for page in rows for number in page] == list(range(1, COUNT + 1))
    assert "<title>全部举措（第2页，共6页） - " in pages[1][1]
    assert ["data-list" in page for _, page in pages] == [True, *([False] * (len(pages) - 1))]


def test_all_updates_newest_first(large: Path, plan: dict[str, Any]) -> None:
    filed = [
        re.findall(r'<time datetime="([\d-]+)">[^<]+</time>填报', main(page)) for _, page in walked(large, "updates/")
    ]
    days = [day for page in filed for day in page]
    assert Counter(days) == Counter(update["filed"] for measure in plan["measures"] for update in measure["updates"])
    assert days == sorted(days, reverse=True)


def test_months_lead_to_their_newest_update(large: Path) -> None:
    top = text(large, "updates/")
    chips = re.findall(r'<li><a href="([^"]*)#m(\d{4}-\d\d)">', top)
    pages = walked(large, "updates/")
    assert len(chips) > 6
    for link, month in chips:
        newest = next(place for place, page in pages if f'id="m{month}"' in page)
        assert urljoin("/updates/", link) == f"/{newest}"


def test_groups_and_what_wants_attention(large: Path, plan: dict[str, Any]) -> None:
    wanted = {measure["number"]: measure for measure in plan["measures"]}
    for group in {measure["group"] for measure in wanted.values()}:
        found = [n for _, page in walked(large, f"states/{group}/") for n in numbers(page)]
        assert found == [number for number, measure in wanted.items() if measure["group"] == group]
    silent = [number for number, measure in wanted.items() if measure["overdue_for_report"]]
    assert [n for _, page in walked(large, "attention/silent/") for n in numbers(page)] == silent
    assert f'<a href="../attention/silent/">全部{len(silent)}项</a>' in text(large, "attention/")
    assert f"应报未报 <b>{len(silent)}</b>" in text(large, "")


def numbers(page: str) -> list[int]:
    """The measures that have a row of their own on a page."""
    return [int(number) for number in re.findall(r'class="row-title"><a href="[./]*measures/(\d+)/"', page)]


def test_changes_are_listed_whole(large: Path) -> None:
    total = re.search(r'<a href="\./states/changes/">全部(\d+)项</a>', text(large, ""))
    assert total
    rows = [row for _, page in walked(large, "states/changes/") for row in re.findall(r'<p class="change">', page)]
    assert len(rows) == int(total[1])


@pytest.mark.parametrize("address", ["", "chapters/"])
def test_many_chapters_are_a_table(large: Path, plan: dict[str, Any], address: str) -> None:
    rows = re.findall(r'<tr><th scope="row"><a href="([^"]+)">.*?</th>((?:<td>\d+</td>)+)</tr>', text(large, address))
    counts = {urljoin(f"/{address}", link): [int(n) for n in re.findall(r"\d+", cells)] for link, cells in rows}
    for chapter in plan["chapters"]:
        total, *groups = counts[f"/chapters/{chapter['slug']}/"]
        assert total == sum(groups) == len(chapter["measures"])


def test_many_units_are_a_table(large: Path, plan: dict[str, Any]) -> None:
    page = text(large, "departments/")
    for unit in plan["departments"]:
        cells = f"{unit['name']}</a></th><td>{len(unit['lead'])}</td><td>{len(unit['responsible'])}</td>"
        assert cells in page


def test_links_between_parts_lead_somewhere(large: Path) -> None:
    for path in large.rglob("page-*/index.html"):
        own = f"/{path.parent.relative_to(large).as_posix()}/"
        for link in re.findall(r'<a href="(\.[^"#?]*)', path.read_text("utf-8")):
            target = large / urljoin(own, link).lstrip("/")
            assert target.is_file() or (target / "index.html").is_file(), (own, link)


# ---- filters and sorting, in Chromium ----


def listed(page: Page) -> list[int]:
    return [int(number) for number in page.locator("#list td.num").all_inner_texts()]


def said(page: Page, part: str) -> None:
    expect(page.locator(".count")).to_contain_text(part)


@pytest.mark.browser
def test_a_filter_finds_in_all_parts(page: Page, address: str, plan: dict[str, Any]) -> None:
    page.goto(f"{address}/measures/")
    said(page, f"共{COUNT}项")
    page.select_option("[name=state]", "no-data")
    wanted = [measure["number"] for measure in plan["measures"] if measure["group"] == "no-data"]
    assert wanted[-1] > 2 * SIZE
    said(page, f"找到{len(wanted)}项，列出{min(20, len(wanted))}项，共{COUNT}项")
    assert listed(page) == wanted[:20]
    expect(page.locator(".pager")).to_be_hidden()
    link = page.locator("#list th a").last
    assert link.evaluate("link => link.href") == f"{address}/measures/{wanted[:20][-1]}/"
    page.get_by_role("button", name="清除筛选").click()
    said(page, f"共{COUNT}项，每页")
    assert listed(page) == list(range(1, SIZE + 1))
    expect(page.locator(".pager")).to_be_visible()


@pytest.mark.browser
def test_more_is_listed_until_all_are(page: Page, address: str, plan: dict[str, Any]) -> None:
    unit = max(plan["departments"], key=lambda unit: len(unit["lead"]))
    page.goto(f"{address}/measures/?unit={unit['slug']}&role=lead")
    more = page.get_by_role("button", name="再列出20项")
    shown = 20
    while shown < len(unit["lead"]):
        said(page, f"列出{shown}项")
        more.click()
        shown = min(shown + 20, len(unit["lead"]))
    said(page, f"找到{shown}项，列出{shown}项")
    expect(more).to_be_hidden()
    assert listed(page) == unit["lead"]


@pytest.mark.browser
def test_sorting_is_of_the_whole_list(page: Page, address: str, plan: dict[str, Any]) -> None:
    def last_report(measure: dict[str, Any]) -> str:
        return max((update["date"] for update in measure["updates"]), default="")

    page.goto(f"{address}/measures/")
    page.get_by_role("button", name="数据时点").click()
    page.get_by_role("button", name="数据时点").click()
    expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
    said(page, f"找到{COUNT}项")
    newest = sorted(plan["measures"], key=last_report, reverse=True)
    assert listed(page) == [measure["number"] for measure in newest[:20]]
    assert page.url.endswith("?sort=-updated")
    page.reload()
    said(page, f"找到{COUNT}项")
    assert listed(page) == [measure["number"] for measure in newest[:20]]


@pytest.mark.browser
def test_updates_of_a_unit_below_their_months(page: Page, address: str, plan: dict[str, Any]) -> None:
    days = Counter(
        update["filed"][:7]
        for measure in plan["measures"]
        for update in measure["updates"]
        if update["by"] == plan["departments"][0]["name"]
    )
    page.goto(f"{address}/updates/?unit={plan['departments'][0]['slug']}")
    said(page, f"找到{days.total()}条")
    while page.locator("[data-more]").is_visible():
        before = page.locator(".count").inner_text()
        page.locator("[data-more]").click()
        expect(page.locator(".count")).not_to_have_text(before)
        said(page, "找到")
    months = page.locator("#list section")
    found = {
        months.nth(at).locator("h2").get_attribute("id"): months.nth(at).locator("article").count()
        for at in range(months.count())
    }
    assert found == {f"m{month}": count for month, count in sorted(days.items(), reverse=True)}
    assert list(found) == sorted(found, reverse=True)


@pytest.mark.browser
def test_what_cannot_be_fetched_is_said(page: Page, address: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/keys.json", refuse)
    page.goto(f"{address}/measures/?state=behind")
    said(page, "没有取到数据")
    assert listed(page) == list(range(1, SIZE + 1))
    page.unroute("**/keys.json", refuse)
    page.select_option("[name=state]", "done")
    said(page, "找到")


@pytest.mark.browser
def test_a_list_in_parts_opened_from_a_folder_says_what_it_wants(page: Page, large: Path) -> None:
    page.goto(f"{(large / 'measures/index.html').as_uri()}?state=behind")
    said(page, "直接打开文件时不能筛选和排序，请通过网址访问本站。")
    assert listed(page) == list(range(1, SIZE + 1))


@pytest.mark.browser
def test_where_nothing_in_all_parts_fits_the_way_back_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}/updates/?month=2024-01&state=nonsense")
    page.evaluate("document.querySelector('[name=month]').add(new Option('', '1999-01'))")
    page.select_option("[name=month]", "1999-01")
    said(page, "没有符合所选条件的填报。请改选条件，或点“清除筛选”看全部")
    expect(page.locator("#list")).to_be_hidden()
    page.get_by_role("button", name="清除筛选").click()
    said(page, "最新的在前")
    expect(page.locator("#list")).to_be_visible()


@pytest.mark.browser
def test_of_many_measures_one_is_reported_on_by_its_number(page: Page, address: str, plan: dict[str, Any]) -> None:
    page.goto(f"{address}/entry/?measure=7")
    expect(page.locator("#e-status")).to_contain_text(plan["measures"][6]["title"])
    page.locator("#e-measure").fill(str(COUNT))
    page.locator("#e-measure").press("Enter")
    expect(page.locator("#e-status")).to_contain_text(plan["measures"][-1]["title"])
    expect(page.locator("#e-rest")).to_be_visible()


@pytest.mark.browser
def test_without_script_the_parts_are_browsed(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/measures/")
        page.get_by_role("link", name="下一页").click()
        expect(page.locator("[aria-current=page]").last).to_have_text("第2页，共6页")
        page.get_by_role("link", name="最后一页").click()
        assert listed(page)[-1] == COUNT
