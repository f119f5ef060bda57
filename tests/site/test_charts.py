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


def shapes(site: Path, number: int) -> list[tuple[str, str, str]]:
    """What is drawn of the periods of a measure, in order: kind, height, and words where it has any."""
    page = (site / f"measures/{number}/index.html").read_text("utf-8")
    strip = page.split('<svg class="plot strip"')[1].split("</svg>")[0]
    return re.findall(r'<rect class="(\w+)"[^>]*? height="([\d.]+)%"(?:/>|><title>([^<]+)<)', strip)


def test_a_zero_is_an_empty_box_and_no_report_is_none(site: Path) -> None:
    drawn = shapes(site, 10)
    zero = drawn.index(("short", "100", "2024年第7周：0"))
    assert drawn[zero - 1] == ("part", "0", "")
    assert {
        ("missing", "100", "2024年第18周：未填报"),
        ("met", "100", "2024年第8周：1"),
        ("open", "12", "2024年第52周：未到期"),
    } <= set(drawn)


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
