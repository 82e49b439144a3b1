"""Writes the states of rides and wishes from their events. Nothing else writes them."""

from __future__ import annotations

from collections.abc import Iterable

from ashinami.casework.ride_log import fold, wish_state
from ashinami.vocabulary.event import Event
from ashinami.vocabulary.ride import RideState
from ashinami_web.audit.queries import events_about
from ashinami_web.bookings.models import Wish
from ashinami_web.runs.models import Ride, Run
from ashinami_web.runs.promises import release


def project(wish: Wish) -> None:
    """Fold the events of a wish into the states of its rides and its own; a ride that is off leaves its run."""
    rides = list(wish.rides.all())
    events = events_about(wish.body_id, [str(wish.pk), *(str(ride.pk) for ride in rides)])
    for ride in rides:
        ride.state = state_of(ride, wish, events)
    Ride.objects.bulk_update(rides, ["state"])
    for ride in rides:
        if ride.state in (RideState.CANCELLED, RideState.UNMET):
            take_out(ride)
    wish.state = wish_state(RideState(ride.state) for ride in rides)
    wish.save(update_fields=["state"])


def state_of(ride: Ride, wish: Wish, events: Iterable[Event]) -> RideState:
    """Return the state of a ride: the fold of its events; one not yet promised that stands on the board is 'offered'."""
    about = {str(ride.pk), str(wish.pk)}
    state = fold(event for event in events if event.subject in about).state
    return RideState.OFFERED if state is RideState.REQUESTED and ride.run_id else state


def take_out(ride: Ride) -> None:
    """Take a ride out of its run; the other stops keep their times, a run without stops goes."""
    if ride.run_id is None:
        return
    # read anew: both legs of a wish may stand in one run, and the first has just been taken out of it
    run = Run.objects.select_for_update(of=("self",)).get(pk=ride.run_id)
    run.stops = [stop for stop in run.stops if (stop["wish"], stop["leg"]) != (str(ride.wish_id), ride.leg)]
    ride.run, ride.locked = None, False
    ride.save(update_fields=["run", "locked"])
    if run.stops:
        run.save(update_fields=["stops"])
        release(run)
    else:
        run.delete()
