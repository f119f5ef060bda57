"""A repository's files with some of them as they would be."""

from tracker.read.files import Files


class Overlay:
    """Files that show other bytes at some paths."""

    def __init__(self, files: Files, changed: dict[str, bytes]) -> None:
        self.files = files
        self.changed = changed

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, or None."""
        return self.changed[path] if path in self.changed else self.files.read(path)

    def names(self, folder: str) -> list[str]:
        """The names in a folder."""
        return self.files.names(folder)
