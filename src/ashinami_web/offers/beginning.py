"""A ladder is begun: who could drive, in which order they are asked, by when somebody is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from ashinami.basics.clock import Minute
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import is_complete
from ashinami_web.offers.climbing import advance
from ashinami_web.offers.links import token_hash_of
from ashinami_web.offers.models import Ladder, Rung
from ashinami_web.offers.wishes import fingerprint, moment_of
from ashinami_web.runs.asking import ask_engine

DESK = "desk"


class CannotAskError(ValueError):
    """Nobody can be asked, or the answer cannot be taken; the text says why, in Japanese."""


class TooLateError(CannotAskError):
    """It was settled otherwise before the answer came; nobody is to blame."""


def begin(  # noqa: PLR0913 - all that a ladder is begun with
    wish: Wish, legs: list[str], first: list[UUID], *, without: Iterable[UUID], by: str, on_word_of: str, at: datetime,
    told: Mapping[str, Minute] | None = None,
) -> Ladder:  # fmt: skip
    """Write a ladder and take its first step.

    `told` are the minutes the rider has been promised, when a driver dropped out: who can keep them goes before who cannot.

    Raises
    ------
    CannotAskError
        When the wish says no time yet, or nobody could drive it.
    """
    if not is_complete(wish):
        raise CannotAskError(_("時刻がまだ決まっていません。時刻を書いてから、運転者にたずねてください。"))
    left_out = {str(key) for key in without}
    found = ask_engine("takers", wish.body, wish=str(wish.pk), legs=legs, told=dict(told or {})) or []
    able = [one for one in found if one["driver"] not in left_out]
    if not able:
        raise CannotAskError(_("この時刻に行ける運転者は、ほかにいません。"))
    named = [str(key) for key in first]
    able.sort(key=lambda one: named.index(one["driver"]) if one["driver"] in named else len(named))
    asked_legs = [way["leg"] for way in able[0]["ways"]]
    earliest = min(one["ways"][0]["pick_up"] for one in able)
    ladder = Ladder.objects.create(
        body=wish.body,
        wish=wish,
        legs=asked_legs,
        needed_at=moment_of(wish, earliest),
        wish_was=fingerprint(wish),
        started_at=at,
        started_by=by,
        on_word_of=on_word_of,
        dropped_out=told is not None,
        told=dict(told or {}),
    )
    for place, one in enumerate(able):
        key = uuid4()
        Rung.objects.create(
            pk=key, body=wish.body, ladder=ladder, place=place, driver_id=UUID(one["driver"]), ways=one["ways"],
            token_hash=token_hash_of(key),
        )  # fmt: skip
    event(
        EventKind.LADDER_STARTED, str(wish.pk), wish, by=by, at=at, device=DESK,
        facts={"ladder": str(ladder.pk), "legs": asked_legs, "drivers": len(able), "dropped_out": told is not None},
    )  # fmt: skip
    return advance(ladder.pk, now=at)


def event(  # noqa: PLR0913 - an event says all of this
    kind: EventKind, subject: str, wish: Wish, *, by: str, at: datetime, device: str, facts: dict[str, Any]
) -> None:
    """Record what was asked and answered, about a wish or one of its rides."""
    record(
        body=wish.body_id,
        kind=kind,
        subject=subject,
        by=by,
        at=at,
        service_day=wish.service_day,
        device=device,
        facts=facts,
    )
