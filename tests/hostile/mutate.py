"""Mutations of source files: at random bytes, lines, words and nodes, from a seed."""

import re
from collections.abc import Callable
from random import Random
from typing import Any

from tests.hostile.plant import CANARY, TEXTS, apart, together

NASTY = [
    *(
        CANARY,
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "javascript:alert(1)",
        "data:text/html,x",
        "]]>",
        "{{7*7}}",
    ),
    *(
        "=1+1",
        "+1",
        "-1",
        "@x",
        "＝1",
        "\t=1",
        "a\nEND:VEVENT",
        "a\r\nb",
        "\0",
        "\u202e",
        "\u200b",
        "\x85",
        "\u2028",
        "\ufeff",
    ),
    *(
        "\ud800",
        "\U000e0041",
        "é",
        "e\u0301",
        "Ａ",
        "\u2f00",
        "\uf9e9",
        "𠮷",
        "字" * 5000,
        "a" * 25000,
        " " * 3000,
        "\\",
        '"',
        "'",
    ),
    *(
        "*a",
        "&a b",
        "!!python/object:x y",
        "<<: *a",
        "? a",
        "- ",
        ": ",
        "#",
        "|",
        ">",
        "%YAML 9.9",
        "---",
        "...",
        "[",
        "{",
        "}" * 50,
    ),
    *(
        "[" * 300,
        "{a: " * 30,
        "null",
        "~",
        "yes",
        "no",
        "on",
        "0x1F",
        "1e999",
        ".nan",
        ".inf",
        "1_000",
        "12:30:45",
        "010",
        "-0",
    ),
    *(
        "9" * 400,
        "0.1",
        "-999999999999999.999999",
        "1/3",
        "2024-02-30",
        "0000-00-00",
        "9999-12-31",
        "2020-W53",
        "2024-W53",
        "2024",
    ),
    *(
        "2024-Q5",
        "2199-12-31",
        "1990-01-01",
        "../..",
        "/etc/passwd",
        "con",
        "__class__",
        "{value}",
        "%s",
        "",
        " ",
        "政务中心",
        "经济部",
    ),
]
TOKEN = re.compile(r"[\w.-]+|[^\w\s]+|\s+")
Source = tuple[str, bytes]


def some_bytes(random: Random, data: bytes, other: bytes) -> bytes:
    """Bytes flipped, put in, cut out, said again, or taken from another file."""
    for _ in range(random.choice([1, 1, 2, 8])):
        at, length = random.randrange(len(data) + 1), random.choice([0, 1, 1, 2, 9, 80, 700])
        start = random.randrange(len(other) + 1)
        put = random.choice(
            [
                b"",
                random.randbytes(random.randint(1, 4)),
                data[at : at + length] * 2,
                other[start : start + length],
                nasty(random),
            ]
        )
        data = data[:at] + put + data[at + random.choice([0, length]) :]
    return data


def lines(random: Random, data: bytes, other: bytes) -> bytes:
    """Lines swapped, said again, lost, moved in or out, or taken from another file."""
    found = data.split(b"\n")
    for _ in range(random.choice([1, 1, 2, 5])):
        at, to = random.randrange(len(found)), random.randrange(len(found))
        match random.randrange(6):
            case 0:
                found[at], found[to] = found[to], found[at]
            case 1:
                found[to:to] = found[at : at + random.choice([1, 3, 20])] * random.choice([1, 1, 30])
            case 2:
                del found[at : at + random.choice([1, 1, 5])]
                found = found or [b""]
            case 3:
                found[at] = b" " * random.randrange(5) + found[at]
            case 4:
                found[at] = found[at][random.randrange(4) :]
            case 5:
                found[at : at + 1] = random.choices(other.split(b"\n"), k=random.randint(1, 9))
    return b"\n".join(found)


def words(random: Random, data: bytes, other: bytes) -> bytes:
    """Words replaced by nasty ones, or by others of either file."""
    found = TOKEN.findall(data.decode("utf-8", "replace"))
    beside = TOKEN.findall(other.decode("utf-8", "replace"))
    for _ in range(random.choice([1, 1, 2, 4])):
        found[random.randrange(len(found))] = random.choice(
            [random.choice(NASTY), random.choice(found), random.choice(beside)]
        )
    return "".join(found).encode("utf-8", "surrogatepass")


def nodes(random: Random, path: str, data: bytes) -> bytes:
    """Nodes of the tree given other values, other names, other places, or lost."""
    tree, body = apart(path, data)
    for _ in range(random.choice([1, 1, 1, 2, 4])):
        places = list(containers(tree))
        if places:
            change(random, random.choice(places), random.choice(places))
    if body and random.random() < 0.3:
        body += f"\n{random.choice(NASTY)}\n\n[a](<{random.choice(NASTY)}> '{random.choice(NASTY)}') {random.choice(NASTY)}\n"
    return together(path, tree, body)


def containers(tree: Any) -> list[Any]:
    """Every mapping and list of a tree that has something in it."""
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    found = [tree] if inner else []
    return [*found, *(deeper for value in inner for deeper in containers(value))]


def change(random: Random, tree: Any, other: Any) -> None:
    """Change something in a mapping or list; `other` is one to take from."""
    if not tree or not other:
        return
    texts = sorted(TEXTS.intersection(tree)) if isinstance(tree, dict) and random.random() < 0.7 else []
    key = random.choice(texts or (list(tree) if isinstance(tree, dict) else range(len(tree))))
    taken = random.choice(list(other.values()) if isinstance(other, dict) else other)
    match 9 if texts else random.randrange(10):
        case 0:
            del tree[key]
        case 1 if taken is not tree and not isinstance(taken, dict | list):
            tree[key] = taken
        case 2 if isinstance(tree, dict):
            tree[random.choice(NASTY)] = tree.pop(key)
        case 3 if isinstance(tree, list):
            tree.append(tree[key])
        case 4:
            tree[key] = [random.choice(NASTY)]
        case _:
            old = tree[key]
            is_text = isinstance(old, str) and random.random() < 0.6
            tree[key] = f"{old}{random.choice(NASTY)}" if is_text else random.choice(NASTY)


def nasty(random: Random) -> bytes:
    """One of the nasty strings, as bytes that may be no UTF-8."""
    return random.choice(NASTY).encode("utf-8", "surrogatepass")


BYTES: list[Callable[[Random, bytes, bytes], bytes]] = [some_bytes, lines, words]


def mutated(random: Random, files: dict[str, bytes]) -> dict[str, bytes]:
    """One file of a repository mutated, now and then more; trees as often as all else."""
    found = dict(files)
    for path in random.sample(sorted(files), random.choice([1, 1, 1, 2, 3])):
        data = found[path]
        if random.random() < 0.5:
            found[path] = nodes(random, path, data)
        else:
            found[path] = random.choice(BYTES)(random, data, random.choice(list(files.values())))
    return {path: data for path, data in found.items() if data != files[path]}
