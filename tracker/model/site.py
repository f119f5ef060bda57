"""The published site: its name and address, and what a government portal's footer must say. What is not known is left out."""

import re

from pydantic import Field, model_validator

from tracker.model.fields import Boolean, Link, Record, Text, WebAddress, wrong


class Site(Record):
    """Identity of the published site."""

    name: Text = Field(title="网站名称", description="页面顶部和标题里的名称。")
    address: WebAddress = Field(title="网址", description="网站公开的完整网址。")
    id_code: Text | None = Field(None, title="网站标识码", description="十位数字。")
    icp: Text | None = Field(None, title="ICP备案号", description="如 陕ICP备00000000号。")
    police: Text | None = Field(None, title="公安备案号", description="如 陕公网安备00000000000000号。")
    organizer: Text | None = Field(None, title="主办单位", description="主办单位的全称。")
    contact: Text | None = Field(None, title="联系方式", description="办公电话或信箱，不写个人号码。")
    correction: Link | None = Field(None, title="我要纠错", description="纠错的去处：网址，或 mailto: 加邮箱。")
    edit_url: WebAddress | None = Field(
        None, title="编辑地址", description="在代码托管网站上修改文件的网址，{path} 代表文件的路径。"
    )
    share_pictures: Boolean = Field(False, title="分享图片", description="写 true 则发布时为每条举措生成分享用的图片。")
    header: Text | None = Field(None, title="页头", description="门户网站统一页头的 HTML 片段，由门户提供。")
    footer: Text | None = Field(None, title="页脚", description="门户网站统一页脚的 HTML 片段，由门户提供。")

    @model_validator(mode="after")
    def must_have_an_address_to_add_to(self) -> "Site":
        plain = re.split("[?#]", self.address)[0]
        if plain != self.address:
            raise wrong("bad-address", at="address", value=self.address, hint=plain)
        return self

    @property
    def root(self) -> str:
        """The public address with its closing slash."""
        return self.address.rstrip("/") + "/"
