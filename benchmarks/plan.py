"""A plan of N measures on disk as benchmarks build it, and the change that is made to it: an entry of its progress."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
UPDATE = re.compile(r"^      - date: .*\n(?:        .*\n)+", re.M)
FILED = re.compile(r"(?<=filed: )\S+")
VALUE = re.compile(r"(?<=          t\d: )\d+$", re.M)
LATER = "2024-10-31"  # than any other: the pages of what is new have it


class Plan:
    """A repository with a plan of `size` measures, committed to git. Site and cache are where they are by default.

    `number` is the measure, and `entry` the update of it as it is written now, that changes; `mark` is what its note has.
    """

    def __init__(self, size: int, folder: Path) -> None:
        self.size = size
        self.root = folder / f"plan-{size}"
        self.output, self.cache = self.root / "site", self.root / ".cache"
        self.progress = self.root / "data/progress.yaml"
        subprocess.run([sys.executable, HERE / "corpus.py", str(size), self.root], check=True)
        shutil.copy(HERE.parent / ".gitignore", self.root)
        text = self.progress.read_text("utf-8")
        found = max((u for u in UPDATE.finditer(text) if VALUE.search(u[0])), key=lambda u: FILED.findall(u[0]))
        self.before, self.after = text[: found.start()], text[found.end() :]
        self.first = self.entry = FILED.sub(LATER, found[0], count=1)
        self.number = int(re.findall(r"^  (\d+):$", self.before, re.M)[-1])
        self.changes, self.mark = 0, ""
        self.save()
        self.commit()

    def commit(self) -> None:
        """Make it a git repository with one commit."""
        git = ["git", "-C", str(self.root), "-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org"]
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "plan", "--no-gpg-sign"]):
            subprocess.run([*git, *words], check=True)

    def change(self) -> None:
        """Change a figure of the entry, and its note, which gets a mark. Every change is another than those before."""
        self.changes += 1
        self.mark = f"第{self.changes}次改动"
        self.entry = VALUE.sub(lambda found: str(int(found[0]) + self.changes), self.first, count=1)
        self.entry = self.entry.replace("note: 已", f"note: {self.mark}，已", 1)
        self.save()

    def save(self) -> None:
        """Write the progress as it is now."""
        self.progress.write_text(self.before + self.entry + self.after, "utf-8")

    def empty(self) -> None:
        """Take away the site and all that was kept."""
        for folder in (self.output, self.cache):
            shutil.rmtree(folder, ignore_errors=True)
