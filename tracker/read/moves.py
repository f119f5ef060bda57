"""The lines that move with one that does not stand where it belongs."""

from collections.abc import Iterator
from itertools import chain

from tracker.read.events import Finding
from tracker.read.outline import Line, structure
from tracker.read.vocabulary import PROSE, fits_below, sort_of

FAR = 300  # lines to look ahead for what stands in line


def along(lines: list[str], finding: Finding | None) -> Finding | None:
    """A finding that says, of a line that stands wrong below its head, down to which one the lines move along with it."""
    if finding is None or finding.code != "yaml-indent-below":
        return finding
    last = max(number for number, _ in moved(lines, finding))
    by = finding.words["right"] - finding.words["value"]
    words = {"hint": f"{'多' if by > 0 else '少'}空 {abs(by)} 个", "last": last}
    return finding if last == finding.line else finding._replace(words=finding.words | words)


def moved(lines: list[str], finding: Finding) -> Iterator[tuple[int, int]]:
    """The lines that move when one is moved to where it belongs, each with its column: an item's keys, what is below.

    Of what stands wrong below its head all moves.
    """
    number, right = finding.line, int(finding.words["right"])
    yield from moved_with(lines, number, right)
    first = next(structure(lines[number : number + 1], number))
    while finding.code == "yaml-indent-below" and number < finding.line + FAR:
        last = max(at for at, _ in moved_with(lines, number, right))
        after = next(structure(lines[last + 1 : last + FAR], last + 1), None)
        if after is None or after.indent != first.indent or not are_alike(first, after, finding.words["key"]):
            return
        number = after.number
        yield from moved_with(lines, number, right)


def are_alike(line: Line, after: Line, head: str) -> bool:
    """Whether a line is the next below a head as another one is."""
    if head in PROSE:
        return sort_of(after.key) != "field"
    return line.is_item == after.is_item and (fits_below(head, after.key) if after.key else not line.key)


def moved_with(lines: list[str], number: int, right: int) -> Iterator[tuple[int, int]]:
    """The lines that move when one is moved, without those beside it."""
    rest = structure(lines[number:], number)
    line, below = next(rest), next(rest, None)
    yield line.number, right
    inner = below.indent if below is not None and (line.key or line.opens) and below.indent > line.indent else None
    if below is None or inner is None or (inner != line.column if line.is_item else inner > right or not line.opens):
        return
    for follower in chain([below], rest):
        if follower.indent < inner:
            return
        yield follower.number, follower.indent + right - line.indent
