"""What is found about a registered service: changes and their deadlines, guides that warn, judgements, duties, kinds by period.

Who may register, whom a service may carry, where and for how much stand as tables a lawyer can read:
src/ashinami/law/road_transport/registered/cases_*.toml.
"""

from __future__ import annotations

from datetime import date

import pytest

from ashinami.law import corpus
from ashinami.law.road_transport.registered.change_table import (
    CHANGES,
    Council,
    Procedure,
    change_of,
    notification_deadline,
)
from ashinami.law.road_transport.registered.facts_price import TAXI_PERCENT
from ashinami.rules.answers import Answers, Said
from ashinami.rules.conditions import AtMost
from ashinami.rules.facts_file import read_answers
from ashinami.rules.verdict import Finding, Verdict, find

REGISTERED = "road_transport.registered"
TODAY = date(2025, 4, 1)


def answers(values: dict[str, object], day: date = TODAY) -> Answers:
    """Return the answers an office gave on the day."""
    read, notices = read_answers(corpus().facts, values, Said("運輸支局", day))
    assert notices == ()
    return read


def finding(subject: str, values: dict[str, object], day: date = TODAY) -> Finding:
    """Return what is found for a subject of a registered service."""
    return find(corpus(), f"{REGISTERED}.{subject}", day, answers(values, day))


@pytest.mark.parametrize(
    ("change", "before", "since"),
    [
        ("kind", "change_registration", "change_registration"),
        ("area_enlarged", "change_registration", "change_registration"),
        ("range_widened", "notification", "change_registration"),
        ("partner", "none", "change_registration"),
        ("range_narrowed", "notification", "notification"),
        ("area_reduced", "notification", "notification"),
        ("kind_dropped", "notification", "notification"),
        ("name", "notification", "notification"),
        ("office", "notification", "notification"),
        ("cars", "notification", "notification"),
        ("partner_name", "none", "notification"),
        ("ended", "notification", "notification"),
        ("rider_count", "none", "none"),
        ("price", "none", "none"),
        ("drivers", "none", "none"),
    ],
)
def test_what_a_change_needs(change: str, before: str, since: str) -> None:
    """Each row of the table, on the last day of the old rule and the first of the new; the rules say the same as the table."""
    for day, needs in ((date(2020, 11, 26), before), (date(2020, 11, 27), since)):
        assert change_of(change).procedure(day) == needs
        for procedure in (Procedure.CHANGE_REGISTRATION, Procedure.NOTIFICATION):
            verdict = finding(procedure.value, {"registration.change": change}, day).verdict
            assert verdict is (Verdict.LAWFUL if needs == procedure else Verdict.UNLAWFUL)


def test_the_table_of_changes_is_whole() -> None:
    """Every row is tried above; the council is needed for kind, area and price, and expected for a wider range."""
    assert len(CHANGES) == 15
    assert {change.id: change.council for change in CHANGES if change.council is not Council.NO} == {
        "kind": Council.NEEDED,
        "area_enlarged": Council.NEEDED,
        "range_widened": Council.EXPECTED,
        "price": Council.NEEDED,
    }
    with pytest.raises(LookupError):
        change_of("colour")
    with pytest.raises(LookupError):
        change_of("kind").procedure(date(2006, 9, 30))


def test_a_notification_is_due_in_thirty_days() -> None:
    """A representative who changes on 1 April is notified by 1 May."""
    assert notification_deadline(date(2025, 4, 1)) == date(2025, 5, 1)


PRICE: dict[str, object] = {
    "operator.kind": "npo",
    "price.within_actual_cost": True,
    "price.clear": True,
    "price.methods": ["distance"],
    "price.settled": True,
    "price.taxi_percent": 65,
    "rider.together": 1,
}


def test_a_guide_warns_and_never_decides() -> None:
    """65 % of the taxi fare is lawful in 2022 with a warning, and within the guide in 2025."""
    in_2022 = finding("price", PRICE, date(2022, 6, 1))
    assert in_2022.verdict is Verdict.LAWFUL
    (warning,) = in_2022.warnings
    assert isinstance(warning.condition, AtMost)
    assert warning.condition.fact is TAXI_PERCENT
    assert finding("price", PRICE).warnings == ()


def test_above_the_guide_the_office_judges() -> None:
    """90 % settled in 2025 is open, and the one open question is the office's to judge."""
    found = finding("price", PRICE | {"price.taxi_percent": 90, "price.joint": False})
    assert found.verdict is Verdict.UNDETERMINED
    assert [(slot.id, slot.fact.answered_by.value) for slot in found.questions] == [("price.noncommercial", "運輸支局")]


def test_a_plan_that_has_not_come_before_the_council_is_told_so() -> None:
    """A form of registration is neither open nor closed before the talks, and the talks are among what must be done."""
    plan = {
        "operator.kind": "workers_coop",
        "registration.riders": "welfare",
        "registration.seats_under_eleven": True,
        "registration.sentenced": False,
        "registration.cancelled_lately": False,
        "registration.officer_disqualified": False,
        "council.outcome": "not_held",
    }
    found = finding("welfare", plan, date(2022, 10, 1))
    assert found.verdict is Verdict.UNDETERMINED
    assert any("協議を調えます" in duty.text for duty in found.duties)
    settled = finding("welfare", plan | {"council.outcome": "settled", "council.forum": "transport_council"})
    assert not any("協議を調えます" in duty.text for duty in settled.duties)


def test_the_kind_follows_the_operator_to_2020_and_the_purpose_since() -> None:
    """A city's rides for disabled residents: a kind of its own in 2019, 福祉有償運送 in 2021."""
    city = {
        "operator.kind": "municipality",
        "registration.riders": "welfare",
        "registration.seats_under_eleven": True,
        "registration.sentenced": False,
        "registration.cancelled_lately": False,
        "registration.officer_disqualified": False,
        "council.outcome": "settled",
        "council.forum": "transport_council",
    }
    kinds = ("welfare", "municipal", "blank_area")
    in_2019 = {kind: finding(kind, city, date(2019, 6, 1)).verdict for kind in kinds}
    in_2021 = {kind: finding(kind, city, date(2021, 6, 1)).verdict for kind in kinds}
    assert (in_2019["welfare"], in_2019["municipal"]) == (Verdict.UNLAWFUL, Verdict.LAWFUL)
    assert (in_2021["welfare"], in_2021["municipal"]) == (Verdict.LAWFUL, Verdict.NOT_APPLICABLE)
    # whether its area is a blank one was not said
    assert in_2021["blank_area"] is Verdict.UNDETERMINED
