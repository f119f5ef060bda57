"""Printing."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tracker.problems import Problem, Severity


def say(text: str) -> None:
    """Print a line."""
    print(text, flush=True)


def fail(text: str) -> None:
    """Print a line to standard error."""
    print(text, file=sys.stderr, flush=True)


def say_problems(root: Path, problems: Sequence[Problem], form: str) -> None:
    """Print problems in a form (text, github, json), and in text their count."""
    from tracker.read.files import Folder
    from tracker.report import render

    text = render(problems, form, Folder(root))
    if text:
        fail(text) if form == "text" else say(text)
    if form == "text" and problems:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        fail(f"错误{errors}条，警告{len(problems) - errors}条。")
