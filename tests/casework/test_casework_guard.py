"""Verdicts on rides of a registered group: with its list of riders, before and after a driver is chosen, one by one and in columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.casework.day_law import PERHAPS, SURE, DayLaw, asked_of_driver
from ashinami.casework.drivers_allowed import taking_part
from ashinami.casework.guard import Case, law_of, same_law, verdicts, worst
from ashinami.casework.registration.facts import answers_of
from ashinami.casework.registration.file import GroupFile
from ashinami.casework.registration.rider_facts import ListedRider, by_role, ride_answers, riders_of
from ashinami.casework.told import joined
from ashinami.rules.answers import Record
from ashinami.rules.receipt import Receipt
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.registration import Course, NoteKind, Way
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Wish
from tests.casework import registered_group as on_file

PRICED = Arrangement(
    "price",
    "決めた対価",
    {
        "carriage.carries": True,
        "carriage.for_others": True,
        "scope.special": frozenset(),
        "third_party.basis": "none",
        "received.kinds": frozenset({"fare"}),
        "registration.suspended": False,
        "area.hours_only": False,
        "price.within_actual_cost": True,
        "price.clear": True,
        "price.methods": frozenset({"distance"}),
        "price.taxi_percent": 50,
        "price.joint": False,
        "price.charges": frozenset(),
        "price.dynamic": False,
    },
)
KIKU = ListedRider(
    category="care",
    relation="resident",
    listed_on=date(2025, 5, 1),
    cannot_use_alone=True,
    judged_by="送迎部会",
    judged_on=date(2025, 5, 1),
)
DAY = date(2026, 12, 7)


def wish(day: date = DAY, **more: Any) -> Wish:
    """Return her wish to go to the clinic and back."""
    return Wish("w", day, "kiku", Place("home", "自宅"), Place("clinic", "診療所"), appointment=600, **more)


def case(
    rider: ListedRider | None = KIKU,
    *,
    file: GroupFile | None = None,
    asked: Wish | None = None,
    arrangement: Arrangement = PRICED,
    chosen: bool = True,
    from_home: bool = True,
    listing: bool = True,
    aboard: int = 1,
) -> Case:
    """Return the ride: everything in order, but for what is said otherwise."""
    whole = file or on_file.group(
        drivers=(
            on_file.driver(
                notes=(*on_file.driver().notes, on_file.note(NoteKind.COURSE, date(2025, 3, 11), what=Course.SEDAN))
            ),
        )
    )
    asked = asked or wish()
    known = joined(
        answers_of(whole, "r", asked.day, drivers=["p"], cars=["c"]),
        ride_answers(
            asked,
            rider,
            whole.versions[0],
            legs=(Leg.OUT, Leg.BACK),
            from_home=from_home,
            listing=listing,
            riders_aboard=aboard,
        ),
    )
    known = replace(known, members={**known.members, "crew": ()})
    return Case(arrangement, asked, Record("取り決め"), known, chosen=chosen)


def test_a_whole_record_makes_the_ride_lawful() -> None:
    """Registration, price, rider, driver, car and cover on record: nothing is open, before and after they are chosen."""
    basis = case().basis
    assert (basis.verdict, basis.questions, basis.ground) == (Verdict.LAWFUL, (), "road_transport.registered.ride")
    assert case(chosen=False).basis.verdict is Verdict.LAWFUL


@pytest.mark.parametrize(
    ("rider", "verdict"),
    [
        (replace(KIKU, category=""), Verdict.UNDETERMINED),
        (replace(KIKU, category="physical"), Verdict.UNLAWFUL),
        (replace(KIKU, category="none"), Verdict.UNLAWFUL),
        (replace(KIKU, cannot_use_alone=None), Verdict.UNDETERMINED),
        (replace(KIKU, cannot_use_alone=False), Verdict.UNLAWFUL),
        (replace(KIKU, judged_by=""), Verdict.UNDETERMINED),
        (replace(KIKU, judged_on=DAY + timedelta(days=1)), Verdict.UNDETERMINED),
        (replace(KIKU, off_on=DAY), Verdict.UNLAWFUL),
        (replace(KIKU, off_on=DAY + timedelta(days=1)), Verdict.LAWFUL),
        (replace(KIKU, listed_on=None), Verdict.UNLAWFUL),
        (None, Verdict.UNLAWFUL),
    ],
)
def test_each_line_of_the_list_counts(rider: ListedRider | None, verdict: Verdict) -> None:
    """A category the group is not registered for, a judgement not made or made later, a day off the list: each decides."""
    assert case(rider).basis.verdict is verdict


def test_without_a_list_here_nobody_is_off_it() -> None:
    """A group that keeps its list on paper leaves it open: silence is no answer."""
    assert case(None, listing=False).basis.verdict is Verdict.UNDETERMINED


def test_an_end_at_home_in_the_area_is_enough() -> None:
    """Fetched elsewhere, or at home outside the area, the legs are open."""
    assert case(from_home=False).basis.verdict is Verdict.UNDETERMINED
    assert case(replace(KIKU, relation="visitor")).basis.verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("companions", "attended", "riders"), [(0, None, 1), (2, None, 3), (2, False, 3), (2, True, 1)]
)
def test_who_rides_along_is_a_rider_unless_known_to_attend(companions: int, attended: bool | None, riders: int) -> None:  # noqa: FBT001
    """A companion of whom nothing is known counts as one more rider: the ride is never lawful by silence."""
    assert riders_of(companions, replace(KIKU, attended=attended)) == riders
    asked = case(replace(KIKU, attended=attended), asked=wish(companions=companions))
    assert (asked.basis.verdict is Verdict.LAWFUL) == (riders == 1)


def test_two_aboard_are_not_one() -> None:
    """More riders at a time than the council was asked about are not lawful."""
    assert case(aboard=2).basis.verdict is not Verdict.LAWFUL


def test_in_an_area_without_transport_a_resident_is_in_range() -> None:
    """交通空白地: no category is asked; where she lives is."""
    blank = on_file.version(way=Way.BLANK_AREA, passengers=frozenset())
    line = ListedRider(relation="resident")
    known = ride_answers(wish(), line, blank, legs=(Leg.OUT,), from_home=True, listing=False)
    ((answers),) = (member.answers for member in known.members["rider"])
    assert {answer.fact.id: answer.value for answer in answers} == {
        "rider.role": "passenger",
        "rider.relation": "resident",
        "rider.in_range": True,
    }
    nobody = ride_answers(wish(), ListedRider(relation="none"), blank, legs=(Leg.OUT,), from_home=True, listing=False)
    assert "rider.in_range" not in {answer.fact.id for answer in nobody.members["rider"][0].answers}


def test_those_who_take_part_are_told_of_by_what_they_are() -> None:
    """Neither the key of a driver nor that of a car stands in a receipt."""
    told = by_role(answers_of(on_file.group(), "r", DAY, drivers=["p", "q"], cars=["c"]))
    assert [member.name for member in told.members["driver"]] == ["運転者", "運転者2"]
    assert [member.name for member in told.members["vehicle"]] == ["車"]


def test_an_answer_that_is_none_of_the_laws_is_a_fault() -> None:
    """A category the law does not know never reaches it unseen."""
    with pytest.raises(ValueError, match="no fact of the law"):
        case(replace(KIKU, category="princess"))


LINES = st.builds(
    ListedRider,
    category=st.sampled_from(("", "care", "physical", "none")),
    relation=st.sampled_from(("", "resident", "none")),
    listed_on=st.sampled_from((None, DAY, DAY + timedelta(days=1))),
    cannot_use_alone=st.sampled_from((None, True, False)),
    judged_by=st.just("送迎部会"),
    judged_on=st.sampled_from((None, DAY)),
    attended=st.sampled_from((None, True, False)),
)
DAYS = st.sampled_from((date(2005, 1, 1), date(2020, 11, 26), DAY, date(2027, 4, 1)))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(LINES, DAYS, st.booleans(), st.integers(0, 1)), min_size=1, max_size=8))
def test_columns_and_reasons_agree(told: list[tuple[ListedRider, date, bool, int]]) -> None:
    """Many rides at once come out as one by one, save that columns leave open what only reasoning settles."""
    cases = [
        case(line, asked=wish(day, companions=companions), chosen=chosen) for line, day, chosen, companions in told
    ]
    for at_once, one in zip(verdicts(cases), cases, strict=True):
        assert at_once is one.basis.verdict or at_once is Verdict.UNDETERMINED


def test_a_wish_is_as_good_as_its_worst_ride() -> None:
    """Of a lawful, an open and an unlawful ride the unlawful one is told."""
    open_, unlawful = case(replace(KIKU, category="")), case(None)
    assert worst([case(), open_, unlawful]).verdict is Verdict.UNLAWFUL
    assert worst([case(), open_]).verdict is Verdict.UNDETERMINED
    with pytest.raises(ValueError, match="empty"):
        worst([])


def test_the_law_of_a_receipt_is_compared_word_by_word() -> None:
    """What was applied is still written so; a receipt that names another revision is not."""
    receipt = Receipt.from_json(case().basis.receipt)
    assert same_law(receipt)
    assert not same_law(replace(receipt, applied=(*receipt.applied[1:], (receipt.applied[0][0], "other"))))
    assert law_of("road_transport.ride", date(2005, 1, 1)) == {}


def test_a_lawful_wish_gets_a_lawful_driver_and_an_open_one_waits_with_an_open_driver() -> None:
    """What is asked of the driver follows from the wish; without a registration nothing is."""
    assert asked_of_driver(case(chosen=False).basis) == SURE
    assert asked_of_driver(case(replace(KIKU, category=""), chosen=False).basis) == PERHAPS
    free = Arrangement("free", "無償", {**PRICED.facts, "received.kinds": frozenset()})
    assert asked_of_driver(case(arrangement=free, chosen=False).basis) == ""
    assert asked_of_driver(case(None, chosen=False).basis) == ""


def test_who_may_drive_follows_from_his_page() -> None:
    """Whole: he may; not begun: perhaps; licence run out: he may not, whatever the wish."""
    page = case().known
    sedan = taking_part(page, driver="p", vehicle="c")
    nothing = taking_part(page, driver="x", vehicle="c")
    lapsed = on_file.group(drivers=(on_file.driver(licence_expires_on=DAY - timedelta(days=1)),))
    without = taking_part(answers_of(lapsed, "r", DAY, drivers=["p"], cars=["c"]), driver="p", vehicle="c")
    may = DayLaw(drivers={"haru": [without, sedan], "nao": [nothing], "old": [without]}).may_drive(DAY)
    assert may["haru"] == {SURE, PERHAPS}, "under one of two registrations is enough"
    assert may["nao"] == {PERHAPS}
    assert may["old"] == set()
