"""Random progress files that are right: every way of writing them that YAML allows and a clerk may come upon."""

from typing import Any

from hypothesis import strategies as st

QUIET: list[list[str]] = [[]] * 6
NOISE = [
    # blank lines and comments; "<" stands for the column they are near
    [""],
    ["<# 说明"],
    ["<  # - date: 2024-01-01", "<  #   note: [x"],
    ["# 顶格"],
    ["", "<   # “引号” 'x' \": #", ""],
    ["<#", "", "# 隔行"],
]
TEXTS = st.sampled_from(
    [
        "上半年80万家。",
        "一: 二",
        "一 # 二",
        "- 一",
        "“一”",
        "'一'",
        '"一" 二',
        "a\\b",
        "%",
        "[一]{二}",
        "第一行\n\n第二行\n- 三",
        "no",
        "?",
        "一:",
    ]
)
DATES = st.sampled_from(["2024-01-31", "2024-02-29", "2024-09-30"])


@st.composite
def updates(draw: st.DrawFn) -> dict[str, Any]:
    """An update as a tree of texts."""
    tree: dict[str, Any] = {"date": draw(DATES), "note": draw(TEXTS)}
    if draw(st.booleans()):
        tree["values"] = {"space": "95", "job-fairs": {"2024-07": "1", "2024-08": "2.50"}}
    if draw(st.booleans()):
        tree["done"] = ["white-list"]
        tree["evidence"] = [{"title": draw(TEXTS), "url": "https://example.gov.cn/a?b=1#c"}]
    if draw(st.booleans()):
        tree["next"] = draw(TEXTS)
    return tree


@st.composite
def files(draw: st.DrawFn) -> str:
    """The text of a progress file."""
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from(["as_of: 2024-09-30", "{as_of: 2024-09-30}", "---\nas_of: 2024-09-30\n...\n"]))
    lines = [*draw(noise(0)), "as_of: 2024-09-30", *draw(noise(0))]
    lines += draw(measures())
    lines += [*draw(noise(0)), *draw(st.sampled_from([[], ["sample: true"], ["sample: true", "", "# 完"]]))]
    return newline.join(lines) + draw(st.sampled_from(["", newline, newline * 3]))


def noise(column: int) -> st.SearchStrategy[list[str]]:
    """Blank lines and comments near a column, or nothing."""
    pad = " " * column
    return st.sampled_from(QUIET + NOISE).map(lambda lines: [line.replace("<", pad) for line in lines])


@st.composite
def measures(draw: st.DrawFn) -> list[str]:
    """The part of the file below `measures`."""
    kind = draw(st.integers(0, 14))
    if kind < 4:
        return ["measures:" + ["", " # 无", " {}", " { }  # 无"][kind], *draw(noise(2))]
    if kind == 4:
        return [
            "measures: {1: {updates: [{date: 2024-01-31, note: x}, ]}, 3: {updates: [ ]}, 4: {updates: [{date: 1}]}}"
        ]
    column = draw(st.integers(1, 4))
    lines = ["measures:"]
    for number in draw(st.sampled_from([(1,), (2,), (1, 3), (1, 2, 3), (4, 1), (3, 12)])):
        lines += draw(noise(column))
        lines += [" " * column + line if line else "" for line in draw(entries(number))]
    return lines


@st.composite
def entries(draw: st.DrawFn, number: int) -> list[str]:
    """A measure with its updates."""
    key = draw(st.sampled_from([str(number), f"0{number}", f'"{number}"', f"'{number}'"]))
    form = draw(st.sampled_from(["list"] * 8 + ["nothing", "braces", "no-updates", "brackets", "below", "flow"]))
    offset = " " * draw(st.integers(1, 4))
    if form == "flow":
        return [
            f"{key}: {{updates: [{{date: 2024-01-31, note: '数：80，#1'}}, {{date: 2024-02-29, note: x}} , ]}}  # 流"
        ]
    short = {
        "nothing": [f"{key}:"],
        "braces": [f"{key}: {{ }}"],
        "no-updates": [f"{key}:", f"{offset}updates:  # 还没有"],
        "brackets": [f"{key}:", f"{offset}updates:  [ ]"],
        "below": [f"{key}:", f"{offset}updates:", f"{offset}  []"],
    }
    if form in short:
        return short[form]
    dash = offset + " " * draw(st.integers(0, 3))
    lines = [f"{key}: # 见下", f"{offset}updates:"]
    gap = draw(st.sampled_from([[], [""]]))
    for _ in range(draw(st.integers(1, 3))):
        lines += draw(noise(len(dash)))
        lines += [dash + line if line else "" for line in draw(items())] + gap
    return lines


@st.composite
def items(draw: st.DrawFn) -> list[str]:
    """An update as an item of a list, its dash at column 0."""
    if draw(st.integers(0, 6)) == 0:
        return ["- {date: 2024-01-31, note: 'a # b', values: {space: 1}}  # 一行"]
    offset = draw(st.integers(1, 4))
    last = draw(
        st.sampled_from(
            [
                ["note: |", "  第一行", "   # 不是注释", "", "  第三行", ""],
                ["note: |+", "  第一行", "", ""],
                ["note: >-", "  第一行", "  第二行"],
                ["note: 上半年  ", "  又一行"],
                ['note: "引号 # 里', '  \\"又一行: x"  # 注'],
                ["values:", "   space: 80", "   job-fairs: {2024-05: 1,", "     2024-06: 2}"],
                ["done:", "- white-list"],
                ["done:", "    -   white-list # 注", "    # 里面"],
                ["next:"],
            ]
        )
    )
    body = ["date:   2024-01-31  # 注", "by: '发展运行部'", *last]
    if draw(st.booleans()):
        head, rest = ["-  # 另起"], body
    else:
        head, rest = [f"-{' ' * offset}{body[0]}"], body[1:]
    return head + [" " * (1 + offset) + line if line else "" for line in rest]
