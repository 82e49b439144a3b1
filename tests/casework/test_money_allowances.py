"""Allowances and charges by example, as a treasurer would check them on paper; and what must hold of any."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.day import Days, Month
from ashinami.basics.money import Rounding
from ashinami.casework.money.allowances import AllowanceRule, Per, earned
from ashinami.casework.money.charges import Basis, ChargeItem, ChargeRule, Charging, Paid, charges
from ashinami.vocabulary.activity import RIDE, VISIT, Activity

FROM_MAY = Days(date(2026, 5, 1))
LAWFUL = Basis("lawful", frozenset({"costs"}), frozenset({"fuel", "toll"}), over_actual=False)


def activity(
    key: str = "1", day: int = 10, minutes: int = 40, metres: int = 4200, kind: str = RIDE, **more: str
) -> Activity:
    """Return a ride of 10 May."""
    told = {"helper": "haru", "rider": "kiku", "what": "通院", "event": f"e{key}"} | more
    return Activity(service_day=date(2026, 5, day), key=key, kind=kind, minutes=minutes, metres=metres, **told)


def rule(per: Per = Per.ACTIVITY, amount: int = 200, **more: object) -> AllowanceRule:
    """Return a rule from May on."""
    told: dict[str, object] = {"key": per.value, "name": "r", "days": FROM_MAY, **more}
    return AllowanceRule(per=per, amount=amount, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("per", "amount", "more", "pays"),
    [
        (Per.ACTIVITY, 200, {}, 200),
        (Per.UNIT, 300, {"unit_minutes": 30}, 600),
        (Per.UNIT, 300, {"unit_minutes": 40}, 300),
        (Per.UNIT, 300, {"unit_minutes": 39}, 600),
        (Per.HOUR, 1000, {}, 666),
        (Per.HOUR, 1000, {"rounding": Rounding.UP}, 667),
        (Per.KM, 25, {}, 105),
        (Per.ACTIVITY, 200, {"at_least": 41}, 0),
        (Per.ACTIVITY, 200, {"at_least": 40}, 200),
        (Per.ACTIVITY, 200, {"kinds": frozenset({VISIT})}, 0),
        (Per.ACTIVITY, 200, {"days": Days(date(2026, 5, 11))}, 0),
        (Per.ACTIVITY, 200, {"days": Days(date(2026, 4, 1), date(2026, 5, 10))}, 0),
    ],
)
def test_a_ride_of_40_minutes_and_4200_metres(per: Per, amount: int, more: dict[str, object], pays: int) -> None:
    """Per activity; per started unit; per hour, cut or up; per kilometre; too short, of another kind, before and after the rule."""
    assert sum(one.amount for one in earned([activity()], [rule(per, amount, **more)])) == pays


def test_caps_cut_the_later_ones_and_say_so() -> None:
    """500 a day and 1,000 a month, 200 an activity: the third of a day is cut to 100, the month ends where it must."""
    days = [activity(f"{day}{number}", day) for day in (3, 4, 5) for number in range(3)]
    lines = earned(days, [rule(day_cap=500, month_cap=1000)])
    assert [one.amount for one in lines] == [200, 200, 100, 200, 200, 100, 0, 0, 0]
    assert [one.cut for one in lines][:3] == [0, 0, 100]
    assert sum(one.amount for one in earned([activity("x", helper="nao"), *days], [rule(day_cap=500)])) == 1700


@given(
    st.lists(st.tuples(st.integers(1, 28), st.integers(0, 300), st.integers(0, 50_000)), max_size=20),
    st.sampled_from(list(Per)),
    st.integers(1, 3000),
    st.none() | st.integers(0, 3000),
    st.none() | st.integers(0, 20_000),
)
def test_no_rule_pays_beyond_its_caps_and_more_work_never_pays_less(
    rows: list[tuple[int, int, int]], per: Per, amount: int, day_cap: int | None, month_cap: int | None
) -> None:
    """For any month of one volunteer: caps hold each day and month; one activity more never lowers the sum."""
    done = [activity(f"{number:02d}", day, minutes, metres) for number, (day, minutes, metres) in enumerate(rows)]
    one = rule(per, amount, day_cap=day_cap, month_cap=month_cap)
    lines = earned(done, [one])
    assert all(0 <= line.amount <= line.full for line in lines)
    by_day: dict[date, int] = {}
    for line in lines:
        by_day[line.activity.service_day] = by_day.get(line.activity.service_day, 0) + line.amount
    assert day_cap is None or all(sum_ <= day_cap for sum_ in by_day.values())
    total = sum(by_day.values())
    assert month_cap is None or total <= month_cap
    assert sum(line.amount for line in earned(done[:-1], [one])) <= total


@pytest.mark.parametrize(
    "wrong",
    [{"amount": 0}, {"unit_minutes": 0}, {"kinds": frozenset()}, {"kinds": frozenset({"walk"})}, {"day_cap": -1}],
)
def test_a_rule_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    """Nothing paid, nothing counted, no kind, a kind unheard of, a cap below nothing."""
    with pytest.raises(ValueError, match="rule activity"):
        rule(**wrong)  # type: ignore[arg-type]


FUEL = ChargeRule(key="f", item=ChargeItem.FUEL, days=FROM_MAY, litre=170, metres_per_litre=15_000)
FARE = ChargeRule(key="t", item=ChargeItem.FARE, days=FROM_MAY, flat=100, per_km=50)
INSURANCE = ChargeRule(key="i", item=ChargeItem.INSURANCE, days=FROM_MAY, flat=30)


def test_fuel_is_reckoned_and_shared_by_those_aboard() -> None:
    """4.2 km at 170 yen and 15 km a litre is 47.6 yen, cut to 47; two aboard pay 23 each, never more than was burnt."""
    one = charges([activity()], Charging((FUEL,), {"1": LAWFUL}))
    two = charges([activity()], Charging((FUEL,), {"1": LAWFUL}, aboard={"1": 2}))
    assert [(line.amount, line.refused) for line in (*one, *two)] == [(47, ()), (23, ())]
    assert one[0].how == "4.2km × 170円 ÷ 15km（1円未満切捨て）"


def test_a_toll_is_charged_as_its_receipt_says() -> None:
    """300 yen shared by two is 150 each; the receipt is named."""
    paid = (Paid("1", ChargeItem.TOLL, 300, "r1"),)
    (line,) = charges([activity()], Charging((), {"1": LAWFUL}, paid, {"1": 2}))
    assert (line.amount, line.receipt) == (150, "r1")


@pytest.mark.parametrize(
    ("basis", "item", "why"),
    [
        (None, FUEL, "記録にありません"),
        (Basis("undetermined", LAWFUL.received, LAWFUL.items, over_actual=False), FUEL, "確かめられていません"),
        (Basis("unlawful", LAWFUL.received, LAWFUL.items, over_actual=False), FUEL, "確かめられていません"),
        (Basis("not_applicable", LAWFUL.received, LAWFUL.items, over_actual=False), FUEL, "確かめられていません"),
        (Basis("lawful", None, LAWFUL.items, over_actual=False), FUEL, "取り決めに書かれていません"),
        (Basis("lawful", frozenset(), LAWFUL.items, over_actual=False), FUEL, "受け取らないことになっています"),
        (Basis("lawful", LAWFUL.received, None, over_actual=False), FUEL, "「燃料代」が入っていません"),
        (LAWFUL, INSURANCE, "「移動サービス専用の保険料」が入っていません"),
        (Basis("lawful", LAWFUL.received, LAWFUL.items, over_actual=None), FUEL, "超えないことが"),
        (Basis("lawful", LAWFUL.received, LAWFUL.items, over_actual=True), FUEL, "超えないことが"),
        (LAWFUL, FARE, "登録のない送迎で運賃は受け取れません"),
    ],
)
def test_what_may_not_be_charged_is_refused_with_its_reason(basis: Basis | None, item: ChargeRule, why: str) -> None:
    """Not on record, not settled, not lawful, not agreed, not among the costs, perhaps above the cost, a fare without registration."""
    bases = {} if basis is None else {"1": basis}
    (line,) = charges([activity()], Charging((item,), bases))
    assert any(why in reason for reason in line.refused)


def test_a_fare_stands_where_the_arrangement_has_one() -> None:
    """A lawful ride whose arrangement takes a fare is a registered one: 100 yen and 50 a kilometre."""
    fare = Basis("lawful", frozenset({"fare"}), None, over_actual=None)
    (line,) = charges([activity()], Charging((FARE,), {"1": fare}))
    assert (line.amount, line.refused) == (310, ())


def test_visits_and_rides_before_the_rate_are_not_charged() -> None:
    """A rate holds for rides from its day on."""
    later = ChargeRule(key="f", item=ChargeItem.FUEL, days=Days(date(2026, 6, 1)), litre=170, metres_per_litre=15_000)
    assert charges([activity()], Charging((later,), {"1": LAWFUL})) == ()
    assert charges([activity(kind=VISIT, metres=0)], Charging((FUEL,), {"1": LAWFUL})) == ()


@pytest.mark.parametrize(
    ("item", "more"), [(ChargeItem.FUEL, {}), (ChargeItem.TOLL, {"flat": 100}), (ChargeItem.FARE, {})]
)
def test_a_rate_that_cannot_be_is_refused(item: ChargeItem, more: dict[str, int]) -> None:
    """Fuel without price and consumption, a rate for what a receipt says, a fare of nothing."""
    with pytest.raises(ValueError, match="rate x"):
        ChargeRule(key="x", item=item, days=FROM_MAY, **more)


def test_an_activity_that_cannot_be_is_refused() -> None:
    """Neither ride nor visit; of nobody; shorter than nothing."""
    for wrong in ({"kind": "walk"}, {"helper": ""}, {"minutes": -1}):
        with pytest.raises(ValueError, match="activity"):
            activity(**wrong)
    assert Month.of(activity().service_day) == Month(2026, 5)
