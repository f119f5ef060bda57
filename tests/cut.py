"""A command with the network cut off: not even its own machine answers."""

import os
import shutil
import subprocess

import pytest

CUT = ["unshare", "--net", *([] if os.geteuid() == 0 else ["--map-root-user"])]


def cut(command: list[str]) -> list[str]:
    """The command in a network of its own with nothing in it. Skips the test, or fails it in CI, where that cannot be."""
    if shutil.which("unshare") is None or subprocess.run([*CUT, "true"], capture_output=True, check=False).returncode:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("this system lets nobody cut off the network")
    return [*CUT, *command]
