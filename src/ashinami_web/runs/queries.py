"""The board as a page shows it: a line per driver, what is on no run, who waits for a call, who is not home yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ashinami.basics.clock import Span, clock
from ashinami.casework.basis import Ground
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.person import Need
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.visit import VisitState
from ashinami.vocabulary.wish import Back
from ashinami_web.audit.models import Event
from ashinami_web.audit.words import WORDS
from ashinami_web.bodies.models import Body, Vehicle
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED, is_complete, wishes_on
from ashinami_web.helping.models import Visit
from ashinami_web.helping.queries import visits_on
from ashinami_web.people.models import Person
from ashinami_web.runs.confirm_actions import why_not_yet
from ashinami_web.runs.day_plan import choice_of, last_plan, why_left_out, why_visit_left
from ashinami_web.runs.distance import Distance, distance_of, stands
from ashinami_web.runs.holds import Held, held_on
from ashinami_web.runs.lines import Row, lines_of
from ashinami_web.runs.models import Day, Ride
from ashinami_web.runs.planning import drivers_on
from ashinami_web.runs.promises import MOVING
from ashinami_web.runs.undo_actions import last_step
from ashinami_web.ui import timeline

USUAL_DAY = Span(8 * 60, 17 * 60)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A wish on no run, and why."""

    wish: Wish
    ride: Ride
    why: str


@dataclass(frozen=True, slots=True)
class Board:
    """The day of a group.

    Of what is proposed, `ready` counts the rides and visits that may be confirmed; `unsettled` are rides the law keeps waiting.
    `visits` are those nobody goes on yet, each with why. `holds` are
    the offers kept for somebody; `undoable` names the last change, empty when it cannot be undone. `distance` says how far the plan
    is from the best possible, while it stands as it was proposed; None when it no longer does.
    """

    version: int
    shown: Span
    rows: tuple[Row, ...]
    waiting: tuple[Waiting, ...]
    calls: tuple[Ride, ...]
    not_home: tuple[Ride, ...]
    ready: int
    visits: tuple[tuple[Visit, str], ...]
    unsettled: tuple[Ride, ...]
    drivers_out: tuple[tuple[UUID, str], ...]
    holds: tuple[Held, ...]
    undoable: str
    distance: Distance | None

    @property
    def hours(self) -> tuple[tuple[int, int], ...]:
        """The head of the board."""
        return timeline.hours(self.shown)

    @property
    def columns(self) -> int:
        """How many columns the board is wide."""
        return self.shown.minutes // timeline.STEP


def board_of(body: Body, service_day: date) -> Board:
    """Return the board of a day."""
    wishes = list(wishes_on(body.pk, service_day).prefetch_related("rides__driver"))
    rides = [_with(ride, wish) for wish in wishes for ride in wish.rides.all()]
    drivers = drivers_on(body.pk, service_day)
    cars = {str(car.pk): car for car in Vehicle.objects.filter(body=body)}
    visits = [row for row in visits_on(body, service_day) if row.state not in (VisitState.CANCELLED, VisitState.UNMET)]
    placed = [row for row in visits if row.helper_id or row.offered_to_id]
    lines = lines_of(drivers, cars, [ride for ride in rides if ride.driver_id and ride.pick_up_at is not None], placed)
    out = {str(ride.driver_id) for ride in rides if ride.driver_id and ride.pick_up_at is not None}
    shown = _shown([span for line in lines for span in (*line.windows, *(span for span, _bar in line.bars))])
    plan = last_plan(body, service_day)
    offered = [ride for ride in rides if ride.state == RideState.OFFERED]
    step = last_step(body, service_day)
    unsettled = tuple(ride for ride in offered if why_not_yet(ride.wish))
    return Board(
        version=version_of(body, service_day),
        shown=shown,
        rows=tuple(line.row(shown) for line in lines),
        waiting=tuple(
            Waiting(wish, ride, why_left_out(wish, plan).text if is_complete(wish) else _("時刻がまだ決まっていません"))
            for wish in wishes
            if wish.state in STILL_WANTED and (ride := _unserved(wish)) is not None
        ),
        calls=tuple(ride for wish in wishes if waits_for_call(wish) and (ride := _leg(wish, Leg.BACK))),
        not_home=tuple(ride for wish in wishes if (ride := _not_home(wish)) is not None),
        ready=len(offered) - len(unsettled) + sum(row.offered_to_id is not None for row in visits),
        visits=tuple((row, why_visit_left(row, plan)) for row in visits if row not in placed),
        unsettled=unsettled,
        holds=held_on(body, service_day),
        undoable=str(WORDS[step.event_kind]) if step else "",
        distance=distance_of(plan) if plan and stands(plan, wishes, visits) else None,
        drivers_out=tuple(dict.fromkeys((UUID(line.key), line.name) for line in lines if line.key in out)),
    )


def version_of(body: Body, service_day: date) -> int:
    """Return the version of the board somebody looks at; looking makes no row."""
    return Day.objects.filter(body=body, service_day=service_day).values_list("version", flat=True).first() or 0


def waits_for_call(wish: Wish) -> bool:
    """Whether she rings when she is done (お帰りの電話待ち), and no way home is promised yet."""
    out, back = _leg(wish, Leg.OUT), _leg(wish, Leg.BACK)
    return (
        wish.back == Back.OPEN.name
        and out is not None
        and out.state in (RideState.OFFERED, RideState.CONFIRMED, *MOVING, RideState.DONE)
        and not wish.accompaniment
        and back is not None
        and back.state == RideState.REQUESTED
    )


def _shown(spans: Sequence[Span]) -> Span:
    first = min([USUAL_DAY.start, *(span.start for span in spans)])
    last = max([USUAL_DAY.end, *(span.end for span in spans)])
    return Span(first // 60 * 60, -(-last // 60) * 60)


def _with(ride: Ride, wish: Wish) -> Ride:
    ride.wish = wish  # the wish is at hand: no query for it
    return ride


def why_this_driver(ride: Ride, needs: Iterable[str]) -> tuple[str, ...]:
    """Return what speaks for the driver a ride stands with: what anybody can check, and who decided it."""
    if ride.run is None:
        return ()
    car, said = ride.run.vehicle, []
    if Need.WHEELCHAIR.value in needs and car.wheelchair_places:
        said.append(_("車いすのまま乗れる車です（%(car)s）。") % {"car": car.name})
    said.append(
        _("この日 %(leave)s に出て %(back)s に帰る、ひと回りの中に入ります。")
        % {"leave": clock(ride.run.leave_home), "back": clock(ride.run.back_home)}
    )
    if ride.wish.accompaniment:
        said.append(_("付き添いのため、行きも帰りも同じ運転者です。"))
    if ride.wish.verdict == Wish.Verdict.LAWFUL and ride.wish.basis.get("ground") == Ground.REGISTERED:
        said.append(_("台帳によれば、登録した送迎の決まりに合う運転者と車です。"))
    said += _planner_says(ride)
    moved = Event.objects.filter(body_id=ride.body_id, subject=str(ride.pk), kind=EventKind.RIDE_MOVED)
    if moved.exists():
        said.append(_("受付が手で動かしました。"))
    if ride.locked:
        said.append(_("受付がこの運転者に固定しました。"))
    return tuple(said)


def _planner_says(ride: Ride) -> list[str]:
    """Return what the planner weighed: minutes added here, and who would have been next."""
    choice = choice_of(ride)
    if choice is None:
        return []
    said = [_("この申込みで、運転者の外出は %(minutes)s分のびます。") % {"minutes": choice.extra_minutes}]
    if choice.runner_up:
        keys = list(dict.fromkeys(choice.runner_up))
        names = {str(person.pk): str(person) for person in Person.objects.filter(pk__in=keys)}
        next_best = "・".join(names.get(key, "（開示なし）") for key in keys)
        words = {"who": next_best, "minutes": choice.runner_up_minutes}
        said.append(_("次の候補は %(who)sさんで、%(minutes)s分のびます。") % words)
    elif choice.locked and choice.why_no_other is not None:  # else `because` says so
        said.append(_("ほかに行ける運転者はいません（%(why)s）。") % {"why": choice.why_no_other.value})
    if choice.because:
        said.append(f"{choice.because}。")
    return said


def _leg(wish: Wish, leg: Leg) -> Ride | None:
    return next((ride for ride in wish.rides.all() if ride.leg == leg.name), None)


def _unserved(wish: Wish) -> Ride | None:
    """Return the first leg of a wish that is on no run, unless it only waits for her call."""
    legs = [ride for ride in (_leg(wish, Leg.OUT), _leg(wish, Leg.BACK)) if ride and ride.state == RideState.REQUESTED]
    return next((ride for ride in legs if not (ride.leg == Leg.BACK.name and waits_for_call(wish))), None)


def _not_home(wish: Wish) -> Ride | None:
    """Return the ride that will bring somebody home who has been taken out, or the one she sits in."""
    out, back = _leg(wish, Leg.OUT), _leg(wish, Leg.BACK)
    if out is not None and out.state == RideState.ABOARD:
        return out
    gone = out is not None and out.state == RideState.DONE
    return back if gone and back is not None and not RideState(back.state).ended else None
