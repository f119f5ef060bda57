"""The judge calls bad what is bad: else the tests that ask it could not fail."""

import io

import pytest
import xlsxwriter

from tests.hostile.judge import judged
from tests.hostile.markup import markup

GOOD = '<p><a href="https://a.example/">a</a> &lt;b&gt;</p>'
BAD = [
    *("<script>x</script>", "<p onclick=x>a</p>", '<p style="x">a</p>', "<canary-é>", "<p>a", "a</p>"),
    *(
        '<a href="javascript:x">a</a>',
        '<a href=" java&#9;script:x">a</a>',
        '<a href="data:x">a</a>',
        "<!-- a -->",
        "<?a?>",
    ),
    *(
        '<img src="//a.example/x">',
        '<img src="https://a.example/x">',
        "<svg><foreignobject></foreignobject></svg>",
    ),
    *(
        '<script type="application/ld+json">{"a": "<b"}</script>',
        '<meta http-equiv="refresh" content="0">',
        "<base href=x>",
    ),
]
FILES = {
    "a.json": [b'{"a": NaN}', b'{"a": 1e5}', b'{"a": "\\ud800"}', b"{", '{"a": "\u202e"}'.encode(), b"\xff"],
    "a.xml": [b"<feed><b/></feed>", b"<!DOCTYPE feed><feed/>", b"<feed>", b"<feed>\x00</feed>"],
    "a.csv": [b"a,b\r\n1\r\n", b"a\r\n=1+1\r\n", "a\r\n＝1\r\n".encode(), b'a\r\n"\t1"\r\n'],
    "a.ics": [b"BEGIN:VALARM\r\n", b"SUMMARY:" + b"a" * 80 + b"\r\n", b"SUMMARY:a\nATTACH:b\r\n"],
    "robots.txt": [b"User-agent: *\nDisallow:\nDisallow: /\nSitemap: https://a.example/\n"],
    "a.exe": [b""],
    "../a.json": [b"{}"],
    "a\nb.json": [b"{}"],
}


def test_a_good_page():
    assert list(markup(GOOD)) == []


@pytest.mark.parametrize("html", BAD)
def test_bad_pages(html):
    assert list(markup(html)) != []


@pytest.mark.parametrize(("name", "data"), [(name, data) for name, bad in FILES.items() for data in bad])
def test_bad_files(name, data):
    assert list(judged(name, data)) != []


def test_a_workbook_with_a_formula():
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        book.add_worksheet().write("A1", "=1+1")
    assert list(judged("a.xlsx", data.getvalue())) != []
