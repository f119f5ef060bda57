"""Every sentence that staff are told about a source file: one table from code to sentence.

Words in braces are filled in by whoever finds the problem. A `hint` is a second sentence, said only where one is known.
Codes are stable: CONTRIBUTING.md lists them, and a test keeps the two in step.
"""

from msgspec import Struct

LONGEST = 100


class Message(Struct, frozen=True):
    """A sentence, the hint that may follow it, and whether it only warns."""

    sentence: str
    hint: str = ""
    warning: bool = False

    @property
    def names_a_line(self) -> bool:
        """Whether the sentence names another line of the file."""
        return "{first} 行" in self.sentence

    def fill(self, words: dict[str, object]) -> str:
        """The sentence with its words filled in. Raises KeyError for a word not given."""
        text = self.sentence + (self.hint if words.get("hint") else "")
        return text.format_map({key: quoted(str(value)) for key, value in words.items()})


def quoted(value: str) -> str:
    """A value as quoted in a sentence: one line, not endless, with what cannot be seen written out."""
    shown = "".join(c if c.isprintable() else f"〔U+{ord(c):04X}〕" for c in " ".join(value.split()) or value)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


NEAREST = "是不是“{hint}”？"
TYPE = "可写成：{hint}"

MESSAGES = {
    # a file as a whole
    "file-missing": Message("缺少这个文件。请从版本库恢复它，不能删除或改名。"),
    "file-empty": Message("文件是空的。请恢复它原来的内容（可从历史版本里复制）。"),
    "file-too-large": Message("文件有 {size} 字节，超过了 {most} 字节的上限。请检查是否误贴了别的内容。"),
    "not-a-file": Message("这里应是普通文件，不能是链接或文件夹。请换成文件本身。"),
    "file-unreadable": Message("这个文件或文件夹打不开。请检查它的权限；如果是链接，请换成文件本身。"),
    "bad-file-name": Message("文件名“{value}”不合规定。请写成“两位以上序号-英文短名.md”，例如 06-tech-market.md。"),
    "no-measures": Message("这个文件夹里没有举措文件。请恢复 NN-slug.md 各文件。"),
    "not-utf-8": Message("文件不是 UTF-8 编码的文本，看来是{value}。请用编辑器“另存为”，编码选 UTF-8，再上传。"),
    "hidden-character": Message("这里有一个看不见的字符（{value}）。请删掉它，把这几个字重新输入一遍。"),
    "junk-character": Message("这里有乱码“�”，是文字转换时丢了字。请对照原件把字补上。"),
    # YAML
    "yaml-syntax": Message("这一行的写法读不懂。请对照上面一条的样子，检查冒号、引号、括号和行首的空格。"),
    "yaml-tab": Message("行首用了制表符（Tab 键）。请删掉，改按空格键，与上下各行对齐。"),
    "yaml-wide-indent": Message("行首的空格是全角的或从网页、Word 里带来的。请删掉，改用英文空格，与上下各行对齐。"),
    "yaml-merge-conflict": Message(
        "这里留着合并冲突的记号“{value}”。请选定要保留的内容，删掉 <<<<<<<、=======、>>>>>>> 开头的各行。"
    ),
    "yaml-code-fence": Message("这一行“{value}”不是文件的内容。请把这一行整个删掉。"),
    "yaml-diff-mark": Message("行首多了记号“{value}”，可能是从别处带来的。请删掉它，其余不动。", hint=TYPE),
    "yaml-wide-colon": Message("冒号“：”是中文全角的。请改成英文冒号，后面空一格。", hint=TYPE),
    "yaml-not-a-colon": Message("名称后面应是英文冒号加一个空格，这里是“{value}”。请改过来。", hint=TYPE),
    "yaml-colon-missing": Message("名称后面少了英文冒号。请补上冒号，后面空一格。", hint=TYPE),
    "yaml-space-after-colon": Message("英文冒号后面要空一格。请在冒号后加一个空格。", hint=TYPE),
    "yaml-wide-space": Message("冒号后面的空格是全角的或从网页、Word 里带来的。请删掉，改打一个英文空格。", hint=TYPE),
    "yaml-list-mark": Message("列表每项的开头应是英文减号加一个空格，这里是“{value}”。请改过来。", hint=TYPE),
    "yaml-space-after-dash": Message("行首的减号后面要空一格。请加一个空格。", hint=TYPE),
    "yaml-dash-missing": Message(
        "“{value}”在同一段里写了两次，第一次在第 {first} 行。如果从这里起是新的一段，请在这一行开头补上“- ”；否则请删掉一处。"
    ),
    "yaml-quote-open": Message("引号没有成对。请补上另一半引号，或把引号删掉。", hint=TYPE),
    "yaml-quote-mixed": Message("引号一半是英文的、一半是中文的。请把两个都改成英文引号。", hint=TYPE),
    "yaml-quote-inside": Message(
        "内容以英文引号开头，引号后面又有文字。请用英文单引号把整段括起来，或改用中文引号“”。", hint=TYPE
    ),
    "yaml-backslash": Message("英文双引号里不能直接写反斜杠。请写两个反斜杠，或改用英文单引号。", hint=TYPE),
    "yaml-bracket-open": Message("括号没有成对。请补上另一半括号。", hint=TYPE),
    "yaml-bracket-extra": Message("这里多了一个括号“{value}”。请删掉。", hint=TYPE),
    "yaml-wide-bracket": Message("列表要用英文方括号和英文逗号，这里有别的括号。请改过来。", hint=TYPE),
    "yaml-wide-comma": Message("列表各项之间要用英文逗号加一个空格，这里是“{value}”。请改过来。", hint=TYPE),
    "yaml-thousands": Message("数里不要写千分位的逗号，否则会被拆成两个数。请删掉逗号。", hint=TYPE),
    "yaml-colon-inside": Message("内容里有英文冒号，后面又有空格（或到了行末）。请把它改成中文冒号“：”。", hint=TYPE),
    "yaml-empty-list": Message("这里的“{value}”说的是“一项也没有”，却另有内容。请删掉它，其余不动。"),
    "yaml-space-in-address": Message("地址里的英文冒号后面不能有空格。请删掉空格。", hint=TYPE),
    "yaml-two-on-a-line": Message("一行只能写一项，“{value}”要另起一行，与这一行的名称对齐。请在它前面换行。"),
    "yaml-nested-on-key": Message("“{value}”是下一级内容。请另起一行，行首比这一行多空两格；有几项的，一行写一项。"),
    "yaml-list-on-key": Message(
        "“- ”开头的列表要另起一行。请把它移到下一行；如果是一句话，请用英文引号把它括起来。", hint=TYPE
    ),
    "yaml-lone-dash": Message("这里只有一条横线。还没有内容的，请把这一行整个删掉。"),
    "yaml-number-sign": Message("数的前面有记号“{value}”，会被读错。请只写数。", hint=TYPE),
    "yaml-list-under-text": Message(
        "“{value}”后面已有文字，下面不能再用“- ”列项。请接在上一行后面写成一段，或把上一行的文字删掉。"
    ),
    "yaml-special-start": Message("内容以特殊记号开头，会被读错。请用英文引号把整段内容括起来。", hint=TYPE),
    "yaml-indent": Message("行首空格不对：现在是 {value} 个。请改成 {right} 个，与第 {first} 行对齐。"),
    "yaml-indent-below": Message(
        "这一行是第 {first} 行“{key}”的下一级，行首空格不对。请把 {value} 个改成 {right} 个。",
        hint="下面各行也都{hint}，到第 {last} 行为止。",
    ),
    "yaml-dash-lost": Message("这一行开头少了“- ”。请在开头补上减号和空格。", hint=TYPE),
    "yaml-dash-extra": Message("这一行开头多了“- ”。请删掉它，与第 {first} 行的名称对齐。"),
    "yaml-dash-spaces": Message("减号“-”后面的空格多了。请只留一个空格。", hint=TYPE),
    "yaml-line-end-missing": Message("这一行的末尾接上了另一段。请在“{value}”前面换行，行首的空格照粘贴的留着。"),
    "yaml-quoted-key": Message("名称两边不要加引号。请删掉引号。", hint=TYPE),
    "yaml-measure-dash": Message("举措编号前面不要写“- ”。请删掉，编号照上面各条对齐。", hint=TYPE),
    "measures-missing": Message("举措编号的上面少了一行“measures:”。请在第一个编号前补上这一行，行首不空格。"),
    "head-missing": Message(
        "这一行的上面少了一行“{key}:”。请补上，与第 {first} 行对齐；下面属于它的各行，行首都比它多空两格。"
    ),
    "measure-number-missing": Message(
        "“{value}”写了两次，第一次在第 {first} 行。如果从这里起是另一条举措，请在前面补上一行它的编号和冒号；如果是同一条，请删掉这一行。"
    ),
    "yaml-special-key": Message("名称前面有记号“{value}”。请删掉。", hint=TYPE),
    "yaml-bracket-syntax": Message(
        "括号里的内容读不懂。请检查：各项之间用英文逗号加一个空格，括号成对，带记号的文字用英文引号括起来。"
    ),
    "yaml-loose-line": Message(
        "这一行读不出名称。请写成“名称: 内容”，冒号用英文的，后面空一格；如果是接着上一行写的文字，请接到上一行的末尾。"
    ),
    "yaml-alias": Message("这里的“{value}”会被当成特殊记号。文字以 & 或 * 开头时，请用英文引号把整段括起来。"),
    "yaml-tag": Message("这里的“{value}”会被当成特殊记号。文字以 ! 开头时，请用英文引号把整段括起来。"),
    "yaml-too-deep": Message("括号或缩进嵌套超过了 {most} 层。请删掉多余的括号或缩进。"),
    "yaml-too-many": Message("内容超过了 {most} 项的上限。请检查是否重复粘贴，删掉多余的。"),
    "yaml-too-wide": Message("这里一共有 {length} 项，超过了 {most} 项的上限。请检查是否重复粘贴，删掉多余的。"),
    "yaml-too-long": Message(
        "这一段有 {length} 个字，超过了 {most} 字的上限。请缩短；如果没有这么长，请检查引号是否成对。"
    ),
    "yaml-duplicate-key": Message("“{value}”写了两次，第一次在第 {first} 行。请合并成一处，删掉另一处。"),
    "yaml-two-documents": Message("单独成行的“---”把文件分成了两份。请删掉这一行。"),
    "yaml-not-scalar-key": Message("冒号左边应是简单的名称，这里不是。请检查这一行的括号和问号，删掉多余的。"),
    "front-matter-missing": Message(
        "文件第一行应是三个英文减号“---”，下面写 number、title 等，再以一行“---”结束。请补上。"
    ),
    "front-matter-fence": Message("这一行应只有三个英文减号“---”，前面不空格，现在是“{value}”。请改过来。"),
    "front-matter-open": Message(
        "number、title 等各项写完后少了一行“---”。请在这一行前面补一行，只写三个英文减号“---”。"
    ),
    # any field
    "missing": Message("缺少“{value}”。请补上这一项。", hint="例如 {hint}。"),
    "unknown-key": Message("没有名为“{value}”的项。请核对名称，或删掉这一行。", hint=NEAREST),
    "empty-value": Message("这里没有填内容。请填上，或把这一行整个删掉。"),
    "not-text": Message("这里应是一段文字或一个数，而不是列表或下级内容。请写在同一行里，不用括号，下面不再分行。"),
    "not-a-list": Message("“{value}”下面应是列表：每项另起一行，以“- ”开头。请改过来。", hint="例如 {hint}。"),
    "not-a-mapping": Message(
        "“{value}”下面应逐行写“名称: 内容”，冒号后空一格，不能只写一段文字或一个列表。请改过来。", hint="例如 {hint}。"
    ),
    "items-joined": Message("“{value}”是几项连着写的。各项之间请用英文逗号加一个空格，外面用英文方括号。", hint=TYPE),
    "item-joined": Message("“{value}”是几项连着写的。请分成几行，一行一项：{hint}。"),
    "too-few": Message("“{value}”至少要写一项。请补上。", hint="例如 {hint}。"),
    "too-long": Message("这一段有 {length} 个字，超过了 {most} 字的上限。请缩短。"),
    "wide-space-around": Message("“{value}”前后有看不见的空格（全角的，或从网页、Word 里带来的）。请把它们删掉。"),
    "bad-number": Message(
        "“{value}”不是数。请写一个数，用阿拉伯数字，可带小数点；单位、逗号、百分号、“约”“万”“+”都不写。",
        hint="这里请写 {hint}。",
    ),
    "no-number": Message("“{value}”不是数。还没有数的，请把这一行整个删掉，不要填“无”或横线。"),
    "too-many-digits": Message("“{value}”的位数太多。小数点前最多 15 位、后面最多 6 位，请四舍五入后再写。"),
    "bad-whole-number": Message("“{value}”不是 1 以上的整数。请只写阿拉伯数字。", hint="这里请写 {hint}。"),
    "bad-date": Message(
        "“{value}”不是规定的日期写法。请写成 2024-06-30 的样子，月和日都写两位。", hint="这里请写 {hint}。"
    ),
    "no-such-day": Message("没有“{value}”这一天。请核对月份和日期。", hint="这个月的最后一天是 {hint}。"),
    "year-out-of-range": Message("“{value}”的年份不在 {first} 到 {last} 之间。请核对。"),
    "bad-slug": Message(
        "“{value}”不合规定。请只用小写英文字母、数字和连字符，例如 tech-market。", hint="这里请写 {hint}。"
    ),
    "reserved-slug": Message("“{value}”在 Windows 上不能用作文件夹的名称。请换一个，例如 {value}-1。"),
    "bad-address": Message(
        "“{value}”不是网址。请写以 https:// 开头的完整网址，中间不留空格。", hint="这里请写 {hint}。"
    ),
    "addresses-joined": Message(
        "“{value}”是几个网址连着写的。这里请只留一个；另外的在 evidence 下面另起一项，写 title 和 url 两行。"
    ),
    "empty-boolean": Message("这里没有填内容。请写 true（是）或 false（否）。"),
    "bad-boolean": Message("“{value}”读不懂。请写 true（是）或 false（否）。"),
    "bad-period": Message(
        "“{value}”不是规定的时段写法。请这样写：周 2024-W27，月 2024-07，季 2024-Q3，半年 2024-H2，年 2024。",
        hint="这里请写 {hint}。",
    ),
    "bad-choice": Message("“{value}”不在可写的词之内。请从这些词里选：{words}。", hint=NEAREST),
    "unknown-state-word": Message("“{value}”不是单位自评可用的词。请从这些词里选：{words}。", hint=NEAREST),
    # before publication, and what deserves a second look
    "identity-number": Message("这里像是一个身份证号码。公开的文件里不能有，请删掉。"),
    "mobile-number": Message("这里像是一个手机号码“{value}”。公开的文件里不能有个人号码，请删掉，或改写办公电话。"),
    "bank-card": Message("这里像是一个银行卡号。公开的文件里不能有，请删掉。"),
    "secrecy-mark": Message("这里有不得公开的标记“{value}”。请先确认能否公开；能公开的，删掉这个标记再发布。"),
    "many-more": Message("这样的问题还有很多，一次只列出 {most} 个。请先改前面的，再检查一次。", warning=True),
    "converter-junk": Message("这里有文字转换留下的残余“{value}”。请对照原件改好，或删掉。"),
    "note-cut": Message(
        "空格后面的“#”会把后面的文字都当成注释，公开页面上不会出现。要保留的，请用英文引号把整段括起来。",
        hint=TYPE,
        warning=True,
    ),
    "quotes-shown": Message("整段内容用中文引号括着，引号会照样显示。如果不需要，请删掉这对引号。", warning=True),
    "evidence-missing": Message("“{value}”已报完成，但没有写依据（evidence）。请补上标题和网址。", warning=True),
    "evidence-not-https": Message("网址以 http:// 开头，访问不够安全。网站支持的，请改成 https://。", warning=True),
    "value-falls": Message(
        "“{value}”是累计数，这里的 {now} 比 {date} 的 {before}（第 {first} 行）还小。请核对：应填总数，不是当期数；原来填错的，请用 corrects 更正。",
        warning=True,
    ),
    "value-far-above": Message(
        "“{value}”填了 {now}，超过目标数 {figure} 的 1.5 倍。请核对是不是多打了数字，或单位不对。", warning=True
    ),
    "filed-long-after": Message(
        "填报日期 {value} 比数据时点 {date} 晚了一年以上。请核对两个日期的年份。", warning=True
    ),
    "update-twice": Message(
        "这一段与第 {first} 行起的一段完全相同。如果是重复粘贴的，请删掉一段；如果是新的一期，请改 date。", warning=True
    ),
    "value-fraction": Message(
        "“{value}”填了 {now}，目标数是 {figure}%。请核对：百分数写 72，不写 0.72。", warning=True
    ),
    "value-negative": Message("“{value}”填了负数 {now}。请核对是不是多打了减号。", warning=True),
    "correction-of-other-date": Message(
        "更正的是 {value} 的填报，这里的 date 却是 {date}。更正会改变数据时点；如果不是有意的，请把 date 改成 {value}。",
        warning=True,
    ),
    "correction-drops": Message(
        "更正会替换原来那条（第 {first} 行）的全部 values 和 done，这里没有重写：{value}。仍然有效的，请照抄过来。",
        warning=True,
    ),
    "site-numbers-missing": Message("页脚还缺：{value}。取得后请填上；没有的不要编造。", warning=True),
    "self-assessment-better": Message(
        "第 {number} 条单位自评“{value}”，按数据测算是“{state}”，自评好于测算。请核对数据或自评。", warning=True
    ),
    "report-overdue": Message("第 {number} 条应报未报：{value}。请催报；最近一期应在 {date} 以前填报。", warning=True),
    # the plan
    "pace-order": Message("三个界线应从大到小：ahead 大于 behind，behind 大于 far_behind。请改正。"),
    "plan-ends-before-start": Message("计划的结束日“{value}”早于开始日 {start}。请核对。"),
    "twice": Message("“{value}”与第 {first} 行重复。每一项的名称、编号和地址都只能用一次，请改其中一处。"),
    "numbering-gap": Message("编号应从 1 起连续，这里缺 {value}。请补上，或改正编号。"),
    "bracket-in-unit-name": Message("单位名称“{value}”里不能有括号。内设机构请写在 offices 里。"),
    # measures
    "two-comparators": Message("一个指标只能有一个界限，这里写了{value}。请只留一个，或拆成两个指标。"),
    "unknown-kind": Message("kind 不能写“{value}”。请写 level（水平）或 cumulative（累计）。", hint=NEAREST),
    "falling-cumulative": Message("写了 {value} 的指标是水平指标，不能再写 kind: cumulative。请删掉 kind 这一行。"),
    "figure-missing": Message(
        "写了“{value}”却没有目标数。请补上 at_least、more_than、at_most 或 less_than，或删掉这一行。"
    ),
    "unit-missing": Message("目标数没有单位。请加一行 unit，例如 unit: 家。"),
    "every-with-falling": Message("every（按期开展）只能与 at_least 或 more_than 同用。请改正。"),
    "from-or-plan-misplaced": Message("“{value}”不能用于按期开展的指标或没有目标数的节点。请删掉。"),
    "plan-without-from": Message("水平指标写了 plan，却没有起点值。请用 from 写明起点值，或删掉 plan。"),
    "from-meets-target": Message("起点值 {value} 已经达到或等于目标 {figure}，无从计算进度。请核对 from 与目标数。"),
    "plan-turns-back": Message("plan 各点应从起点值一路走向目标数，这里的 {value} 比前一点 {earlier} 倒退了。请核对。"),
    "plan-outside": Message("plan 的日期 {value} 应在开始日 {start} 之后、到期日 {due} 之前。请改正。"),
    "quote-too-long": Message("引文有 {length} 个字，超过 {most} 字。请只摘最关键的几个字。"),
    "grace-too-long": Message("宽限天数 {value} 超过了 {most} 天的上限。请核对 grace_days。"),
    "bad-round": Message("report 不能写“{value}”。请写 month（月）、quarter（季）或 half-year（半年）。"),
    "due-before-start": Message("到期日 {value} 不晚于计划开始日 {start}。请核对。"),
    "no-whole-period": Message("从 {start} 到 {due} 没有一个完整的{value}，按期开展无从判定。请核对 every 与 due。"),
    "wrong-file-number": Message("文件名的序号与 number: {value} 不一致。请把两处改成一样。"),
    "number-twice": Message("编号 {value} 已用在 {other}。请改成没有用过的编号。"),
    "unknown-chapter": Message("plan.yaml 里没有第 {value} 章。请改成其中有的章号。"),
    "unknown-topic": Message("plan.yaml 的 topics 里没有“{value}”。请从那里面选。", hint=NEAREST),
    "unknown-unit": Message("没有名为“{value}”的单位。请照 data/departments.yaml 里的名称写。", hint=NEAREST),
    "units-joined": Message("“{value}”是几个单位连着写的。请分开写。", hint="可写成：{hint}"),
    "unknown-office": Message(
        "“{unit}”没有名为“{value}”的内设机构。请照 data/departments.yaml 的 offices 写。", hint=NEAREST
    ),
    # progress
    "unknown-measure": Message(
        "没有编号为“{value}”的举措。请只写数字，从 {first} 到 {last}。", hint="是不是“{hint}”？"
    ),
    "unknown-target": Message("第 {number} 条没有名为“{value}”的指标。请写指标的 id：{words}。", hint=NEAREST),
    "nothing-to-list": Message("“{value}”不是指标的 id。没有可写的（例如还没有做成），请把这一行整个删掉。"),
    "update-says-nothing": Message("这一条既没有说明（note），也没有数值或完成事项。请补上，或整条删掉。"),
    "filed-before-date": Message("填报日期 {value} 早于数据时点 {date}。请核对两个日期。"),
    "update-after-as-of": Message(
        "数据时点 {value} 晚于数据截止日期 as_of {as_of}。请核对；as_of 由督查部门按期调整。"
    ),
    "update-before-start": Message("数据时点 {value} 早于计划开始日 {start}。请核对年份。"),
    "far-from-start": Message("“{value}”离计划开始日 {start} 超过了 {most} 年。请核对年份。"),
    "as-of-before-start": Message("数据截止日期 {value} 早于计划开始日 {start}。请核对。"),
    "by-not-of-measure": Message(
        "“{value}”不是第 {number} 条的牵头或责任单位。请改写这一条的单位。", hint="可写：{hint}。"
    ),
    "value-for-milestone": Message("“{value}”是节点，没有数值。请从 values 里删掉，完成后写在 done 里。"),
    "done-for-figure": Message("“{value}”是有数的指标，不能写在 done 里。请在 values 里填数。"),
    "number-for-recurring": Message("“{value}”按{every}开展，要写明是哪一期。请另起一行缩进写，例如“{example}: 1”。"),
    "periods-for-number": Message("“{value}”不分期，只填一个数。请写成“{value}: 数”，不要带时段。"),
    "wrong-cadence": Message("这个指标按{every}判定，“{value}”不是{every}的写法。请写成 {example} 的样子。"),
    "period-outside": Message("“{value}”不是 {start} 至 {due} 之间的完整一期。请核对。"),
    "period-not-begun": Message("“{value}”在数据时点 {date} 还没有开始。请核对时段或日期。"),
    "value-twice": Message(
        "指标“{value}”在 {date} 已有一个数，见第 {first} 行。"
        "如果是新的一期，请改 date；重复粘贴的，请删掉这一段；改正旧数的，请在这一段里写 corrects: {date}。"
    ),
    "corrects-nothing": Message(
        "这条举措没有 {value} 的填报可更正。请写要更正的那一条的 date。", hint="已有：{hint}。"
    ),
    "corrects-many": Message("{value} 有不止一条填报，看不出更正哪一条。请写上与原来那条相同的 by。"),
    "corrects-again": Message(
        "{date} 的填报已有一次更正，见第 {first} 行，{filed} 填报。请写 filed，要晚于那一天，才看得出以哪一次为准。"
    ),
    "verified-not-reported": Message("“{value}”还没有填报，无从核实。请先在 done 或 values 里写明。"),
    # amendments
    "amendment-of-nothing": Message("没有写明改了什么。请写 target（指标）或 field（title、lead、responsible 等）。"),
    "unknown-field": Message("“{value}”不是可修订的项。请从这些里选：{words}。"),
}
