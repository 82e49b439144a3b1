"""What a driver is to collect for a ride: an amount, nothing, or that the desk must say. What is not known is never 'nothing'."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from ashinami.basics.money import yen
from ashinami.casework.money.charges import charges
from ashinami.vocabulary.activity import RIDE, Activity
from ashinami_web.money.records import charging
from ashinami_web.runs.models import Ride


def fees_of(rides: Sequence[Ride]) -> dict[UUID, str]:
    """Return in words what to collect for each ride, as far as it is planned; rides of one group."""
    if not rides:
        return {}
    planned = {str(ride.pk): _planned(ride) for ride in rides}
    given = charging(rides[0].body_id, planned.values())
    lines = charges(planned.values(), given)
    return {
        ride.pk: _words(
            [(line.item.text, line.amount) for line in lines if line.ride.key == str(ride.pk) and not line.refused],
            received=given.bases[str(ride.pk)].received,
        )
        for ride in rides
    }


def _planned(ride: Ride) -> Activity:
    return Activity(
        service_day=ride.service_day,
        key=str(ride.pk),
        kind=RIDE,
        helper=str(ride.driver_id),
        rider=str(ride.wish.rider_id),
        minutes=max(0, (ride.drop_off_at or 0) - (ride.pick_up_at or 0)),
        metres=ride.metres or 0,
        what=ride.wish.purpose,
        event="planned",
    )


def _words(lines: Sequence[tuple[str, int]], *, received: frozenset[str] | None) -> str:
    if lines:
        total = yen(sum(amount for _item, amount in lines))
        return _("%(total)s（%(items)s）") % {"total": total, "items": "・".join(_(item) for item, _amount in lines)}
    if received is None or received & {"costs", "fare"}:
        return _("受付に聞いてください")
    return _("なし")
