"""Work shared among processes that start as copies of this one, so that what they work on need not be handed over."""

import ctypes
import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.cache import Cache
from tracker.reasons import Hindered

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Made = TypeVar("Made")
BATCH = 16  # items that are sent at once: to start processes for fewer takes longer than the work
LIBRARY = ctypes.CDLL(None)
SET_SIGNAL_OF_PARENTS_DEATH = 1
ASKING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # what asks a program to end
# One process is started at a time: a copy made while another is started holds its pipes open, and who reads them waits for both.
STARTING = threading.Lock()


class Lost(Hindered):
    """A process that shared the work was killed."""


def shared(make: Callable[[Item], Made], items: Sequence[Item], jobs: int) -> Iterator[tuple[Item, Made]]:
    """Each item with what `make` makes of it, in no certain order, worked out by so many processes.

    The first one by this process, so that the others, which are copies of it, have what had to be read for it.
    What is made must be picklable. An exception of `make` is raised here. Raises Lost.
    """
    if jobs < 2 or len(items) <= BATCH:
        for item in items:
            yield item, make(item)
        return
    first, *rest = items
    yield first, make(first)
    with started(make, [rest[job::jobs] for job in range(jobs)]) as ends:
        yield from received(ends)


@contextmanager
def meanwhile(make: Callable[[], Made], jobs: int) -> Iterator[Callable[[], Made]]:
    """What `make` makes, once it is asked for: worked out meanwhile by another process where there may be several.

    What is made must be picklable. To be asked for once and within the block, at whose end no process is left. An exception
    of `make` is raised where it is asked for. Raises Lost there.
    """
    if jobs < 2:
        yield make
        return
    with started(lambda _: make(), [[None]]) as ends:
        yield lambda: next(received(ends))[1]


@contextmanager
def kept_or_meanwhile(cache: Cache, key: str, make: Callable[[], Made], jobs: int) -> Iterator[Callable[[], Made]]:
    """What is kept by a key, once it is asked for; where nothing is, `make` makes it `meanwhile`, and it is kept."""
    with meanwhile(make, 1 if cache.has(key) else jobs) as wanted:
        yield lambda: cache.once(key, wanted)  # made here where what was kept is damaged


@contextmanager
def started(make: Callable[[Item], Made], several: Sequence[Sequence[Item]]) -> Iterator[list["Connection"]]:
    """A process at work on each of several lists of items, and where it sends what it makes; none is left at the end."""
    import multiprocessing  # takes as long as a good deal of work

    context = multiprocessing.get_context("fork")
    ends: list[Connection] = []
    workers = []
    try:
        with asked_later(), STARTING:
            for items in several:
                ours, theirs = context.Pipe(duplex=False)
                worker = context.Process(target=work, args=(make, items, theirs, os.getpid()), daemon=True)
                worker.start()
                workers.append(worker)
                theirs.close()
                ends.append(ours)
        yield ends
    finally:
        for worker in workers:
            worker.kill()
            worker.join()


def received(ends: list["Connection"]) -> Iterator[tuple[Any, Any]]:
    """What the workers send, until all have said that they are done. Raises Lost, or what `make` raised."""
    from multiprocessing.connection import Connection, wait

    while ends:
        for end in wait(ends):
            assert isinstance(end, Connection)
            try:
                message = pickle.loads(end.recv_bytes())  # noqa: S301  from our own copy
            except (EOFError, OSError):
                raise Lost("一个工作进程被系统结束了，多半是内存不够，请关掉别的程序，或加上 --jobs 1 再试") from None
            if isinstance(message, BaseException):
                raise message
            if message is None:
                ends.remove(end)
                continue
            yield from message


@contextmanager
def asked_later() -> Iterator[None]:
    """Let signals that ask to end wait for the end of the block.

    Where one of them raises while a process is copied, the exception or the copy is lost.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    before = {number: signal.signal(number, lambda number, _: asked.append(number)) for number in ASKING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for heard in asked:
            signal.raise_signal(heard)


def end_with(parent: int) -> None:
    """Have the system end this process as soon as the one that started it is gone, however that ended (on Linux)."""
    if hasattr(LIBRARY, "prctl"):
        LIBRARY.prctl(SET_SIGNAL_OF_PARENTS_DEATH, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def work(make: Callable[[Item], Made], items: Sequence[Item], end: "Connection", parent: int) -> None:
    """Make what is to be made of some items, and send it in batches; None says that all is done."""
    end_with(parent)
    for number in ASKING:  # whoever started this process is asked, and ends it
        signal.signal(number, signal.SIG_IGN)
    try:
        gc.freeze()
        for start in range(0, len(items), BATCH):
            end.send_bytes(pickle.dumps([(item, make(item)) for item in items[start : start + BATCH]], protocol=-1))
            gc.collect(0)  # what only knows itself is let go by batches: looking for it at any time takes long
        end.send_bytes(pickle.dumps(None))
    except Exception as error:  # told to the process that waits
        end.send_bytes(pickle.dumps(error))
