"""What an earlier build worked out, kept by the digest of all that it was worked out from.

One file in a folder that may be deleted at any time; beside it is the spare site (`tracker/spare.py`). An entry is believed
only when its own digest holds; a file that cannot be read, or that another version of the program wrote, counts as none.
"""

import contextlib
import hashlib
import os
import pickle
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from msgspec import Struct

from tracker.plain import all_below

FILE = "cache.sqlite3"
INSTALLED = (".dist-info", ".egg-info")  # how folders end that tell a package and its version
ERRORS = (sqlite3.Error, OSError)
AT_ONCE = 500  # keys that are asked for: SQLite has a limit
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
PATIENCE = 1000  # milliseconds for another build that is writing, when the file is opened and when it is saved


def digest(*parts: str | bytes) -> str:
    """The digest of some texts and bytes, each told apart from the next."""
    made = hashlib.sha256(usedforsecurity=False)  # which processors do by themselves
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()


def program() -> str:
    """The digest of the program itself: its own files, and the versions of Python and of all that is installed for it."""
    own = all_below(str(Path(__file__).resolve().parent), ".py")
    folders = [folder for folder in sys.path if os.path.isdir(folder)]  # noqa: PTH112
    installed = sorted(name for folder in folders for name in os.listdir(folder) if name.endswith(INSTALLED))  # noqa: PTH208
    return digest(sys.version, *installed, *own, *own.values())


class Later(Struct, frozen=True):
    """Bytes that may be where they are wanted already: their digest, and how to get them where they are not."""

    digest: str
    get: Callable[[], bytes]


class Cache:
    """Values by key; without a folder it holds nothing. To be used in a `with` block, at whose end it is saved.

    `failed` says that the folder could not be used: then what it should have spared was done, and nothing else is wrong.
    """

    def __init__(self, folder: Path | None, version: str) -> None:
        self.folder = folder
        self.version = version
        self.database: sqlite3.Connection | None = None
        self.owner = os.getpid()  # a process that started as a copy has no part in the open file
        self.keys: set[str] = set()  # those there were when it was opened
        self.used: set[str] = set()
        self.made: dict[str, bytes] = {}  # in such a copy: what was put
        self.failed = False
        self.is_damaged = False  # found out while it was used: it goes at the end, so that the next run has a good one

    def __enter__(self) -> "Cache":
        if self.folder is not None:
            try:
                self.open(self.folder)
            except ERRORS as error:
                self.start_again(self.folder, error)
        return self

    def open(self, folder: Path) -> None:
        """Open the file, emptied where another version of the program wrote it."""
        folder.mkdir(parents=True, exist_ok=True)
        self.database = sqlite3.connect(folder / FILE, timeout=PATIENCE / 1000, isolation_level=None)
        self.database.execute("PRAGMA synchronous = OFF")
        self.database.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, digest TEXT, value BLOB)")
        found = self.database.execute("SELECT value FROM kept WHERE key = 'version'").fetchone()
        if found is None or found[0] != self.version:
            self.database.execute("DELETE FROM kept")
            self.database.execute("INSERT INTO kept VALUES ('version', '', ?)", (self.version,))
        self.database.execute("BEGIN")  # one look at the file for all that is asked for
        self.keys = {key for (key,) in self.database.execute("SELECT key FROM kept")}
        self.database.execute("PRAGMA busy_timeout = 0")  # else each of thousands of puts waits

    def start_again(self, folder: Path, error: Exception) -> None:
        """Replace a file that cannot be read; do without where that fails too, or where another build is writing it."""
        if self.database is not None:
            self.database.close()
        try:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise error
            (folder / FILE).unlink(missing_ok=True)
            self.open(folder)
        except ERRORS:
            self.database = None
            self.failed = True

    @contextlib.contextmanager
    def trying(self, *, is_needed: bool = True) -> Iterator[None]:
        """Do without the file where it refuses; what is needed for the next run to be spared work has then failed."""
        try:
            yield
        except ERRORS as error:
            self.is_damaged |= getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGED
            self.failed |= is_needed

    def has(self, key: str) -> bool:
        """Whether an earlier run kept something by a key: enough to know that it was right, and to read it later."""
        if key in self.keys:
            self.used.add(key)
        return key in self.keys

    def get(self, key: str) -> Any:
        """The value kept by a key, or None."""
        found = self.get_bytes(key)
        return None if found is None else pickle.loads(found)  # noqa: S301  our own file, and the digest holds

    def get_bytes(self, key: str) -> bytes | None:
        """The bytes kept by a key, or None."""
        return next((found for _, found in self.each([key])), None)

    def each(self, keys: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Those of some keys that something is kept by, in no certain order, and its bytes."""
        if self.database is None:
            return
        self.used.update(keys)
        if os.getpid() != self.owner:
            return
        with self.trying(is_needed=False):
            for start in range(0, len(keys), AT_ONCE):
                some = keys[start : start + AT_ONCE]
                wanted = f"SELECT key, digest, value FROM kept WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608  marks
                for key, told, value in self.database.execute(wanted, some):
                    if isinstance(value, bytes) and told == digest(key, value):
                        yield key, value

    def put(self, key: str, value: Any) -> None:
        """Keep a value by a key."""
        if self.database is not None:
            self.put_bytes(key, pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))

    def put_bytes(self, key: str, value: bytes) -> None:
        """Keep bytes by a key."""
        if self.database is None:
            return
        self.used.add(key)
        if os.getpid() != self.owner:
            self.made[key] = value
            return
        with self.trying():
            self.database.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (key, digest(key, value), value))

    def once(self, key: str, make: Callable[[], Any]) -> Any:
        """The value kept by a key, made now where there is none."""
        found = self.get(key)
        if found is None:
            found = make()
            self.put(key, found)
        return found

    @contextlib.contextmanager
    def asked(self) -> Iterator[set[str]]:
        """The keys that are asked for or put within the block."""
        before, self.used = self.used, set()
        try:
            yield self.used
        finally:
            before.update(self.used)
            self.used = before

    def hand_over(self) -> dict[str, bytes]:
        """What a copy of the process put, for the one that has the file open to put; nothing where this is that one."""
        made, self.made = self.made, {}
        return made

    def retain(self, *keys: str) -> None:
        """Do not let go of what is kept by some keys, though nothing asked for it."""
        self.used.update(keys)

    def prune(self) -> None:
        """Let go of what nothing asked for since the cache was opened, but for what is kept by a name, shorter than a digest."""
        if self.database is None:
            return
        with self.trying(is_needed=False):
            gone = [(key,) for key in self.keys - self.used if len(key) >= len(digest())]
            self.database.executemany("DELETE FROM kept WHERE key = ?", gone)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.database is None:
            return
        with self.trying():
            self.database.execute(f"PRAGMA busy_timeout = {PATIENCE}")
            self.database.execute("COMMIT")
        self.database.close()
        if self.is_damaged and self.folder is not None:
            with contextlib.suppress(OSError):
                (self.folder / FILE).unlink()
                self.failed = False


NO_CACHE = Cache(None, "")
