"""The hidden sheet that drop-down lists take their words from."""

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from tracker.form.columns import CHOICES


class Choices:
    """Lists of words, a column each; a list that is asked for again is not written again."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.found: dict[tuple[str, ...], str] = {}

    def range(self, words: tuple[str, ...]) -> str:
        """The cells that hold a list, as a drop-down names them."""
        if words not in self.found:
            column = len(self.found)
            for row, word in enumerate(words):
                self.sheet.write_string(row, column, word)
            self.found[words] = f"='{CHOICES}'!{xl_range_abs(0, column, len(words) - 1, column)}"
        return self.found[words]
