"""Processes that share work: none is left, none is lost in silence, and a signal meanwhile is neither lost nor early."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import closing

import pytest

from tracker import workers
from tracker.workers import Lost, asked_later, meanwhile, shared


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BATCH", 2)


@pytest.fixture
def started() -> Callable[[], int]:
    """How many processes have been started since the test began and are still there."""
    others = set(multiprocessing.active_children())
    return lambda: len(set(multiprocessing.active_children()) - others)


def test_work_is_shared(started: Callable[[], int]) -> None:
    """The first item by this process, the others by two."""
    found = dict(shared(lambda item: (item * item, os.getpid()), range(50), 2))
    assert {item: made for item, (made, _) in found.items()} == {item: item * item for item in range(50)}
    assert [item for item, (_, worker) in found.items() if worker == os.getpid()] == [0]
    assert len({worker for _, worker in found.values()}) == 3
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
        assert next(work) == (0, 0)
        assert next(work) in {(1, 1), (2, 2)}  # whichever worker is first
        assert started() == 2
    assert started() == 0


def test_what_is_made_meanwhile_is_made_by_another_process(started: Callable[[], int]) -> None:
    with meanwhile(os.getpid, 2) as made:
        assert made() != os.getpid()
    assert started() == 0


def test_with_one_process_it_is_made_when_asked_for() -> None:
    with meanwhile(os.getpid, 1) as made:
        assert made() == os.getpid()


def test_what_it_raises_is_raised_where_it_is_asked_for(started: Callable[[], int]) -> None:
    with meanwhile(lambda: 1 // 0, 2) as made, pytest.raises(ZeroDivisionError):
        made()
    with meanwhile(lambda: os.kill(os.getpid(), signal.SIGKILL), 2) as made, pytest.raises(Lost):
        made()
    assert started() == 0


def test_what_nobody_asks_for_is_given_up(started: Callable[[], int]) -> None:
    with meanwhile(signal.pause, 2):
        assert started() == 1
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
    assert [handlers for item, handlers in found if item] == [[signal.SIG_IGN] * 3] * 49


def test_handlers_are_put_back() -> None:
    before = [signal.getsignal(number) for number in workers.ASKING]
    with asked_later():
        assert [signal.getsignal(number) for number in workers.ASKING] != before
    assert [signal.getsignal(number) for number in workers.ASKING] == before
