"""Plans: what may be written, by whom, and what is never changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from kept_town import APRIL, TODAY, council_of, goal_of, indicator_of, review_of, roadmap_of, step_said, told
from web_town import NOON, Town

from ashinami.community.roadmap import StepState
from ashinami_web.helping.actions import VisitAsked, call_off, take_visit
from ashinami_web.plans.actions import (
    add_wording,
    answer_wording,
    close_plan,
    hand_step_to,
    set_state,
    write_goal,
    write_indicator,
    write_mention,
    write_plan,
    write_section,
    write_step,
    write_value,
)
from ashinami_web.plans.counting import counted
from ashinami_web.plans.models import GoalAnswer, GoalText, IndicatorValue, Plan, Review, Step
from ashinami_web.plans.queries import goal_line, indicator_lines, plan_lines, step_rows, what_presses
from ashinami_web.plans.writing import RoomError


def test_a_plan_stays_a_draft_until_it_is_shared(town: Town) -> None:
    """The group sees nothing of the municipality's roadmap; once shared it sees plan, steps and reviews, and changes none."""
    circle = council_of(town)
    with town.scope_of("sc"):
        roadmap = roadmap_of(town)
        review_of(town, roadmap.plan)
        write_value(indicator_of(town, roadmap.plan), {"year": 2026, "value": 3, "note": ""}, **told(town))
    with town.scope_of("sewa"):
        assert not Plan.objects.exists()
        assert not Step.objects.exists()
    plan = roadmap.plan
    said = {"kind": plan.kind, "name": plan.name, "aim": plan.aim, "area": None, "start": plan.start, "end": plan.end}
    with town.scope_of("sc"):
        write_plan(plan, said, circle=circle, **told(town))
    with town.scope_of("sewa"):
        seen = Plan.objects.get()
        assert (Step.objects.count(), Review.objects.count(), IndicatorValue.objects.count()) == (4, 1, 1)
        with pytest.raises(PermissionDenied):
            write_plan(seen, said, circle=circle, **told(town, "sewa"))
        (line,) = indicator_lines(seen, own=False)
        assert (line.shown, line.values) == ("5未満", ())
    with town.scope_of("yoso"):
        assert not Plan.objects.exists()


def test_how_a_roadmap_stands(town: Town) -> None:
    """Late first, with what it holds up; the one that waits; the one nobody owns. The list counts the same."""
    roadmap = roadmap_of(town)
    rows = step_rows(roadmap.plan, TODAY)
    assert [found.row.title for found in what_presses(rows)] == ["車を貸す取り決め", "ためしの送迎", "運転者の講習"]
    (line,) = plan_lines([roadmap.plan], TODAY)
    assert (line.steps, line.done, line.late, line.nobodys, line.turn.text) == (4, 1, 1, 1, "まだふりかえっていない")


def test_steps_that_wait_for_one_another_are_refused(town: Town) -> None:
    """The circle is told by the titles, and nothing is written."""
    roadmap = roadmap_of(town)
    late, waits = roadmap.steps["late"], roadmap.steps["waits"]
    said = step_said(late.title, person=late.person, due=late.due, after=[str(waits.pk)])
    with pytest.raises(RoomError, match="ためしの送迎"):
        write_step(roadmap.plan, late, said, **told(town))
    assert Step.objects.get(pk=late.pk).after == []
    with pytest.raises(RoomError, match="期限が始まり"):
        write_step(roadmap.plan, None, step_said("逆", start=TODAY, due=APRIL), **told(town))
    hand_step_to(waits, None, **told(town))
    assert Step.objects.get(pk=waits.pk).person_id is None


def test_what_cannot_be_is_told_in_words(town: Town) -> None:
    """Ends before starts, sections twice, done tomorrow, half a target, a page without words."""
    roadmap = roadmap_of(town)
    plan, step, by = roadmap.plan, roadmap.steps["late"], told(town)
    said = {"kind": plan.kind, "name": plan.name, "aim": "", "area": None, "start": plan.start, "end": date(2026, 3, 1)}
    with pytest.raises(RoomError, match="終わりの日"):
        write_plan(plan, said, circle=None, **by)
    with pytest.raises(RoomError, match="終わりの日"):
        close_plan(plan, closed_on=date(2026, 3, 1), **by)
    section = plan.sections.get()
    with pytest.raises(RoomError, match="同じ名前"):
        write_section(plan, None, {"name": section.name, "aim": "", "carrier": None}, **by)
    write_section(plan, section, {"name": section.name, "aim": "足", "carrier": None}, **by)
    with pytest.raises(RoomError, match="できた日を"):
        set_state(step, StepState.DONE, done_on=None, result="", **by)
    with pytest.raises(RoomError, match="まだ来ていません"):
        set_state(step, StepState.DONE, done_on=TODAY + timedelta(days=1), result="", **by)
    set_state(step, StepState.DOING, done_on=TODAY, result="", **by)
    assert Step.objects.get(pk=step.pk).done_on is None
    with pytest.raises(RoomError, match="四つとも"):
        indicator_of(town, plan, target=None)
    with pytest.raises(RoomError, match="後になって"):
        indicator_of(town, plan, target_year=2025)
    row = indicator_of(town, plan)
    bare = {"name": "人", "unit": "", "source": "手", "measure": "", "people": False}
    write_indicator(plan, row, bare | dict.fromkeys(("base_year", "base", "target_year", "target")), **by)
    mention = {
        "kind": "transit",
        "name": "計画",
        "service": "送迎",
        "section": None,
        "start": APRIL,
        "end": None,
        "read_on": TODAY,
    }
    with pytest.raises(RoomError, match="その頁の言葉"):
        write_mention(None, mention | {"words": "", "page": "12", "obstacles": []}, circle=None, **by)
    with pytest.raises(RoomError, match="書かれているなら"):
        write_mention(None, mention | {"words": "支える", "page": "12", "obstacles": ["law"]}, circle=None, **by)
    found = write_mention(None, mention | {"words": "支える", "page": "12", "obstacles": []}, circle=None, **by)
    assert (
        write_mention(found, mention | {"words": "", "page": "", "obstacles": ["law"]}, circle=None, **by).is_named
        is False
    )
    with pytest.raises(RoomError, match="まだ来ていません"):
        review_of(town, plan, held_on=TODAY + timedelta(days=1))
    with pytest.raises(RoomError, match="この日より後"):
        review_of(town, plan, next_on=TODAY)
    close_plan(plan, closed_on=TODAY, **by)
    assert Plan.objects.get(pk=plan.pk).closed_on == TODAY


@pytest.mark.parametrize("table", [Review, GoalText, GoalAnswer])
def test_reviews_and_goals_are_only_added_to(town: Town, table: type[Review | GoalText | GoalAnswer]) -> None:
    """Neither the owner nor the whole installation changes or removes a row; the database refuses."""
    roadmap = roadmap_of(town)
    review_of(town, roadmap.plan)
    _goal, text = goal_of(town, None)
    answer_wording(text, said="seen", section="", remark="", said_on=TODAY, **told(town))
    row = table.objects.get()
    before = table.objects.values().get()
    changes = {Review: {"found": "ちがう"}, GoalText: {"words": "ちがう"}, GoalAnswer: {"said": "agreed"}}[table]
    with pytest.raises(DatabaseError, match="added only"), transaction.atomic():
        table.objects.filter(pk=row.pk).update(**changes)
    with pytest.raises(DatabaseError, match="added only"), transaction.atomic():
        table.objects.filter(pk=row.pk)._raw_delete(using="default")  # noqa: SLF001 - past Django's own protection
    assert table.objects.values().get() == before


def test_who_has_seen_and_agreed_is_asked_anew_with_each_wording(town: Town) -> None:
    """The group agrees; the goal is read over again: it stands silent again, its old answer stays with the old wording."""
    circle = council_of(town)
    goal, first = goal_of(town, circle)
    assert [body.name for body in goal_line(goal, TODAY).silent] == ["足の会"]
    answer_wording(first, said="agreed", section="運転部会", remark="よい", said_on=TODAY, **told(town, "sewa"))
    line = goal_line(goal, TODAY)
    assert (line.agreed, line.silent, line.is_stale) == (1, (), False)
    add_wording(goal, words="だれも一人で困らない。帰りも。", why="帰りの足の話が出た", **told(town))
    line = goal_line(goal, date(2027, 12, 4))
    assert (line.agreed, [body.name for body in line.silent], line.is_stale) == (0, ["足の会"], True)
    assert GoalAnswer.objects.get().text == first
    with pytest.raises(RoomError, match="まだ来ていません"):
        answer_wording(
            first, said="seen", section="", remark="", said_on=TODAY + timedelta(days=1), **told(town, "sewa")
        )
    with pytest.raises(PermissionDenied):
        answer_wording(first, said="seen", section="", remark="", said_on=TODAY, **told(town, "yoso"))
    write_goal(goal, title="足", circle=None, **told(town))
    with town.scope_of("sewa"):
        assert not GoalText.objects.exists()


def test_a_value_written_again_replaces_the_one_before(town: Town) -> None:
    """One value a year; the course follows it."""
    row = indicator_of(town, roadmap_of(town).plan, base=0, target=12)
    write_value(row, {"year": 2026, "value": 3, "note": ""}, **told(town))
    write_value(row, {"year": 2026, "value": 4, "note": "数え直した"}, **told(town))
    (line,) = indicator_lines(row.plan, own=True)
    assert (line.shown, line.course.text, len(line.values)) == ("4", "目標に向かっている", 1)


def test_the_system_counts_what_it_can_and_nothing_it_cannot(town: Town) -> None:
    """Steps done this year; members; no area, no future year, no measure: nothing, which is not zero."""
    plan = roadmap_of(town).plan
    by = town.by("sc")
    assert counted(indicator_of(town, plan, measure="steps"), 2026, by, TODAY) == 1
    assert counted(indicator_of(town, plan, measure="steps"), 2027, by, TODAY) is None
    assert counted(indicator_of(town, plan), 2026, by, TODAY) is None
    assert counted(indicator_of(town, plan, measure="members"), 2026, by, TODAY) == 3
    assert counted(indicator_of(town, plan, measure="bodies"), 2026, by, TODAY) is None
    assert counted(indicator_of(town, plan, measure="rides"), 2020, by, TODAY) is None
    assert counted(indicator_of(town, plan, measure="unmet"), 2026, by, TODAY) == 0
    assert counted(indicator_of(town, plan, measure="riders"), 2026, by, TODAY) == 0
    said = VisitAsked(rider=town.people["matsu"].pk, service_day=TODAY, start=900, units=1, helps=["waste"])
    call_off(take_visit(said, by=town.by("asa"), at=NOON), "行ける人がいない", unmet=True, by=town.by("asa"), at=NOON)
    assert counted(indicator_of(town, plan, measure="unmet"), 2026, town.by("sewa"), TODAY) == 1, "a visit nobody made"
