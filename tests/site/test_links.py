"""Where an error is reported: whatever address the site has for it stays whole, with the page's own in it."""

import pytest

from tracker.pages.links import asking

PAGE = "https://example.gov.cn/measures/6/"
ESCAPED = "https%3A%2F%2Fexample.gov.cn%2Fmeasures%2F6%2F"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://gov.cn/jiucuo", f"https://gov.cn/jiucuo?page={ESCAPED}"),
        ("https://gov.cn/jiucuo?site=1", f"https://gov.cn/jiucuo?site=1&page={ESCAPED}"),
        ("https://gov.cn/#/jiucuo", f"https://gov.cn/?page={ESCAPED}#/jiucuo"),
        ("https://gov.cn/?a=%E6%88%91#top", f"https://gov.cn/?a=%E6%88%91&page={ESCAPED}#top"),
        ("mailto:a@gov.cn", f"mailto:a@gov.cn?page={ESCAPED}"),
        ("mailto:a@gov.cn?cc=c@gov.cn", f"mailto:a@gov.cn?cc=c@gov.cn&page={ESCAPED}"),
    ],
)
def test_a_page_is_added_to_what_a_link_asks_for(link: str, expected: str) -> None:
    assert asking(link, page=PAGE) == expected


def test_what_a_link_gives_itself_is_not_given_twice() -> None:
    assert asking("mailto:a@gov.cn?subject=x", subject="我", body="y") == "mailto:a@gov.cn?subject=x&body=y"
