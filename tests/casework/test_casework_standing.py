"""Standing wishes: which days a rule means, what a holiday does to them, and that no change loses or doubles a turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.day import Days
from ashinami.casework.standing import LAST, Due, Every, OnRest, Rule, WhyNot, dues
from ashinami.casework.standing_change import REACH, Stands, reconcile
from ashinami.geo.opening import is_holiday

MAY = Days(date(2027, 4, 26), date(2027, 5, 15))
MONDAY = date(2027, 4, 5)


def never(_day: date) -> bool:
    """Return that no place is closed."""
    return False


def driven(rule: Rule, days: Days) -> list[str]:
    """Return the days on which a rule is driven, as month-day."""
    return [f"{due.day:%m-%d}" for due in dues(rule, days, holiday=is_holiday, closed=never) if due.day]


@pytest.mark.parametrize(
    ("rule", "words", "expected"),
    [
        (Rule(every=Every.WEEKLY, start=MONDAY, weekdays=frozenset({0, 3})), "毎週 月・木曜日", ["04-26", "05-06", "05-10", "05-13"]),
        (Rule(every=Every.FORTNIGHTLY, start=MONDAY, weekdays=frozenset({1})), "隔週 火曜日", ["05-04"]),
        (Rule(every=Every.NTH, start=MONDAY, weekdays=frozenset({4}), nth=frozenset({2, LAST})), "毎月第2・最後の金曜日",
         ["04-30", "05-14"]),
        (Rule(every=Every.MONTHLY, start=MONDAY, day=31), "毎月31日", ["04-30"]),
    ],
)  # fmt: skip
def test_a_rule_names_its_days(rule: Rule, words: str, expected: list[str]) -> None:
    """Weekdays, every other week, the second and the last Friday, the 31st of a short month; holidays of Golden Week rest."""
    assert str(rule) == words
    kept = replace(rule, holidays=OnRest.KEEP)
    assert set(driven(rule, MAY)) <= set(driven(kept, MAY))
    assert driven(rule if rule.every is not Every.FORTNIGHTLY else kept, MAY) == expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (OnRest.SKIP, {"04-29": "", "05-03": "", "05-04": ""}),
        (OnRest.KEEP, {"04-29": "04-29", "05-03": "05-03", "05-04": "05-04"}),
        (OnRest.BEFORE, {"04-29": "04-28", "05-03": "05-02", "05-04": ""}),
        (OnRest.AFTER, {"04-29": "04-30", "05-03": "", "05-04": ""}),
    ],
)
def test_golden_week(rest: OnRest, expected: dict[str, str]) -> None:
    """29 April and 3 to 5 May 2027 are holidays: turns rest, go, or move to the nearest open day that has no turn of its own."""
    rule = Rule(every=Every.WEEKLY, start=MONDAY, weekdays=frozenset({0, 1, 3}), holidays=rest)
    found = dues(rule, MAY, holiday=is_holiday, closed=never)
    seen = {f"{due.on:%m-%d}": f"{due.day:%m-%d}" if due.day else "" for due in found}
    assert {on: seen[on] for on in expected} == expected
    # 6 May is a Thursday and has its own turn: nothing is moved onto it
    assert seen["05-06"] == "05-06"
    assert {due.why for due in found if due.day != due.on} <= {WhyNot.HOLIDAY, WhyNot.TAKEN}


def test_a_closed_clinic_is_another_reason_than_a_holiday() -> None:
    """The doctor is away on Monday 10 May: the turn goes to the next open day, for its own reason."""
    rule = Rule(every=Every.WEEKLY, start=MONDAY, weekdays=frozenset({0}), closed=OnRest.AFTER)
    found = dues(rule, MAY, holiday=is_holiday, closed=lambda day: day == date(2027, 5, 10))
    assert [due for due in found if due.on == date(2027, 5, 10)] == [
        Due(date(2027, 5, 10), date(2027, 5, 11), WhyNot.CLOSED)
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"every": Every.WEEKLY},
        {"every": Every.MONTHLY},
        {"every": Every.MONTHLY, "day": 32},
        {"every": Every.MONTHLY, "day": 3, "weekdays": frozenset({1})},
        {"every": Every.WEEKLY, "weekdays": frozenset({7})},
        {"every": Every.NTH, "weekdays": frozenset({1})},
        {"every": Every.NTH, "weekdays": frozenset({1}), "nth": frozenset({6})},
        {"every": Every.WEEKLY, "weekdays": frozenset({1}), "end": date(2027, 1, 1)},
    ],
)
def test_a_rule_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    """No weekday, no such day, no such week, an end before the start."""
    with pytest.raises(ValueError, match=r"."):
        Rule(start=MONDAY, **wrong)  # type: ignore[arg-type]


rules = st.one_of(
    st.builds(
        Rule,
        every=st.sampled_from([Every.WEEKLY, Every.FORTNIGHTLY]),
        start=st.dates(MONDAY, MONDAY + timedelta(days=20)),
        weekdays=st.frozensets(st.integers(0, 6), min_size=1),
        holidays=st.sampled_from(OnRest),
        closed=st.sampled_from(OnRest),
    ),
    st.builds(
        Rule,
        every=st.just(Every.NTH),
        start=st.just(MONDAY),
        weekdays=st.frozensets(st.integers(0, 6), min_size=1, max_size=2),
        nth=st.frozensets(st.sampled_from([1, 2, 3, 4, 5, LAST]), min_size=1),
        holidays=st.sampled_from(OnRest),
    ),
    st.builds(Rule, every=st.just(Every.MONTHLY), start=st.just(MONDAY), day=st.integers(1, 31), holidays=st.sampled_from(OnRest)),
)  # fmt: skip
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("rule"), rules, st.integers(0, 40)),
        st.tuples(st.just("own"), st.integers(0, 60), st.none()),
        st.tuples(st.just("promise"), st.integers(0, 60), st.none()),
        st.tuples(st.just("day"), st.integers(1, 9), st.none()),
    ),
    max_size=7,
)


@given(first=rules, deeds=DEEDS, shut=st.frozensets(st.integers(0, 90), max_size=6))
def test_no_turn_is_lost_or_doubled(  # noqa: C901 - a history is told in one piece
    first: Rule, deeds: list[tuple[str, Any, Any]], shut: frozenset[int]
) -> None:
    """Whatever is changed in which order, each day the rule in force names has one turn, and what stays is never changed."""
    closed = frozenset(MONDAY + timedelta(days=more) for more in shut)
    today, rule = MONDAY, first
    turns: dict[date, Stands] = {}

    def meant(rule: Rule, since: date) -> tuple[Due, ...]:
        return dues(rule, Days(since, today + timedelta(weeks=8)), holiday=is_holiday, closed=closed.__contains__)

    def write_ahead() -> None:
        for due in meant(rule, max(today, rule.start)):
            turns.setdefault(due.on, Stands(due.on, due.day))

    write_ahead()
    for what, first_word, second_word in deeds:
        if what == "day":
            today += timedelta(days=first_word)
            write_ahead()
        elif what == "rule":
            since = today + timedelta(days=second_word)
            rule = replace(first_word, start=max(since, first_word.start))
            new = meant(rule, since)
            stood = {on: turn for on, turn in turns.items() if on >= since}
            change = reconcile(stood.values(), new, rule.every)
            kept = {turn.on for turn in change.keep}
            rewritten = {turn.on for turn, _due in change.rewrite}
            dropped = {turn.on for turn in change.drop}
            added, held = {due.on for due in change.add}, {due.on for due in change.held}
            # every turn that stood, and every day that is named, comes up exactly once
            assert sorted(stood) == sorted([*kept, *rewritten, *dropped])
            assert sorted({due.on for due in new} - set(stood)) == sorted([*added, *held])
            assert kept == {on for on, turn in stood.items() if turn.stays}
            # one that stays stands in for one that is held, close by, and for no more than one
            assert len(held) <= len(kept - {due.on for due in new})
            assert all(min(abs((on - stays).days) for stays in kept) <= REACH[rule.every] for on in held)
            for on in dropped:
                del turns[on]
            for turn, due in change.rewrite:
                turns[turn.on] = Stands(due.on, due.day)
            for due in change.add:
                turns[due.on] = Stands(due.on, due.day)
            for due in change.held:
                turns[due.on] = Stands(due.on, None)
            write_ahead()
        else:
            coming = sorted(on for on in turns if on >= today)
            if coming:
                on = coming[first_word % len(coming)]
                turns[on] = replace(turns[on], own=True) if what == "own" else replace(turns[on], promised=True)
        # each day the rule in force names has its turn
        assert all(due.on in turns for due in meant(rule, max(today, rule.start)))
        # and of turns nobody touched, no two are driven on one day
        plain = [
            turn.day for turn in turns.values() if turn.day and not turn.stays and turn.on >= max(today, rule.start)
        ]
        assert len(plain) == len(set(plain))
