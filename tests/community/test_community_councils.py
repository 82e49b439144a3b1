"""Who should sit in a meeting, as the kind or the law says; recognition of a local council, criterion by criterion."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ashinami.basics.source import Mark
from ashinami.community.certification.check import Checked, Validity, standing, validity
from ashinami.community.certification.rule import read, rules, rules_on
from ashinami.community.composition import composition
from ashinami.community.kinds import Kind, Seat, kinds
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict

TODAY = date(2026, 12, 4)
WHOLE = ["head", "operators_bus", "operators_taxi", "residents", "bureau", "drivers_union"]
TOLD = {"registered_nonprofits_exist": False, "on_route": False, "applicant_heard": True}


def test_each_kind_says_where_it_is_written_and_which_seats_it_has() -> None:
    """All kinds of the papers are there; what was not read in the original says so."""
    found = kinds()
    assert {"kyogitai_1", "kyogitai_2", "care_meeting", "care_promotion", "care_section", "transport_council"} <= set(
        found
    )
    assert all(kind.name and kind.cite.title for kind in found.values())
    assert found["statutory_council"].cite.mark is Mark.UNVERIFIED
    with pytest.raises(ValueError, match="one key"):
        replace(found["section"], seats=(Seat("a", "あ", need=True), Seat("a", "い", need=True)))


def test_the_cross_department_meeting_misses_the_transport_section() -> None:
    """Welfare and community are there; transport is named as missing, and finance as often there."""
    kind = kinds()["cross_section"]
    found = composition(kind, ["welfare_section", "community_section"], TODAY)
    assert [seat.key for seat in found.missing] == ["transport_section"]
    assert "finance_section" in {seat.key for seat in found.empty}
    assert not found.is_whole
    assert composition(kind, ["welfare_section", "community_section", "transport_section"], TODAY).is_whole


def test_a_seat_that_asks_for_two_is_not_filled_by_one() -> None:
    """One body of residents is not yet a council of residents."""
    kind = kinds()["kyogitai_2"]
    assert [seat.key for seat in composition(kind, ["sc", "residents"], TODAY).missing] == ["residents"]
    assert composition(kind, ["sc", "residents", "residents"], TODAY).is_whole


def test_the_law_decides_whether_a_transport_council_is_whole() -> None:
    """Whole with all members and answers; a missing taxi side is unlawful; an unanswered question leaves it open."""
    kind = kinds()["transport_council"]
    assert composition(kind, WHOLE, TODAY, told=TOLD).is_whole
    without = composition(kind, [key for key in WHOLE if key != "operators_taxi"], TODAY, told=TOLD)
    assert without.law is not None
    assert without.law.verdict is Verdict.UNLAWFUL
    assert [seat.key for seat in without.missing] == ["operators_taxi"]
    asked = composition(kind, WHOLE, TODAY)
    assert asked.law is not None
    assert asked.law.verdict is Verdict.UNDETERMINED
    assert not asked.is_whole
    on_route = composition(kind, WHOLE, TODAY, told=TOLD | {"on_route": True})
    assert on_route.law is not None
    assert on_route.law.verdict is Verdict.UNLAWFUL
    assert composition(kind, [*WHOLE, "road_manager", "police"], TODAY, told=TOLD | {"on_route": True}).is_whole


def test_the_operating_council_ended_in_october_2023() -> None:
    """Before that day it is whole like the other; from that day it is deemed a transport council, and says that it ended."""
    kind = kinds()["operation_council"]
    assert composition(kind, WHOLE, date(2023, 9, 30), told=TOLD).is_whole
    after = composition(kind, WHOLE, date(2023, 10, 1), told=TOLD)
    assert (after.ended, after.is_whole) == (True, False)


def test_a_kind_without_seats_is_always_whole() -> None:
    """Nobody is missing where nobody is asked for."""
    assert composition(kinds()["other"], [], TODAY).is_whole


SPECIMEN = rules()["kagoshima_2024"]
ALL_MET = {one.key: Checked(True, "名簿と記録") for one in SPECIMEN.criteria}


def test_the_specimen_rule_says_what_it_does_not_know() -> None:
    """It holds from October 2024, marks what the paper does not say, and gives no term of validity of its own."""
    assert rules_on(date(2024, 9, 30)) == []
    assert SPECIMEN in rules_on(date(2024, 10, 1))
    assert {one.mark for one in SPECIMEN.criteria} == {Mark.SECONDARY, Mark.DERIVED, Mark.UNVERIFIED}
    assert SPECIMEN.valid_until(date(2025, 1, 15)) is None
    assert "未読" in SPECIMEN.note


def test_only_when_everything_is_met_and_shown_may_it_be_recognised() -> None:
    """A yes without evidence is open; a no is not met; one that nobody looked at is open."""
    assert standing(SPECIMEN, ALL_MET).may_be_recognised
    for checked, truth in (
        (Checked(), Truth.UNKNOWN),
        (Checked(True, "  "), Truth.UNKNOWN),
        (Checked(False, ""), Truth.NO),
        (Checked(True, "名簿"), Truth.YES),
    ):
        assert checked.truth is truth
        assert standing(SPECIMEN, ALL_MET | {"regular": checked}).may_be_recognised is (truth is Truth.YES)
    assert len(standing(SPECIMEN, {}).open) == len(SPECIMEN.criteria)
    assert [one.key for one in standing(SPECIMEN, ALL_MET | {"regular": Checked(False)}).not_met] == ["regular"]


def test_how_long_a_recognition_lasts_and_when_it_is_renewed() -> None:
    """Thirty-six months from a day end the day before; sixty days before the end the renewal is due."""
    rule = replace(SPECIMEN, valid_months=36)
    start = date(2025, 1, 15)
    until = rule.valid_until(start)
    assert until == date(2028, 1, 14)
    assert replace(SPECIMEN, valid_months=1).valid_until(date(2025, 1, 31)) == date(2025, 2, 27)
    days = {
        start - timedelta(days=1): Validity.AHEAD,
        start: Validity.VALID,
        until - timedelta(days=60): Validity.RENEW,
        until: Validity.RENEW,
        until + timedelta(days=1): Validity.ENDED,
    }
    assert {day: validity(rule, start, until, day) for day in days} == days
    assert validity(rule, start, None, date(2099, 1, 1)) is Validity.OPEN


def test_a_rule_that_asks_one_thing_twice_is_refused() -> None:
    """Criteria have keys of their own."""
    text = """
key = "x"
name = "x"
start = 2025-04-01
area = []
cite = { title = "x", body = "x", mark = "U" }
[[criterion]]
key = "a"
asks = "あ"
evidence = ""
mark = "U"
"""
    assert read(text).criteria[0].key == "a"
    twice = text + text[text.index("[[criterion]]") :]
    with pytest.raises(ValueError, match="keys of their own"):
        read(twice)


def test_kinds_are_values() -> None:
    """A kind finds its seats, and knows no others."""
    kind: Kind = kinds()["regular"]
    seat = kind.seat("sc")
    assert seat is not None
    assert seat.need
    assert kind.seat("nobody") is None
