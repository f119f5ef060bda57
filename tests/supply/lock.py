"""The lock files: every package that is installed, with its version and its hashes; and what pyproject.toml asks for."""

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from build import ROOT

REQUIREMENTS = ROOT / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def entries(name: str) -> list[str]:
    """The packages of a lock file, each with its hashes on one line."""
    text = (REQUIREMENTS / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#") and line[0] != "-"]
    return [re.sub(r"\s+", " ", entry) for entry in "\n".join(lines).replace("\\\n", "").splitlines()]


def locked(name: str) -> dict[str, Requirement]:
    """What a lock file installs on this system, by name."""
    found = [Requirement(entry.partition(" --hash=")[0]) for entry in entries(name)]
    return {canonicalize_name(each.name): each for each in found if each.marker is None or each.marker.evaluate()}


def declared(*extras: str) -> list[Requirement]:
    """What pyproject.toml asks for, with some extras; an extra that asks for another of the project's own gets it."""
    found = [Requirement(line) for line in PROJECT["dependencies"]]
    for extra in extras:
        for each in map(Requirement, PROJECT["optional-dependencies"][extra]):
            found += declared(*each.extras) if each.name == PROJECT["name"] else [each]
    return found


def reached(requirements: Iterable[Requirement]) -> set[str]:
    """The names of all packages that some requirements lead to, by what the installed packages say of themselves."""
    found: set[tuple[str, str]] = set()
    ahead = [(canonicalize_name(each.name), extra) for each in requirements for extra in ("", *each.extras)]
    while ahead:
        name, extra = ahead.pop()
        if (name, extra) not in found:
            found.add((name, extra))
            for each in map(Requirement, distribution(name).requires or []):
                if each.marker is None or each.marker.evaluate({"extra": extra}):
                    ahead += [(canonicalize_name(each.name), more) for more in ("", *each.extras)]
    return {name for name, _ in found}


def readme_command(title: str) -> str:
    """A command of the README, by how the line before it begins."""
    text = (ROOT / "README.md").read_text("utf-8")
    found = re.search(rf"^{title}.*?^```sh\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def workflows() -> list[Path]:
    return sorted((ROOT / ".github/workflows").glob("*.yml"))
