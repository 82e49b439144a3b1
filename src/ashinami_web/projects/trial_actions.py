"""Trials: planned, their conditions set and sealed, figures written or counted, incidents told, decided on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.community.trial import Choice, Measure
from ashinami.vocabulary.event import EventKind
from ashinami_web.config.acting import Acting
from ashinami_web.meetings.writing import MeetingError, event
from ashinami_web.people.roles import Permission
from ashinami_web.projects.models import ExitCriterion, Figure, Incident, Trial, TrialDecision, Variant
from ashinami_web.projects.trial_queries import outcome_of, ride_figures


@transaction.atomic
def plan_trial(variant: Variant, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Trial:
    """Plan a trial of one variant."""
    by.require(Permission.KEEP_COMMUNITY)
    trial = Trial.objects.create(project=variant.project, variant=variant, **said)
    _event(trial, "planned", by, at, day)
    return trial


@transaction.atomic
def set_exit(trial: Trial, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> None:
    """Set on which figure it ends well, one a measure; never once it has begun."""
    by.require(Permission.KEEP_COMMUNITY)
    _not_begun(trial)
    ExitCriterion.objects.update_or_create(
        project=trial.project,
        trial=trial,
        measure=said["measure"],
        defaults={"aim": said["aim"], "figure": said["figure"]},
    )
    _event(trial, "exit", by, at, day)


@transaction.atomic
def drop_exit(criterion: ExitCriterion, *, by: Acting, at: datetime, day: date) -> None:
    """Take a condition away; never once it has begun."""
    by.require(Permission.KEEP_COMMUNITY)
    _not_begun(criterion.trial)
    criterion.delete()
    _event(criterion.trial, "exit_dropped", by, at, day)


@transaction.atomic
def begin_trial(trial: Trial, on: date, *, by: Acting, at: datetime, day: date) -> None:
    """Begin it: from now on its conditions are sealed. Without a condition it does not begin."""
    by.require(Permission.KEEP_COMMUNITY)
    _not_begun(trial)
    if not trial.exits.exists():
        raise MeetingError(_("始める前に、うまくいったと言える条件を一つは決めてください。あとからは決められません。"))
    if on > day:
        raise MeetingError(_("始めた日は、きょうまでの日にしてください。"), "on")
    trial.begun_on = on
    trial.save(update_fields=["begun_on"])
    _event(trial, "begun", by, at, day)


@transaction.atomic
def add_figure(trial: Trial, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Figure:
    """Write a figure somebody counted; the last of a measure holds, the earlier ones stay."""
    by.require(Permission.KEEP_COMMUNITY)
    _begun(trial)
    return _figure(trial, Figure.Origin.TYPED, said["measure"], said["figure"], said["source"], by, at, day)


@transaction.atomic
def count_rides(trial: Trial, *, by: Acting, at: datetime, day: date) -> dict[Measure, int]:
    """Count the rides of its group in its days, from the records of this system, and write the figures down."""
    by.require(Permission.KEEP_COMMUNITY)
    _begun(trial)
    figures = ride_figures(trial, by, day)
    if figures is None:
        raise MeetingError(
            _("この団体の送迎の記録は、ここからは見られません。団体の人が数えるか、数を書いてください。")
        )
    for measure, figure in figures.items():
        _figure(trial, Figure.Origin.RIDES, measure.value, figure, "", by, at, day)
    return figures


@transaction.atomic
def tell_incident(trial: Trial, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Incident:
    """Write down an accident or a near miss; the number of incidents follows by itself."""
    by.require(Permission.KEEP_COMMUNITY)
    row = Incident.objects.create(project=trial.project, trial=trial, written_by=by.author, **said)
    _event(trial, "incident", by, at, day, harm=row.harm)
    return row


@transaction.atomic
def end_trial(trial: Trial, on: date, *, by: Acting, at: datetime, day: date) -> None:
    """Say on which day it ended."""
    by.require(Permission.KEEP_COMMUNITY)
    begun = _begun(trial)
    if not begun <= on <= day:
        raise MeetingError(_("終えた日は、始めた日から、きょうまでの日にしてください。"), "on")
    trial.ended_on = on
    trial.save(update_fields=["ended_on"])
    _event(trial, "ended", by, at, day)


@transaction.atomic
def decide_trial(trial: Trial, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> TrialDecision:
    """Write down what people decided, beside what the figures suggested at that moment."""
    by.require(Permission.KEEP_COMMUNITY)
    begun = _begun(trial)
    if not begun <= said["decided_on"] <= day:
        raise MeetingError(_("決めた日は、始めた日から、きょうまでの日にしてください。"), "decided_on")
    suggests = outcome_of(trial).suggests
    row = TrialDecision.objects.create(
        project=trial.project,
        trial=trial,
        choice=Choice(said["choice"]).value,
        reasons=said["reasons"],
        decided_on=said["decided_on"],
        suggested=suggests.value if suggests else "",
        written_at=at,
        written_by=by.author,
    )
    _event(trial, "decided", by, at, day, choice=row.choice)
    return row


def _figure(  # noqa: PLR0917 - a private way to write one row
    trial: Trial, origin: Figure.Origin, measure: str, figure: int, source: str, by: Acting, at: datetime, day: date
) -> Figure:
    row = Figure.objects.create(
        project=trial.project, trial=trial, measure=measure, figure=figure, origin=origin, source=source,
        written_at=at, written_by=by.author,
    )  # fmt: skip
    _event(trial, "figure", by, at, day, measure=measure, origin=origin.value)
    return row


def _not_begun(trial: Trial) -> None:
    if trial.begun_on is not None:
        raise MeetingError(_("始まった試行の条件は、変えられません。"))


def _begun(trial: Trial) -> date:
    if trial.begun_on is None:
        raise MeetingError(_("まだ始めていない試行です。"))
    return trial.begun_on


def _event(trial: Trial, what: str, by: Acting, at: datetime, day: date, **facts: object) -> None:
    event(EventKind.TRIAL_CHANGED, trial, what, by=by, at=at, day=day, **facts)
