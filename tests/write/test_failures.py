"""Whatever goes wrong in a build: one message in Chinese, the exit code, the old site as it was, and nothing left behind."""

import contextlib
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.write.kills import tree
from tests.write.places import left_beside
from tests.write.trial import Trial, hanging, pagefind

IS_ROOT = os.geteuid() == 0
# Root, without the right to pass by permissions.
PLAIN = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if IS_ROOT else []
BOUND = pytest.mark.skipif(IS_ROOT and not shutil.which("setpriv"), reason="root, and no setpriv to bind it")


def test_builds_in_quick_sequence_leave_nothing(trial: Trial) -> None:
    for _ in range(3):
        assert trial.works() == ""
    assert tree(trial.site) != trial.old
    assert sorted(path.name for path in (trial.root / ".cache").iterdir()) == ["cache.sqlite3", "site"]


MISTAKES = {
    "{% if page %}": "模板 templates/measure.html:1 写错了（",
    "{{ page.no_such_thing }}": "模板 templates/measure.html:1 写错了（",
    "{% include 'gone.html' %}": "没有模板 templates/gone.html",
    "{{ page | no_such_filter }}": "模板 templates/measure.html:1 写错了（",
    "{{ 1 / 0 }}": "模板 templates/measure.html:1 写错了（",
    "{{ 1 + page }}": "模板 templates/measure.html:1 写错了（",
    "{{ [][1][2] }}": "模板 templates/measure.html:1 写错了（",
    "{% include 'measure.html' %}": "模板 templates/measure.html:1 写错了（",
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_template(trial: Trial, mistake: str) -> None:
    path = trial.root / "templates/measure.html"
    first = path.read_text("utf-8").splitlines()[0]
    path.write_text(mistake if first.startswith("{% extends") is False else f"{mistake}{first}\n", "utf-8")
    assert MISTAKES[mistake] in trial.fails()


def test_a_missing_template(trial: Trial) -> None:
    (trial.root / "templates/measure.html").unlink()
    assert "没有模板 templates/measure.html，请把它放回去" in trial.fails()


def test_no_templates(trial: Trial) -> None:
    shutil.rmtree(trial.root / "templates")
    assert "templates/assets：没有这个文件或文件夹" in trial.fails()


def test_a_template_of_another_encoding(trial: Trial) -> None:
    (trial.root / "templates/measure.html").write_bytes("县".encode("gbk"))
    assert "不是 UTF-8" in trial.fails()


def test_a_style_of_another_encoding(trial: Trial) -> None:
    (trial.root / "templates/assets/more.css").write_bytes("/* 县 */".encode("gbk"))
    assert "不是 UTF-8" in trial.fails()


@pytest.mark.parametrize("name", ["templates/measure.html", "templates/assets/more.js", "templates/more", "templates"])
def test_a_link_among_templates(trial: Trial, tmp_path: Path, name: str) -> None:
    """Also one to a copy of what should be there: a template must not show what is elsewhere."""
    path = trial.root / name
    if path.exists():
        path.rename(tmp_path / "elsewhere")
    else:
        (tmp_path / "elsewhere").mkdir()
    path.symlink_to(tmp_path / "elsewhere")
    assert f"{name} 是链接" in trial.fails()


@pytest.mark.parametrize(
    "name", ["content/measures/01-space.md", "content/measures", "content", "data/progress.yaml", "data"]
)
def test_a_link_among_sources(trial: Trial, tmp_path: Path, name: str) -> None:
    path = trial.root / name
    if not path.exists():
        path = next((trial.root / "content/measures").iterdir())
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    code, said = trial.run()
    assert code == 1
    assert "Traceback" not in said
    assert "没有生成网站，原来的网站没有改动。" in said
    assert tree(trial.site) == trial.old


def test_a_link_to_what_is_no_source_tells_nothing_of_it(trial: Trial) -> None:
    (trial.root / "content/measures/99-x.md").symlink_to("/etc/passwd")
    code, said = trial.run()
    assert code == 1
    assert "content/measures/99-x.md" in said
    assert "root:" not in said
    assert tree(trial.site) == trial.old


@contextlib.contextmanager
def mounted(folder: Path, size: str) -> Iterator[None]:
    """A disk of a size at a folder; the test is skipped where none may be mounted."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", folder], check=False)
    if done.returncode != 0:
        pytest.skip("a disk may not be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@contextlib.contextmanager
def on_a_disk(trial: Trial, folder: Path) -> Iterator[None]:
    """Let the site of a trial be on a disk of its own, with room for as much again."""
    with mounted(folder, "4m"):
        shutil.copytree(trial.site, folder / "site")
        trial.site = folder / "site"
        yield


@pytest.mark.parametrize("free", [200_000, 0])
def test_a_full_disk(trial: Trial, tmp_path: Path, free: int) -> None:
    """Full while the site is written, and from the start."""
    with on_a_disk(trial, tmp_path / "disk"):
        trial.works()
        trial.old = tree(trial.site)
        trial.write("templates/base.html", "<!-- new -->", "<!-- newer -->")
        ballast = tmp_path / "disk/site/ballast"
        with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))
        os.truncate(ballast, ballast.stat().st_size - free)
        trial.old = tree(trial.site)
        assert "磁盘已满，请腾出空间再试" in trial.fails("--links", "file")
        ballast.unlink()
        trial.works()


# A program is started slowly: its pipes are there long before the process is.
SLOW_START = """
import subprocess, time
start = subprocess.Popen._execute_child
subprocess.Popen._execute_child = lambda *args: (time.sleep(0.3), start(*args))
"""


@pytest.mark.parametrize("before", ["", SLOW_START])
def test_a_limit_of_the_size_of_files(trial: Trial, before: str) -> None:
    shutil.rmtree(trial.root / ".cache", ignore_errors=True)
    trial.before = before

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    code, said = trial.run("--cache", "/proc/none", limit=limit)
    assert code == 1
    assert "文件大小超过了系统的限制" in trial.stands(said)


def test_too_few_open_files(trial: Trial) -> None:
    trial.before = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (4, 4))"
    code, said = trial.run()
    assert code == 1
    assert said.count("\n") == 1
    assert "同时打开的文件太多" in said
    assert tree(trial.site) == trial.old
    trial.before = ""
    trial.works()  # and clears away what could not be without opening a folder


def test_a_disk_that_is_only_read(trial: Trial, tmp_path: Path) -> None:
    with on_a_disk(trial, tmp_path / "disk"):
        subprocess.run(["mount", "-o", "remount,ro", tmp_path / "disk"], check=True)
        assert "所在的磁盘是只读的" in trial.fails()


@BOUND
@pytest.mark.parametrize("name", ["www", "root/templates/assets"])
def test_a_folder_that_may_not_be_used(trial: Trial, tmp_path: Path, name: str) -> None:
    """One that may not be written, one that may not be read."""
    trial.prefix = PLAIN
    (tmp_path / name).chmod(0o555 if name == "www" else 0)
    try:
        assert "没有权限，请检查文件和文件夹的权限" in trial.fails()
    finally:
        (tmp_path / name).chmod(0o755)


@BOUND
@pytest.mark.parametrize("name", ["content/measures", "data/progress.yaml"])
def test_sources_that_may_not_be_read(trial: Trial, name: str) -> None:
    trial.prefix = PLAIN
    (trial.root / name).chmod(0)
    try:
        code, said = trial.run()
    finally:
        (trial.root / name).chmod(0o755)
    assert code == 1
    assert "Traceback" not in said
    assert name in said
    assert said.endswith("原来的网站没有改动。\n")
    assert tree(trial.site) == trial.old


def file_for_cache(folder: Path) -> None:
    folder.write_text("mine")


def cache_that_is_only_read(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o555)


@BOUND
@pytest.mark.parametrize("make", [file_for_cache, cache_that_is_only_read])
def test_a_cache_that_cannot_be_used_stops_nothing(trial: Trial, tmp_path: Path, make: Callable[[Path], None]) -> None:
    trial.prefix = PLAIN
    make(tmp_path / "cache")
    said = trial.works("--cache", str(tmp_path / "cache"))
    assert said.count("\n") == 1
    assert "缓存没有用上" in said
    assert tree(trial.site) != trial.old


@pytest.mark.parametrize("cache", ["", "cache", ".."])
def test_a_cache_within_the_output_or_around_it(trial: Trial, cache: str) -> None:
    code, said = trial.run("--cache", str(trial.site / cache))
    assert code == 2
    assert "--cache 和 --output 不能是同一个文件夹" in trial.stands(said)


@pytest.mark.parametrize("size", ["4k", "100k"])
def test_a_full_cache_stops_nothing(trial: Trial, tmp_path: Path, size: str) -> None:
    with mounted(tmp_path / "cache", size):
        said = trial.works("--cache", str(tmp_path / "cache"))
        assert said.count("\n") == 1
        assert "缓存没有用上" in said
        first = tree(trial.site)
        trial.works("--cache", str(tmp_path / "cache"))
    assert tree(trial.site) == first != trial.old


def test_a_cache_that_another_build_is_writing_is_left_alone(trial: Trial, tmp_path: Path) -> None:
    file = tmp_path / "cache/cache.sqlite3"
    file.parent.mkdir()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("CREATE TABLE entry (key TEXT)")
    before = file.stat().st_ino
    assert "缓存没有用上" in trial.works("--cache", str(tmp_path / "cache"))
    assert file.stat().st_ino == before
    other.execute("COMMIT")
    other.close()
    assert tree(trial.site) != trial.old


FAILURES = {
    "exit 3": "退出码3",
    "echo one >&2; echo two >&2; exit 1": "它说：two",
    "exit 0": "没有写完索引",
    "kill -9 $$": "被系统结束了（信号9）",
    "kill -INT $$": "被系统结束了（信号2）",
    "sleep 0.1; echo 'No space left on device (os error 28)' >&2; exit 1": "磁盘已满",
}


@pytest.mark.parametrize("script", FAILURES)
def test_pagefind_fails(trial: Trial, script: str) -> None:
    pagefind(trial, script)
    assert FAILURES[script] in trial.fails()


def test_pagefind_is_missing(trial: Trial) -> None:
    pagefind(trial, "")
    (trial.root / "pagefind").unlink()
    assert "搜索程序 Pagefind 不能启动" in trial.fails()


def test_no_thread_can_be_started(trial: Trial) -> None:
    pagefind(trial, "")
    trial.before += """
import threading
def start(thread):
    raise RuntimeError("can't start new thread")
threading.Thread.start = start
"""
    assert "搜索程序 Pagefind 不能启动：系统的进程太多" in trial.fails()


def test_pagefind_may_not_be_run(trial: Trial) -> None:
    pagefind(trial, "")
    (trial.root / "pagefind").chmod(0o644)
    assert "没有权限" in trial.fails()


@pytest.mark.parametrize(
    ("number", "word"), [(signal.SIGINT, "Ctrl-C"), (signal.SIGTERM, "SIGTERM"), (signal.SIGHUP, "SIGHUP")]
)
def test_asked_to_end(trial: Trial, number: signal.Signals, word: str) -> None:
    with hanging(trial) as process:
        process.send_signal(number)
        code, said = trial.end(process)
    assert code == 128 + number
    assert f"已停止（{word}）" in trial.stands(said)


def test_a_terminals_ctrl_c_reaches_all_and_is_told_once(trial: Trial) -> None:
    with hanging(trial) as process:
        os.killpg(process.pid, signal.SIGINT)
        code, said = trial.end(process)
    assert code == 130
    assert "已停止（Ctrl-C）" in trial.stands(said)


def test_another_build_meanwhile_is_refused(trial: Trial) -> None:
    with hanging(trial) as first:
        before = left_beside(trial.site)
        code, said = trial.run("--cache", "/proc/none")
        assert code == 1
        assert "另一次生成正在写这个文件夹，请等它结束再试" in said
        assert said.count("\n") == 1
        assert left_beside(trial.site) == before
        assert first.poll() is None
    first.communicate()
    trial.before = ""
    trial.works()
    assert tree(trial.site) != trial.old


def test_pagefind_ends_with_a_build_that_is_killed(trial: Trial) -> None:
    with hanging(trial) as process:
        process.kill()
        code, said = trial.end(process)
    assert (code, said) == (-signal.SIGKILL, "")
    assert tree(trial.site) == trial.old
    trial.before = ""
    trial.works()
    assert tree(trial.site) != trial.old


def test_a_worker_that_is_killed(trial: Trial) -> None:
    trial.before = """
import os
import tracker.workers as w
import tracker.parts as p
w.BATCH = 1
us, part = os.getpid(), p.part
p.part = lambda *given: part(*given) if os.getpid() == us else os.kill(os.getpid(), 9)
"""
    shutil.rmtree(trial.root / ".cache", ignore_errors=True)
    assert "一个工作进程被系统结束了，多半是内存不够" in trial.fails("--jobs", "2")


def test_too_little_memory(trial: Trial) -> None:
    trial.before = "import tracker.load as l; l.read = lambda *given: bytes(1 << 60)"
    code, said = trial.run()
    assert code == 1
    assert "内存不够" in trial.stands(said)
