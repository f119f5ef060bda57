"""Where a warning about a state points, and whom it names; its words are among the expected ones of tests/broken."""

from pathlib import Path

from tests.messages.broken import MINIATURE, miniature, problems_of, told
from tracker.assess.doubts import as_typed
from tracker.cache import Cache
from tracker.read.blocks import split

PATH = "data/progress.yaml"
TEXT = (MINIATURE / PATH).read_text("utf-8")
JUNE = TEXT[TEXT.index("      - date: 2024-06-30") : TEXT.index("      - date: 2024-09-30")]
SEPTEMBER = TEXT[TEXT.index("      - date: 2024-09-30") : TEXT.index("  2:\n")]
BETTER = SEPTEMBER.replace("self_assessment: 按序时", "self_assessment: 已完成")
CORRECTION = """\
      - date: 2024-09-30
        corrects: 2024-09-30
        filed: 2024-10-10
        by: 经济部
        note: 更正。
        values:
          space: 111
          new-firms: 95
"""


def doubts_of(*updates: str) -> list[str]:
    """The warnings on the first measure, where these are its updates."""
    text = TEXT.replace(JUNE + SEPTEMBER, "".join(updates))
    lines = told(problems_of(miniature({PATH: text.encode()}))).splitlines()
    return [line for line in lines if "self-assessment-better" in line or "report-overdue" in line]


def line_of(part: str, *updates: str) -> int:
    text = TEXT.replace(JUNE + SEPTEMBER, "".join(updates))
    return text[: text.index(part)].count("\n") + 1


def test_the_self_assessment_that_counts_is_pointed_at() -> None:
    """The latest by date, wherever it stands among others, and though a correction of it says none."""
    earlier = JUNE.replace("        note", "        self_assessment: 滞后\n        note")
    for updates in ([BETTER, earlier], [earlier, BETTER], [JUNE, BETTER, CORRECTION]):
        [said] = doubts_of(*updates)
        line = line_of("self_assessment: 已完成", *updates)
        assert said.startswith(f"{PATH}:{line}:26: warning self-assessment-better")


def test_every_target_that_is_overdue_for_a_report_is_named() -> None:
    """Those that lag already too: being silent is told beside it."""
    [said] = doubts_of(JUNE)
    assert said.startswith(f"{PATH}:5:3: warning report-overdue: 第 1 条应报未报：新增园区面积、新增企业。")
    assert "2024-09-10" in said


def test_a_measure_without_an_entry_is_told_at_the_key_of_all_entries() -> None:
    """The same where nothing was ever reported on any."""
    key = f"{PATH}:{TEXT[: TEXT.index('measures:')].count(chr(10)) + 1}:1"
    second = TEXT[TEXT.index("  2:\n") : TEXT.index("  3:\n")]
    begin = TEXT.index("  1:\n")
    for text, count in ((TEXT.replace(second, ""), 1), (TEXT[:begin], 4)):
        found = problems_of(miniature({PATH: text.encode()}))
        assert [(str(problem.place), problem.code) for problem in found] == [(key, "report-overdue")] * count


def test_a_file_that_is_not_plainly_laid_out_is_told_of_the_same() -> None:
    """And one that is is taken apart: it is not read as a whole again."""
    text = TEXT.replace(SEPTEMBER, BETTER).replace("2024-08-31", "2024-06-30", 1)
    assert split(text) is not None
    odd = text.replace("\nmeasures:", '\n"measures":')
    assert split(odd) is None
    told_of_odd = told(problems_of(miniature({PATH: odd.encode()})))
    assert told_of_odd.count("\n") == 2
    assert told(problems_of(miniature({PATH: text.encode()}))) == told_of_odd
    assert {typed.source.text for typed in as_typed(odd)[0].values()} == {odd}
    assert len({typed.source.text for typed in as_typed(text)[0].values()}) == 4


def test_what_an_earlier_run_told_is_told_only_where_it_still_holds(tmp_path: Path) -> None:
    """After a change of the entry, of the lines above it, of the day, of the days of grace: as if nothing had been kept."""
    overdue = TEXT.replace("as_of: 2024-09-30", "as_of: 2024-10-12")
    plan = (MINIATURE / "data/plan.yaml").read_text("utf-8").replace("grace_days: 10", "grace_days: 30").encode()
    versions: list[dict[str, bytes | None]] = [
        {PATH: TEXT.encode()},
        {PATH: overdue.encode()},
        {PATH: overdue.encode(), "data/plan.yaml": plan},
        {PATH: overdue.replace(SEPTEMBER, BETTER).encode()},
        {PATH: overdue.replace("measures:\n", "# 说明\nmeasures:\n").encode()},
        {PATH: overdue.encode()},
    ]
    seen = set()
    for changed in versions:
        expected = told(problems_of(miniature(changed)))
        with Cache(tmp_path, "1") as cache:
            assert told(problems_of(miniature(changed), cache)) == expected
        seen.add(expected)
    assert len(seen) >= 4
