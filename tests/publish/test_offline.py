"""A build needs no network: cut off, it makes the same bytes."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from build import ROOT
from tests.cut import cut

ASK = "import socket, sys; socket.create_connection(('127.0.0.1', int(sys.argv[1])), timeout=5)"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_network_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        command = [sys.executable, "-c", ASK, str(listening.getsockname()[1])]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
        assert subprocess.run(cut(command), capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize(("arguments", "fixture"), [([], "site"), (["publish"], "published")])
def test_a_build_without_a_network(
    arguments: list[str], fixture: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    output, cache = tmp_path / "site", tmp_path / "cache"
    command = [sys.executable, str(ROOT / "build.py"), *arguments, "--output", str(output), "--cache", str(cache)]
    done = subprocess.run(cut(command), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert contents(output) == contents(request.getfixturevalue(fixture))
