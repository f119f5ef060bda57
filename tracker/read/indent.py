"""Lines that stand too far in or out: where a line belongs, told by the keys around it."""

import re
from typing import Any

from tracker.read.events import Finding
from tracker.read.heads import lost_head
from tracker.read.moves import FAR, along
from tracker.read.outline import Line, levels, structure
from tracker.read.vocabulary import FIELDS, LISTS, NESTED, fits_below, sort_of, together

FIELD_LINE = re.compile(rf"^ *(?:- +)?(?:{'|'.join(FIELDS)}) *(?:：|:(?: |$))")
BACK = 3000  # lines to look back at: those of any one entry, and few enough to be looked at for every slip


def down_to(lines: list[str], number: int) -> list[Line]:
    """The structure of some lines down to one of them."""
    first = max(0, number + 1 - BACK)
    return list(structure(lines[first : number + 1], first))


def first_misplaced(lines: list[str], number: int) -> Finding | None:
    """What is wrong with where a line stands, or with one above that it should stand in line with."""
    found = down_to(lines, number)
    if not found or found[-1].number != number:
        return None
    above = surely_misplaced(found) or first_without_dash(found)
    if above is not None:
        return along(lines, above)
    after = structure(lines[number + 1 : number + FAR], number + 1)
    below = next((line for line in after if line.indent <= found[-1].indent), None)
    return along(lines, loose_above(found) or blame(misplaced(found), found, below) or loose(found))


def first_without_dash(found: list[Line]) -> Finding | None:
    """The first item of a list where it has no dash and the second, which is the last line, has."""
    *above, line = found
    head = next((at for at in range(len(above) - 1, -1, -1) if above[at].indent < line.indent), -1)
    is_headed = head < 0 or (above[head].opens and (not line.key or above[head].key in LISTS))
    if not line.is_item or not is_headed or head + 1 == len(above):
        return None
    first = above[head + 1]
    is_one = not first.is_item and first.key == line.key and first.indent in (line.indent, line.column)
    return dash_lost(first, line.indent) if is_one else None


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
    """The misplaced line because of which a key seems to be given twice: it, or one above; None where there is none."""
    found = down_to(lines, number)
    return along(lines, surely_misplaced(found) or misplaced(found, sure=True))


def loose(found: list[Line]) -> Finding | None:
    """A line that is neither a key nor an item of a list; among items of text it has lost its dash."""
    *above, line = found
    if line.key or line.is_item:
        return None
    if any(level.is_list and level.column == line.indent and "" in level.keys for level in levels(above)):
        return dash_lost(line, line.indent)
    return Finding(line.number, line.indent, "yaml-loose-line", {"value": line.text})


def swallowed_item(lines: list[str], first: int, number: int) -> Finding | None:
    """A line of text that was read as more of the item above it, where items are names and ids, which take one line."""
    found = list(structure(lines[first : number + 1], first))
    if not found or (found[0].number, found[-1].number) != (first, number):
        return None
    item, line = found[0], found[-1]
    return dash_lost(line, item.indent) if item.is_item and not item.key and not line.is_item else None


def swallowed_key(lines: list[str], first: int, last: int) -> Finding | None:
    """The first line of a block of text (| or >) that is no text, but a key of the record around it or the list's next item.

    The block begins behind the key of line `first`, and is over at line `last` at the latest.
    """
    for number in range(first + 1, min(last + 1, len(lines))):
        if FIELD_LINE.match(lines[number]):
            line = next(structure([lines[number].replace("：", ": ", 1)], number))
            finding = misplaced([*down_to(lines, first), line], sure=True)
            if finding is not None and finding.code == "yaml-indent":
                return finding
    return None


def loose_above(found: list[Line]) -> Finding | None:
    """The line above where it has no key and goes on from no text, so that the last line was read as part of it."""
    if len(found) < 2 or found[-2].key:
        return None
    above, last = found[-2], found[-1]
    goes_on = len(found) > 2 and above.indent > found[-3].column
    if (last.is_item or last.indent <= above.indent) if above.is_item else goes_on:
        return None
    return Finding(above.number, above.indent, "yaml-loose-line", {"value": above.text})


def blame(finding: Finding | None, found: list[Line], below: Line | None) -> Finding | None:
    """The line above, the first below its head, where that alone is out of line; else what was found.

    `below` is the next line that does not stand further in.
    """
    at = next((at for at, other in enumerate(found) if finding and other.number == finding.words.get("first")), 0)
    if finding is None or at == 0 or not found[at - 1].opens:
        return finding
    head, first, line = found[at - 1], found[at], found[-1]
    right = head.column + 2
    if not first.is_item and head.key in LISTS and line.indent == first.column + 2:
        return dash_lost(first, first.indent)
    if not first.key or first.is_item == line.is_item:
        with_line = below is not None and below.indent == line.indent and are_kin(below, line)
        is_first_out = with_line or line.indent == right != first.indent
        return out_of(first, line.indent, line) if is_first_out and are_kin(first, line) else finding
    if not first.is_item:
        return finding
    if head.key in NESTED and head.key not in LISTS and line.indent == first.indent:
        return dash_extra(first, line.number)
    if first.column != first.indent + 2 == line.indent:
        return Finding(first.number, first.indent + 1, "yaml-dash-spaces", {"hint": f"- {first.key}: …"})
    return out_of(first, right, line) if first.indent != right == line.indent - 2 else finding


def are_kin(line: Line, other: Line) -> bool:
    """Whether two lines may be of one mapping or list."""
    return line.is_item == other.is_item and (line.key == other.key or together(line.key, [other.key]))


def out_of(line: Line, right: int, other: Line) -> Finding:
    """A line that is out of line with another one."""
    words = {"value": line.indent, "right": right, "first": other.number}
    return Finding(line.number, line.indent, "yaml-indent", words)


def dash_lost(line: Line, right: int) -> Finding:
    """A line that should begin an item of a list, its dash at a column."""
    return Finding(line.number, line.indent, "yaml-dash-lost", {"hint": f"- {line.text}", "right": right})


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
            return below_its_head(line, above) if fits or not sure else None
    head = None if kin or sure else lost_head(line, stack)
    if head is not None:
        return head
    if sort_of(line.key) == "number" and not kin and not sure:
        return Finding(line.number, line.indent, "measures-missing", {})
    beside = [level for level in stack if level.column == line.indent and level.is_list != line.is_item]
    same = next((level for level in beside if line.key and level.has_kin_of(line.key)), None)
    if same is not None and line.is_item != (line.key in same.keys):
        return dash_extra(line, same.line) if line.is_item else dash_lost(line, line.indent)
    near = kin or [level for level in like if line.key and not sure]
    best = min(near, key=lambda level: (abs(level.column - line.indent), -level.column), default=None)
    if best is not None and best.column != line.indent:
        words = {"value": line.indent, "right": best.column, "first": best.line}
        return Finding(line.number, line.indent, "yaml-indent", words)
    if best is None and line.is_item and last and last.key and not sure:
        return Finding(line.number, line.indent, "yaml-list-under-text", {"value": last.key})
    return None


def dash_extra(line: Line, first: int) -> Finding:
    """A key that begins as an item of a list would, but belongs with that of another line."""
    return Finding(line.number, line.indent, "yaml-dash-extra", {"first": first})


def below_its_head(line: Line, above: list[Line]) -> Finding | None:
    """What is wrong with a line after one that wants something below it: it, or that one, must stand further in."""
    head, before = above[-1], above[-2] if len(above) > 1 else None
    if line.indent > head.column or (line.is_item and line.indent == head.column):
        return None
    if before is not None and before.opens and head.column != before.column + 2 == line.indent - 2:
        return Finding(head.number, head.indent, "yaml-indent-below", head_words(before, head))
    return Finding(line.number, line.indent, "yaml-indent-below", head_words(head, line))


def head_words(head: Line, line: Line) -> dict[str, Any]:
    """What is said of a line that does not stand two columns further in than its head."""
    return {"key": head.key, "value": line.indent, "right": head.column + 2, "first": head.number}


def misplaced_line(lines: list[str], number: int) -> Finding | None:
    """What is wrong with where a line stands, by the lines above it."""
    found = down_to(lines, number)
    return along(lines, misplaced(found)) if found and found[-1].number == number else None
