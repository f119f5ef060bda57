"""What is kept is found again, however much is asked for at once, and only where its own digest holds."""

import sqlite3
from pathlib import Path

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
