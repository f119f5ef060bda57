"""What only a browser shows of the pages: what breaks, what lines up, what a finger hits, what is printed."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PHONE, DESK = 390, 1280
CARE = 60  # the least height of a target in 关怀版, in pixels
PAGES = ["", "measures/", "measures/6/", "attention/", "departments/", "departments/market-supervision/", "chapters/"]
LOW = """(least) => [...document.querySelectorAll("main a, .crumbs a")]
  .filter((link) => link.checkVisibility() && link.getBoundingClientRect().height < least)
  .map((link) => link.textContent)"""
BROKEN = """() => [...document.querySelectorAll("time")].filter((day) => day.getClientRects().length > 1)
  .map((day) => day.textContent)"""
HEIGHTS = """() => [...document.querySelectorAll("thead th")].map((cell) => {
  const range = document.createRange();
  range.selectNodeContents(cell.querySelector("button") ?? cell);
  return Math.round(range.getBoundingClientRect().bottom);
})"""
BEFORE_PRINTING = """() => [...document.querySelectorAll("thead button")]
  .map((button) => getComputedStyle(button, "::after").content)"""


def go(page: Page, site: Path, address: str, width: int = PHONE, mode: str = "") -> Page:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / address / "index.html").as_uri() + mode)
    return page


@pytest.mark.parametrize("mode", ["", "#guanhuai"])
@pytest.mark.parametrize("address", ["", "attention/", "updates/", "measures/6/"])
def test_no_date_is_broken(page: Page, site: Path, address: str, mode: str) -> None:
    assert go(page, site, address, mode=mode).evaluate(BROKEN) == []
    assert page.locator("time").count() > 1


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("address", PAGES)
def test_targets_in_care_are_high_enough(page: Page, site: Path, address: str, width: int) -> None:
    in_sentences = ["规则公开"]
    low = go(page, site, address, width, "#guanhuai").evaluate(LOW, CARE)
    assert [words for words in low if words not in in_sentences] == []


@pytest.mark.parametrize("address", PAGES)
def test_targets_have_room(page: Page, site: Path, address: str) -> None:
    assert go(page, site, address).evaluate(LOW, 24) == []


def test_headings_of_a_table_stand_on_one_line(page: Page, site: Path) -> None:
    heights = go(page, site, "measures/", DESK).evaluate(HEIGHTS)
    assert len(heights) == 6
    assert max(heights) - min(heights) <= 1


def test_fields_are_folded_on_a_screen_and_printed(page: Page, site: Path) -> None:
    folded = go(page, site, "data/").get_by_role("rowheader", name="comparator", include_hidden=True).first
    expect(folded).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollHeight") < 5000
    page.emulate_media(media="print")
    expect(folded).to_be_visible()


def test_what_only_a_screen_can_do_is_not_printed(page: Page, site: Path) -> None:
    go(page, site, "measures/", DESK).emulate_media(media="print")
    assert set(page.evaluate(BEFORE_PRINTING)) == {"none"}
    go(page, site, "", DESK)
    expect(page.get_by_text("我要办")).to_be_hidden()
    expect(page.get_by_role("heading", name="需要关注")).to_be_visible()
