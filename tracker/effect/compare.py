"""A revision of the sources compared with the work tree, as records of the differences."""

from collections import Counter
from pathlib import Path

from tracker.cache import NO_CACHE, Cache
from tracker.effect.figures import moved_measures
from tracker.effect.history import changed_history
from tracker.effect.promises import changed_promises
from tracker.effect.records import Effect, Move, PageMove
from tracker.effect.remedies import for_promises
from tracker.effect.settings import moved_settings, moved_texts
from tracker.effect.side import Side, nothing, side
from tracker.effect.totals import moved_totals
from tracker.model.amendments import Amendment
from tracker.pages.site import pages
from tracker.problems import Failed, Problem
from tracker.read.files import Folder
from tracker.read.revision import Revision, changed, revision

PROGRAM = ("build.py", "pyproject.toml", "templates", "tracker")


def effect(root: Path, base: str, cache: Cache = NO_CACHE) -> Effect:
    """What the work tree would change against a revision. Raises NoRevision, and Failed where the work tree has errors."""
    files = revision(root, base)
    after = side(Folder(root), cache)
    if after.errors:
        raise Failed(list(after.errors))
    before = nothing() if files.is_empty else side(files, cache)
    program = () if files.is_empty else tuple(changed(root, files.commit, PROGRAM))
    return compare(files, before, after, program)


def compare(files: Revision, before: Side, after: Side, program: tuple[str, ...]) -> Effect:
    """All differences between two versions, the later of which is right. Before the first, nothing was promised yet."""
    assert after.views is not None
    is_comparable = before.views is not None or files.is_empty
    promises = [] if files.is_empty else changed_promises(before, after)
    uncovered = [change for change in promises if not change.is_covered]
    addresses, earlier = addresses_of(after), addresses_of(before)
    warnings, gone = Counter(map(told, after.warnings)), Counter(map(told, before.warnings))
    return Effect(
        base=files.name,
        commit=files.commit,
        is_first=files.is_empty,
        unreadable=tuple(str(found) for found in before.errors),
        incomparable=tuple(number for number in after.measures if before.is_unread(number)),
        history=tuple(changed_history(before, after)),
        promises=tuple(promises),
        remedies=tuple(for_promises(uncovered, before, after)),
        as_of=moved_as_of(before, after),
        measures=tuple(moved_measures(before, after)),
        totals=tuple(moved_totals(before.views, after.views)) if is_comparable else (),
        amendments=tuple(in_words(a) for a in after.amendments if a not in before.amendments),
        settings=tuple(moved_settings(before, after)),
        texts=tuple(moved_texts(before, after)),
        pages_new=pages_only_in(addresses, earlier) if is_comparable else (),
        pages_gone=pages_only_in(earlier, addresses) if is_comparable else (),
        warnings_new=tuple((warnings - gone).elements()) if is_comparable else (),
        warnings_gone=tuple((gone - warnings).elements()) if is_comparable else (),
        program=program,
    )


def addresses_of(found: Side) -> dict[str, str]:
    """The addresses and titles of a version's pages, those of the measures last."""
    if found.views is None:
        return {}
    rows = [view.row for view in found.views.all]
    return {
        **{page.address: page.title for page in pages(found.views)},
        **{row.address: f"{row.numeral}、{row.title}" for row in rows},
    }


def pages_only_in(these: dict[str, str], others: dict[str, str]) -> tuple[PageMove, ...]:
    """The pages that are in one version and not in the other."""
    return tuple(PageMove(address, title) for address, title in these.items() if address not in others)


def told(found: Problem) -> str:
    """A warning without its line: lines move with every entry above them."""
    return f"{found.place.path}: {found.message}"


def moved_as_of(before: Side, after: Side) -> Move | None:
    """The day that states are judged at, where it moves."""
    new = after.tracker.head.as_of.isoformat() if after.tracker else ""
    old = before.tracker.head.as_of.isoformat() if before.tracker else ""
    return Move("数据截止日期", old, new) if old and old != new else None


def in_words(amendment: Amendment) -> str:
    """An amendment in one line."""
    what = amendment.target or amendment.field
    return f"第{amendment.measure}条 {what}：{amendment.from_} → {amendment.to}（{amendment.date}，{amendment.reason}）"
