"""The place of a new update in progress.yaml, found by the parser's marks.

Every other byte is kept. Where a list or mapping was written as empty brackets, only these give way.
"""

from typing import Any, NamedTuple

from tracker.record.block import flow, list_item
from tracker.record.layout import is_spaced, layout
from tracker.record.nodes import Node, nodes

Step = str | int


class CannotInsert(Exception):
    """No place for the update was found: the file is laid out in a way that is not known here."""


class Edit(NamedTuple):
    """The text from `start` to `end` gives way to `text`."""

    start: int
    end: int
    text: str


class Place:
    """The place of a new update of a measure in a text."""

    def __init__(self, text: str, number: int, update: dict[str, Any]) -> None:
        self.text = text
        self.number = number
        self.update = update
        self.lines = text.splitlines(keepends=True)
        self.root = nodes(text)
        self.layout = layout(self.root, number)

    def edits(self) -> list[Edit]:
        """What to change; the last edit is the one that puts in the update."""
        node = self.root
        steps: list[Step] = ["measures", self.number, "updates"]
        while steps and node.items:
            found = node.find(steps[0])
            if found is None:
                return [self.new_key(node, steps)]
            if not found.items:
                return self.into_nothing(node, found, steps)
            node, steps = found, steps[1:]
        if not node.items:
            raise CannotInsert
        return [self.append(node)]

    def append(self, updates: Node) -> Edit:
        """The update after the last one of a list."""
        if updates.is_flow:
            return self.at(updates.items[-1].end.index, f", {flow(self.update)}")
        return self.below(updates, updates, self.item(updates.start.column))

    def new_key(self, node: Node, steps: list[Step]) -> Edit:
        """A key that a mapping lacks, with what stands under it: a measure in the order of the numbers."""
        earlier, later = self.neighbours(node, steps[0])
        if node.is_flow:
            text = f"{steps[0]}: {flow(self.under(steps[1:]))}"
            if later is not None:
                return self.at(later.start.index, f"{text}, ")
            return self.at(node.items[-1].end.index, f", {text}")
        lines = self.keys(steps, node.start.column)
        if earlier is None and later is not None:
            return self.before(later, lines)
        return self.below(node, earlier or node, lines)

    def neighbours(self, node: Node, step: Step) -> tuple[Node | None, Node | None]:
        """The value that a new key of a mapping goes below, and the key that it goes before; None where there is none."""
        if not isinstance(step, int):
            return None, None
        numbered = [(int(key.text), key, item) for key, item in zip(node.keys, node.items, strict=True)]
        earlier = max((found for found in numbered if found[0] < step), default=None, key=lambda found: found[0])
        later = min((found for found in numbered if found[0] > step), default=None, key=lambda found: found[0])
        return earlier[2] if earlier else None, later[1] if later else None

    def into_nothing(self, node: Node, found: Node, steps: list[Step]) -> list[Edit]:
        """What stands under a key that has nothing behind it, or empty brackets."""
        under = self.under(steps[1:])
        if not found.is_flow:
            if node.is_flow:
                return [self.at(found.start.index, f" {flow(under)}")]
            return [self.under_key(node, found, steps)]
        if node.is_flow or "\n" in self.written(found) or "\r" in self.written(found):
            return [self.at(found.end.index - 1, flow(under)[1:-1])]
        return [self.without_brackets(found), self.under_key(node, found, steps)]

    def without_brackets(self, found: Node) -> Edit:
        """Take away empty brackets with the blanks before them; with their line where nothing else stands on it."""
        line = self.lines[found.start.line]
        start, end = self.offset(found.start.line), found.end.index
        blanks = len(line[: found.start.column]) - len(line[: found.start.column].rstrip(" "))
        if line.strip() == self.written(found):
            return Edit(start, self.offset(found.start.line + 1), "")
        return Edit(found.start.index - blanks, end, "")

    def under_key(self, node: Node, found: Node, steps: list[Step]) -> Edit:
        """Lines under a key that nothing stands under yet."""
        column = node.start.column + self.offset_below(steps[0])
        lines = self.keys(steps[1:], column)
        return self.put(self.past_comments(found.end.line + 1, node.start.column), lines)

    def below(self, siblings: Node, node: Node, lines: list[str]) -> Edit:
        """Lines below a node, and below the comments that go with it; parted by a blank line as its siblings are."""
        column = siblings.start.column if siblings is not node else self.own_column(node)
        gap = [""] if is_spaced(siblings, self.lines) and not node.is_kept else []
        return self.put(self.past_comments(node.line_after(self.lines), column), [*gap, *lines])

    def own_column(self, node: Node) -> int:
        """The column that comments must stand behind to go with a whole node: that of the measure for its updates."""
        measures = self.root.find("measures")
        return node.start.column if node is self.root or measures is None else measures.start.column

    def before(self, key: Node, lines: list[str]) -> Edit:
        """Lines before a key and the comments right above it."""
        line = key.start.line
        while line > 0 and self.lines[line - 1].lstrip(" ").startswith("#"):
            if len(self.lines[line - 1]) - len(self.lines[line - 1].lstrip(" ")) != key.start.column:
                break
            line -= 1
        return self.put(line, lines)

    def past_comments(self, line: int, column: int) -> int:
        """The line below those comments from a line on that stand behind a column; blank lines between them count in."""
        end = line
        for at in range(line, len(self.lines)):
            typed = self.lines[at].strip()
            if typed.startswith("#") and len(self.lines[at]) - len(self.lines[at].lstrip(" ")) > column:
                end = at + 1
            elif typed:
                break
        return end

    def put(self, line: int, lines: list[str]) -> Edit:
        """Lines put before a line of the text."""
        newline = next((end for end in ("\r\n", "\n", "\r") if self.lines[0].endswith(end)), "\n")
        text = "".join(line + newline for line in lines)
        if line >= len(self.lines) and not self.lines[-1].endswith(("\n", "\r")):
            text = newline + text
        return self.at(self.offset(line), text)

    def keys(self, steps: list[Step], column: int) -> list[str]:
        """The lines of keys one under another, the first at a column, and of the update under them."""
        lines = []
        for step in steps:
            lines.append(f"{' ' * column}{step}:")
            column += self.offset_below(step)
        return lines + self.item(column)

    def item(self, column: int) -> list[str]:
        """The lines of the update as an item of a list whose dashes stand at a column."""
        return list(list_item(self.update, column, self.layout.item, self.layout))

    def under(self, steps: list[Step]) -> Any:
        """The update as it stands under some keys."""
        tree: Any = [self.update]
        for step in reversed(steps):
            tree = {str(step): tree}
        return tree

    def offset_below(self, step: Step) -> int:
        """How far what stands below a key is indented."""
        return {"measures": self.layout.measures, "updates": self.layout.updates}.get(str(step), self.layout.number)

    def offset(self, line: int) -> int:
        """The offset of a line's start; of the text's end for the line behind the last."""
        return sum(len(text) for text in self.lines[:line])

    def at(self, offset: int, text: str) -> Edit:
        """Text put at an offset."""
        return Edit(offset, offset, text)

    def written(self, node: Node) -> str:
        """A node as it stands in the text."""
        return self.text[node.start.index : node.end.index]
