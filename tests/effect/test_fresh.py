"""The daily check: when the data is called out of date, and when it stops asking."""

import pytest

from tests.effect.repository import Repository
from tracker.command import main
from tracker.commands import fresh


def run(repository: Repository, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["fresh", *arguments], repository.root, lambda *_: None)
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def at(repository: Repository, as_of: str) -> None:
    repository.replace("data/progress.yaml", "as_of: 2024-09-30", f"as_of: {as_of}")


@pytest.mark.parametrize(
    ("as_of", "today", "code"),
    [
        ("2024-09-30", "2024-09-30", 0),
        ("2024-09-30", "2024-11-09", 0),  # October has ended, its ten days of grace have not
        ("2024-09-30", "2024-11-10", 1),
        ("2024-10-30", "2024-11-10", 1),  # a day short of the round's end
        ("2024-10-31", "2024-11-10", 0),
        ("2024-10-31", "2024-12-09", 0),
        ("2024-12-31", "2025-02-09", 0),
        (
            "2024-12-31",
            "2025-02-10",
            1,
        ),  # the plan has ended, but as_of is not past it: nothing due on 12-31 is overdue yet
        ("2024-12-31", "2029-01-01", 1),
        ("2025-01-01", "2025-02-10", 0),
        ("2025-01-01", "2029-01-01", 0),
    ],
)
def test_the_day_it_is_stale(
    repository: Repository, capsys: pytest.CaptureFixture[str], as_of: str, today: str, code: int
) -> None:
    repository.write(
        "data/progress.yaml", repository.read("data/progress.yaml").split("measures:")[0] + "measures: {}\n"
    )
    at(repository, as_of)
    assert run(repository, capsys, "--today", today)[0] == code


def test_it_says_what_to_do(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repository, capsys, "--today", "2024-11-10") == (
        1,
        "数据过期：2024年10月的填报应在2024年11月10日前完成，数据截止日期仍是2024年9月30日。"
        "请督查部门收齐填报，把 data/progress.yaml 里的 as_of 改为 2024-10-31。\n",
    )
    assert run(repository, capsys, "--today", "2024-10-15") == (0, "数据没有过期：数据截止日期是2024年9月30日。\n")


def test_after_the_end_one_more_round_is_enough(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert "改为 2025-01-31。" in run(repository, capsys, "--today", "2026-07-01")[1]
    at(repository, "2025-01-31")
    code, text = run(repository, capsys, "--today", "2026-07-01")
    assert code == 0
    assert "方案已经结束，不再检查" in text


def test_what_is_due_after_the_end_is_waited_for(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.replace("content/measures/03-white-list.md", "due: 2024-11-30", "due: 2025-06-30")
    at(repository, "2025-01-31")
    assert run(repository, capsys, "--today", "2025-04-10")[0] == 1
    at_end = repository.read("data/progress.yaml").replace("as_of: 2025-01-31", "as_of: 2025-07-31")
    repository.write("data/progress.yaml", at_end)
    assert run(repository, capsys, "--today", "2029-01-01")[0] == 0


def test_before_the_first_round_is_closed_nothing_is_missing(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write("data/progress.yaml", "as_of: 2024-01-01\nmeasures: {}\n")
    assert run(repository, capsys, "--today", "2024-02-09")[0] == 0
    assert run(repository, capsys, "--today", "2024-02-10")[0] == 1


def test_a_plan_by_quarters(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.replace("data/plan.yaml", "topics:", "report: quarter\ngrace_days: 15\ntopics:")
    assert run(repository, capsys, "--today", "2025-01-14")[0] == 0
    assert "2024年第4季度的填报应在2025年1月15日前完成" in run(repository, capsys, "--today", "2025-01-15")[1]


def test_without_a_day_it_is_today_in_china(
    repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half past four in the afternoon in London is the next day in China."""

    class Clock(fresh.datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Clock":
            assert tz is fresh.CHINA
            return cls(2024, 11, 9, 16, 30, tzinfo=fresh.timezone.utc).astimezone(fresh.CHINA)  # type: ignore[return-value]

    monkeypatch.setattr(fresh, "datetime", Clock)
    assert run(repository, capsys)[0] == 1


def test_sources_with_errors_fail(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    at(repository, "2024年9月30日")
    assert run(repository, capsys, "--today", "2024-10-01")[0] == 1


@pytest.mark.parametrize("today", ["9999-12-31", "0001-01-05", "2024-02-30", "昨天"])
def test_a_day_that_cannot_be_judged_at(repository: Repository, capsys: pytest.CaptureFixture[str], today: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run(repository, capsys, "--today", today)
    assert ended.value.code == 2
    assert "--today" in capsys.readouterr().err
