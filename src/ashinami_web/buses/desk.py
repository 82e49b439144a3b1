"""The bus at the desk: shown while she speaks, kept with her wish; a lift to the stop turns the wish into one to the stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.http import QueryDict
from django.utils.translation import gettext as _

from ashinami.basics.clock import clock
from ashinami.basics.place import Point
from ashinami.vocabulary.place import Place as PlaceValue
from ashinami.vocabulary.place import PlaceKind
from ashinami.vocabulary.wish import Back
from ashinami_web.bookings.actions import Said
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.place_actions import add_place
from ashinami_web.buses.actions import Reply, keep_basis
from ashinami_web.buses.asking import bus_for
from ashinami_web.buses.forms import ReplyForm
from ashinami_web.buses.models import BusBasis
from ashinami_web.config.acting import Acting


def with_lift(  # noqa: PLR0913 - like an action, it names all it is told
    said: Said, basis: dict[str, Any] | None, sent: QueryDict, *, by: Acting, at: datetime, day: date
) -> tuple[Said, Reply]:
    """Return what is to be written down, and what she said of the bus.

    With a lift to the stop the car's errand is the stop: there before the bus leaves, fetched when it is back. Where that lift is no
    longer there, the wish stays as it was said.
    """
    reply = ReplyForm(sent).reply()
    lift = (basis or {}).get("feeder")
    if reply.way == BusBasis.Way.BUS or (reply.way == BusBasis.Way.FEEDER and not lift):
        reply = replace(reply, way=BusBasis.Way.CAR)
    if reply.way != BusBasis.Way.FEEDER or not lift:
        return said, reply
    key = _stop_key(by.body.pk, basis or {})
    stop = PlaceValue(
        key=str(key),
        name=_("停留所 %(name)s") % {"name": lift["stop"]},
        kind=PlaceKind.STATION,
        point=Point(**lift["point"]),
    )
    add_place(said=stop, shared=False, by=by, at=at, day=day)
    bus = lift["out"]["rides"][0]
    words = _("%(time)s発のバス（%(route)s）に乗ります。") % {"time": clock(bus["leave"]), "route": bus["route"]}
    tied = replace(
        said, destination=key, destination_text="", appointment=lift["be_there"], back=Back.FIXED, back_at=lift["fetch_at"],
        stay=lift["fetch_at"] - lift["be_there"], accompaniment=False, note=f"{words}{said.note}"[:200],
    )  # fmt: skip
    return tied, reply


def ask_again(wish: Wish, *, by: Acting, at: datetime) -> None:
    """Look at the bus anew after a change, keeping what she said; a lift stays as it was agreed while it goes to that stop."""
    known: BusBasis | None = BusBasis.objects.filter(wish=wish).first()
    if (
        known is not None
        and known.way == BusBasis.Way.FEEDER
        and wish.destination_id == _stop_key(wish.body_id, known.basis)
    ):
        return
    reply = Reply(reason=known.reason, reason_text=known.reason_text) if known else Reply()
    keep_basis(wish, bus_for(wish), reply, by=by, at=at)


def basis_of(wish: UUID) -> BusBasis | None:
    """Return the transit basis of a wish."""
    row: BusBasis | None = BusBasis.objects.filter(wish=wish).first()
    return row


def _stop_key(body: UUID, basis: dict[str, Any]) -> UUID:
    """Return the key of the group's own place for the stop of a lift: the same stop is one place."""
    return uuid5(body, basis["feeder"]["stop_key"])
