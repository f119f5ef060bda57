"""Every `run:` of the workflows, as it stands there, in a bash like the code host's: what it does, and when it fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.effect.repository import Repository
from tests.workflows.test_workflows import GITHUB, ROOT, WORKFLOWS, steps

PROGRAM = ("build.py", "tracker", "templates", "content", "data", "pyproject.toml", "README.md")

MUTATION = "python -m pip install --quiet --require-hashes -r requirements/mutation.txt"
# Where each command is tried: in this module, with fewer rounds by the tests beside what it proves, or by .ci/run itself.
TRIED = {
    "python -m pip install --quiet --require-hashes -r requirements/publish.txt",
    MUTATION,
    "python build.py check --format github",
    "python build.py",
    "python build.py publish",
    "python build.py fresh",
    "python build.py effect HEAD^1 --format json > effect.json || true\n"
    'python build.py effect HEAD^1 | tee effect.md >> "$GITHUB_STEP_SUMMARY"',
}
WITH_FEWER_ROUNDS = {
    "python -m tests.write.kills 200",
    "python -m tests.write.kills 25 --signal INT && python -m tests.write.kills 25 --signal TERM",
    "python -m tests.hostile.fuzz 1000",
    "python -m tests.assess.mutants",
}
BY_CI = {'sudo env "PATH=$PATH" CI=true bash .ci/run'}


def runs() -> list[str]:
    return [step["run"].strip() for path in WORKFLOWS for step in steps(path) if "run" in step]


def command(start: str) -> str:
    """The command of the workflows that is just this, or else the one that begins so."""
    [found] = {run for run in runs() if run == start} or {run for run in runs() if run.startswith(f"{start} ")}
    return found


def test_every_command_is_tried() -> None:
    assert set(runs()) == TRIED | WITH_FEWER_ROUNDS | BY_CI


def test_the_tests_run_as_ci_runs_them() -> None:
    script = ROOT / ".ci/run"
    assert script.is_file()
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a fresh interpreter, with what the workflows' own commands install to make the site."""
    folder = tmp_path_factory.mktemp("python")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    for line in sorted(run for run in runs() if "pip install" in run and run != MUTATION):
        done = bash(line, ROOT, {"PATH": f"{folder}/bin:{os.environ['PATH']}"})
        assert done.returncode == 0, done.stdout + done.stderr
    return folder / "bin"


def test_the_mutation_tester_can_be_installed(python: Path) -> None:
    done = bash(f"{MUTATION} --dry-run", ROOT, {"PATH": f"{python}:{os.environ['PATH']}"})
    assert done.returncode == 0, done.stdout + done.stderr


def bash(script: str, folder: Path, more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A step's script as the code host runs it where the shell is bash."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    environment = {**os.environ, **more}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def merged(tmp_path: Path) -> Repository:
    """The real program and content; main, and what a pull request would make of it."""
    made = Repository(tmp_path / "repository")
    for name in PROGRAM:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, made.root / name)
    made.commit()
    return made


def request(repository: Repository, path: str, before: str, after: str) -> None:
    """A pull request with one replacement, as the code host checks it out: merged into main."""
    repository.git("checkout", "-q", "-b", "request")
    text = repository.read(path)
    assert before in text
    repository.write(path, text.replace(before, after, 1))
    repository.commit("改")
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "合并", "request")


def step(repository: Repository, python: Path, start: str) -> tuple[int, str, str]:
    """Exit code, what was printed, and the job's summary, of a step."""
    summary = repository.top.parent / "summary.md"
    summary.touch()
    done = bash(
        command(start), repository.root, {"PATH": f"{python}:{os.environ['PATH']}", "GITHUB_STEP_SUMMARY": str(summary)}
    )
    return done.returncode, done.stdout + done.stderr, summary.read_text("utf-8")


def test_a_good_request(merged: Repository, python: Path) -> None:
    request(merged, "data/progress.yaml", "as_of: 2024-09-30", "as_of: 2024-10-31")
    assert step(merged, python, "python build.py check")[0] == 0
    code, _, summary = step(merged, python, "python build.py effect")
    assert code == 0
    assert summary.startswith("# 合并后对公众的影响\n")
    assert "数据截止日期：2024-09-30 → 2024-10-31" in summary
    assert merged.read("effect.md") == summary
    assert '"refused": false' in merged.read("effect.json")
    assert step(merged, python, "python build.py")[0] == 0
    assert (merged.root / "site/measures/6/index.html").is_file()


def test_a_request_that_lowers_a_target(merged: Repository, python: Path) -> None:
    request(merged, "content/measures/06-tech-market.md", "at_least: 500", "at_least: 400")
    assert step(merged, python, "python build.py check")[0] == 0
    code, _, summary = step(merged, python, "python build.py effect")
    assert code == 1
    assert "## 改动了承诺本身" in summary
    assert '"refused": true' in merged.read("effect.json")


def test_a_request_with_a_mistake(merged: Repository, python: Path) -> None:
    request(merged, "data/progress.yaml", "as_of: 2024-09-30", "as_of: 2024年9月30日")
    code, printed, _ = step(merged, python, "python build.py check")
    assert code == 1
    assert "::error file=data/progress.yaml,line=" in printed
    code, _, summary = step(merged, python, "python build.py effect")
    assert code == 1
    assert "现在的文件没有通过检查" in summary
    assert step(merged, python, "python build.py")[0] == 1


def test_publishing(merged: Repository, python: Path) -> None:
    assert step(merged, python, "python build.py publish")[0] == 0
    assert (merged.root / "site/index.html").is_file()


def test_the_daily_check(merged: Repository, python: Path) -> None:
    """The clock of this machine is past the sample plan's end; once as_of is too, it stops failing."""
    assert step(merged, python, "python build.py fresh")[0] == 1
    text = merged.read("data/progress.yaml")
    merged.write("data/progress.yaml", text.replace("as_of: 2024-09-30", "as_of: 2027-12-31"))
    assert step(merged, python, "python build.py fresh")[0] == 0


def test_only_the_workflows_know_the_code_host() -> None:
    """Of what the site is made from, only .github/ may name it; the address of the editor is in site.yaml."""
    assert GITHUB.is_dir()
    named = [
        path.relative_to(ROOT).as_posix()
        for folder in ("tracker", "templates", "content")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".html", ".md", ".js"} and "github.com" in path.read_text("utf-8")
    ]
    assert named == []
