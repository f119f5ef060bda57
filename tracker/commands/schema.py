"""Write the JSON Schemas of the kinds of file into schema/: what editors complete and explain fields by."""

import argparse

from tracker.command import Context
from tracker.load import load
from tracker.read.files import Folder
from tracker.say import say
from tracker.schema.schemas import schemas


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments: there are none."""


def run(context: Context) -> int:
    """Write those that are not as they should be."""
    tracker, _ = load(Folder(context.root))
    folder = context.root / "schema"
    folder.mkdir(exist_ok=True)
    written = []
    for name, data in schemas(tracker).items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
            written.append(name)
    say(f"已写入 schema/：{'、'.join(written)}。" if written else "schema/ 已是最新。")
    return 0
