"""A roadmap: order, standing, circles, bars."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.community.bars import MOST_COLUMNS, Unit, bar_of, columns, heads, years_above
from ashinami.community.roadmap import CycleError, Standing, Step, StepState, in_order, lines, pressing

TODAY = date(2026, 12, 4)


def step(key: str, due: int | None = 90, *after: str, state: StepState = StepState.PLANNED, owned: bool = True) -> Step:
    """Return a step due so many days from today."""
    return Step(
        key=key,
        title=f"手順{key}",
        due=None if due is None else TODAY + timedelta(days=due),
        state=state,
        done_on=TODAY if state is StepState.DONE else None,
        after=frozenset(after),
        owned=owned,
    )


def test_how_a_step_stands() -> None:
    """Late before anything else; waiting for an unfinished step; near; without a day; done and dropped are over."""
    found = {
        line.step.key: line.standing
        for line in lines(
            [
                step("late", -1, "far"), step("far"), step("waits", 90, "far"), step("near", 30), step("free", None),
                step("doing", 90, state=StepState.DOING), step("done", -9, state=StepState.DONE),
                step("gone", -9, state=StepState.DROPPED), step("ready", 90, "done", "gone", "never heard of"),
            ],
            TODAY,
        )
    }  # fmt: skip
    assert found == {
        "late": Standing.LATE, "far": Standing.AHEAD, "waits": Standing.BLOCKED, "near": Standing.SOON,
        "free": Standing.UNDATED, "doing": Standing.DOING, "done": Standing.DONE, "gone": Standing.DROPPED,
        "ready": Standing.AHEAD,
    }  # fmt: skip


def test_what_holds_up_most_is_pressed_first() -> None:
    """Two late steps: the one that others wait for comes first; a step nobody owns asks too; what is over asks nothing."""
    found = pressing(
        lines(
            [
                step("a", -1), step("b", -1), step("c", 60, "b"), step("d", 90, "c"),
                step("nobody", 200, owned=False), step("e", -5, state=StepState.DROPPED),
            ],
            TODAY,
        )
    )  # fmt: skip
    assert [(line.step.key, line.holds_up, line.days_late) for line in found] == [
        ("b", 2, 1), ("a", 0, 1), ("c", 1, 0), ("d", 0, 0), ("nobody", 0, 0),
    ]  # fmt: skip


def test_steps_that_wait_for_one_another_are_named() -> None:
    """The circle is told in words, in order."""
    with pytest.raises(CycleError, match="手順a → 手順b → 手順c → 手順a") as raised:
        in_order([step("a", 10, "b"), step("b", 20, "c"), step("c", 30, "a")])
    assert raised.value.titles[0] == raised.value.titles[-1]


@pytest.mark.parametrize(
    "wrong",
    [
        {"after": frozenset({"a"})},
        {"start": TODAY, "due": TODAY - timedelta(days=1)},
        {"state": StepState.DONE},
        {"done_on": TODAY},
    ],
)
def test_a_step_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    """Waiting for itself, due before it starts, done on no day."""
    with pytest.raises(ValueError, match="step"):
        Step(key="a", title="手順", **wrong)  # type: ignore[arg-type]  # the mistakes are under test


@st.composite
def roadmaps(draw: st.DrawFn) -> list[Step]:
    """Draw steps that wait only for earlier ones, in any order: no circle."""
    count = draw(st.integers(0, 8))
    made = [
        step(
            str(number),
            draw(st.none() | st.integers(-400, 400)),
            *draw(st.sets(st.sampled_from([str(one) for one in range(number)]) if number else st.nothing())),
            state=draw(st.sampled_from(StepState)),
        )
        for number in range(count)
    ]
    return draw(st.permutations(made))


@given(roadmaps())
def test_every_step_comes_after_what_it_waits_for(steps: list[Step]) -> None:
    """Each stands once, behind the steps before it, and holds up as many as a walk through the arrows finds."""
    found = lines(steps, TODAY)
    place = {line.step.key: number for number, line in enumerate(found)}
    assert len(found) == len(steps)
    assert all(place[before] < place[one.key] for one in steps for before in one.after)
    for line in found:
        behind: set[str] = set()
        to_see = [line.step.key]
        while to_see:
            key = to_see.pop()
            new = [one.key for one in steps if key in one.after and one.key not in behind]
            behind |= set(new)
            to_see += new
        assert line.holds_up == sum(one.key in behind and not one.is_over for one in steps)


@given(roadmaps(), st.sampled_from(Unit))
def test_bars_fill_their_rows(steps: list[Step], unit: Unit) -> None:
    """Before, under and after a bar together are the columns; today is always among them, and there are never too many."""
    shown = columns(steps, unit, TODAY)
    assert 1 <= len(shown) <= MOST_COLUMNS
    assert (2026 * 12 + 11 if unit is Unit.MONTH else 2026) in shown
    assert len(heads(shown, unit)) == len(shown)
    for one in steps:
        bar = bar_of(one, shown, unit)
        assert bar.before + bar.wide + bar.after == len(shown)
        assert bar.wide > 0 or bar.before == len(shown)


def test_a_long_roadmap_is_cut_around_today() -> None:
    """Ten years of months: three years are shown, today in them; a bar that lies outside has no width."""
    early = Step(key="a", title="昔", start=date(2020, 1, 1), due=date(2020, 3, 1))
    late = Step(key="b", title="先", start=date(2026, 12, 1), due=date(2031, 3, 31))
    shown = columns([early, late], Unit.MONTH, TODAY)
    assert len(shown) == MOST_COLUMNS
    assert bar_of(early, shown, Unit.MONTH).wide == 0
    assert bar_of(late, shown, Unit.MONTH).before == 2
    assert years_above(shown)[0] == ("令和8年", 3)
    assert heads(columns([late], Unit.YEAR, TODAY), Unit.YEAR)[:2] == ["令和8年度", "令和9年度"]
    assert heads(range(2017, 2020), Unit.YEAR) == ["2017年度", "2018年度", "令和1年度"]
