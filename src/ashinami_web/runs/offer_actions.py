"""Offers on the phone: who could fetch her when. One may be held until it lapses, or settled at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.clock import Minute
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bookings.models import Wish
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission
from ashinami_web.runs.asking import ask_engine
from ashinami_web.runs.board import day_of, turn
from ashinami_web.runs.confirm_actions import Confirmation, confirm
from ashinami_web.runs.holds import names_of, said_of, standing_holds
from ashinami_web.runs.models import Hold
from ashinami_web.runs.seating import OPEN, put_runs
from ashinami_web.runs.undo_actions import board_before, remember

HELD_FOR = timedelta(minutes=30)
_WAY = re.compile(r"([0-9a-f-]{36})@([0-9]{1,4})")


class OfferGoneError(ValueError):
    """The offer no longer fits; the text says so, in Japanese."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of an offer as it was told on the phone: who fetches her, and when."""

    driver: str
    pick_up: Minute


@dataclass(frozen=True, slots=True)
class Line:
    """An offer as a page shows it: `token` comes back when it is chosen, `said` is read out, `why` are its reasons."""

    token: str
    said: str
    why: tuple[str, ...]


def offers_for(wish: Wish) -> tuple[Line, ...]:
    """Return the offers for a wish, saved or as it is being said, the cheapest for everybody first."""
    found = ask_engine("offers", wish.body, wish=columns_of(wish))
    names = names_of(way["driver"] for offer in found for way in offer["legs"])
    return tuple(Line(_token(offer), said_of(offer, names), tuple(offer["reasons"])) for offer in found)


def ways_told(token: str) -> tuple[Way, ...]:
    """Return the ways a token stands for; nothing when it is not one."""
    found = [_WAY.fullmatch(part) for part in token.split(",")]
    return tuple(Way(way[1], int(way[2])) for way in found if way) if all(found) else ()


@transaction.atomic
def hold_offer(wish: Wish, ways: Iterable[Way], *, by: Acting, at: datetime) -> Hold:
    """Keep an offer for half an hour; one held for her before is let go.

    Raises
    ------
    OfferGoneError
        When it no longer fits.
    """
    by.require(Permission.TAKE_WISHES)
    ways = list(ways)
    if _runs_with(wish, ways) is None:
        raise OfferGoneError(_("その時刻は、ほかの予定でふさがりました。候補を見直してください。"))
    Hold.objects.filter(wish=wish, ended_at__isnull=True).update(ended_at=at)
    legs = [
        {"leg": leg, "driver": way.driver, "pick_up": way.pick_up}
        for leg, way in zip(("OUT", "BACK"), ways, strict=False)
    ]
    hold = Hold.objects.create(
        body=wish.body,
        wish=wish,
        service_day=wish.service_day,
        offer={"legs": legs},
        made_at=at,
        made_by=by.author,
        lapses_at=at + HELD_FOR,
    )
    _event(EventKind.OFFER_HELD, hold, by, at)
    return hold


@transaction.atomic
def settle_offer(wish: Wish, ways: Iterable[Way], *, by: Acting, at: datetime) -> Confirmation:
    """Put an offer on the board at the minutes told, and confirm it if the law lets it; otherwise it waits there, locked.

    Raises
    ------
    OfferGoneError
        When it no longer fits.
    BoardMovedError, DriverTakenError
        When another desk was first.
    """
    by.require(Permission.PLAN)
    day = day_of(wish.body_id, wish.service_day)
    before = board_before(day)
    runs = _runs_with(wish, list(ways))
    if runs is None:
        raise OfferGoneError(_("その時刻は、ほかの予定でふさがりました。候補を見直してください。"))
    turn(day, day.version)
    put_runs(day, runs)
    wish.rides.filter(state__in=OPEN, driver__isnull=False).update(locked=True)
    remember(day, EventKind.RIDE_MOVED, before, by=by.author, at=at)
    for ride in wish.rides.filter(driver__isnull=False):
        facts = {"driver": str(ride.driver_id), "from": ""}
        record(
            body=wish.body_id,
            kind=EventKind.RIDE_MOVED,
            subject=str(ride.pk),
            by=by.author,
            at=at,
            service_day=wish.service_day,
            facts=facts,
        )
    release_hold(wish, by=by, at=at)
    return confirm(wish.service_day, version=day.version, by=by, at=at, rides=[ride.pk for ride in wish.rides.all()])


@transaction.atomic
def release_hold(wish: Wish, *, by: Acting, at: datetime) -> None:
    """Let the offer held for her go, if there is one."""
    by.require(Permission.TAKE_WISHES)
    for hold in Hold.objects.filter(wish=wish, ended_at__isnull=True):
        hold.ended_at = at
        hold.save(update_fields=["ended_at"])
        _event(EventKind.OFFER_ENDED, hold, by, at)


def ways_of_hold(wish: Wish) -> tuple[Way, ...]:
    """Return the ways of the offer that is held for her; nothing when none is, or it has lapsed."""
    hold = standing_holds(wish.body_id, wish.service_day).filter(wish=wish).first()
    return tuple(Way(leg["driver"], leg["pick_up"]) for leg in hold.offer["legs"]) if hold else ()


def _runs_with(wish: Wish, ways: list[Way]) -> list[dict[str, Any]] | None:
    """Return the runs that follow when the offer is taken; None when it no longer fits."""
    drivers, minutes = [way.driver for way in ways], [way.pick_up for way in ways]
    found = ask_engine("accept", wish.body, wish=str(wish.pk), drivers=drivers, minutes=minutes) if ways else None
    return found["runs"] if found else None


def columns_of(wish: Wish) -> dict[str, Any]:
    """Return what the engine must know of a wish, as JSON."""
    keys = {f"{name}_id": getattr(wish, f"{name}_id") for name in ("rider", "origin", "destination", "arrangement")}
    plain = ("appointment", "leave_after", "back", "back_at", "accompaniment", "stay", "companions", "purpose")
    texts = ("origin_text", "destination_text")
    return (
        {name: str(key) if key else None for name, key in keys.items()}
        | {name: getattr(wish, name) for name in (*plain, *texts)}
        | {"pk": str(wish.pk), "service_day": wish.service_day.isoformat()}
    )


def _token(offer: dict[str, Any]) -> str:
    return ",".join(f"{way['driver']}@{way['pick_up']}" for way in offer["legs"])


def _event(kind: EventKind, hold: Hold, by: Acting, at: datetime) -> None:
    record(
        body=hold.body_id,
        kind=kind,
        subject=str(hold.wish_id),
        by=by.author,
        at=at,
        service_day=hold.service_day,
        facts={"hold": str(hold.pk), "pick_up_at": [leg["pick_up"] for leg in hold.offer["legs"]]},
    )
