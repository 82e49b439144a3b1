"""Actions of projects, their canvas, trials, talks and requests: what they write and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from meeting_place import TODAY, Place, meeting_place
from web_town import MONDAY, NOON, Town

from ashinami.casework.consult.forms import result
from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.purposes import RIDE
from ashinami.community.canvas import Part
from ashinami.community.trial import Choice, Measure
from ashinami.rules.answers import Answers
from ashinami.rules.verdict import Verdict
from ashinami_web.bookings.models import Wish
from ashinami_web.consult.actions import begin
from ashinami_web.helping.actions import VisitAsked, call_off, take_visit
from ashinami_web.meetings.writing import MeetingError
from ashinami_web.projects import canvas_actions, project_actions, trial_actions
from ashinami_web.projects.models import (
    CanvasPart,
    DutyLine,
    Figure,
    Project,
    StageNote,
    Trial,
    Variant,
)
from ashinami_web.projects.trial_queries import outcome_of
from ashinami_web.runs.models import Ride

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def place(town: Town) -> Place:
    """Return a council of the municipality with a project."""
    return meeting_place(town)


@pytest.fixture
def told(town: Town) -> dict[str, Any]:
    """Return what every action is told."""
    return {"by": town.by("officer"), "at": NOON, "day": TODAY}


def test_a_project_moves_on_only_with_a_body_that_carries_it(place: Place, town: Town, told: dict[str, Any]) -> None:
    """Ideas alone do not move; stopping says why; each stage is kept with its day."""
    project = project_actions.write_project(None, {"name": "朝の便", "circle": place.council.circle}, **told)
    with pytest.raises(MeetingError, match="担う団体"):
        project_actions.to_stage(project, Project.Stage.DESIGN, "", **told)
    project_actions.write_project(project, {"carrier": town.group, "circle": None}, **told)
    project_actions.to_stage(project, Project.Stage.DESIGN, "定例会で決まった", **told)
    with pytest.raises(MeetingError, match="担う団体が要ります"):
        project_actions.write_project(project, {"carrier": None}, **told)
    project.carrier = town.group
    with pytest.raises(MeetingError, match="やめるわけ"):
        project_actions.to_stage(project, Project.Stage.STOPPED, "", **told)
    project_actions.to_stage(project, Project.Stage.STOPPED, "バスが通った", **told)
    stages = list(StageNote.objects.filter(project=project).values_list("stage", flat=True))
    assert sorted(stages) == ["design", "ideas", "stopped"]


def test_ideas_are_taken_up_once_and_duties_written_anew(place: Place, town: Town, told: dict[str, Any]) -> None:
    """The same idea twice is one; a duty written again takes the place of the first."""
    project, idea = place.rows["project"], place.rows["idea"]
    project_actions.take_up(project, idea, **told)
    assert project.ideas.count() == 1
    said = {"task": "説明会", "duty_body": town.municipality, "part": "does", "hours": None}
    duty = project_actions.write_duty(project, said, **told)
    assert DutyLine.objects.filter(project=project).count() == 1
    project_actions.drop_duty(duty, **told)
    assert not project.duties.exists()


def test_three_variants_at_most_and_a_copy_takes_no_verdict_along(
    place: Place, town: Town, told: dict[str, Any]
) -> None:
    """A variant made like another has its words, its insurance, and nothing settled; the law has not been asked of it."""
    project, first = place.rows["project"], place.rows["variant"]
    Variant.objects.filter(pk=first.pk).update(verdict="lawful", verdict_day=TODAY, insurance={"liability": True})
    first.refresh_from_db()
    second = canvas_actions.add_variant(project, "登録を受ける", like=first, **told)
    assert (second.number, second.verdict, second.insurance) == (2, "", {"liability": True})
    assert CanvasPart.objects.get(variant=second).text == "一人暮らし"
    canvas_actions.add_variant(project, "タクシー券", **told)
    with pytest.raises(MeetingError, match="三つまで"):
        canvas_actions.add_variant(project, "四つめ", **told)


def test_a_part_has_its_owner_and_insurance_keeps_only_what_is_known(
    place: Place, town: Town, told: dict[str, Any]
) -> None:
    """A new name is a person of the office; unknown answers and unknown lines are left out."""
    variant = place.rows["variant"]
    said = {"text": "ガソリン代", "settled": False, "owner_body": town.group, "due": MONDAY}
    row = canvas_actions.write_part(variant, Part.FEE, said, name="会計 カイ", **told)
    assert str(row.owner) == "会計 カイ"
    row = canvas_actions.write_part(variant, Part.FEE, {"text": "ガソリン代の実費"}, **told)
    assert CanvasPart.objects.filter(variant=variant, part="fee").count() == 1
    canvas_actions.write_insurance(variant, {"liability": False, "group": None, "x": True}, own_cars=True, **told)
    assert (variant.insurance, variant.own_cars) == ({"liability": False}, True)


def test_what_the_law_said_is_copied_with_its_day_and_stays(place: Place, told: dict[str, Any]) -> None:
    """A consultation's form is kept; a form of no day is refused."""
    variant = place.rows["variant"]
    consultation = begin(Interview.start(RIDE, TODAY, Answers()), name="春の相談", **told)
    found = result(RIDE.forms[0], TODAY, consultation.value.answers)
    canvas_actions.take_verdict(variant, consultation, found, **told)
    assert (variant.verdict, variant.verdict_day, variant.consultation) == ("undetermined", TODAY, consultation.pk)
    none = result(RIDE.forms[0], date(1950, 1, 1), consultation.value.answers)
    assert none.verdict is Verdict.NOT_APPLICABLE
    with pytest.raises(MeetingError, match="決まりにありません"):
        canvas_actions.take_verdict(variant, consultation, none, **told)


def test_a_trial_is_sealed_begun_measured_and_decided(place: Place, town: Town, told: dict[str, Any]) -> None:
    """Nothing before it begins; no condition after; figures that follow one another; a decision beside what the figures say."""
    variant = place.rows["variant"]
    trial = trial_actions.plan_trial(variant, {"name": "春の試行", "start": TODAY, "end": MONDAY}, **told)
    with pytest.raises(MeetingError, match="条件を一つ"):
        trial_actions.begin_trial(trial, TODAY, **told)
    with pytest.raises(MeetingError, match="まだ始めていない"):
        trial_actions.add_figure(trial, {"measure": "rides", "figure": 1, "source": "紙"}, **told)
    trial_actions.set_exit(trial, {"measure": "rides", "aim": "at_least", "figure": 10}, **told)
    trial_actions.set_exit(trial, {"measure": "rides", "aim": "at_least", "figure": 3}, **told)
    trial_actions.set_exit(trial, {"measure": "incidents", "aim": "at_most", "figure": 0}, **told)
    trial_actions.set_exit(trial, {"measure": "cost", "aim": "at_most", "figure": 9}, **told)
    trial_actions.drop_exit(trial.exits.get(measure="cost"), **told)
    with pytest.raises(MeetingError, match="きょうまで"):
        trial_actions.begin_trial(trial, TOMORROW, **told)
    trial_actions.begin_trial(trial, TODAY, **told)
    with pytest.raises(MeetingError, match="変えられません"):
        trial_actions.set_exit(trial, {"measure": "riders", "aim": "at_least", "figure": 1}, **told)
    trial_actions.add_figure(trial, {"measure": "rides", "figure": 2, "source": "紙"}, **told)
    assert outcome_of(trial).suggests is Choice.CHANGE
    later = told | {"at": told["at"] + timedelta(minutes=5)}
    trial_actions.add_figure(trial, {"measure": "rides", "figure": 3, "source": "紙（数え直し）"}, **later)
    assert outcome_of(trial).suggests is Choice.GO
    trial_actions.tell_incident(trial, {"day": TODAY, "harm": "scare", "what": "坂で滑った"}, **told)
    assert outcome_of(trial).suggests is Choice.CHANGE
    for on in (YESTERDAY, TOMORROW):
        with pytest.raises(MeetingError, match="終えた日"):
            trial_actions.end_trial(trial, on, **told)
        with pytest.raises(MeetingError, match="決めた日"):
            trial_actions.decide_trial(trial, {"choice": "go", "reasons": "x", "decided_on": on}, **told)
    trial_actions.end_trial(trial, TODAY, **told)
    row = trial_actions.decide_trial(trial, {"choice": "go", "reasons": "続けたい", "decided_on": TODAY}, **told)
    assert (row.choice, row.suggested) == ("go", "change")


def test_a_decision_without_figures_says_that_nothing_was_suggested(place: Place, told: dict[str, Any]) -> None:
    """Nobody counted: the record says so."""
    trial = place.rows["trial"]
    Figure.objects.none()
    trial_actions.set_exit(trial, {"measure": "satisfied", "aim": "at_least", "figure": 70}, **told)
    trial_actions.begin_trial(trial, TODAY, **told)
    row = trial_actions.decide_trial(trial, {"choice": "stop", "reasons": "人がいない", "decided_on": TODAY}, **told)
    assert row.suggested == ""


def test_rides_of_a_trial_are_counted_from_the_records_of_its_group(
    place: Place, town: Town, wish_of: Callable[..., Wish], told: dict[str, Any]
) -> None:
    """The municipality cannot see the group's rides and is told so; the group counts its own: done rides, riders, drivers, refusals."""
    trial = place.rows["trial"]
    trial_actions.begin_trial(trial, TODAY, **told)
    with pytest.raises(MeetingError, match="ここからは見られません"):
        trial_actions.count_rides(trial, **told)
    own: dict[str, Any] = {"by": town.by("sewa"), "at": NOON, "day": TODAY}
    project = project_actions.write_project(None, {"name": "会の便", "carrier": town.group}, **own)
    variant = canvas_actions.add_variant(project, "会員どうし", **own)
    mine = trial_actions.plan_trial(variant, {"name": "冬", "start": TODAY, "end": MONDAY, "group": town.group}, **own)
    trial_actions.set_exit(mine, {"measure": "rides", "aim": "at_least", "figure": 2}, **own)
    trial_actions.begin_trial(mine, TODAY, **own)
    for who, state in (("kiku", "done"), ("ume", "done"), ("kiku", "cancelled")):
        wish = wish_of(who, day=TODAY)
        Ride.objects.filter(wish=wish).delete()
        Ride.objects.create(
            body=town.group, wish=wish, leg="OUT", service_day=TODAY, driver=town.people["haru"], state=state
        )
    Wish.objects.filter(pk=wish_of("matsu", day=TODAY).pk).update(state="unmet")
    said = VisitAsked(rider=town.people["matsu"].pk, service_day=TODAY, start=900, units=1, helps=["waste"])
    call_off(take_visit(said, by=town.by("asa"), at=NOON), "行ける人がいない", unmet=True, by=town.by("asa"), at=NOON)
    figures = trial_actions.count_rides(mine, **own)
    assert figures == {Measure.RIDES: 2, Measure.RIDERS: 2, Measure.DRIVERS: 1, Measure.UNMET: 2}
    assert set(Figure.objects.filter(trial=mine).values_list("origin", flat=True)) == {"rides"}
    assert outcome_of(mine).suggests is Choice.GO
    assert Trial.objects.get(pk=mine.pk).begun_on == TODAY
