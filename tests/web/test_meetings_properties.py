"""Whatever is done to them, in whatever order: minutes and decisions only grow, and an action is one person's or nobody's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from meeting_place import MEETING_DAY, TODAY, Place, meeting_place
from web_town import NOON, Town

from ashinami.community.task import Ended, Standing
from ashinami_web.meetings import record_actions, task_actions
from ashinami_web.meetings.meeting_queries import spoken
from ashinami_web.meetings.models import Action, Decision, Minutes
from ashinami_web.meetings.task_queries import COLUMNS, lanes, lines, open_actions, standing_as
from ashinami_web.meetings.writing import MeetingError

# the town is built once for all examples; each is rolled back
few = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
STEPS = ("take", "take_unnamed", "half", "back", "move", "follow", "escalate", "done", "dropped", "dropped_why")


@pytest.fixture
def place(town: Town) -> Place:
    """Return a council of the municipality with everything that comes of a meeting."""
    return meeting_place(town)


def stand(action: Action) -> list[Standing]:
    """Return the columns of the board in which an action stands."""
    return [column for column, shown, _count in lanes(TODAY) for line in shown if line.row.pk == action.pk]


def step(action: Action, name: str, day: int, place: Place) -> Callable[[], Any]:
    """Return one thing done to an action."""
    told: dict[str, Any] = {"by": place.town.by("sc"), "at": NOON, "day": TODAY}
    body, due = place.town.municipality, TODAY + timedelta(days=day)
    officer, nobody = place.town.people["officer"], None
    return {
        "take": lambda: task_actions.take(action, officer, body, due, **told),
        "take_unnamed": lambda: task_actions.take(action, nobody, body, due, name="新任 ニイ", **told),
        "half": lambda: task_actions.take(action, nobody, body, due, **told),
        "back": lambda: task_actions.give_back(action, "異動", **told),
        "move": lambda: task_actions.move(action, due, "雪", **told),
        "follow": lambda: task_actions.follow_up(action, "まだ", **told),
        "escalate": lambda: task_actions.escalate(action, "会議へ", **told),
        "done": lambda: task_actions.end_action(action, Ended.DONE, "", **told),
        "dropped": lambda: task_actions.end_action(action, Ended.DROPPED, "", **told),
        "dropped_why": lambda: task_actions.end_action(action, Ended.DROPPED, "要らなくなった", **told),
    }[name]


@few
@given(
    steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(-40, 40)), max_size=7),
    which=st.sampled_from(["action", "ownerless"]),
)
def test_an_action_is_one_persons_of_a_body_or_stands_among_the_ownerless(
    place: Place, steps: list[tuple[str, int]], which: str
) -> None:
    """After every step, taken or refused: owner, body and day together or no owner; while open it stands in one column, the right one."""
    with transaction.atomic():
        action = place.rows[which]
        for name, day in steps:
            action = Action.objects.get(pk=action.pk)
            try:
                with transaction.atomic():
                    step(action, name, day, place)()
            except MeetingError:
                assert name in {"half", "dropped"} or action.ended, f"{name} was refused without need"
            found = Action.objects.get(pk=action.pk)
            assert bool(found.owner_id) == bool(found.owner_body_id)
            assert found.due or not found.owner_id
            columns = stand(found)
            assert len(columns) == (0 if found.ended else 1)
            assert (columns == [Standing.OWNERLESS]) == (not found.ended and not found.owner_id)
        transaction.set_rollback(True)


@few
@given(
    dues=st.lists(st.one_of(st.none(), st.integers(-9, 16)), min_size=1, max_size=8),
    ended=st.lists(st.booleans(), min_size=8, max_size=8),
)
def test_a_column_of_the_board_is_the_same_in_the_database_and_in_the_library(
    place: Place, dues: list[int | None], ended: list[bool]
) -> None:
    """The list behind a column holds exactly the actions that the library puts there; an ended one is in none."""
    with transaction.atomic():
        for number, (day, over) in enumerate(zip(dues, ended, strict=False)):
            owned: dict[str, Any] = {}
            if day is not None:
                owned = {"owner": place.town.people["officer"], "owner_body": place.town.municipality}
                owned["due"] = TODAY + timedelta(days=day)
            if over:
                owned |= {"ended": "done", "ended_on": TODAY, "ended_by": "person:x"}
            Action.objects.create(body=place.town.municipality, title=f"宿題{number}", since=TODAY, **owned)
        found = lines(open_actions(), TODAY)
        counts = {column: count for column, _shown, count in lanes(TODAY)}
        for column in COLUMNS:
            listed = set(Action.objects.filter(standing_as(column, TODAY)).values_list("pk", flat=True))
            assert listed == {line.row.pk for line in found if line.standing is column}
            assert counts[column] == len(listed)
        transaction.set_rollback(True)


@few
@given(
    changed=st.fixed_dictionaries(
        {}, optional={name: st.none() for name in ("owner_id", "owner_body_id", "due")}
    ).filter(bool)
)
def test_the_database_itself_refuses_half_an_owner(place: Place, changed: dict[str, None]) -> None:
    """Past every action and model, in SQL: an owner without body or day, or a body alone, cannot be written."""
    action = place.rows["action"]
    whole = {"owner_id", "owner_body_id"} <= set(changed)
    words = ", ".join(f"{name} = NULL" for name in sorted(changed))

    def write() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE meetings_action SET {words} WHERE id = %s", [_key(action.pk)])  # noqa: S608 - our own names
            assert cursor.rowcount == 1

    with transaction.atomic():
        if whole:
            write()
        else:
            with pytest.raises(DatabaseError):
                write()
        transaction.set_rollback(True)


@few
@given(
    deeds=st.lists(
        st.tuples(st.sampled_from(["write", "correct", "decide", "anew", "erase", "change"]), st.integers(0, 9)),
        max_size=8,
    )
)
def test_minutes_and_decisions_only_grow(place: Place, deeds: list[tuple[str, int]]) -> None:
    """Nothing once written is ever gone or different, by action, by model or by SQL; of each chain one line holds."""
    told: dict[str, Any] = {"by": place.town.by("sc"), "at": NOON, "day": MEETING_DAY}
    with transaction.atomic():
        before = _written()
        for number, (deed, at) in enumerate(deeds):
            lines, decisions = list(Minutes.objects.order_by("pk")), list(Decision.objects.order_by("pk"))
            line, decision = lines[at % len(lines)], decisions[at % len(decisions)]
            said = {"title": f"決定{number}", "reasons": "わけ", "decided_on": TODAY}
            try:
                with transaction.atomic():
                    if deed == "write":
                        record_actions.write_minutes(place.meeting, None, f"話{number}", **told)
                    elif deed == "correct":
                        record_actions.correct_minutes(line, f"訂正{number}", **told)
                    elif deed == "decide":
                        record_actions.decide(said, meeting=place.meeting, **told)
                    elif deed == "anew":
                        record_actions.decide(said, replaces=decision, **told)
                    else:
                        _by_sql(deed, line if at % 2 else decision)
            except (MeetingError, DatabaseError):
                assert deed in {"correct", "anew", "erase", "change"}
            else:
                assert deed not in {"erase", "change"}, "the database let it happen"
            after = _written()
            assert before <= after
            before = after
        corrected = {row.corrects_id for row in Minutes.objects.all()}
        shown = [said for one in spoken(place.meeting) for said in one.said if not said.corrected]
        assert {said.row.pk for said in shown} == {row.pk for row in Minutes.objects.all()} - corrected
        transaction.set_rollback(True)


def _written() -> set[tuple[Any, ...]]:
    minutes = Minutes.objects.values_list("pk", "text", "corrects", "written_by")
    return {*minutes, *Decision.objects.values_list("pk", "title", "reasons", "replaces", "decided_on")}


def _by_sql(deed: str, row: Minutes | Decision) -> None:
    table, column = row._meta.db_table, "text" if isinstance(row, Minutes) else "reasons"  # noqa: SLF001 - Django's way to it
    sql = f"DELETE FROM {table}" if deed == "erase" else f"UPDATE {table} SET {column} = 'x'"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} WHERE id = %s", [_key(row.pk)])


def _key(key: Any) -> Any:
    """Return a key as the database keeps it."""
    return key if connection.vendor == "postgresql" else key.hex
