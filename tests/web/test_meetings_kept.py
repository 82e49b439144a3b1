"""What the database keeps of meetings: minutes and decisions are only added, an action has one owner or none, drafts are private."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, models, transaction
from meeting_place import Place, meeting_place
from web_town import NOON, Town

from ashinami_web.bodies.models import Circle, CircleMember
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.meetings.models import Action, ActionNote, Decision, Meeting, Minutes
from ashinami_web.projects.models import ExitCriterion, Figure, Negotiation, RequestSheet, Trial

TODAY = NOON.date()
ONLY_ADDED = (
    "minutes",
    "decision",
    "note",
    "count",
    "recognition",
    "stage",
    "figure",
    "incident",
    "outcome",
    "negotiation",
    "answer",
)


@pytest.fixture
def place(town: Town) -> Place:
    """Return a council of the municipality with everything that comes of a meeting."""
    return meeting_place(town)


@pytest.mark.parametrize("what", ONLY_ADDED)
def test_what_was_written_stands(place: Place, what: str) -> None:
    """Nobody changes or removes it, by the model or past it: the database itself refuses."""
    row: models.Model = place.rows[what]
    rows = type(row)._default_manager.filter(pk=row.pk)  # noqa: SLF001 - Django's own name for it
    before, author = rows.values().get(), "counted_by" if what == "count" else "written_by"
    tries: list[Callable[[], Any]] = [row.save, row.delete, rows.delete, lambda: rows.update(**{author: "person:x"})]
    for change in tries:
        with acting(whole_installation()), pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            change()
    assert rows.values().get() == before


def test_minutes_written_wrong_are_corrected_by_a_line_that_names_them_once(place: Place) -> None:
    """The old line stays, the new one refers to it; a line is corrected once, and then its correction is."""
    first = place.rows["minutes"]
    said = {"meeting": place.meeting, "written_at": NOON, "written_by": "person:x"}
    Minutes.objects.create(text="正しくは、12人でした。", corrects=first, **said)
    with pytest.raises(IntegrityError), transaction.atomic():
        Minutes.objects.create(text="いや、13人でした。", corrects=first, **said)
    assert Minutes.objects.filter(pk=first.pk, corrected_by__isnull=False).count() == 1


@pytest.mark.parametrize(
    ("owner", "body", "due", "taken"),
    [
        (True, True, True, True),
        (False, False, False, True),
        (False, False, True, True),
        (True, True, False, False),
        (True, False, True, False),
        (False, True, True, False),
    ],
)
def test_an_action_has_one_owner_of_a_body_and_a_day_or_is_nobodys(
    place: Place,
    owner: Any,
    body: Any,
    due: Any,
    taken: Any,
) -> None:
    """A person without a body, a body without a person, a taken action without a day: the database refuses each."""
    who = place.town.people["officer"]

    def add() -> Action:
        return Action.objects.create(
            body=place.council.body,
            title="時刻表を配る",
            owner=who if owner else None,
            owner_body=place.council.body if body else None,
            due=TODAY if due else None,
            since=TODAY,
        )

    if taken:
        assert bool(add().value.owner) == owner
    else:
        with pytest.raises(IntegrityError), transaction.atomic():
            add()


def test_a_draft_is_seen_by_its_body_alone_and_a_shared_row_by_its_circle(place: Place, town: Town) -> None:
    """The council's circle reads the decision and its minutes and changes neither; another group sees nothing; a draft stays at home."""
    draft = Decision.objects.create(
        body=town.municipality, title="まだ決めていない", reasons="下書き", decided_on=TODAY, written_at=NOON, written_by="person:x"
    )  # fmt: skip
    with town.scope_of("sewa"):
        assert Decision.objects.filter(pk=place.rows["decision"].pk).exists()
        assert Minutes.objects.filter(pk=place.rows["minutes"].pk).exists()
        assert not Decision.objects.filter(pk=draft.pk).exists()
        action = Action.objects.get(pk=place.rows["action"].pk)
        with pytest.raises(PermissionDenied):
            action.save()
        with pytest.raises(PermissionDenied):
            ActionNote(action=action, kind="follow_up", day=TODAY, written_at=NOON, written_by="x").save()
        assert Action.objects.filter(pk=action.pk).update(title="x") == 0
        assert Meeting.objects.filter(pk=place.meeting.pk).update(place="x") == 0
    with town.scope_of("yoso"):
        assert not any(model.objects.exists() for model in (Decision, Minutes, Action, Meeting, Negotiation, Trial))
    CircleMember.objects.filter(body=town.group).update(end=TODAY)
    with town.scope_of("sewa"):
        assert not Decision.objects.exists()


def test_a_request_is_seen_by_who_is_asked_only_when_it_was_sent(place: Place, town: Town) -> None:
    """A sheet still being written is the asker's; once sent, the body that is asked reads it, and nobody else."""
    sheet = RequestSheet.objects.create(
        body=town.municipality, to_body=town.other_group, title="t", asked="a", gain="g", by_when=TODAY, written_by="x"
    )
    with town.scope_of("yoso"):
        assert not RequestSheet.objects.filter(pk=sheet.pk).exists()
    sheet.sent_on = TODAY
    sheet.save()
    with town.scope_of("yoso"):
        assert RequestSheet.objects.filter(pk=sheet.pk).exists()
    with town.scope_of("sewa"):
        assert not RequestSheet.objects.filter(pk=sheet.pk).exists()


def test_the_conditions_of_a_trial_are_sealed_when_it_begins(place: Place) -> None:
    """Before it begins they may change; from then on none is added, changed or taken away."""
    trial = place.rows["trial"]
    exit_row = ExitCriterion.objects.get(trial=trial)
    exit_row.figure = 25
    exit_row.save()
    Trial.objects.filter(pk=trial.pk).update(begun_on=TODAY)
    more = ExitCriterion(project=trial.project, trial=trial, measure="riders", aim="at_least", figure=5)
    for change in (exit_row.save, exit_row.delete, more.save):
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            change()
    assert ExitCriterion.objects.get(trial=trial).figure == 25
    assert Figure.objects.filter(trial=trial).exists()


def test_a_meeting_has_one_row_for_each_date_of_its_series(place: Place) -> None:
    """Making the dates again adds none."""
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(
            body=place.council.body, council=place.council, series=place.rows["series"], planned=place.meeting.planned,
            day=TODAY + timedelta(days=9), changed_at=NOON,
        )  # fmt: skip


def test_the_circle_of_the_tests_is_one(place: Place) -> None:
    """The municipality keeps it, the group sits in it since spring."""
    circle = Circle.objects.get(keeper=place.town.municipality)
    assert place.council.circle == circle
    assert CircleMember.objects.filter(circle=circle, body=place.town.group, start__lte=date(2026, 4, 1)).exists()
