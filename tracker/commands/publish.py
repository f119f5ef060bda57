"""Build the site as it is published: with QR codes, share pictures and compressed variants."""

import argparse
from importlib.util import find_spec

from tracker.command import Context
from tracker.commands import build
from tracker.say import fail

NEEDED = ("brotli", "cvttf_NotoSansCJK_Bold", "PIL", "segno")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    build.add_arguments(parser)


def run(context: Context) -> int:
    """Build with everything."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        fail(f"发布还需要安装 {'、'.join(missing)}：pip install --require-hashes -r requirements/publish.txt")
        return 1
    return build.run(context, publish=True)
