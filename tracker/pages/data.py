"""The page of the open data: every file, every field."""

from msgspec import Struct

from tracker.pages.entries import newest_filing
from tracker.pages.open_data import LEDGER, PLAN_JSON, TABLES, Table
from tracker.pages.page import Crumb, Page
from tracker.pages.views import Views


class Download(Struct, frozen=True):
    """A file to download: its address from the root, its form, what it holds."""

    address: str
    form: str
    title: str


class Described(Struct, frozen=True):
    """A file whose fields are told one by one."""

    file: str
    heading: str
    table: Table


class Data(Struct, frozen=True):
    """Data of data.html."""

    described: tuple[Described, ...]
    downloads: tuple[Download, ...]


def data(views: Views) -> Page:
    """The page 数据."""
    downloads = (
        Download("data/plan.json", "JSON", "全部内容：方案、举措、指标、填报、测算"),
        *(Download(f"data/{table.name}.csv", "CSV", f"{table.title}表") for table in TABLES),
        Download("data/tracker.xlsx", "XLSX", "台账：每项指标一行，可筛选、可打印"),
        Download("data/datapackage.json", "JSON", "各表字段的机器可读说明（Frictionless Data Package）"),
        Download("deadlines.ics", "iCalendar", "到期日历；每个单位的页面另有自己的日历"),
        Download("feed.xml", "Atom", "填报订阅；每个单位的页面另有自己的订阅"),
    )
    described = (
        *(Described(f"{table.name}.csv", f"{table.title}表", table) for table in TABLES),
        Described("tracker.xlsx", LEDGER.title, LEDGER),
        Described("plan.json", PLAN_JSON.title, PLAN_JSON),
    )
    return Page(
        "data/",
        "data",
        "开放数据",
        "全部承诺、填报和测算的数据文件，可下载、可核对、可再利用，逐项说明字段。",
        Data(described, downloads),
        newest_filing(views.all),
        crumbs=(Crumb("开放数据", "data/"),),
    )
