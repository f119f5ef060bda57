"""Work shared among processes that start as copies of this one, so that what they work on need not be handed over."""

import multiprocessing
import pickle
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")
BATCH = 16


def shared(make: Callable[[Item], Made], items: Sequence[Item], jobs: int) -> Iterator[tuple[Item, Made]]:
    """Each item with what `make` makes of it, in no certain order, worked out by so many processes.

    What is made must be picklable. An exception of `make` is raised here.
    """
    if jobs < 2 or len(items) <= BATCH or "fork" not in multiprocessing.get_all_start_methods():
        for item in items:
            yield item, make(item)
        return
    context = multiprocessing.get_context("fork")
    ends: list[Connection] = []
    for job in range(jobs):
        ours, theirs = context.Pipe(duplex=False)
        context.Process(target=work, args=(make, items[job::jobs], theirs), daemon=True).start()
        theirs.close()
        ends.append(ours)
    while ends:
        for end in wait(ends):
            assert isinstance(end, Connection)
            try:
                message = pickle.loads(end.recv_bytes())  # noqa: S301  from our own copy
            except EOFError:
                raise RuntimeError("a process that shared the work was killed") from None
            if isinstance(message, BaseException):
                raise message
            if message is None:
                ends.remove(end)
                continue
            yield from message


def work(make: Callable[[Item], Made], items: Sequence[Item], end: Connection) -> None:
    """Make what is to be made of some items, and send it in batches; None says that all is done."""
    try:
        for start in range(0, len(items), BATCH):
            end.send_bytes(pickle.dumps([(item, make(item)) for item in items[start : start + BATCH]], protocol=-1))
        end.send_bytes(pickle.dumps(None))
    except Exception as error:  # told to the process that waits
        end.send_bytes(pickle.dumps(error))
