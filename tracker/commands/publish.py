"""Build the site as it is published: with QR codes, share pictures and compressed variants."""

import argparse

from tracker.command import Context
from tracker.commands import build


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    build.add_arguments(parser)


def run(context: Context) -> int:
    """Build with everything."""
    return build.run(context, publish=True)
