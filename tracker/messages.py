"""Every sentence that staff are told about a source file: one table from code to sentence.

Words in braces are filled in by whoever finds the problem. A `hint` is a second sentence, said only where one is known.
Codes are stable: CONTRIBUTING.md lists them, and a test keeps the two in step.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """A sentence, the hint that may follow it, and whether it only warns."""

    sentence: str
    hint: str = ""
    warning: bool = False

    def fill(self, words: dict[str, object]) -> str:
        """The sentence with its words filled in. Raises KeyError for a word not given."""
        text = self.sentence + (self.hint if words.get("hint") else "")
        return text.format_map({key: brief(str(value)) for key, value in words.items()})


def brief(value: str) -> str:
    """A value as quoted in a sentence: one line, not endless, with what cannot be seen written out."""
    shown = "".join(c if c.isprintable() else f"〔U+{ord(c):04X}〕" for c in " ".join(value.split()) or value)
    return shown if len(shown) <= 60 else shown[:57] + "…"


NEAREST = "是不是“{hint}”？"

MESSAGES = {
    # a file as a whole
    "file-missing": Message("缺少这个文件。请从版本库恢复它，不能删除或改名。"),
    "file-empty": Message("文件是空的。请恢复它原来的内容（可从历史版本里复制）。"),
    "file-too-large": Message("文件有 {size} 字节，超过了 {most} 字节的上限。请检查是否误贴了别的内容。"),
    "not-a-file": Message("这里应是普通文件，不能是链接或文件夹。请换成文件本身。"),
    "bad-file-name": Message("文件名“{value}”不合规定。请写成“两位以上序号-英文短名.md”，例如 06-tech-market.md。"),
    "no-measures": Message("这个文件夹里没有举措文件。请恢复 NN-slug.md 各文件。"),
    "not-utf-8": Message("文件不是 UTF-8 编码（看来是{value}）。请用编辑器“另存为”，编码选 UTF-8，再上传。"),
    "hidden-character": Message("这里有一个看不见的字符（{value}）。请删掉它，把这几个字重新输入一遍。"),
    "junk-character": Message("这里有乱码“�”，是文字转换时丢了字。请对照原件把字补上。"),
    # YAML
    "yaml-syntax": Message("这一行的写法读不懂。请对照上面一条的格式检查冒号、引号、括号和缩进。"),
    "yaml-tab": Message("这一行用了制表符（Tab 键）。请删掉，改用空格缩进。"),
    "yaml-merge-conflict": Message("这里留着合并冲突的记号“{value}”。请选定要保留的内容，删掉记号行。"),
    "yaml-wide-colon": Message("这里的冒号“：”是中文全角的。请换成英文冒号“:”，后面空一格。"),
    "yaml-quote-open": Message("这一行的引号没有成对。请补上另一半引号，或把引号都删掉。"),
    "yaml-quote-inside": Message("引号后面还有文字。请用英文单引号把整段括起来，或把英文引号改成中文引号“”。"),
    "yaml-bracket-open": Message("这一行的括号没有成对。请补上另一半括号。"),
    "yaml-colon-inside": Message("内容里有英文冒号加空格。请改成中文冒号“：”，或用英文双引号把整段内容括起来。"),
    "yaml-space-after-colon": Message("英文冒号后面要空一格。请在“:”后加一个空格。"),
    "yaml-special-start": Message("内容以特殊记号开头（{value}）。请用英文双引号把整段内容括起来。"),
    "yaml-alias": Message("这里的“{value}”会被当成特殊记号。文字以 & 或 * 开头时，请用英文双引号把整段括起来。"),
    "yaml-tag": Message("这里的“{value}”会被当成特殊记号。文字以 ! 开头时，请用英文双引号把整段括起来。"),
    "yaml-too-deep": Message("括号或缩进嵌套超过了 {most} 层。请删掉多余的括号或缩进。"),
    "yaml-too-many": Message("内容超过了 {most} 项的上限。请检查是否重复粘贴。"),
    "yaml-too-long": Message("这一段有 {length} 个字，超过了 {most} 字的上限。请缩短。"),
    "yaml-duplicate-key": Message("“{value}”写了两次，第一次在第 {first} 行。请删掉其中一处，或合并成一处。"),
    "yaml-two-documents": Message("单独成行的“---”把文件分成了两份。请删掉这一行。"),
    "yaml-not-scalar-key": Message("冒号左边应是简单的名称。请检查这一行的括号和问号。"),
    "front-matter-missing": Message("文件第一行应是“---”，下面写 number、title 等，再以一行“---”结束。请补上。"),
    "front-matter-open": Message("开头的“---”没有结束。请在各项与正文之间加一行“---”。"),
    # any field
    "missing": Message("缺少“{value}”。请补上这一项。"),
    "unknown-key": Message("没有名为“{value}”的项。", hint=NEAREST),
    "empty-value": Message("这里没有填内容。请填上，或把这一行整个删掉。"),
    "not-text": Message("这里应是一段文字或一个数，而不是列表或下级内容。请检查括号和缩进。"),
    "not-a-list": Message("这里应是列表：每项另起一行，以“- ”开头。"),
    "not-a-mapping": Message("这里应是“名称: 内容”的形式，每项一行。请检查冒号后的空格和缩进。"),
    "too-few": Message("这里至少要写一项。"),
    "too-long": Message("这一段有 {length} 个字，超过了 {most} 字的上限。请缩短。"),
    "bad-number": Message(
        "“{value}”不是数。只写阿拉伯数字和小数点，单位、逗号、“万”都不写。", hint="请写成 {hint}（按目标的单位核对）。"
    ),
    "bad-whole-number": Message("“{value}”不是 1 以上的整数。请只写数字，例如 6。"),
    "bad-date": Message("“{value}”不是日期。请写成 2024-06-30 的样子。", hint="这里请写 {hint}。"),
    "no-such-day": Message("没有“{value}”这一天。请核对月份和日期。"),
    "year-out-of-range": Message("“{value}”的年份不在 {first} 到 {last} 之间。请核对。"),
    "bad-slug": Message("“{value}”只能用小写英文字母、数字和连字符，例如 tech-market。"),
    "bad-address": Message("“{value}”不是网址。请写以 https:// 开头的完整网址。"),
    "bad-boolean": Message("“{value}”应写 true（是）或 false（否）。"),
    "bad-period": Message("“{value}”不是时段。周写 2024-W27，月写 2024-07，季写 2024-Q3，半年写 2024-H2，年写 2024。"),
    "bad-choice": Message("“{value}”不在可写的词之内：{words}。"),
    "unknown-state-word": Message("“{value}”不是规定的状态用语。可写：{words}。"),
    # the plan
    "pace-order": Message("三个界线应从大到小：ahead 大于 behind，behind 大于 far_behind。请改正。"),
    "plan-ends-before-start": Message("计划的结束日“{value}”早于开始日 {start}。请核对。"),
    "twice": Message("“{value}”与第 {first} 行重复。每一项的名称、编号和地址都只能用一次，请改其中一处。"),
    "numbering-gap": Message("编号应从 1 起连续，这里缺 {value}。请补上，或改正编号。"),
    "bracket-in-unit-name": Message("单位名称“{value}”里不能有括号。内设机构请写在 offices 里。"),
    # measures
    "two-comparators": Message("一个指标只能有一个界限，这里写了{value}。请只留一个，或拆成两个指标。"),
    "unknown-kind": Message("kind 只能写 level（水平）或 cumulative（累计），不能写“{value}”。"),
    "falling-cumulative": Message("写了 {value} 的指标是水平指标，不能再写 kind: cumulative。请删掉 kind 这一行。"),
    "figure-missing": Message(
        "写了“{value}”却没有目标数。请补上 at_least、more_than、at_most 或 less_than，或删掉这一行。"
    ),
    "unit-missing": Message("目标数没有单位。请加一行 unit，例如 unit: 家。"),
    "every-with-falling": Message("every（按期开展）只能与 at_least 或 more_than 同用。请改正。"),
    "from-or-plan-misplaced": Message("“{value}”不能用于按期开展的指标或没有目标数的节点。请删掉。"),
    "plan-without-from": Message("水平指标写了 plan，就要同时用 from 写明起点值。"),
    "from-meets-target": Message("起点值 {value} 已经达到或等于目标 {figure}，无从计算进度。请核对 from 与目标数。"),
    "plan-turns-back": Message("plan 各点应从起点值一路走向目标数，这里的 {value} 比前一点 {earlier} 倒退了。请核对。"),
    "plan-outside": Message("plan 的日期 {value} 应在开始日 {start} 之后、到期日 {due} 之前。请改正。"),
    "quote-too-long": Message("引文有 {length} 个字，超过 {most} 字。请只摘最关键的几个字。"),
    "bad-round": Message("report 只能写 month（月）、quarter（季）或 half-year（半年），不能写“{value}”。"),
    "due-before-start": Message("到期日 {value} 不晚于计划开始日 {start}。请核对。"),
    "no-whole-period": Message("从 {start} 到 {due} 没有一个完整的{value}，按期开展无从判定。请核对 every 与 due。"),
    "wrong-file-number": Message("文件名的序号与 number: {value} 不一致。请把两处改成一样。"),
    "number-twice": Message("编号 {value} 已用在 {other}。请改成没有用过的编号。"),
    "unknown-chapter": Message("plan.yaml 里没有第 {value} 章。请改成其中有的章号。"),
    "unknown-topic": Message("plan.yaml 的 topics 里没有“{value}”。", hint=NEAREST),
    "unknown-unit": Message("没有名为“{value}”的单位。", hint=NEAREST),
    "unknown-office": Message("“{unit}”没有名为“{value}”的内设机构。", hint=NEAREST),
    # progress
    "unknown-measure": Message("没有第“{value}”条举措。请核对编号。"),
    "unknown-target": Message("第 {number} 条没有名为“{value}”的指标。", hint=NEAREST),
    "update-says-nothing": Message("这一条既没有说明（note），也没有数值或完成事项。请补上，或整条删掉。"),
    "filed-before-date": Message("填报日期 {value} 早于数据时点 {date}。请核对两个日期。"),
    "update-after-as-of": Message(
        "数据时点 {value} 晚于数据截止日期 as_of {as_of}。请核对；as_of 由督查部门按期调整。"
    ),
    "update-before-start": Message("数据时点 {value} 早于计划开始日 {start}。请核对年份。"),
    "as-of-before-start": Message("数据截止日期 {value} 早于计划开始日 {start}。请核对。"),
    "by-not-of-measure": Message("“{value}”不是第 {number} 条的牵头或责任单位。", hint="可写：{hint}。"),
    "value-for-milestone": Message("“{value}”是节点，没有数值。请从 values 里删掉，完成后写在 done 里。"),
    "done-for-figure": Message("“{value}”是有数的指标，不能写在 done 里。请在 values 里填数。"),
    "number-for-recurring": Message("“{value}”按{every}开展，要写明是哪一期。请另起一行缩进写，例如“{example}: 1”。"),
    "periods-for-number": Message("“{value}”不分期，只填一个数。请写成“{value}: 数”，不要带时段。"),
    "wrong-cadence": Message("这个指标按{every}判定，“{value}”不是{every}的写法。请写成 {example} 的样子。"),
    "period-outside": Message("“{value}”不是 {start} 至 {due} 之间的完整一期。请核对。"),
    "period-not-begun": Message("“{value}”在数据时点 {date} 还没有开始。请核对时段或日期。"),
    "value-twice": Message(
        "指标“{value}”在 {date} 已有一个数，见第 {first} 行。改正旧数请在新的一条里写 corrects: {date}。"
    ),
    "corrects-nothing": Message("这条举措没有 {value} 的填报可更正。", hint="已有：{hint}。"),
    "corrects-many": Message("{value} 有不止一条填报，看不出更正哪一条。请写上与原来那条相同的 by。"),
    "verified-not-reported": Message("“{value}”还没有填报，无从核实。请先在 done 或 values 里写明。"),
    # amendments
    "amendment-of-nothing": Message("没有写明改了什么。请写 target（指标）或 field（title、lead、responsible 等）。"),
    "unknown-field": Message("“{value}”不是可修订的项。可写：{words}。"),
}
