"""What came from a device and could not count by itself: the desk looks at it, and takes it in or leaves it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.clock import Minute
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.wish import Back, Purpose
from ashinami_web.audit.actions import DifferentEventError, record, record_about
from ashinami_web.bookings.actions import Said, take_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.config.acting import Acting
from ashinami_web.driving.actions import MARKS, MarkError, mark
from ashinami_web.driving.marks import EXTRA, PASSENGERS, Mark, moment_of, read, service_day_of
from ashinami_web.driving.models import KeptMark
from ashinami_web.driving.sync_actions import settle, target_of, why_not_his, write
from ashinami_web.people.roles import Permission
from ashinami_web.records.duty_actions import DutyError
from ashinami_web.runs.confirm_actions import why_not_yet
from ashinami_web.runs.models import Ride
from ashinami_web.runs.projection import project

Outcome, Why = KeptMark.Outcome, KeptMark.Why
MOST_MORE = 9


class ReviewError(ValueError):
    """It cannot be taken in; the text says why, in Japanese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A ride nobody booked, as the desk completes it: who it was, where to, when she got in and out."""

    rider: UUID
    purpose: Purpose
    start: Minute
    end: Minute
    origin: str = ""
    destination: str = ""
    metres: int | None = None

    def __post_init__(self) -> None:
        """Refuse a ride that ends before it begins."""
        if self.end <= self.start:
            raise ValueError("a ride ends after it begins")


@transaction.atomic
def take(kept: KeptMark, *, by: Acting, at: datetime) -> None:
    """Let a kept mark count, on the word of who has looked at it.

    Raises
    ------
    ReviewError
        When it cannot: it stays where it is.
    """
    by.require(Permission.PLAN)
    one = _waiting(kept)
    if one is None or one.what == EXTRA:
        raise ReviewError(_("読み取れない記録は、入れられません。運転者に聞いて、配車の送迎のページに書いてください。"))
    if one.what == PASSENGERS:
        _more_aboard(kept, one, by, at)
    else:
        _as_it_came(kept, one, at)
    settle(kept, Outcome.TAKEN, by=by.author, at=at)
    _event(kept, one, by, at)


@transaction.atomic
def take_extra(kept: KeptMark, said: Extra, *, by: Acting, at: datetime) -> Wish:
    """Put a ride nobody booked on record: a wish, its ride with who drove it, and that it was done, where the law lets it be confirmed.

    Where the law leaves it open the wish stands with its driver, and waits for a coordinator's signature like any other.
    """
    by.require(Permission.PLAN)
    one = _waiting(kept)
    if one is None or one.what != EXTRA:
        raise ReviewError(_("この記録は、予定にない送迎ではありません。"))
    day = service_day_of(one.at)
    words = Said(
        rider=said.rider,
        service_day=day,
        origin_text=said.origin,
        destination_text=said.destination,
        appointment=said.end,
        back=Back.NONE,
        purpose=said.purpose,
    )
    wish = take_wish(words, by=by, at=at, id=uuid5(kept.pk, EXTRA))
    ride = Ride.objects.select_related("wish").get(wish=wish)
    ride.driver_id, ride.pick_up_at, ride.drop_off_at, ride.metres = (
        kept.link.driver_id,
        said.start,
        said.end,
        said.metres,
    )
    ride.save()
    open_question = why_not_yet(wish)
    if not open_question:
        facts = {
            "driver": str(ride.driver_id),
            "pick_up_at": said.start,
            "drop_off_at": said.end,
            "verdict": wish.verdict,
        }
        record_about(ride, EventKind.RIDE_CONFIRMED, by=by.author, at=at, facts=facts)
        project(wish)
        for what, minute in (("aboard", said.start), ("done", said.end)):
            ride = Ride.objects.select_related("wish").get(pk=ride.pk)
            mark(ride, what, by=by.author, at=moment_of(day, minute), device=f"link:{kept.link_id}", metres=said.metres)
    settle(kept, Outcome.TAKEN, by=by.author, at=at, note=open_question)
    _event(kept, one, by, at)
    return wish


@transaction.atomic
def set_aside(kept: KeptMark, *, note: str, by: Acting, at: datetime) -> None:
    """Leave a kept mark out, with the reason. It stays on record as left out."""
    by.require(Permission.PLAN)
    if not note.strip():
        raise ReviewError(_("入れない理由を書いてください。"))
    one = _waiting(kept)
    settle(kept, Outcome.ASIDE, by=by.author, at=at, note=note.strip())
    _event(kept, one, by, at)


def _waiting(kept: KeptMark) -> Mark | None:
    """Return the mark, held until the transaction ends; one already settled by another desk is refused."""
    kept = KeptMark.objects.select_for_update(of=("self",)).get(pk=kept.pk)
    if kept.outcome != Outcome.WAITING:
        raise ReviewError(_("この記録は、もうほかの人が確かめました。"))
    return read(kept.said)


def _as_it_came(kept: KeptMark, one: Mark, at: datetime) -> None:
    if kept.why == Why.DIFFERS:
        one = replace(one, id=uuid5(kept.pk, "taken"))
    if one.at > kept.received_at:
        one = replace(
            one, at=kept.received_at
        )  # the phone's clock was ahead: it cannot have been later than it arrived
    if one.what in MARKS and why_not_his(kept.link, one) is Why.NOT_HIS:
        raise ReviewError(
            _("この送迎は、いまはこの運転者のものではありません。配車で運転者を直してから、入れてください。")
        )
    try:
        written = write(kept.link, one, received_at=at)
    except (MarkError, DutyError) as error:
        raise ReviewError(str(error)) from error
    except DifferentEventError as error:
        raise ReviewError(_("同じ番号の記録が、すでにあります。")) from error
    if not written:
        raise ReviewError(_("取り消す相手の記録が、まだ届いていません。"))


def _more_aboard(kept: KeptMark, one: Mark, by: Acting, at: datetime) -> None:
    people = one.more.get("people")
    ride = Ride.objects.filter(pk=target_of(one), body_id=kept.body_id).select_related("wish").first()
    if ride is None or not isinstance(people, int) or not 1 <= people <= MOST_MORE:
        raise ReviewError(_("どの送迎に何人かを、読み取れませんでした。運転者に聞いてください。"))
    wish = Wish.objects.select_for_update(of=("self",)).get(pk=ride.wish_id)
    wish.companions += people
    wish.save(update_fields=["companions"])
    facts = {"changed": ["companions"], "verdict": wish.verdict}
    record_about(wish, EventKind.WISH_CHANGED, by=by.author, at=at, facts=facts)


def _event(kept: KeptMark, one: Mark | None, by: Acting, at: datetime) -> None:
    record(
        body=kept.body_id,
        kind=EventKind.DEVICE_MARK_SETTLED,
        subject=str(kept.pk),
        by=by.author,
        at=at,
        service_day=service_day_of(kept.received_at if one is None else min(one.at, kept.received_at)),
        facts={"outcome": str(kept.outcome), "why": str(kept.why), "what": "" if one is None else one.what},
    )
