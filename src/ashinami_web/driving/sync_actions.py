"""What a driver's device sends after a day with or without signal: each mark once, in any order, nothing lost.

A mark counts at once when it speaks of a ride promised to the driver, on a day his link was good for. Anything else is kept for
somebody at the desk. Either way the device is told that it arrived, and forgets it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ashinami.casework.ride_log import fold
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import RideState
from ashinami_web.audit.actions import DifferentEventError, record
from ashinami_web.audit.models import Event
from ashinami_web.audit.queries import events_about
from ashinami_web.bookings.models import Wish
from ashinami_web.config.acting import author_of
from ashinami_web.driving import duty
from ashinami_web.driving.actions import MARKS, MarkError, figures_of, mark, void
from ashinami_web.driving.marks import AFTER, BEFORE, EXTRA, PASSENGERS, TAKE_BACK, Mark, id_of, read
from ashinami_web.driving.models import DriverLink, KeptMark
from ashinami_web.records.duty_actions import DutyError
from ashinami_web.runs.models import Ride
from ashinami_web.runs.projection import project

AHEAD = timedelta(minutes=5)
"""How far a device's clock may be ahead of ours."""
LATEST = timedelta(days=1)
"""How long after its service day a ride may be marked: who comes home at night marks it in the morning."""
TAKEN, KEPT = "taken", "kept"
WORDS = frozenset({"who", "from", "to", "words", "condition", "unusual", "text"})
"""What a device may say in free words: these may hold a name."""

Why = KeptMark.Why


@dataclass(frozen=True, slots=True)
class Arrived:
    """That something arrived, and whether it counts at once (`taken`) or waits for the desk (`kept`)."""

    id: UUID
    how: str


def device_of(link: DriverLink) -> str:
    """Return how records name the device that holds a link."""
    return f"link:{link.pk}"


def take_in(link: DriverLink, said: Iterable[object], *, received_at: datetime) -> tuple[Arrived, ...]:
    """Take in what a device sent; each mark is written by itself, so that one that cannot be does not hold up the others."""
    return tuple(_arrived(link, one, received_at) for one in said)


def why_kept(link: DriverLink, one: Mark, received_at: datetime) -> KeptMark.Why | None:
    """Return why a mark does not count at once; None when it does."""
    if link.revoked_at is not None:
        return Why.REVOKED
    if one.at > received_at + AHEAD:
        return Why.CLOCK
    if not link.start <= one.service_day < link.end:
        return Why.OUTSIDE
    if one.what in (EXTRA, PASSENGERS):
        return Why(one.what)
    return why_not_his(link, one) if one.what in MARKS else None


def settle(kept: KeptMark, outcome: KeptMark.Outcome, *, by: str, at: datetime, note: str = "") -> None:
    """Write down what became of a kept mark. Words about people are emptied with it."""
    kept.outcome, kept.settled_at, kept.settled_by, kept.note = outcome, at, by, note
    kept.said = {name: value for name, value in kept.said.items() if name not in WORDS}
    kept.save(update_fields=["outcome", "settled_at", "settled_by", "note", "said"])


@transaction.atomic
def write(link: DriverLink, one: Mark, *, received_at: datetime) -> bool:
    """Write a mark into the records; False when it takes back one that has not arrived.

    Raises
    ------
    MarkError, DutyError
        When it cannot be; the text says why, in Japanese.
    DifferentEventError
        When another event has its id.
    """
    by, device = author_of(link.driver_id), device_of(link)
    if one.what in (BEFORE, AFTER):
        duty.tell(link, one, by=by, device=device)
        return True
    if one.what == TAKE_BACK:
        return _taken_back(link, one, by=by, device=device)
    ride = _locked(link, one)
    mark(ride, one.what, by=by, at=one.at, device=device, id=one.id, metres=one.metres)
    for early in KeptMark.objects.filter(
        body_id=link.body_id, why=Why.EARLY, about=one.id, outcome=KeptMark.Outcome.WAITING
    ):
        waiting = read(early.said)
        if waiting is not None and _taken_back(early.link, waiting, by=by, device=device):
            settle(early, KeptMark.Outcome.TAKEN, by=by, at=received_at)
    refigure(ride)
    return True


def refigure(ride: Ride) -> None:
    """Correct the minutes of a finished ride when the mark they are counted from came after it, or was taken back."""
    last = fold(events_about(ride.body_id, [str(ride.pk)])).last
    if last is None or last.kind is not EventKind.RIDE_DONE:
        return
    minutes = figures_of(ride, last.happened_at, None)
    facts = dict(last.facts) | {name: minutes[name] for name in ("minutes", "minutes_planned")}
    if facts != last.facts:
        record(
            body=ride.body_id,
            kind=last.kind,
            subject=last.subject,
            by=last.by,
            at=last.happened_at,
            service_day=last.service_day,
            device=last.device,
            id=uuid5(last.id, f"minutes:{facts['minutes']}:{facts['minutes_planned']}"),
            corrects=last.id,
            facts=facts,
        )
        project(ride.wish)


def _arrived(link: DriverLink, said: object, received_at: datetime) -> Arrived:
    one, key = read(said), id_of(said, link.pk)
    if _is_here(link, key):
        return Arrived(key, TAKEN)
    why = Why.UNREADABLE if one is None else why_kept(link, one, received_at)
    if one is not None and why is None:
        try:
            if write(link, one, received_at=received_at):
                return Arrived(key, TAKEN)
            why = Why.EARLY
        except MarkError:
            why = Why.NOT_HIS
        except DutyError:
            why = Why.UNREADABLE
        except (DifferentEventError, IntegrityError):
            if _is_here(link, key):
                return Arrived(key, TAKEN)  # sent twice at one moment: the other sending is on record
            why = Why.DIFFERS
    about = one.about if one is not None else None
    kept = {"link": link, "about": about, "why": why, "said": _plain(said, one), "received_at": received_at}
    KeptMark.objects.get_or_create(body_id=link.body_id, mark=key, defaults=kept)
    return Arrived(key, KEPT)


def _is_here(link: DriverLink, key: UUID) -> bool:
    """Whether a mark with this id has arrived before, from the device of the same link."""
    return (
        Event.objects.filter(pk=key, body_id=link.body_id, device_id=device_of(link)).exists()
        or KeptMark.objects.filter(body_id=link.body_id, mark=key).exists()
        or duty.is_told(link, key)
    )


def _plain(said: object, one: Mark | None) -> dict[str, object]:
    """Return what a device sent as it is kept: a mark that can be read as it was, of anything else a little."""
    if one is not None:
        about = {"mark" if one.what == TAKE_BACK else "ride": str(one.about)} if one.about else {}
        return {"id": str(one.id), "what": one.what, "at": one.at.isoformat(), **about, **one.more}
    parts = said.items() if isinstance(said, dict) else (("text", said),)
    return {str(name)[:40]: str(value)[:200] for name, value in list(parts)[:20]}


def why_not_his(link: DriverLink, one: Mark) -> KeptMark.Why | None:
    """Return why a mark speaks of no ride of the driver: it is another's, not promised, or of another day."""
    ride = Ride.objects.filter(pk=target_of(one), body_id=link.body_id).first()
    if ride is None or ride.driver_id != link.driver_id:
        return Why.NOT_HIS
    if ride.state in (RideState.REQUESTED, RideState.OFFERED, RideState.UNMET):
        return Why.NOT_HIS
    if not ride.service_day <= one.service_day <= ride.service_day + LATEST:
        return Why.OTHER_DAY
    return None


def target_of(one: Mark) -> UUID:
    """Return what a mark speaks of; marks that speak of nothing do not come here."""
    return cast("UUID", one.about)


def _locked(link: DriverLink, one: Mark) -> Ride:
    """Return the ride of a mark, its wish held: two devices that sync at one moment write one after the other."""
    ride = Ride.objects.filter(pk=target_of(one), body_id=link.body_id).first()
    if ride is None:
        raise MarkError(_("この送迎は、この団体の記録にありません。"))
    wish = Wish.objects.select_for_update(of=("self",)).get(pk=ride.wish_id)
    found: Ride = wish.rides.get(pk=ride.pk)
    return found


def _taken_back(link: DriverLink, one: Mark, *, by: str, device: str) -> bool:
    """Take a mark back; one that was corrected since is taken back with its correction. Only the driver's own marks."""
    found = Event.objects.filter(pk=target_of(one), body_id=link.body_id, kind__in=MARKS.values()).first()
    if found is None or found.by != author_of(link.driver_id):
        return False
    while (newer := found.corrected_by.exclude(kind=EventKind.VOIDED).first()) is not None:
        found = newer
    void(found, by=by, at=one.at, device=device, id=one.id)
    refigure(Ride.objects.select_related("wish").get(pk=found.subject))
    return True
