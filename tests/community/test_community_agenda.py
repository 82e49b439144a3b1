"""Actions and the agenda built from them: one owner or none, everything due once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.community.agenda import Item, Matter, Part, agenda, minutes_of, squeezed
from ashinami.community.task import Ended, Standing, Task, in_order

DAY = date(2026, 12, 17)
NEXT = date(2027, 1, 21)


def task(key: str = "a", **more: Any) -> Task:
    """Return an action that somebody has taken, due on the day of the meeting."""
    said: dict[str, Any] = {"title": "時刻表を配る", "since": date(2026, 11, 1), "owner": "p1", "due": DAY}
    return Task(key=key, **said | more)


tasks = st.lists(
    st.builds(
        lambda key, owned, days, ended: Task(
            key=str(key),
            title=f"件{key}",
            since=date(2026, 1, 1),
            owner="p" if owned else "",
            due=DAY + timedelta(days=days) if owned or days > 0 else None,
            ended=ended,
        ),
        st.integers(0, 40),
        st.booleans(),
        st.integers(-200, 200),
        st.sampled_from([None, None, *Ended]),
    ),
    unique_by=lambda one: one.key,
    max_size=30,
)


@given(tasks, st.sampled_from([None, NEXT]))
def test_every_due_and_every_ownerless_action_stands_in_the_agenda_exactly_once(
    some: list[Task], until: date | None
) -> None:
    """Nothing that presses is forgotten, nothing ended comes back, nothing stands twice; what falls due later is left out."""
    items = agenda(DAY, some, [Matter(Part.REVIEW, "action", one.key, one.title) for one in some[:3]], until=until)
    shown = [item.key for item in items if item.source == "action"]
    assert len(shown) == len(set(shown))
    by_key = {one.key: one for one in some}
    told_twice = {one.key for one in some[:3]}
    must = {
        one.key for one in some if one.ended is None and (not one.owner or one.due is None or one.due <= (until or DAY))
    }
    assert must <= set(shown)
    assert set(shown) <= must | told_twice
    assert all(by_key[item.key].ended is None for item in items if item.part in (Part.ACTIONS, Part.OWNERLESS))


@given(tasks)
def test_an_action_has_an_owner_and_a_day_or_is_ownerless(some: list[Task]) -> None:
    """On any day, an open action is either somebody's with a day, or in the list of those nobody has taken."""
    for one in some:
        if one.ended is None:
            assert (one.standing(DAY) is Standing.OWNERLESS) == (not one.owner)
            assert not one.owner or one.due is not None
    assert {one.key for one in in_order(some, DAY)} == {one.key for one in some}


def test_an_action_taken_by_somebody_has_a_day_and_says_what() -> None:
    """Without a day nobody would know when to ask; without words, what."""
    with pytest.raises(ValueError, match="has a day"):
        task(due=None)
    with pytest.raises(ValueError, match="says what"):
        task(title="")


@pytest.mark.parametrize(
    ("more", "standing", "escalates"),
    [
        ({}, Standing.SOON, False),
        ({"due": DAY + timedelta(days=8)}, Standing.AHEAD, False),
        ({"due": DAY - timedelta(days=1)}, Standing.OVERDUE, False),
        ({"due": DAY - timedelta(days=14)}, Standing.OVERDUE, True),
        ({"due": DAY - timedelta(days=14), "follow_ups": (DAY - timedelta(days=3),)}, Standing.OVERDUE, False),
        ({"owner": "", "due": None}, Standing.OWNERLESS, True),
        ({"owner": "", "due": None, "since": DAY - timedelta(days=5)}, Standing.OWNERLESS, False),
        ({"ended": Ended.DONE}, Standing.DONE, False),
        ({"ended": Ended.DROPPED, "due": DAY - timedelta(days=99)}, Standing.DROPPED, False),
    ],
)
def test_where_an_action_stands_and_when_it_comes_back_to_the_meeting(
    more: dict[str, Any],
    standing: Standing,
    escalates: bool,  # noqa: FBT001 - as parametrize passes it
) -> None:
    """Two weeks past its day, or a month without an owner, it is spoken of again; asking the owner puts that off."""
    assert (task(**more).standing(DAY), task(**more).escalates(DAY)) == (standing, escalates)


def test_the_agenda_of_a_meeting_in_its_order() -> None:
    """Opening, homework, what nobody has taken, reviews, issues, projects, replies, closing."""
    matters = [
        Matter(Part.PROJECTS, "trial", "t", "買い物便の試行"),
        Matter(Part.ISSUES, "issue", "i", "バス停まで遠い"),
        Matter(Part.REVIEW, "decision", "d", "会費を見直す", on=DAY),
        Matter(Part.REVIEW, "decision", "later", "二年後に見直す", on=NEXT + timedelta(days=1)),
        Matter(Part.REPLIES, "request", "r", "交通課からの返事", on=DAY + timedelta(days=5)),
    ]
    found = agenda(DAY, [task(), task("b", owner="", due=None)], matters, chair="さくら会", until=NEXT)
    assert [item.part for item in found] == [
        Part.OPENING,
        Part.ACTIONS,
        Part.OWNERLESS,
        Part.REVIEW,
        Part.ISSUES,
        Part.PROJECTS,
        Part.REPLIES,
        Part.CLOSING,
    ]
    assert found[0].title == "あいさつ・進め方の確認（司会 さくら会）"
    assert found[2].why == "担当未定（会議で話し合う時期）"
    assert [found[3].why, found[6].why] == ["時期が来た", "次の会議までに時期が来る"]


def test_an_agenda_cut_to_the_time_there_is() -> None:
    """In proportion, none under two minutes; what fits stays as it is."""
    items = [Item(Part.OTHER, str(number), 10) for number in range(9)]
    assert minutes_of(squeezed(items, 45)) == 45
    assert squeezed(items, 90) == items
    assert {item.minutes for item in squeezed(items, 9)} == {2}
