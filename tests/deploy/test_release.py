"""The commands that carry a release to the server, as deploy/README.md has them: whole or not at all, only changes."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.conftest import needed
from tests.deploy.servers import DEPLOY

SCRIPT = re.findall(r"```sh\n(set -eu.*?)```", (DEPLOY / "README.md").read_text("utf-8"), re.DOTALL)
# In place of ssh: the server is this machine. The tests' clock gives every release its name.
SSH = '#!/bin/sh\nwhile [ "$1" != example.gov.cn ] && [ "$1" != deploy@example.gov.cn ]; do shift; done\nshift\neval "$*"\n'
DATE = '#!/bin/sh\ncat "$CLOCK"\n'


class Host:
    """A folder with a site in it, and the server's two."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.served = folder / "www/fengdong"
        self.releases = folder / "releases"
        for name in ("bin", "www", "releases", "site/measures"):
            (folder / name).mkdir(parents=True)
        for name, text in {"ssh": SSH, "date": DATE}.items():
            (folder / "bin" / name).write_text(text)
            (folder / "bin" / name).chmod(0o755)
        [script] = SCRIPT
        self.script = script.replace("/srv/releases", str(self.releases)).replace("/srv/www", str(folder / "www"))

    def publish(self, day: int, **files: str) -> int:
        for name, text in files.items():
            path = self.folder / "site" / name.replace("_", "/")
            path.unlink(missing_ok=True)
            path.write_text(text)
        (self.folder / "clock").write_text(f"202410{day:02}T000000Z\n")
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "CLOCK": str(self.folder / "clock"), "RSYNC_RSH": "ssh"}
        return subprocess.run(["bash", "-c", self.script], cwd=self.folder, env=environment, check=False).returncode

    def names(self) -> list[str]:
        return sorted(path.name for path in self.releases.iterdir())


@pytest.fixture
def host(tmp_path: Path) -> Host:
    needed("rsync", shutil.which("rsync") is not None)
    return Host(tmp_path)


def test_a_release_takes_the_place_of_the_last(host: Host) -> None:
    assert host.publish(1, index="one", measures_6="six") == 0
    before = (host.served / "measures/6").stat()
    assert host.served.is_symlink()
    assert host.publish(2, index="two", measures_6="six") == 0
    assert (host.served / "index").read_text() == "two"
    after = (host.served / "measures/6").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (host.releases / "20241001T000000Z/index").read_text() == "one"
    assert oct((host.served / "index").stat().st_mode) == "0o100644"


def test_the_last_three_stay(host: Host) -> None:
    for day in range(1, 6):
        assert host.publish(day, index=str(day)) == 0
    assert host.names() == ["20241003T000000Z", "20241004T000000Z", "20241005T000000Z"]
    assert (host.served / "index").read_text() == "5"


def test_a_transfer_that_breaks_changes_nothing(host: Host) -> None:
    assert host.publish(1, index="one") == 0
    shutil.rmtree(host.folder / "site")
    assert host.publish(2) != 0
    assert (host.served / "index").read_text() == "one"
    (host.folder / "site").mkdir()
    assert host.publish(3, index="three") == 0
    assert (host.served / "index").read_text() == "three"
    assert host.served.resolve().name == "20241003T000000Z"


def test_a_server_that_is_full_changes_nothing(host: Host) -> None:
    assert host.publish(1, index="one") == 0
    (host.folder / "bin/sync").write_text("#!/bin/sh\nexit 1\n")
    (host.folder / "bin/sync").chmod(0o755)
    assert host.publish(2, index="two") != 0
    assert (host.served / "index").read_text() == "one"
    assert host.names() == ["20241001T000000Z", "20241002T000000Z.part"]
