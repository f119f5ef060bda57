"""A small repository with a site, and builds of it that are tried: in their own processes, with what goes wrong put in."""

import contextlib
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from build import ROOT
from tests.write.kills import Tree, all_ended, tree
from tests.write.places import left_beside

PROGRAM = """
import sys
from pathlib import Path
from build import build
from tracker.command import main
{before}
raise SystemExit(main(sys.argv[2:], Path(sys.argv[1]), build))
"""


@dataclass
class Trial:
    """A small repository with a site, and the builds that are tried in it."""

    root: Path
    site: Path
    before: str = ""
    prefix: list[str] = field(default_factory=list)
    old: Tree = field(default_factory=dict)

    def start(self, *options: str, limit: Callable[[], None] | None = None) -> subprocess.Popen[str]:
        """Begin a build in a session of its own."""
        command = [*self.prefix, sys.executable, "-c", PROGRAM.format(before=self.before), str(self.root)]
        return subprocess.Popen(
            [*command, "build", "--quiet", "--output", str(self.site), *options],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=limit,  # noqa: PLW1509  no thread of ours is running
        )

    def run(self, *options: str, limit: Callable[[], None] | None = None) -> tuple[int, str]:
        """Exit code and what was said of a build."""
        return self.end(self.start(*options, limit=limit))

    def end(self, process: subprocess.Popen[str]) -> tuple[int, str]:
        """Wait for a build; nothing of it goes on."""
        printed, said = process.communicate(timeout=60)
        assert printed == ""
        all_ended(process.pid)
        return process.returncode, said

    def fails(self, *options: str, limit: Callable[[], None] | None = None) -> str:
        """The one message of a build that fails and leaves everything as it was."""
        code, said = self.run(*options, limit=limit)
        assert code == 1, said
        line = self.stands(said)
        assert line.startswith("没有生成网站：")
        assert line.endswith("。原来的网站没有改动。")
        return line

    def stands(self, said: str) -> str:
        """The one message of a build, which left everything as it was."""
        assert tree(self.site) == self.old
        assert left_beside(self.site) == []
        [line] = said.splitlines()
        assert not re.search("Traceback|Errno|No space|denied|Read-only|such file|too long", line)
        assert line.endswith("。")
        return line

    def works(self, *options: str) -> str:
        """What is said of a build that succeeds, and leaves nothing."""
        code, said = self.run(*options)
        assert code == 0, said
        assert left_beside(self.site) == []
        return said

    def write(self, path: str, old: str, new: str) -> None:
        """Replace some text of a file."""
        text = (self.root / path).read_text("utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new), "utf-8")


def pagefind(trial: Trial, script: str) -> None:
    """Put a script in Pagefind's place, and let nothing be kept that spares its run."""
    shutil.rmtree(trial.root / ".cache", ignore_errors=True)
    binary = trial.root / "pagefind"
    binary.write_text(f"#!/bin/sh\n{script}\n")
    binary.chmod(0o755)
    trial.before = f"import tracker.search.pagefind as p; p.get_executable = lambda: {str(binary)!r}"


@contextlib.contextmanager
def hanging(trial: Trial, before: str = "") -> Iterator[subprocess.Popen[str]]:
    """A build whose Pagefind does not end."""
    pagefind(trial, f"echo > {trial.root}/begun; exec sleep 600")
    trial.before += f"\n{before}"
    process = trial.start()
    try:
        while not (trial.root / "begun").exists():
            assert process.poll() is None, process.communicate()
            time.sleep(0.02)
        yield process
    finally:
        process.kill()
