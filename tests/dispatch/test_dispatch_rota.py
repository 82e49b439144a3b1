"""The rota: nothing stays empty that could be filled, limits hold, and turns even out over the months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.dispatch.rota import Gap, Offering, Slot, Turn, WhyEmpty, WhyTurn, drivers_needed, make_rota

MONDAY = date(2026, 11, 30)
MORNING, AFTERNOON = Span(480, 720), Span(720, 1020)


def week(needed: int = 1, weeks: int = 1, **changes: object) -> tuple[Slot, ...]:
    """Return the mornings from Monday to Friday."""
    days = [MONDAY + timedelta(days=7 * w + d) for w in range(weeks) for d in range(5)]
    return tuple(Slot(day.isoformat(), day, MORNING, needed, **changes) for day in days)  # type: ignore[arg-type]


def everyone(slots: tuple[Slot, ...]) -> frozenset[str]:
    """Return the keys of all slots."""
    return frozenset(slot.key for slot in slots)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_small_rotas_are_the_best_there_are(seed: int) -> None:
    """Against every assignment of three slots to three drivers: as few empty turns, and then no smaller sum of squares by share."""
    rng = Random(seed)
    slots = tuple(replace(slot, needed=rng.randint(0, 2)) for slot in week()[:3])
    people = tuple(
        Offering(
            f"d{n}",
            frozenset(slot.key for slot in slots if rng.random() < 0.7),
            most_a_week=rng.randint(1, 3),
            turns_before=rng.randrange(4),
            share=rng.choice([50, 100]),
        )
        for n in range(3)
    )
    rota = make_rota(slots, people)
    on = {(turn.driver, turn.slot) for turn in rota.turns}

    def cost(chosen: set[tuple[str, str]]) -> tuple[int, float]:
        empty = sum(slot.needed - sum(key == slot.key for _, key in chosen) for slot in slots)
        uneven = sum(
            sum(100 * (each.turns_before + k + 1) / each.share for k in range(sum(d == each.driver for d, _ in chosen)))
            for each in people
        )
        return empty, round(uneven, 6)

    pairs = [(each.driver, slot.key) for each in people for slot in slots if slot.key in each.can]
    best = min(
        cost(chosen)
        for bits in product([False, True], repeat=len(pairs))
        for chosen in [{pair for pair, bit in zip(pairs, bits, strict=True) if bit}]
        if all(sum(key == slot.key for _, key in chosen) <= slot.needed for slot in slots)
        if all(sum(d == each.driver for d, _ in chosen) <= each.most_a_week for each in people)
    )
    assert cost(on) == best
    assert sum(gap.missing for gap in rota.gaps) == best[0]


def test_ten_weeks_taken_by_one_driver_even_out() -> None:
    """He has thirty turns and the others none: in the weeks to come they take theirs before he has another."""
    slots = week(needed=2, weeks=3)
    people = (
        Offering("busy", everyone(slots), most_a_week=5, turns_before=30),
        *(Offering(name, everyone(slots), most_a_week=5) for name in ("a", "b", "c")),
    )
    loads = dict(make_rota(slots, people).loads)
    assert loads == {"busy": 30, "a": 10, "b": 10, "c": 10}


def test_half_a_share_is_half_the_turns() -> None:
    """Who is willing to take half as much has half as many turns."""
    slots = week(weeks=3)
    people = (
        Offering("full", everyone(slots), most_a_week=5),
        Offering("half", everyone(slots), most_a_week=5, share=50),
    )
    assert dict(make_rota(slots, people).loads) == {"full": 10, "half": 5}


def test_reasons_are_given_for_turns_and_for_what_stays_empty() -> None:
    """The only one who can, who likes the day, who has taken less; nobody at all, no wheelchair course, everybody at his most."""
    mon, tue, wed, thu, fri = week(weeks=1)
    wed = replace(wed, skilled=(("車いす", 1),))
    people = (
        Offering("a", frozenset({mon.key, tue.key}), likes=frozenset({tue.key}), most_a_week=5, turns_before=1),
        Offering("b", frozenset({tue.key, wed.key, thu.key}), most_a_week=2, turns_before=1),
    )
    rota = make_rota((mon, tue, wed, thu, fri), people)
    assert Turn(mon.key, "a", WhyTurn.ONLY_ONE) in rota.turns
    assert Turn(tue.key, "a", WhyTurn.LIKES_IT) in rota.turns
    assert Gap(wed.key, 1, WhyEmpty.NO_SKILL) in rota.gaps
    assert Gap(fri.key, 1, WhyEmpty.NOBODY) in rota.gaps
    one = make_rota((mon, tue), (Offering("a", everyone((mon, tue)), most_a_week=1),))
    assert [gap.why for gap in one.gaps] == [WhyEmpty.ALL_AT_MOST]
    less = make_rota((mon,), (Offering("a", everyone((mon,)), turns_before=5), Offering("b", everyone((mon,)))))
    assert less.turns == (Turn(mon.key, "b", WhyTurn.TAKEN_LESS),)
    equal = make_rota((mon,), (Offering("a", everyone((mon,))), Offering("b", everyone((mon,)))))
    assert [turn.why for turn in equal.turns] == [WhyTurn.IN_TURN]


def test_a_day_and_a_week_have_their_most() -> None:
    """One turn a day and two a week, however many are wanted."""
    slots = tuple(slot for day in week() for slot in (day, replace(day, key=f"{day.key}-pm", span=AFTERNOON)))
    rota = make_rota(slots, (Offering("a", everyone(slots), most_a_week=2),))
    days = {turn.slot[:10] for turn in rota.turns}
    assert (len(rota.turns), len(days)) == (2, 2)


def test_nobody_offers_anything() -> None:
    """Every slot stays empty and says so."""
    assert {gap.why for gap in make_rota(week(), ()).gaps} == {WhyEmpty.NOBODY}


def test_what_is_needed_is_told_from_weeks_past() -> None:
    """Three weeks of four are covered: with 4, 5, 6 and 11 rides and three rides each that is three drivers."""
    assert drivers_needed((4, 5, 6, 11), 3) == 3
    assert (drivers_needed((), 3), drivers_needed((7,), 3)) == (0, 3)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Slot("s", MONDAY, MORNING, -1),
        lambda: Slot("s", MONDAY, MORNING, 1, (("車いす", 2),)),
        lambda: Offering("a", frozenset(), share=0),
        lambda: Offering("a", frozenset(), turns_before=-1),
        lambda: drivers_needed((1,), 0),
        lambda: make_rota(week(), (Offering("a", frozenset()), Offering("a", frozenset()))),
    ],
)
def test_contradictions_are_refused(build: object) -> None:
    """Each is a ValueError when it is built."""
    with pytest.raises(ValueError, match=r"skill|share|turns|ride"):
        build()  # type: ignore[operator]
