"""The list of chapters, and the page of each."""

from msgspec import Struct

from tracker.pages.entries import newest_filing
from tracker.pages.home import ChapterCard, chapter_cards
from tracker.pages.page import Crumb, Page
from tracker.pages.rows import MeasureRow
from tracker.pages.split import MANY
from tracker.pages.views import Views


class Chapters(Struct, frozen=True):
    """Data of chapters.html; with `is_long` they are a table."""

    chapters: tuple[ChapterCard, ...]
    is_long: bool


class ChapterPage(Struct, frozen=True):
    """Data of chapter.html."""

    card: ChapterCard
    rows: tuple[MeasureRow, ...]
    before: ChapterCard | None
    after: ChapterCard | None


def chapters(views: Views) -> Page:
    """The page that lists the chapters."""
    cards = tuple(chapter_cards(views))
    return Page(
        "chapters/",
        "chapters",
        "分章进展",
        f"《{views.tracker.plan.title}》{len(cards)}章的进展，按原文顺序排列。",
        Chapters(cards, len(cards) > MANY),
        newest_filing(views.all),
        crumbs=(Crumb("分章进展", "chapters/"),),
    )


def chapter_pages(views: Views) -> list[Page]:
    """A page for each chapter."""
    cards = chapter_cards(views)
    pages = []
    for place, card in enumerate(cards):
        found = views.by_chapter[card.number]
        data = ChapterPage(
            card,
            tuple(view.row for view in found),
            cards[place - 1] if place else None,
            cards[place + 1] if place + 1 < len(cards) else None,
        )
        counts = "，".join(f"{segment.word}{segment.count}项" for segment in card.bar.segments if segment.count)
        pages.append(
            Page(
                card.address,
                "chapter",
                f"{card.numeral}、{card.title}",
                f"本章{len(found)}项举措：{counts}。" if found else "本章没有举措。",
                data,
                newest_filing(found),
                crumbs=(Crumb("分章进展", "chapters/"), Crumb(f"第{card.numeral}章", card.address)),
            )
        )
    return pages
