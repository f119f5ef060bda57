"""What is kept is found again, however much is asked for at once, and only where its own digest holds."""

import multiprocessing
import os
import random
import sqlite3
from pathlib import Path

import pytest

from tracker.cache import AT_ONCE, FILE, Cache

VALUES = {f"key {number}": b"%d" % number for number in range(2 * AT_ONCE + 3)}


def test_many_keys_are_asked_for_at_once(tmp_path: Path) -> None:
    with Cache(tmp_path, "1") as cache:
        for key, value in VALUES.items():
            cache.put_bytes(key, value)
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("UPDATE kept SET value = ? WHERE key = 'key 7'", (b"8",))
        file.execute("UPDATE kept SET value = 'text' WHERE key = 'key 600'")
    right = {key: value for key, value in VALUES.items() if key not in ("key 7", "key 600")}
    with Cache(tmp_path, "1") as cache:
        assert dict(cache.each([*VALUES, "none"])) == right
        assert cache.get_bytes("key 7") is None
        assert cache.get_bytes("key 1002") == b"1002"


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_file_is_replaced(tmp_path: Path, seed: int) -> None:
    with Cache(tmp_path, "1") as cache:
        for key, value in VALUES.items():
            cache.put_bytes(key, value)
    data = bytearray((tmp_path / FILE).read_bytes())
    pages = len(data) // 4096
    for page in random.Random(seed).sample(range(1, pages), pages // 3):
        data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    (tmp_path / FILE).write_bytes(data)
    for _ in range(2):
        with Cache(tmp_path, "1") as cache:
            assert dict(cache.each([*VALUES])).items() <= VALUES.items()
            for key, value in VALUES.items():
                cache.put_bytes(key, value)
    assert not cache.failed
    with Cache(tmp_path, "1") as cache:
        assert dict(cache.each([*VALUES])) == VALUES


def put_beside_another(folder: Path) -> None:
    """Put much while somebody else is writing; that this could not be kept ends the process with 3."""
    with Cache(folder, "1") as cache:
        other = sqlite3.connect(folder / FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        for number in range(2000):
            cache.put_bytes(f"key {number}", b"")
        other.execute("ROLLBACK")
        other.close()
    os._exit(3 if cache.failed else 0)


def test_a_file_that_somebody_else_is_writing_keeps_nobody_waiting(tmp_path: Path) -> None:
    process = multiprocessing.get_context("fork").Process(target=put_beside_another, args=(tmp_path,))
    process.start()
    process.join(120)  # were each put to wait, it would take half an hour
    process.kill()
    assert process.exitcode == 3
