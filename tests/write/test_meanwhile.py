"""What others do while a build is under way: nothing of theirs is lost, and nothing wrong is kept or left."""

import shutil
import signal
import time

import pytest

from tests.write.kills import tree
from tests.write.places import left_beside
from tests.write.trial import Trial, hanging

MEANWHILE = """
import tracker.load
load = tracker.load.load
def meanwhile(*given):
    root = Path(sys.argv[1])
    {what}
    return load(*given)
tracker.load.load = meanwhile
"""
TEMPLATE = (
    '(root / "templates/base.html").write_text((root / "templates/base.html").read_text() + "<!-- meanwhile -->")'
)
FOLDER = '(root.parent / "www/site").mkdir(); (root.parent / "www/site/mine.txt").write_text("mine")'


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_template_that_is_changed_meanwhile_is_of_the_next_build(trial: Trial, jobs: str) -> None:
    base = trial.root / "templates/base.html"
    text = base.read_text("utf-8")
    trial.before = MEANWHILE.format(what=TEMPLATE)
    trial.works("--jobs", jobs)
    first = tree(trial.site)
    trial.before = ""
    trial.works("--jobs", jobs)
    assert tree(trial.site) != first
    base.write_text(text, "utf-8")
    trial.works("--jobs", jobs)
    assert tree(trial.site) == first
    shutil.rmtree(trial.root / ".cache")
    trial.works("--jobs", jobs)
    assert tree(trial.site) == first


def test_a_folder_that_somebody_makes_at_the_output_meanwhile_is_left_alone(trial: Trial) -> None:
    shutil.rmtree(trial.site)
    trial.before = MEANWHILE.format(what=FOLDER)
    code, said = trial.run()
    assert code == 1
    assert "里面有不是本程序生成的文件" in said
    assert [path.name for path in trial.site.iterdir()] == ["mine.txt"]
    assert left_beside(trial.site) == []


def test_asked_twice_to_end(trial: Trial) -> None:
    with hanging(
        trial, "import time, tracker.hold as h; mend = h.mend; h.mend = lambda *x: (time.sleep(0.5), mend(*x))"
    ) as process:
        process.send_signal(signal.SIGTERM)
        time.sleep(0.25)
        process.send_signal(signal.SIGINT)
        code, said = trial.end(process)
    assert code == 128 + signal.SIGTERM
    assert "已停止（SIGTERM）" in trial.stands(said)
