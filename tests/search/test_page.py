"""The search page as a reader meets it, in Chromium."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.search.site import BELOW, Server
from tracker.pages.views import Views

pytestmark = pytest.mark.browser

LARGEST_FIRST = 130 * 1024
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "'\"`&amp;${1}",
    ".*+?^${}()|[]\\",
    "人才" * 2500,
    "🍕🍕",
    "\x00人才\x00",
    "\u200b\u200d\ufeff",
    "__proto__ constructor",
    "%E4%BA%BA%",
    "\ud800",
]


def go(page: Page, server: Server, address: str = "/search/") -> Page:
    page.goto(server.address + BELOW + address)
    return page


def search(page: Page, server: Server, query: str, more: str = "") -> Page:
    go(page, server, f"/search/?q={quote(query)}{more}")
    page.locator("#status:not(:empty)").wait_for()
    return page


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_search_by_its_address(page: Page, server: Server) -> None:
    search(page, server, "人才公寓")
    result = page.locator(".result")
    expect(result).to_have_count(1)
    expect(result.locator("h3 a")).to_have_attribute("href", "../measures/20/")
    expect(result.locator(".badge")).to_be_visible()
    expect(result.locator(".excerpts")).to_contain_text("加快建成200套以上高品质人才公寓")
    expect(result.locator("mark").first).to_have_text("人才公寓")
    expect(result).to_contain_text("人才服务发力提升")
    expect(result.get_by_role("link", name="组织部（人才办）")).to_have_attribute(
        "href", "../departments/organization/"
    )
    expect(page).to_have_title("人才公寓 - 搜索 - 沣东新城营商环境二十六条进展")
    expect(page.locator("#q")).to_have_value("人才公寓")


@pytest.mark.parametrize("below", [BELOW, ""])
def test_wherever_the_site_stands(page: Page, server: Server, below: str) -> None:
    page.goto(f"{server.address}{below}/search/?q={quote('白名单')}")
    expect(page.locator(".result")).not_to_have_count(0)
    expect(page.locator(".excerpts p").first).to_be_visible()


def test_the_first_search_is_small(page: Page, server: Server) -> None:
    server.sent.clear()
    search(page, server, "企业")
    page.wait_for_load_state("networkidle")
    own = [size for path, size in server.sent if path.startswith("/search/p") or path.endswith(".json")]
    own += [size for path, size in server.sent if path.startswith("/assets/search") and path.endswith(".js")]
    assert 0 < sum(own) <= LARGEST_FIRST


def test_nothing_is_loaded_before_the_box_is_used(page: Page, server: Server) -> None:
    for address in ("/", "/search/"):
        server.sent.clear()
        go(page, server, address).wait_for_load_state("networkidle")
        assert not [path for path, _ in server.sent if "pagefind" in path or path.endswith(".json") or "engine" in path]
    with page.expect_response("**/pagefind.js"):
        page.locator("#q").focus()


def test_a_box_on_every_page(page: Page, server: Server) -> None:
    box = go(page, server, "/").get_by_role("search").get_by_role("searchbox")
    box.fill("人才公寓")
    box.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator(".result")).to_have_count(1)


def test_typing_and_keys(page: Page, server: Server) -> None:
    go(page, server).locator("#q").press_sequentially("白名单", delay=20)
    expect(page.locator(".result")).not_to_have_count(0)
    assert asked(page) == {"q": ["白名单"]}
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.result') !== null"):
            break
    expect(page.locator(".result h3 a").first).to_be_focused()


def test_no_search_while_characters_are_composed(page: Page, server: Server) -> None:
    box = go(page, server).locator("#q")
    box.focus()
    page.wait_for_load_state("networkidle")
    box.evaluate(
        """(box) => {
          box.dispatchEvent(new CompositionEvent("compositionstart"));
          box.value = "ren'cai";
          box.dispatchEvent(new InputEvent("input", { isComposing: true }));
        }"""
    )
    page.wait_for_timeout(400)
    expect(page.locator("#status")).to_be_empty()
    assert asked(page) == {}
    box.evaluate(
        """(box) => {
          box.value = "人才";
          box.dispatchEvent(new InputEvent("input", { isComposing: true }));
          box.dispatchEvent(new CompositionEvent("compositionend"));
        }"""
    )
    expect(page.locator(".result")).not_to_have_count(0)
    assert asked(page) == {"q": ["人才"]}


def test_facets_stand_in_the_address(page: Page, server: Server, real: Views) -> None:
    search(page, server, "企业")
    everything = int(page.locator("#status").inner_text().split("举措")[1].split("项")[0])
    page.locator("#facets summary").click()
    chip = page.locator("#facets").get_by_role("link", name="进度滞后")
    count = int(chip.locator("span").inner_text())
    chip.click()
    expect(page.locator("#status")).to_contain_text(f"举措{count}项，不限范围有{everything}项")
    assert asked(page) == {"q": ["企业"], "state": ["behind"]}
    expect(page.locator("#facets [aria-current]")).to_be_focused()
    behind = {view.row.number for view in real.all if view.row.badge.group == "behind"}
    links = page.locator(".result h3 a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert {int(link.split("/")[-2]) for link in links} <= behind
    page.reload()
    expect(page.locator("#status")).to_contain_text(f"举措{count}项")
    page.go_back()
    expect(page.locator("#status")).to_have_text(f"有“企业”的举措{everything}项。")
    search(page, server, "企业", "&chapter=1&unit=government-services&state=nonsense")
    expect(page.locator("#status")).to_contain_text("举措0项")


@pytest.mark.parametrize(
    ("query", "title", "address"),
    [
        ("逾期", "状态：已逾期", "states/overdue/"),
        ("数据过期", "状态：数据缺失", "states/no-data/"),
        ("超序时", "状态：正常推进", "states/normal/"),
        ("应报未报", "需关注：应报未报", "attention/#silent"),
        ("融资", "要办的事：融资", "measures/?topic=%E8%9E%8D%E8%B5%84"),
        ("政务中心", "单位：政务中心", "departments/government-services/"),
        ("消防", "单位：消防大队", "departments/fire-brigade/"),
        ("市场监管局", "单位：市监局", "departments/market-supervision/"),
        ("政务中心（营商办）", "单位：政务中心", "departments/government-services/"),
    ],
)
def test_a_page_that_a_query_names_is_offered(page: Page, server: Server, query: str, title: str, address: str) -> None:
    search(page, server, query)
    link = page.locator("#status").get_by_role("link")
    expect(link).to_have_text([title])
    expect(link).to_have_attribute("href", f"../{address}")
    assert "没有找到" not in page.locator("#status").inner_text()


def test_pages_are_offered_for_each_word_of_a_query_and_few_for_a_part_of_a_name(page: Page, server: Server) -> None:
    search(page, server, "消防 逾期")
    expect(page.locator("#status").get_by_role("link")).to_have_text(["单位：消防大队", "状态：已逾期"])
    search(page, server, "部")
    expect(page.locator("#status").get_by_role("link")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "number", "reason"),
    [
        ("市监局", 9, "责任单位：市监局"),
        ("市场监管局", 9, "责任单位：市监局（市场监管局）"),
        ("消防", 22, "牵头单位：消防大队"),
        ("融资", 18, "要办的事：融资"),
    ],
)
def test_a_name_that_matched_is_told_with_what_it_is(
    page: Page, server: Server, query: str, number: int, reason: str
) -> None:
    search(page, server, query)
    result = page.locator(".result").filter(has=page.locator(f"h3 a[href='../measures/{number}/']"))
    result.scroll_into_view_if_needed()
    expect(result.locator(".excerpts")).to_have_text(reason)
    expect(result.locator(".excerpts mark")).to_have_text(query)


def test_more_results(page: Page, server: Server) -> None:
    search(page, server, "企业")
    expect(page.locator(".result")).to_have_count(10)
    page.get_by_role("button", name="再显示一些").click()
    expect(page.locator(".result")).to_have_count(20)
    expect(page.locator(".result").nth(10).locator("h3 a")).to_be_focused()


def test_what_was_done_is_found(page: Page, server: Server, real: Views) -> None:
    entry = next(entry for view in real.all for entry in view.entries if len(entry.note) > 12)
    search(page, server, entry.note[:12].strip("，。；、"))
    link = page.locator(f".excerpts a[href='../measures/{entry.number}/#{entry.anchor}']")
    expect(link).to_have_text(f"{entry.date.isoformat()}填报")


def test_similar_results_stand_apart(page: Page, server: Server) -> None:
    search(page, server, "人材公寓")
    expect(page.locator("#status")).to_contain_text("没有找到“人材公寓”")
    expect(page.get_by_role("heading", name="相近结果")).to_be_visible()
    expect(page.locator(".excerpts mark").first).to_have_text("人才公寓")


def test_nothing_found_leads_on(page: Page, server: Server) -> None:
    search(page, server, "高考")
    expect(page.locator("#status")).to_have_text("没有找到“高考”。")
    expect(page.locator("#found")).to_be_hidden()
    for name in ("全部举措", "单位"):
        expect(page.locator("#ways").get_by_role("link", name=name)).to_be_visible()
    search(page, server, "婚姻登记")
    page.locator("#status").get_by_role("link", name="登记").click()
    expect(page.locator(".result")).not_to_have_count(0)
    expect(page.locator("#q")).to_have_value("登记")


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_a_query_is_only_text(page: Page, server: Server, query: str) -> None:
    box = go(page, server).locator("#q")
    box.evaluate("(box, query) => { box.value = query; }", query)
    box.press("Enter")
    page.locator("#status:not(:empty)").wait_for()
    assert page.locator("main img, main script").count() == 0
    search(page, server, "人才公寓")
    expect(page.locator(".result")).to_have_count(1)


def test_late_answers_are_dropped(page: Page, server: Server) -> None:
    held: list[Route] = []
    page.route("**/*.pf_index", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks what it is given
    box = go(page, server).locator("#q")
    box.fill("企业")
    page.wait_for_url("**/search/?q=*")
    page.wait_for_timeout(300)
    box.fill("人才公寓")
    page.wait_for_timeout(300)
    box.fill("")
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".result")).to_have_count(0)
    expect(page.locator("#status")).to_be_empty()


def test_a_failure_to_load_is_told_and_mended(browser: Browser, server: Server) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/facts.json", lambda route: route.abort())
        search(page, server, "人才")
        expect(page.locator("#status")).to_contain_text("搜索没能载入")
        expect(page.locator("#ways")).to_be_visible()
        page.unroute("**/facts.json")
        page.locator("#q").press("Enter")
        expect(page.locator(".result")).not_to_have_count(0)


def test_without_script(browser: Browser, server: Server) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = go(context.new_page(), server, "/search/?q=x")
        expect(page.get_by_text("要用到脚本")).to_be_visible()
        expect(page.locator("#ways").get_by_role("link", name="全部举措")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_sticks_out(page: Page, server: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    search(page, server, "企业")
    page.locator("#facets summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
