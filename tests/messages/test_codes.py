"""The table of messages: every code is used, documented, and says what to do."""

import ast
import re
from pathlib import Path

import pytest

from tests.messages.broken import MINIATURE, miniature, problems_of
from tests.messages.contributing import HEADING, PATH, parts, with_table
from tests.messages.test_slips import ACCEPT
from tracker.messages import MESSAGES, Message, quoted
from tracker.model.progress import Entry, Update
from tracker.model.states import ASSESSABLE
from tracker.read.records import record
from tracker.read.source import Source

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = sorted((ROOT / "tracker").rglob("*.py"))


def strings() -> set[str]:
    """Every string in the code, but for the table itself."""
    found = set()
    for path in SOURCES:
        if path.name != "messages.py":
            tree = ast.parse(path.read_text("utf-8"))
            found |= {
                node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    return found


def test_every_code_is_used() -> None:
    assert set(MESSAGES) - strings() == set()


def test_contributing_lists_every_code() -> None:
    text = PATH.read_text("utf-8")
    assert HEADING in text
    assert text == with_table(text), ACCEPT


@pytest.mark.parametrize("code", MESSAGES)
def test_every_sentence_says_what_is_wrong_and_what_to_do(code: str) -> None:
    wrong, remedy = parts(MESSAGES[code])
    assert wrong
    assert remedy
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)


def calls() -> list[tuple[str, str, set[str]]]:
    """The calls that make a problem of a code and its words: where, the code, the words."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func).rpartition(".")[2] not in ("problem", "wrong"):
                continue
            codes = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and arg.value in MESSAGES]
            names = {keyword.arg for keyword in node.keywords}
            if len(codes) == 1 and None not in names:
                given = {"value"} if ast.unparse(node.func) == "wrong" else set()
                found.append((f"{path.name}:{node.lineno}", codes[0], given | {name for name in names if name}))
    return found


@pytest.mark.parametrize(("place", "code", "words"), calls())
def test_every_call_gives_the_words_that_its_sentence_needs(place: str, code: str, words: set[str]) -> None:
    needed = set(re.findall(r"\{(\w+)\}", MESSAGES[code].sentence))
    assert needed <= words, place


def test_a_hint_is_said_only_where_there_is_one() -> None:
    message = Message("“{value}”不对。", hint="是不是“{hint}”？")
    assert message.fill({"value": "甲"}) == "“甲”不对。"
    assert message.fill({"value": "甲", "hint": ""}) == "“甲”不对。"
    assert message.fill({"value": "甲", "hint": "乙"}) == "“甲”不对。是不是“乙”？"


def test_what_is_quoted_is_brief_and_can_be_seen() -> None:
    assert quoted("a\n  b") == "a b"
    assert quoted("a\u200bb") == "a〔U+200B〕b"
    assert len(quoted("长" * 500)) == 100
    assert quoted("{value}") == "{value}"


def test_the_examples_of_contributing_are_right() -> None:
    """What CONTRIBUTING.md shows is read without a problem, by itself and as a model's record."""
    examples = re.findall(r"```yaml\n(.*?)```", PATH.read_text("utf-8"), re.DOTALL)
    assert len(examples) == 3
    for text in examples:
        source = Source("CONTRIBUTING.md", text)
        tree, found = source.parse()
        assert found == []
        assert isinstance(tree, dict)
        for number, entry in tree["measures"].items():
            made, found = record(Entry, entry, source, ("measures", number))
            assert found == []
            assert made is not None


def test_the_fields_of_contributing_are_those_of_an_update() -> None:
    section = PATH.read_text("utf-8").partition("## 各项写什么")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == set(Update.model_fields)


def test_contributing_lists_what_a_unit_may_say_of_itself() -> None:
    row = re.search(r"单位自评，用规定的词：([^|]*) \|", PATH.read_text("utf-8"))
    assert row
    assert set(row[1].split("、")) == set(ASSESSABLE)


def test_the_sample_message_of_contributing_is_what_is_told() -> None:
    sample = re.search(r"```text\n(\S+): 错误 (\S+)：(.*)\n", PATH.read_text("utf-8"))
    assert sample is not None
    text = (MINIATURE / "data/progress.yaml").read_text("utf-8").replace("date: 2024-06-30", "date: 2024年7月31日", 1)
    found = problems_of(miniature({"data/progress.yaml": text.encode()}))
    assert [(problem.code, problem.message) for problem in found] == [(sample[2], sample[3])]
