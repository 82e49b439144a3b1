"""Who can go on a support visit, and why not: the kind of help, the half-day, other promises, pairs that must not meet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.casework.visiting import ON_THE_WAY, CannotGo, Helping, Sought, who_can, why_not

MORNING = Span(480, 720)
TEN = Sought("kiku", frozenset({"cleaning"}), Span(600, 660))
FUMI = Helping("fumi", frozenset({"cleaning", "waste"}), (MORNING,))


@pytest.mark.parametrize(
    ("helper", "why"),
    [
        (FUMI, None),
        (replace(FUMI, helps=frozenset({"waste"})), CannotGo.NOT_HIS_HELP),
        (replace(FUMI, windows=(Span(720, 1020),)), CannotGo.NOT_HIS_HALF_DAY),
        (replace(FUMI, windows=(Span(480, 659),)), CannotGo.NOT_HIS_HALF_DAY),
        (replace(FUMI, promised=(Span(540, 586),)), CannotGo.ELSEWHERE),
        (replace(FUMI, promised=(Span(540, 585),)), None),
        (replace(FUMI, promised=(Span(674, 700),)), CannotGo.ELSEWHERE),
        (replace(FUMI, promised=(Span(675, 700),)), None),
        (replace(FUMI, not_with=frozenset({"kiku"})), CannotGo.NOT_TOGETHER),
    ],
)
def test_a_helper_can_go_or_the_reason_is_said(helper: Helping, why: CannotGo | None) -> None:
    """Each reason at its boundary: a quarter of an hour between two homes is enough, a minute less is not."""
    assert why_not(helper, TEN) is why


def test_who_gladly_goes_is_first_then_who_has_helped_least() -> None:
    """Fairness orders the list; it decides nothing."""
    helpers = [
        replace(FUMI, key="much", minutes_before=300),
        replace(FUMI, key="little", minutes_before=30),
        replace(FUMI, key="gladly", minutes_before=600, gladly=frozenset({"kiku"})),
        replace(FUMI, key="never", not_with=frozenset({"kiku"})),
    ]
    assert who_can(helpers, TEN) == ("gladly", "little", "much")


@given(
    busy=st.lists(st.tuples(st.integers(480, 900), st.integers(1, 120)), max_size=5),
    start=st.integers(480, 900),
    units=st.integers(1, 8),
)
def test_nobody_is_sent_to_two_homes_at_once(busy: list[tuple[int, int]], start: int, units: int) -> None:
    """Whoever can go has, before and after, the minutes he needs on the way: minute by minute."""
    promised = tuple(Span(begins, begins + long) for begins, long in busy)
    helper = Helping("fumi", frozenset({"cleaning"}), (Span(480, 1440),), promised)
    sought = Sought("kiku", frozenset({"cleaning"}), Span(start, start + units * 30))
    taken = {minute for span in promised for minute in range(span.start, span.end)}
    meant = set(range(sought.span.start - ON_THE_WAY, sought.span.end + ON_THE_WAY))
    assert (why_not(helper, sought) is None) == (not taken & meant)
