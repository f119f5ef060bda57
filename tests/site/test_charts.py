"""Charts: what is drawn is as high as what was reported, and can be read on a telephone."""

import re
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tracker.pages.charts.scale import scale

# The digits of a label take up the middle half of its line.
LABELS = """() => [...document.querySelectorAll("figure .plot")].map((plot) =>
  [...plot.querySelectorAll("text")].map((text) => text.getBoundingClientRect()).filter((box) => box.width)
    .map((box) => [box.left, box.right, box.top + box.height / 4, box.bottom - box.height / 4]))"""


def periods(site: Path, number: int) -> dict[str, list[tuple[str, str]]]:
    """What is drawn for each period of a measure: kind and height of its shapes, by the period's words."""
    page = (site / f"measures/{number}/index.html").read_text("utf-8")
    groups = re.findall(r"<g><title>([^<]+)</title>(.*?)</g>", page)
    return {words: re.findall(r'class="(\w+)"[^>]*? height="([\d.]+)%"', shapes) for words, shapes in groups}


def test_a_zero_is_an_empty_box_and_no_report_is_none(site: Path) -> None:
    weeks = periods(site, 10)
    assert weeks["2024年第7周：0"] == [("box", "100"), ("short", "0")]
    assert weeks["2024年第18周：未填报"] == [("missing", "100")]
    assert weeks["2024年第8周：1"] == [("met", "100")]
    assert weeks["2024年第52周：未到期"] == [("open", "12")]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([52, 68, 55], [0, 20, 40, 60, 80]),
        ([150, 26, 0], [0, 50, 100, 150]),
        ([-3, -1], [-3, -2, -1, 0]),
        ([0, 0], [0, 1]),
        ([99], [0, 50, 100]),
    ],
)
def test_an_axis_begins_at_zero(values: list[int], expected: list[int]) -> None:
    assert scale(map(Fraction, values)) == expected


@pytest.mark.browser
@pytest.mark.parametrize("mode", ["", "#guanhuai"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("number", [1, 6, 13, 15])
def test_labels_do_not_touch(browser: Browser, site: Path, number: int, width: int, mode: str) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto((site / f"measures/{number}/index.html").as_uri() + mode)
        for labels in page.evaluate(LABELS):
            assert len(labels) > 5
            for one, other in combinations(labels, 2):
                apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
                assert apart, (one, other)
