"""Cards say no more of a target than was reported: no share without a value, no proof or check that was not given."""

from tests.assess.build import YEAR, judge_measure, target, update
from tracker.pages.cards import TargetCard, target_card

AS_OF = "2024-09-30"


def card(given, *updates) -> TargetCard:
    """The card of a target alone in its measure."""
    found = judge_measure([given], updates, AS_OF, YEAR)
    return target_card(found.targets[0], found)


def test_no_data_is_not_0_per_cent():
    without = card(target(at_least="100"))
    assert (without.value, without.share, without.fill, without.pace, without.pace_words) == ("", "", "", "", "")
    nothing = card(target(at_least="100"), update("2024-08-31", values={"it": "0"}))
    assert (nothing.value, nothing.share, nothing.fill) == ("0家", "0%", "0.00")


def test_what_was_never_reported_is_neither_verified_nor_unverified():
    assert card(target(at_least="100"), update(AS_OF)).verified is None
    assert card(target(), update(AS_OF)).verified is None
    assert card(target(at_least="1", every="month"), update(AS_OF)).verified is None


def test_the_latest_report_is_what_is_verified():
    monthly = target(at_least="1", every="month")
    june = update("2024-06-30", values={"it": {"2024-06": "1"}}, verified=["it"])
    assert card(monthly, june).verified is True
    assert card(monthly, june, update("2024-07-31", values={"it": {"2024-07": "1"}})).is_unverified
    assert card(target(), update("2024-06-30", done=["it"]), update("2024-08-31", verified=["it"])).verified is True
    assert card(target(), update("2024-06-30", done=["it"])).is_unverified


def test_documents_of_other_updates_prove_nothing():
    proof = [{"title": "通报", "url": "https://example.gov.cn/h1"}]
    assert card(target(), update("2024-06-30", done=["it"]), update("2024-07-31", evidence=proof)).is_unproved
    assert not card(target(), update("2024-06-30", done=["it"], evidence=proof)).is_unproved
    assert not card(target(), update("2024-06-30")).is_unproved
