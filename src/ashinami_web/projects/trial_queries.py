"""What came out of a trial: its figures, and what they say of its conditions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ashinami.community.canvas import MOST_VARIANTS
from ashinami.community.trial import Exit, Measure, Outcome, outcome
from ashinami.rules.truth import Truth
from ashinami.vocabulary.ride import RideState
from ashinami_web.bookings.models import Wish
from ashinami_web.config.acting import Acting
from ashinami_web.helping.queries import unmet_visits
from ashinami_web.projects.models import Figure, Project, Trial, TrialDecision
from ashinami_web.runs.models import Ride


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with where it comes from."""

    measure: Measure
    row: Figure | None
    figure: int


def figures_of(trial: Trial) -> list[Told]:
    """Return the last figure of each measure; incidents are counted from what was told of them, once the trial has begun."""
    last: dict[str, Figure] = {}
    for row in trial.figures.order_by("written_at", "pk"):
        last[row.measure] = row
    found = [Told(Measure(key), row, row.figure) for key, row in last.items() if key != Measure.INCIDENTS]
    if trial.begun_on is not None:
        found.append(Told(Measure.INCIDENTS, None, trial.incidents.count()))
    order = list(Measure)
    return sorted(found, key=lambda one: order.index(one.measure))


def outcome_of(trial: Trial) -> Outcome:
    """Return what the figures say of the conditions."""
    exits = [row.value for row in trial.exits.order_by("measure")]
    return outcome(exits, {one.measure: one.figure for one in figures_of(trial)})


@dataclass(frozen=True, slots=True)
class Cell:
    """What one trial came to in one measure: the figure, the condition set for it, and whether it is met."""

    figure: int | None
    exit: Exit | None
    truth: Truth


@dataclass(frozen=True, slots=True)
class Compared:
    """The trials of a project side by side: a row a measure that any of them set or counted; what is not measured is not known.

    `decisions` : what people decided last after each of them, or None.
    """

    trials: tuple[Trial, ...]
    outcomes: tuple[Outcome, ...]
    decisions: tuple[TrialDecision | None, ...]
    rows: tuple[tuple[Measure, tuple[Cell, ...]], ...]


def compared(project: Project) -> Compared:
    """Return the trials that have begun beside each other, the first begun first; the last three where there are more."""
    begun = project.trials.filter(begun_on__isnull=False).select_related("variant", "group")
    trials = sorted(begun.order_by("-begun_on", "name")[:MOST_VARIANTS], key=lambda one: (one.begun_on, one.name))
    outcomes = [outcome_of(trial) for trial in trials]
    figures = [{told.measure: told.figure for told in figures_of(trial)} for trial in trials]
    exits = [{exit_.measure: (exit_, truth) for exit_, _, truth in found.lines} for found in outcomes]
    seen = {one for found in figures for one in found} | {one for found in exits for one in found}
    measures = [one for one in Measure if one in seen]
    rows = tuple(
        (
            one,
            tuple(
                Cell(counted.get(one), *asked.get(one, (None, Truth.UNKNOWN)))
                for counted, asked in zip(figures, exits, strict=True)
            ),
        )
        for one in measures
    )
    decisions = tuple(trial.decisions.order_by("-decided_on", "-written_at").first() for trial in trials)
    return Compared(tuple(trials), tuple(outcomes), decisions, rows)


def ride_figures(trial: Trial, by: Acting, day: date) -> dict[Measure, int] | None:
    """Return rides, riders, drivers and refusals of the trial's group in its days; None where its rides may not be seen.

    A support visit on which nobody could go is a refusal like a ride that nobody could drive.
    """
    if trial.group_id is None or trial.group_id != by.body.pk or trial.begun_on is None:
        return None
    last = (trial.ended_on or day) + timedelta(days=1)
    within = {"body": trial.group_id, "service_day__gte": trial.begun_on, "service_day__lt": last}
    done = Ride.objects.filter(**within, state=RideState.DONE.value)
    unmet = Wish.objects.filter(**within, state=RideState.UNMET.value)
    return {
        Measure.RIDES: done.count(),
        Measure.RIDERS: done.values("wish__rider").distinct().count(),
        Measure.DRIVERS: done.values("driver").distinct().count(),
        Measure.UNMET: unmet.count() + unmet_visits(trial.group_id, trial.begun_on, last - timedelta(days=1)).count(),
    }
