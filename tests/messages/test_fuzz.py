"""Whatever is typed: a tracker, or problems with their places; never anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.messages.broken import MINIATURE, miniature, problems_of
from tests.steady import steady

FILES = [
    "data/progress.yaml",
    "content/measures/01-space.md",
    "data/plan.yaml",
    "data/departments.yaml",
    "data/amendments.yaml",
]
TYPED = [
    *"\t：，“”\"'[]{}-:#%&*!|>?@`－—\\（）。；、<>+=~ \n6万\u3000\u00a0\u200b\ufeff\u0085\x00é😀",
    *(
        "- ",
        ": ",
        " #",
        "\n\n",
        "  ",
        "---",
        "...",
        "<<<<<<< a",
        "=======",
        ">>>>>>> b",
        "note:",
        "values:",
        "  6:",
        "- date: 2024-01-01",
    ),
]
BYTES = st.one_of(st.sampled_from(TYPED).map(str.encode), st.binary(min_size=1, max_size=3))
CHANGES = st.lists(
    st.tuples(st.integers(0, 4000), st.sampled_from([0, 0, 0, 1, 2, 8, 60]), BYTES), min_size=1, max_size=4
)


def changed(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """The bytes with some put in place of others."""
    for at, length, put in changes:
        start = at % (len(data) + 1)
        data = data[:start] + put + data[start + length :]
    return data


@pytest.mark.parametrize("path", FILES)
@given(changes=CHANGES)
@steady(80)
def test_anything_typed(path: str, changes: list[tuple[int, int, bytes]]) -> None:
    data = changed((MINIATURE / path).read_bytes(), changes)
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for problem in problems_of(miniature({path: data})):
        assert problem.message
        assert problem.place.path != path or problem.place.line <= lines


@given(text=st.text(alphabet="ab:-# \n\t'\"[]{}：“”&*!|>%@6", max_size=60))
@steady(200)
def test_any_little_file(text: str) -> None:
    assert problems_of(miniature({"data/progress.yaml": text.encode()}))
