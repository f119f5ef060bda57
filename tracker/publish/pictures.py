"""Share pictures: 1200 by 630 pixels, with simplified glyphs wherever they are made, as the font comes from a package."""

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import cvttf_NotoSansCJK_Bold
from PIL import Image, ImageDraw, ImageFont

from tracker.pages.views import Views
from tracker.pages.words import notice

SIZE = (1200, 630)
MARGIN = 80
PAPER, INK, SOFT, MAIN = "#ffffff", "#10222b", "#44565f", "#0b4a59"
SITE_PICTURE = "share.png"


def pictures(views: Views) -> Iterator[tuple[str, bytes]]:
    """The site's picture, and one a measure where site.yaml asks for it."""
    tracker = views.tracker
    foot = f"数据截至{tracker.head.as_of.isoformat()}　{notice(tracker)}".rstrip()
    yield SITE_PICTURE, picture(tracker.site.name, f"《{tracker.plan.title}》", foot)
    if tracker.site.share_pictures:
        for view in views.all:
            lead = "、".join(unit.name for unit in view.row.lead)
            said = picture(view.row.title, f"{view.row.badge.word} · {lead}", foot)
            yield f"{view.row.address}{SITE_PICTURE}", said


def picture(title: str, below: str, foot: str) -> bytes:
    """A picture of nothing but words: a title, a line below it, and one at its foot."""
    page = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(page)
    draw.rectangle((0, 0, SIZE[0], 24), fill=MAIN)
    y = 110
    for line in lines(title, 72, 3):
        write(draw, y, line, 72, INK)
        y += 100
    for line in lines(below, 38, 2):
        write(draw, y + 16, line, 38, SOFT)
        y += 56
    write(draw, SIZE[1] - 96, foot, 34, MAIN)
    data = io.BytesIO()
    page.quantize(64).save(data, "PNG", optimize=True)
    return data.getvalue()


def write(draw: ImageDraw.ImageDraw, y: int, line: str, size: int, colour: str) -> None:
    """A line of text in the simplified forms of its characters."""
    draw.text((MARGIN, y), line, font=font(size), fill=colour, language="zh-Hans")


def lines(text: str, size: int, most: int) -> list[str]:
    """A text cut into lines that fit the picture's width; what is over ends in an ellipsis."""
    width, found, line = SIZE[0] - 2 * MARGIN, [], ""
    for character in text:
        if font(size).getlength(line + character, language="zh-Hans") > width:
            found.append(line)
            line = ""
        line += character
    found.append(line)
    return found if len(found) <= most else [*found[: most - 1], found[most - 1][:-1] + "…"]


@lru_cache(maxsize=8)
def font(size: int) -> ImageFont.FreeTypeFont:
    """The font at a size."""
    path = next(Path(cvttf_NotoSansCJK_Bold.__file__).parent.glob("*.otf"))
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)
