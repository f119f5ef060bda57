"""The filters of a list that is on one page, in Chromium. Those of lists in parts: `test_split`."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

COUNT = 26


def go(page: Page, site: Path, query: str) -> Page:
    page.goto(f"{(site / 'measures/index.html').as_uri()}{query}")
    return page


def test_where_nothing_fits_the_way_back_is_told(page: Page, site: Path) -> None:
    go(page, site, "?state=done&unit=fire-brigade")
    expect(page.get_by_role("status")).to_have_text(
        f"没有符合所选条件的举措。请改选条件，或点“清除筛选”看全部{COUNT}项。"
    )
    expect(page.locator("#list")).to_be_hidden()
    page.get_by_role("button", name="清除筛选").click()
    expect(page.get_by_role("status")).to_have_text(f"显示{COUNT}项，共{COUNT}项")
    expect(page.locator("#list")).to_be_visible()


@pytest.mark.parametrize("query", ["state=nonsense", "unit=<b>x</b>", "due=" + "9" * 40])
def test_a_condition_that_is_none_is_told_and_not_taken(page: Page, site: Path, query: str) -> None:
    go(page, site, f"?{query}")
    expect(page.get_by_role("status")).to_have_text(
        f"网址里的条件“{query}”没有对应的选项，没有采用。显示{COUNT}项，共{COUNT}项"
    )
    page.select_option("[name=state]", "behind")
    expect(page.get_by_role("status")).not_to_contain_text("网址")


def test_what_is_no_condition_is_passed_over(page: Page, site: Path) -> None:
    go(page, site, "?length=1&from=wechat&item=x")
    expect(page.get_by_role("status")).to_have_text(f"显示{COUNT}项，共{COUNT}项")
