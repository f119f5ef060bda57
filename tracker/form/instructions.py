"""What the form's second sheet says to those who fill it in."""

from tracker.assess.assessment import Assessment
from tracker.form.columns import SHEET


def instructions(assessment: Assessment) -> list[str]:
    """The lines of the sheet, the first its title."""
    plan, head = assessment.tracker.plan, assessment.tracker.head
    return [
        f"《{plan.title}》填报表：怎样填",
        f"数据截至{head.as_of.isoformat()}。“上次数值”是这一天以前最近一次填报的数。",
        f"1. 只填“{SHEET}”页浅黄色的格子。灰色的格子已锁定，请不要改；没有进展的行留空，不用填“无”。",
        "2. 数据时点：数值是哪一天的。填报日期：哪一天填的，不早于数据时点，不写就当作同一天。都写成 2024-06-30 的样子。",
        "3. 填报单位：从下拉列表中选。",
        "4. 本次数值：只写数字，不写单位、“约”“万”。累计的指标写年初以来的总数，不是当月新增的数。",
        "5. 按周、月、季、半年、年开展的指标，先选时段，再写这一时段的数。一行要写几个时段的，时段和数值都用空格分开，"
        "例如时段写“2024-W36 2024-W37”，数值写“1 2”。",
        "6. 没有数的事项，做成了在“完成（是）”里选“是”，没有做成留空。",
        "7. 依据：标题和网址都写，网址以 https:// 开头。有几份依据，分写在同一条举措的几行里。",
        "8. 同一条举措中，数据时点和填报单位相同的几行合成一条填报：说明和下一步连起来，填报日期和单位自评只写一次或写得一样。",
        "9. 不要在格子里写公式，不要增加、删除、移动行和列，不要改工作表的名字。",
        "10. 更正以前填错的数，请用网站上的“填报助手”或编辑器，另加一段更正（corrects），不在这张表里改。",
        "11. 填好以后交给录入的同事：python build.py record --from 填报表.xlsx。有不对的地方，会写明是哪一格。",
    ]
