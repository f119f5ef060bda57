"""Problems in print."""

import json

import pytest

from tracker.problems import Place, Problem
from tracker.report import render


class Text:
    """One file, whatever it is called."""

    def __init__(self, text: str | bytes | None) -> None:
        self.data = text.encode() if isinstance(text, str) else text

    def read(self, path: str) -> bytes | None:
        return self.data

    def names(self, folder: str) -> list[str]:
        return []


def at(line: int, column: int, message: str = "不对。", code: str = "bad-date") -> Problem:
    return Problem(Place("data/进展,a:b.yaml", line, column), code, message)


def test_text_quotes_the_line_with_a_caret_below_the_column() -> None:
    shown = render([at(2, 7)], "text", Text("甲\nby: 发展运行部\n"))
    assert shown.split("\n") == [
        "data/进展,a:b.yaml:2:7: 错误 bad-date：不对。",
        "    by: 发展运行部",
        "            ^",  # four columns, then 发 and 展 with two cells each, four for the margin
    ]


def test_warnings_are_called_so() -> None:
    assert render([at(0, 0, code="note-cut")], "text", Text("")) == "data/进展,a:b.yaml: 警告 note-cut：不对。"


@pytest.mark.parametrize("data", [None, b"", b"\n\n\n", b"\xff\xfe\x00\x01"])
def test_a_line_that_is_not_there_is_not_quoted(data: bytes | None) -> None:
    assert "\n" not in render([at(2, 3)], "text", Text(data))


def test_what_cannot_be_seen_is_shown() -> None:
    assert render([at(1, 1)], "text", Text("\t\u3000\u00a0a\u200b")).split("\n")[1] == "    →＿_a·"


def test_a_long_line_is_cut_around_the_column() -> None:
    line, caret = render([at(1, 500)], "text", Text("字" * 400 + "坏" * 200)).split("\n")[1:]
    assert line.startswith(("    …字", "    …坏"))
    assert len(line) < 60
    assert caret.endswith("^")


def test_an_old_encoding_is_quoted_as_it_was_meant() -> None:
    assert "发展运行部" in render([at(1, 1)], "text", Text("发展运行部".encode("gbk")))


def test_carriage_returns_end_lines() -> None:
    assert render([at(2, 1)], "text", Text("a\r\nb\rc")).split("\n")[1] == "    b"


def test_annotations_are_escaped() -> None:
    shown = render([at(2, 7, "50%\r\n以上, a: b::")], "github", Text(""))
    assert shown == "::error file=data/进展%2Ca%3Ab.yaml,line=2,col=7,title=bad-date::50%25%0D%0A以上, a: b::"


def test_an_annotation_of_a_whole_file_has_no_line() -> None:
    shown = render([at(0, 0, code="note-cut")], "github", Text(""))
    assert shown == "::warning file=data/进展%2Ca%3Ab.yaml,title=note-cut::不对。"


def test_json_is_a_list() -> None:
    shown = json.loads(render([at(2, 7), at(0, 0)], "json", Text("")))
    first = {
        "path": "data/进展,a:b.yaml",
        "line": 2,
        "column": 7,
        "severity": "error",
        "code": "bad-date",
        "message": "不对。",
    }
    assert shown == [first, first | {"line": None, "column": None}]
    assert render([], "json", Text("")) == "[]"


def test_nothing_to_say() -> None:
    assert render([], "text", Text("")) == render([], "github", Text("")) == ""


def test_no_such_form() -> None:
    with pytest.raises(KeyError):
        render([], "xml", Text(""))
