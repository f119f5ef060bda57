"""What can stand where a file should, and names that files can have."""

from tests.hostile.cases.recipe import Case, refused, shown
from tests.hostile.repository import ABOUT, AMENDMENTS, PLAN, PROGRESS, SITE, SPACE, UNITS, Folder, Link, Pipe, original

MEASURES = "content/measures"


def named(name: str | bytes) -> Case:
    """One more measure, under a name that none may have."""
    path = f"{MEASURES}/".encode() + name if isinstance(name, bytes) else f"{MEASURES}/{name}"
    return refused({path: original(SPACE).encode()}, "bad-file-name")


CASES = {
    "pipe": refused({PROGRESS: Pipe()}, "not-a-file"),
    "pipe-for-amendments": refused({AMENDMENTS: Pipe()}, "not-a-file"),
    "folder": refused({SPACE: Folder()}, "not-a-file"),
    "folder-for-amendments": refused({AMENDMENTS: Folder()}, "not-a-file"),
    "link-out": refused({SITE: Link("/etc/passwd")}, "not-a-file"),
    "link-for-amendments": refused({AMENDMENTS: Link("/etc/passwd")}, "not-a-file"),
    "link-to-itself": refused({ABOUT: Link("about.md")}, "not-a-file"),
    "link-to-a-device": refused({UNITS: Link("/dev/zero")}, "not-a-file"),
    "linked-folder": refused({MEASURES: Link("/etc")}, "no-measures", "unknown-measure"),
    "linked-content": refused({"content": Link("/etc")}, "not-a-file", "no-measures", "unknown-measure"),
    "folder-in-a-loop": refused({"content": Link("content")}, "not-a-file", "no-measures", "unknown-measure"),
    "file-for-a-folder": refused({MEASURES: b"x"}, "no-measures", "unknown-measure"),
    "missing": refused({PLAN: None}, "file-missing"),
    "amendments-missing": shown({AMENDMENTS: None}),
    "hidden-file": shown({f"{MEASURES}/.DS_Store": b"\0"}),
    "name-not-utf-8": named(b"\xff\xfe-a.md"),
    "name-of-two-lines": named("07-a\n::error file=x::b.md"),
    "name-up": named("07-..md"),
    "name-of-a-device": named("CON.md"),
    "name-with-dot": named("07-a.md."),
    "name-in-capitals": named("07-A.MD"),
    "name-with-direction": named("07-\u202edm.a.md"),
    "name-of-markup": named("07-<script>.md"),
    "name-decomposed": named("07-e\u0301.md"),
    "name-very-long": named("7" * 7 + "-" + "a" * 240 + ".md"),
    "name-with-digits-of-others": named("\u0660\u0667-a.md"),
    "name-too-great": refused({f"{MEASURES}/999999-a.md": original(SPACE).encode()}, "wrong-file-number"),
    "not-text": refused({PROGRESS: bytes(range(256)) * 100}, "not-utf-8"),
    "a-picture": refused({SPACE: b"\x89PNG\r\n\x1a\n" + bytes(range(256))}, "not-utf-8"),
    "a-workbook": refused({PROGRESS: b"PK\x03\x04" + b"\0" * 100}, "not-utf-8"),
    "one-byte": refused({PLAN: b"\xff"}, "not-utf-8"),
}
