"""Accept what is told now as what should be told: `python -m tests.messages.accept`, then read the change with git diff."""

from tests.messages.broken import BROKEN, EXPECTED, broken, names, problems_of, told
from tests.messages.contributing import PATH, with_table


def main() -> None:
    for name in names():
        (BROKEN / name / EXPECTED).write_text(told(problems_of(broken(name))), "utf-8")
    PATH.write_text(with_table(PATH.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
