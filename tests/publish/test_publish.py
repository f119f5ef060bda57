"""What only the published site has."""

import gzip
import io
from pathlib import Path
from xml.etree import ElementTree as ET

import brotli
import pytest
from PIL import Image

from build import ROOT
from tests.search.site import everything
from tracker.pages.views import Views
from tracker.publish import pictures
from tracker.publish.codes import code
from tracker.publish.compress import SMALLEST, TEXT


@pytest.fixture(scope="module")
def real() -> Views:
    return everything(ROOT)


def test_every_text_has_variants_with_the_same_bytes(published: Path) -> None:
    texts = [path for path in published.rglob("*") if path.suffix in TEXT and path.stat().st_size >= SMALLEST]
    assert len(texts) > 100
    for path in texts:
        data = path.read_bytes()
        assert gzip.decompress(Path(f"{path}.gz").read_bytes()) == data
        assert brotli.decompress(Path(f"{path}.br").read_bytes()) == data


def test_every_measure_shows_its_code(published: Path) -> None:
    for page in published.glob("measures/*/index.html"):
        number = page.parent.name
        assert f"measures/{number}/qr.svg" in page.read_text("utf-8")
        assert ET.parse(page.with_name("qr.svg")).getroot().tag.endswith("svg")


def test_a_code_is_of_its_address() -> None:
    assert code("https://example.gov.cn/1/") == code("https://example.gov.cn/1/")
    assert code("https://example.gov.cn/1/") != code("https://example.gov.cn/2/")


def test_every_page_names_the_picture(published: Path) -> None:
    assert (published / "share.png").is_file()
    for page in published.rglob("index.html"):
        assert "share.png" in page.read_text("utf-8")


def test_a_picture_is_of_the_size_that_is_shared(real: Views) -> None:
    with Image.open(io.BytesIO(dict(pictures.pictures(real))["share.png"])) as picture:
        assert picture.size == (1200, 630)


def test_the_picture_of_a_site_that_is_not_published_says_nothing_of_its_data() -> None:
    """It is the same whatever the data: what looks like a bar of states would be taken for one."""
    words = pictures.picture("承诺进展", "承诺了什么、由谁负责、做到哪一步、依据是什么", "")
    with Image.open(ROOT / "templates/assets/share.png") as shown, Image.open(io.BytesIO(words)) as plain:
        assert shown.convert("RGB").tobytes() == plain.convert("RGB").tobytes()


def test_glyphs_are_the_simplified_forms() -> None:
    font = pictures.font(72)
    assert bytes(font.getmask("骨", language="zh-Hans")) != bytes(font.getmask("骨", language="zh-Hant"))


@pytest.mark.parametrize("text", ["一" * 14, "一" * 40, "一" * 400, ""])
def test_lines_fit_the_picture(text: str) -> None:
    found = pictures.lines(text, 72, 3)
    assert len(found) <= 3
    assert all(pictures.font(72).getlength(line) <= pictures.SIZE[0] - 2 * pictures.MARGIN for line in found)
    assert "".join(found).rstrip("…") == text[: len("".join(found).rstrip("…"))]
