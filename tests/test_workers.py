"""Processes that share work: none is left, none is lost in silence, and a signal meanwhile is neither lost nor early."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import closing

import pytest

from tracker import workers
from tracker.workers import Lost, asked_later, shared


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BATCH", 2)


@pytest.fixture
def started() -> Callable[[], int]:
    """How many processes have been started since the test began and are still there."""
    others = set(multiprocessing.active_children())
    return lambda: len(set(multiprocessing.active_children()) - others)


def test_work_is_shared(started: Callable[[], int]) -> None:
    found = dict(shared(lambda item: (item * item, os.getpid()), range(50), 2))
    assert {item: made for item, (made, _) in found.items()} == {item: item * item for item in range(50)}
    assert len({worker for _, worker in found.values()} - {os.getpid()}) == 2
    assert started() == 0


def test_what_a_worker_raises_is_raised_here(started: Callable[[], int]) -> None:
    with pytest.raises(ZeroDivisionError):
        list(shared(lambda item: 1 // (item - 20), range(50), 2))
    assert started() == 0


def test_a_worker_that_is_killed_is_told(started: Callable[[], int]) -> None:
    with pytest.raises(Lost, match="工作进程被系统结束了"):
        list(shared(lambda item: os.kill(os.getpid(), signal.SIGKILL) if item == 20 else item, range(50), 2))
    assert started() == 0


def test_work_given_up_leaves_no_worker(started: Callable[[], int]) -> None:
    with closing(shared(lambda item: signal.pause() if item > 20 else item, range(50), 2)) as work:
        next(work)
        assert started() == 2
    assert started() == 0


def test_a_signal_while_workers_begin_is_heard_when_they_have_begun(
    monkeypatch: pytest.MonkeyPatch, started: Callable[[], int]
) -> None:
    """Python forgets an exception that is raised while a process is copied."""
    begun: list[int] = []
    fork = os.fork

    def asked_in_between() -> int:
        signal.raise_signal(signal.SIGTERM)
        begun.append(fork())
        return begun[-1]

    def heard(number: int, _: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fork", asked_in_between)
    before = signal.signal(signal.SIGTERM, heard)
    try:
        with pytest.raises(KeyboardInterrupt):
            list(shared(lambda item: item, range(50), 2))
    finally:
        signal.signal(signal.SIGTERM, before)
    assert len(begun) == 2
    assert started() == 0


def test_workers_leave_signals_to_the_one_that_began_them() -> None:
    """A terminal's Ctrl-C reaches all of them; one that ended of it would be told as lost."""
    found = shared(lambda item: [signal.getsignal(number) for number in workers.ASKING], range(50), 2)
    assert [handlers for _, handlers in found] == [[signal.SIG_IGN] * 3] * 50


def test_handlers_are_put_back() -> None:
    before = [signal.getsignal(number) for number in workers.ASKING]
    with asked_later():
        assert [signal.getsignal(number) for number in workers.ASKING] != before
    assert [signal.getsignal(number) for number in workers.ASKING] == before
