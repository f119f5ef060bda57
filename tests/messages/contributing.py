"""The table of codes in CONTRIBUTING.md, made from the table of messages."""

import re
from pathlib import Path

from tracker.messages import MESSAGES, Message

PATH = Path(__file__).resolve().parent.parent.parent / "CONTRIBUTING.md"
HEADING = "## 报错代码"
SENTENCES = re.compile(r"[^。]*。")


def table() -> str:
    """One row a code: the code, what it says is wrong, and what to do about it; warnings are marked."""
    rows = ["| 代码 | 说的是什么 | 怎么办 |", "| --- | --- | --- |"]
    for code, message in MESSAGES.items():
        wrong, remedy = parts(message)
        mark = "（警告）" if message.warning else ""
        rows.append(f"| `{code}`{mark} | {wrong} | {remedy} |")
    return "\n".join(rows) + "\n"


def parts(message: Message) -> tuple[str, str]:
    """What a message says is wrong, and what it says to do: from the first sentence on that asks for something."""
    text = re.sub(r"\{\w+\}", "…", message.sentence).replace("|", "\\|").replace("<", "&lt;")
    sentences = SENTENCES.findall(text)
    first = next((place for place, sentence in enumerate(sentences) if asks(sentence)), len(sentences))
    return "".join(sentences[:first]), "".join(sentences[first:])


def asks(sentence: str) -> bool:
    """Whether a sentence tells what to do."""
    return "请" in sentence


def with_table(text: str) -> str:
    """CONTRIBUTING.md with the table below its heading as it should be."""
    before, heading, after = text.partition(f"{HEADING}\n")
    intro, _, rest = after.partition("\n| 代码")
    following = re.search(r"^## ", rest, re.MULTILINE)
    return before + heading + intro + "\n" + table() + ("\n" + rest[following.start() :] if following else "")
