"""Lines that stand too far in or out: where a line belongs, told by the keys around it."""

from collections.abc import Iterator

from tracker.read.events import Finding
from tracker.read.outline import Level, Line, levels, structure
from tracker.read.vocabulary import LISTS, fits_below, sort_of


def first_misplaced(lines: list[str], number: int) -> Finding | None:
    """What is wrong with where a line stands, or with one above that it should stand in line with."""
    found = list(structure(lines[: number + 1]))
    if not found or found[-1].number != number:
        return None
    above = surely_misplaced(found)
    if above is not None:
        return above
    below = next(structure([""] * (number + 1) + lines[number + 1 : number + 20]), None)
    return blame(misplaced(found), found, below) or loose(lines, found[-1]) or loose_above(lines, found)


def surely_misplaced(found: list[Line]) -> Finding | None:
    """What is wrong with where one of the lines stands that the last should stand in line with, where its key tells for sure."""
    beside = {level.line for level in levels(found[:-1])} | {line.number for line in found[-2:-1]}
    for place, line in enumerate(found[:-1]):
        if line.number in beside and (sort_of(line.key) != "id" or "-" in line.key):
            finding = misplaced(found[: place + 1], sure=True)
            if finding is not None:
                return finding
    return None


def above_twice(lines: list[str], number: int) -> Finding | None:
    """The misplaced line above a key that seems to be given twice only because of it; None where there is none."""
    found = [line for line in structure(lines[: number + 1]) if line.number <= number]
    return surely_misplaced(found)


def loose(lines: list[str], line: Line) -> Finding | None:
    """A line that is neither a key nor an item of a list."""
    if line.key or line.is_item:
        return None
    return Finding(line.number, line.indent, "yaml-loose-line", {"value": lines[line.number].strip()})


def loose_above(lines: list[str], found: list[Line]) -> Finding | None:
    """The line above where it has no key and goes on from no text, so that the last line was read as part of it."""
    if len(found) < 2 or found[-2].key:
        return None
    above, last = found[-2], found[-1]
    goes_on = len(found) > 2 and above.indent > found[-3].column
    if last.indent <= above.indent if above.is_item else goes_on:
        return None
    return Finding(above.number, above.indent, "yaml-loose-line", {"value": lines[above.number].strip()})


def blame(finding: Finding | None, found: list[Line], below: Line | None) -> Finding | None:
    """The line above where that alone is out of line: an item, or what should be one, whose other keys stand as they should."""
    if finding is None or len(found) < 3:
        return finding
    head, item, line = found[-3:]
    if not item.key or line.is_item or finding.words.get("first") != item.number:
        return finding
    right = head.column + 2
    if not item.is_item:
        is_lost = head.opens and head.key in LISTS and line.indent == item.column + 2
        return dash_lost(item) if is_lost else finding
    if item.column != item.indent + 2 and line.indent == item.indent + 2:
        return Finding(item.number, item.indent + 1, "yaml-dash-spaces", {"hint": f"- {item.key}: …"})
    if head.opens and (item.indent == right or line.indent != right + 2):
        return finding
    if not head.opens and not (below and below.indent == line.indent and not below.is_item):
        return finding
    right = item.indent + line.indent - item.column
    words = {"value": item.indent, "right": right, "first": line.number}
    return Finding(item.number, item.indent, "yaml-indent", words)


def dash_lost(line: Line) -> Finding:
    """A line that should begin an item of a list."""
    return Finding(line.number, line.indent, "yaml-dash-lost", {"hint": f"- {line.key}: …"})


def misplaced(found: list[Line], *, sure: bool = False) -> Finding | None:
    """What is wrong with where the last of some lines stands; None where nothing can be told.

    A line belongs with the keys that go together with its own; else, unless that must be `sure`, with what is nearest.
    """
    *above, line = found
    stack = levels(above)
    like = [level for level in stack if level.is_list == line.is_item]
    kin = [level for level in like if level.has_kin_of(line.key)]
    last = above[-1] if above else None
    if last and last.opens and last.key:
        fits = fits_below(last.key, line.key)
        if fits or not kin:
            return below_its_head(line, last) if fits or not sure else None
    if sort_of(line.key) == "number" and not kin and not sure:
        return Finding(line.number, line.indent, "measures-missing", {})
    beside = [level for level in stack if level.column == line.indent and level.is_list != line.is_item]
    same = next((level for level in beside if line.key and level.has_kin_of(line.key)), None)
    if same is not None and line.is_item != (line.key in same.keys):
        return dash_extra(line, same) if line.is_item else dash_lost(line)
    near = kin or [level for level in like if line.key and not sure]
    best = min(near, key=lambda level: (abs(level.column - line.indent), -level.column), default=None)
    if best is not None and best.column != line.indent:
        words = {"value": line.indent, "right": best.column, "first": best.line}
        return Finding(line.number, line.indent, "yaml-indent", words)
    if best is None and line.is_item and last and last.key and not sure:
        return Finding(line.number, line.indent, "yaml-list-under-text", {"value": last.key})
    return None


def dash_extra(line: Line, level: Level) -> Finding:
    """A key of a mapping that begins as an item of a list would."""
    return Finding(line.number, line.indent, "yaml-dash-extra", {"first": level.line})


def below_its_head(line: Line, head: Line) -> Finding | None:
    """What is wrong with a line after one that wants something below it: it must stand further in."""
    if line.indent > head.column or (line.is_item and line.indent == head.column):
        return None
    words = {"key": head.key, "value": line.indent, "right": head.column + 2, "first": head.number}
    return Finding(line.number, line.indent, "yaml-indent-below", words)


def misplaced_line(lines: list[str], number: int) -> Finding | None:
    """What is wrong with where a line stands, by the lines above it."""
    found = list(structure(lines[: number + 1]))
    return misplaced(found) if found and found[-1].number == number else None


def moved(lines: list[str], finding: Finding) -> Iterator[tuple[int, int]]:
    """The lines that go along when a line is moved to where it belongs, each with its column: an item's keys, what is below."""
    line, *after = structure([""] * finding.line + lines[finding.line :])
    right = int(str(finding.words["right"]))
    yield line.number, right
    inner = after[0].indent if after and after[0].indent > line.indent else None
    if inner is None or (inner != line.column if line.is_item else inner > right or not line.opens):
        return
    for follower in after:
        if follower.indent < inner:
            return
        yield follower.number, follower.indent + right - line.indent
