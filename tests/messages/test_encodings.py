"""A file's bytes as text: what is told is at its place, also behind a byte-order mark."""

import codecs

import pytest

from tracker.problems import Place
from tracker.read.files import decode


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_where_bytes_are_no_text(mark: bytes) -> None:
    text, [found] = decode("a.yaml", mark + "note: 好".encode() + "，已办".encode("gbk") + b"\n", 1000)
    assert (text, found.code, found.place) == ("", "not-utf-8", Place("a.yaml", 1, 8))


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_where_characters_cannot_be_seen(mark: bytes) -> None:
    text, found = decode("a.yaml", mark + "a: 1\r\nnote: 好\u200b了\ufffd\n".encode(), 1000)
    assert text == "a: 1\nnote: 好了\ufffd\n"
    assert [(one.code, one.place.line, one.place.column) for one in found] == [
        ("hidden-character", 2, 8),
        ("junk-character", 2, 10),
    ]
