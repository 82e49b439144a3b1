"""What of a wish a driver is asked about: whether it has changed since, and when the first of its rides begins."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from hashlib import sha256
from uuid import UUID

from ashinami.basics.clock import Minute
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock

ASKED_ABOUT = (
    "rider_id", "service_day", "origin_id", "origin_text", "destination_id", "destination_text", "appointment", "leave_after",
    "back", "back_at", "accompaniment", "stay", "companions",
)  # fmt: skip


def fingerprint(wish: Wish) -> str:
    """Return what tells a wish from the same wish changed."""
    said = [str(getattr(wish, name)) for name in ASKED_ABOUT]
    return sha256(json.dumps(said).encode()).hexdigest()[:16]


def moment_of(wish: Wish, minute: Minute) -> datetime:
    """Return the moment of a minute of its day in Japan."""
    return datetime.combine(wish.service_day, time(), tzinfo=clock.JAPAN) + timedelta(minutes=minute)


def asked_before(wish: UUID) -> Iterable[UUID]:
    """Return who has said of this wish, on an earlier ladder, that he cannot."""
    from ashinami_web.offers.models import Rung  # noqa: PLC0415 - the models stand on nothing of this

    return Rung.objects.filter(ladder__wish=wish, state="declined").values_list("driver", flat=True)
