"""What came out of a trial: its figures, and what they say of its conditions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ashinami.community.trial import Measure, Outcome, outcome
from ashinami.vocabulary.ride import RideState
from ashinami_web.bookings.models import Wish
from ashinami_web.config.acting import Acting
from ashinami_web.projects.models import Figure, Trial
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


def ride_figures(trial: Trial, by: Acting, day: date) -> dict[Measure, int] | None:
    """Return rides, riders, drivers and refusals of the trial's group in its days; None where its rides may not be seen."""
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
        Measure.UNMET: unmet.count(),
    }
