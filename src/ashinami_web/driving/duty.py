"""What a driver says before his first ride and after his last: read from his device, kept by the room of records."""

from __future__ import annotations

from uuid import UUID

from ashinami_web.bodies.models import Vehicle
from ashinami_web.config.http import key_in
from ashinami_web.driving.marks import BEFORE, Mark
from ashinami_web.driving.models import DriverLink
from ashinami_web.records.duty_actions import Said, told_after_the_day, told_before_the_day
from ashinami_web.records.models import DutyCheck


def tell(link: DriverLink, one: Mark, *, by: str, device: str) -> None:
    """Hand on what a driver said before or after his rides.

    Raises
    ------
    DutyError
        When a number cannot be.
    """
    told = told_before_the_day if one.what == BEFORE else told_after_the_day
    told(
        link.driver_id,
        one.service_day,
        said_of(link, one),
        body=link.body_id,
        by=by,
        at=one.at,
        device=device,
        id=one.id,
    )


def said_of(link: DriverLink, one: Mark) -> Said:
    """Return the answers of a mark; what is not said stays not said, and a car of somebody else is none."""
    key = key_in(one.more.get("vehicle"))
    known = key is not None and Vehicle.objects.filter(pk=key, body_id=link.body_id).exists()
    return Said(
        vehicle=key if known else None,
        well=_yes(one.more.get("well")),
        condition=_words(one.more.get("condition")),
        detector=_yes(one.more.get("detector")),
        alcohol=_number(one.more.get("alcohol")),
        sober=_yes(one.more.get("sober")),
        licence_at_hand=_yes(one.more.get("licence_at_hand")),
        odometer=_number(one.more.get("odometer")),
        unusual=_words(one.more.get("unusual")),
    )


def is_told(link: DriverLink, key: UUID) -> bool:
    """Whether what a driver said under this id is on record."""
    return DutyCheck.objects.filter(pk=key, body_id=link.body_id, driver_id=link.driver_id).exists()


def _yes(said: object) -> bool | None:
    return said if isinstance(said, bool) else None


def _number(said: object) -> int | None:
    return said if isinstance(said, int) and not isinstance(said, bool) else None


def _words(said: object) -> str:
    return said if isinstance(said, str) else ""
