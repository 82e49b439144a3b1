"""Months closed one after the other: whatever comes late or is corrected, the books add up to what is known, to the yen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.day import Days, Month
from ashinami.casework.money.activities import activities_as_of
from ashinami.casework.money.allocation import Grant, payer, refused_item
from ashinami.casework.money.allowances import AllowanceRule, Per, earned
from ashinami.casework.money.charges import Basis, ChargeItem, ChargeRule, Charging, charges
from ashinami.casework.money.figures import figures, users_of
from ashinami.casework.money.forecast import forecast
from ashinami.casework.money.postings import Due, Line, closing_moves, dues, posted
from ashinami.ledger.move import Move
from ashinami.ledger.statements import balance, paid_for
from ashinami.vocabulary.activity import RIDE, VISIT
from ashinami.vocabulary.event import Event, EventKind
from ashinami.vocabulary.money import CostItem, UserClass

APRIL = Month(2026, 4)
MONTHS = (APRIL, APRIL.next, APRIL.next.next)
YEAR = Days(date(2026, 4, 1), date(2027, 4, 1))
RULES = (
    AllowanceRule(key="a", name="1回200円", days=YEAR, per=Per.ACTIVITY, amount=200, day_cap=500, month_cap=900),
    AllowanceRule(key="b", name="30分300円", days=YEAR, per=Per.UNIT, amount=300, kinds=frozenset({VISIT})),
)
FUEL = ChargeRule(key="f", item=ChargeItem.FUEL, days=YEAR, litre=170, metres_per_litre=15_000)
REWARD = frozenset({CostItem.REWARD})
GRANTS = (
    Grant(
        key="B", name="訪問B", days=YEAR, order=1, items=REWARD, kinds=frozenset({VISIT}), for_others=False, fund="B"
    ),
    Grant(key="ride", name="送迎の補助", days=YEAR, order=2, items=REWARD, kinds=frozenset({RIDE})),
    Grant(key="rest", name="まちづくり", days=YEAR, order=3, items=REWARD, for_target=False),
)


def class_on(person: str, day: date) -> UserClass | None:
    """Kiku is 要支援1 until the end of April and in need of care from May; Ume has no class on record; the others are well."""
    if person == "kiku":
        return UserClass.SUPPORT_1 if day < date(2026, 5, 1) else UserClass.CARE
    return None if person == "ume" else UserClass.OTHER_65


def happened(
    number: int, kind: EventKind, day: date, period: Month | None, *, subject: str, corrects: int = 0, **facts: object
) -> Event:
    """Return an event with a small number for its id."""
    at = datetime(2026, 4, 1, tzinfo=UTC) + timedelta(minutes=number)
    return Event(
        id=UUID(int=number), kind=kind, subject=subject, happened_at=at, recorded_at=at, service_day=day, posted_period=period,
        device="d", by="x", corrects=UUID(int=corrects) if corrects else None, facts=facts,
    )  # fmt: skip


@st.composite
def a_season(draw: st.DrawFn) -> list[Event]:
    """Return three months of rides and visits, some corrected, voided or late, late ones accepted in a later month or not at all."""
    events: list[Event] = []
    number = 0
    for what in range(draw(st.integers(0, 12))):
        visit = draw(st.booleans())
        day = draw(st.dates(date(2026, 4, 1), date(2026, 6, 30)))
        last = 0
        for turn in range(draw(st.integers(1, 3))):
            number += 1
            void = turn > 0 and draw(st.booleans())
            late = turn > 0 and draw(st.booleans())
            kind = EventKind.VOIDED if void else EventKind.VISIT_DONE if visit else EventKind.RIDE_DONE
            facts = {
                "driver": draw(st.sampled_from(["haru", "nao"])), "rider": draw(st.sampled_from(["kiku", "ume", "matsu"])),
                "minutes": draw(st.integers(0, 120)), "metres": draw(st.integers(0, 20_000)), "purpose": "通院", "help": "cleaning",
            }  # fmt: skip
            facts["helper"] = facts["driver"]
            events.append(
                happened(
                    number,
                    kind,
                    day,
                    None if late else Month.of(day),
                    subject=f"s{what}",
                    corrects=last,
                    **({} if void else facts),
                )
            )
            last = number
            if late and draw(st.booleans()):
                number += 1
                later = [month for month in MONTHS if month > Month.of(day)]
                if later:
                    accepted = str(UUID(int=last))
                    events.append(
                        happened(number, EventKind.LATE_ACCEPTED, day, draw(st.sampled_from(later)), subject=accepted)
                    )
    return events


def due_as_of(month: Month, events: Iterable[Event]) -> dict[Line, int]:
    """Return what is due as known at the end of a month."""
    return {line: one.amount for line, one in _dues(month, events).items() if one.amount}


def _dues(month: Month, events: Iterable[Event]) -> dict[Line, Due]:
    done = activities_as_of(month, events)
    lawful = Basis("lawful", frozenset({"costs"}), frozenset({"fuel"}), over_actual=False)
    charged = charges(done, Charging((FUEL,), {one.key: lawful for one in done}))
    return dues(earned(done, RULES), charged, GRANTS, class_on)


def close(month: Month, events: Iterable[Event], books: list[Move]) -> tuple[Move, ...]:
    """Return what closing a month posts."""
    return closing_moves("g", month, _dues(month, events), posted(books))


@given(a_season())
def test_months_closed_one_by_one_add_up_to_what_is_known_in_the_end(events: list[Event]) -> None:
    """After each closing the books hold exactly what is due by then; a second closing posts nothing; the first ones stay as they were."""
    books: list[Move] = []
    for month in MONTHS:
        new = close(month, events, books)
        assert all(one.period == month and one.about is not None and one.about <= month for one in new)
        before = tuple(books)
        books += new
        assert {line: amount for line, amount in posted(books).items() if amount} == due_as_of(month, events)
        assert close(month, events, books) == ()
        assert tuple(books[: len(before)]) == before
    assert len({one.key for one in books}) == len(books)


@given(a_season())
def test_the_ledger_is_the_events_and_no_allowance_has_two_payers(events: list[Event]) -> None:
    """All grants and the group's own money together have paid each activity's allowance once; riders owe what their rides burnt."""
    books: list[Move] = []
    for month in MONTHS:
        books += close(month, events, books)
    done = activities_as_of(MONTHS[-1], events)
    by_grant = [paid_for(books, key).get("reward", 0) for key in ("", "B", "ride", "rest")]
    assert sum(by_grant) == balance(books, "reward") == sum(one.amount for one in earned(done, RULES))
    assert balance(books, "allowance_owed") == balance(books, "reward")
    assert balance(books, "due_from_riders") == balance(books, "rider_costs")
    for one in earned(done, RULES):
        assert payer(one.activity, CostItem.REWARD, GRANTS, class_on) in ("", "B", "ride", "rest")


@given(a_season())
def test_the_order_in_which_events_reach_us_does_not_matter(events: list[Event]) -> None:
    """Any order, any repetition: the same activities, the same moves."""
    twice = [*reversed(events), *events]
    assert activities_as_of(MONTHS[-1], twice) == activities_as_of(MONTHS[-1], events)
    assert close(MONTHS[-1], twice, []) == close(MONTHS[-1], events, [])


def visit(number: int, day: date, rider: str, minutes: int = 30) -> Event:
    """Return a visit by Nao."""
    return happened(
        number,
        EventKind.VISIT_DONE,
        day,
        Month.of(day),
        subject=f"v{number}",
        helper="nao",
        rider=rider,
        minutes=minutes,
        help="waste",
    )


def test_one_who_moves_to_care_mid_year_is_one_person_and_paid_by_another_grant_from_then() -> None:
    """Kiku's April visit is paid by 訪問B, her May visit by the town's own money; she is one user, counted as a target user."""
    done = activities_as_of(
        MONTHS[-1],
        [visit(1, date(2026, 4, 30), "kiku"), visit(2, date(2026, 5, 1), "kiku"), visit(3, date(2026, 5, 2), "ume")],
    )
    assert [payer(one, CostItem.REWARD, GRANTS, class_on) for one in done] == ["B", "rest", "rest"]
    kiku, ume = users_of(done, class_on)
    assert (kiku.counted, kiku.all_uses, dict(kiku.uses)) == (
        UserClass.SUPPORT_1,
        2,
        {UserClass.SUPPORT_1: 1, UserClass.CARE: 1},
    )
    assert kiku.changes == ((date(2026, 4, 30), UserClass.SUPPORT_1), (date(2026, 5, 1), UserClass.CARE))
    assert ume.counted is None
    found = figures(MONTHS, done, class_on, (), grant="B", kinds=frozenset({VISIT}))
    values = found.values()
    assert (values["users.all"], values["users.target"], values["visits.all"], values["visits.target"]) == (2, 1, 3, 1)
    assert [one["month.visits_target"] for one in values["month"]] == [1, 0]  # type: ignore[attr-defined]  # a list of months


def test_a_grant_refuses_an_item_it_does_not_pay_and_a_day_outside_its_span() -> None:
    """By name."""
    assert refused_item(GRANTS[0], CostItem.FUEL, date(2026, 5, 1)) == "「訪問B」は「燃料代」を対象にしていません。"
    assert "期間の外" in refused_item(GRANTS[0], CostItem.REWARD, date(2027, 4, 1))
    assert refused_item(GRANTS[0], CostItem.REWARD, date(2027, 3, 31)) == ""


def test_a_years_forecast_goes_on_at_the_same_pace() -> None:
    """Three months at 10,000, nine to come: 120,000; nothing is foretold before a month is known."""
    year = [APRIL]
    while len(year) < 12:
        year.append(year[-1].next)
    found = forecast(100_000, dict.fromkeys(MONTHS, 10_000), year)
    assert (found.spent, found.expected, found.over, found.left_over) == (30_000, 120_000, 20_000, 0)
    one = forecast(100_000, {MONTHS[1]: 5_000}, year)
    assert (one.months_known, one.months_left, one.expected) == (1, 10, 55_000), (
        "April, which nobody reported, is not nothing"
    )
    nothing = forecast(100_000, {}, year)
    assert (nothing.expected, nothing.left_over) == (None, None)


def test_an_event_that_does_not_say_enough_is_a_fault() -> None:
    """A visit without helper, a ride without driver, minutes that are no number."""
    day = date(2026, 4, 2)
    whole = {"driver": "haru", "rider": "kiku", "minutes": 3, "metres": 4, "purpose": "通院"}
    unsaid: tuple[tuple[EventKind, dict[str, Any]], ...] = (
        (EventKind.VISIT_DONE, {"rider": "kiku", "minutes": 3, "help": "waste"}),
        (EventKind.RIDE_DONE, {key: value for key, value in whole.items() if key != "driver"}),
        (EventKind.RIDE_DONE, whole | {"minutes": "three"}),
    )
    for kind, facts in unsaid:
        with pytest.raises(ValueError, match=r"event|whole numbers"):
            activities_as_of(APRIL, [happened(1, kind, day, APRIL, subject="s", **facts)])
