"""Changes of promises after publication."""

from typing import Annotated

from pydantic import Field, RootModel, model_validator

from tracker.model.fields import Day, Record, TargetId, Text, WebAddress, WholeNumber, wrong

# What may change of a measure itself, with the words for it.
FIELDS = {"title": "标题", "chapter": "章", "lead": "牵头单位", "responsible": "责任单位"}


class Document(Record):
    """The document that a change rests on."""

    title: Text = Field(title="文件标题", description="所依据文件的名称和文号。")
    url: WebAddress | None = Field(None, title="网址", description="文件的完整网址，以 https:// 开头。没有公开就不写。")


class Amendment(Record):
    """One change of a promise: of a target, or of a field of the measure (title, lead, responsible, …)."""

    date: Day = Field(title="调整日期", description="承诺从哪一天起调整，写 2024-07-01 的样子。")
    measure: WholeNumber = Field(title="举措编号", description="调整的是第几条举措。")
    target: TargetId | None = Field(
        None, title="指标代号", description="调整的是哪个指标，写它的 id。改的不是指标时不写，改写 field。"
    )
    field: Text | None = Field(
        None,
        title="举措的项",
        description=f"改的是举措的哪一项：{'、'.join(f'{name}（{word}）' for name, word in FIELDS.items())}。",
    )
    from_: Text = Field(alias="from", title="原来的承诺", description="原来怎么写的，照原样写。")
    to: Text = Field(title="现在的承诺", description="调整以后怎么写。")
    reason: Text = Field(title="调整理由", description="为什么调整，公众会看到。")
    document: Document = Field(title="依据文件", description="调整所依据的文件。")

    @model_validator(mode="after")
    def must_name_what_changed(self) -> "Amendment":
        if self.target is None and self.field is None:
            raise wrong("amendment-of-nothing")
        return self


class Amendments(RootModel[Annotated[tuple[Amendment, ...], Field()]]):
    """All changes, in the order of the file."""

    model_config = {"frozen": True, "defer_build": True}
