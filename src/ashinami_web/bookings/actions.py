"""Taking, changing, cancelling and signing wishes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.clock import Minute
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.wish import Back, EndedBy, Purpose, WhyUnmet
from ashinami_web.audit.actions import record, record_about
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.basis import set_basis
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission
from ashinami_web.runs.models import Ride
from ashinami_web.runs.projection import project, take_out


class WishStateError(ValueError):
    """The wish can no longer be changed in this way; the text says why, in Japanese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said on the phone. Only the rider and the day must be known."""

    rider: UUID
    service_day: date
    origin: UUID | None = None
    origin_text: str = ""
    destination: UUID | None = None
    destination_text: str = ""
    appointment: Minute | None = None
    leave_after: Minute | None = None
    back: Back = Back.FIXED
    back_at: Minute | None = None
    accompaniment: bool = False
    stay: Minute = 60
    companions: int = 0
    purpose: Purpose = Purpose.OTHER
    arrangement: UUID | None = None
    note: str = ""
    booked_by: str = ""
    call_back_by: datetime | None = None
    waits: bool = False

    def columns(self) -> dict[str, Any]:
        """Return it as the columns of a wish."""
        said = asdict(self)
        keys = {name: said.pop(name) for name in ("rider", "origin", "destination", "arrangement")}
        return (
            said
            | {f"{name}_id": key for name, key in keys.items()}
            | {"back": self.back.name, "purpose": self.purpose.name}
        )


@transaction.atomic
def take_wish(said: Said, *, by: Acting, at: datetime, id: UUID | None = None) -> Wish:  # noqa: A002 - the wish's id, made on the page
    """Write a wish down. It can always be saved; sending the same page twice gives the same wish."""
    by.require(Permission.TAKE_WISHES)
    return write_wish(said, body=by.body, author=by.author, at=at, id=id)


@transaction.atomic
def write_wish(
    said: Said,
    *,
    body: Body,
    author: str,
    at: datetime,
    id: UUID | None = None,  # noqa: A002 - the wish's id
) -> Wish:
    """Write a wish down for a group: what was said on the phone, or what a standing wish says. Once for each id."""
    known = Wish.objects.filter(pk=id).first() if id else None
    if known is not None:
        return known
    wish = Wish(id=id or uuid4(), body=body, taken_at=at, taken_by=author, **said.columns())
    set_basis(wish)
    wish.save()
    _make_rides(wish)
    record(
        body=body.pk,
        kind=EventKind.WISH_REQUESTED,
        subject=str(wish.pk),
        by=author,
        at=at,
        service_day=wish.service_day,
        facts={"purpose": said.purpose.value, "legs": len(legs_of(wish)), "verdict": wish.verdict},
    )
    return wish


@transaction.atomic
def change_wish(wish: Wish, said: Said, *, by: Acting, at: datetime) -> Wish:
    """Change a wish not yet confirmed. A ride already proposed goes back to the planner; a signature no longer holds."""
    by.require(Permission.TAKE_WISHES)
    wish = open_to_change(wish)
    columns = said.columns()
    changed = sorted(name for name, value in columns.items() if getattr(wish, name) != value)
    for name, value in columns.items():
        setattr(wish, name, value)
    wish.signed_by, wish.signed_at, wish.signed_reason = "", None, ""
    set_basis(wish)
    wish.save()
    for ride in wish.rides.all():
        take_out(ride)
    wish.rides.all().delete()
    _make_rides(wish)
    record_about(wish, EventKind.WISH_CHANGED, by=by.author, at=at, facts={"changed": changed, "verdict": wish.verdict})
    project(wish)
    return wish


@transaction.atomic
def cancel_wish(wish: Wish, *, reason: str, by: Acting, at: datetime, ended_by: EndedBy = EndedBy.RIDER) -> None:
    """Cancel what of the wish is still to come: for whose reason, and why."""
    by.require(Permission.TAKE_WISHES)
    _end(wish, EventKind.WISH_CANCELLED, by, at, reason=reason, ended_by=ended_by.value)
    Wish.objects.filter(pk=wish.pk).update(ended_by=ended_by.name, waits=False)


@transaction.atomic
def decline_wish(wish: Wish, *, reason: str, by: Acting, at: datetime, code: WhyUnmet = WhyUnmet.OTHER) -> None:
    """Say no to a wish nobody can drive. It is kept with its reason: unmet wishes are what the town must hear of."""
    by.require(Permission.TAKE_WISHES)
    if not reason and code is WhyUnmet.OTHER:
        raise WishStateError(_("お断りの理由を選んでください。"))
    said = reason or code.value
    _end(wish, EventKind.WISH_UNMET, by, at, reason=said, code=code.name)
    Wish.objects.filter(pk=wish.pk).update(unmet_reason=said, unmet_code=code.name, waits=False)


@transaction.atomic
def explain_no_show(wish: Wish, *, reason: str, by: Acting, at: datetime, ended_by: EndedBy = EndedBy.RIDER) -> None:
    """Write down why a rider was not found at the door, as far as it was heard: for whose reason, and what it was."""
    by.require(Permission.TAKE_WISHES)
    record_about(
        wish, EventKind.NO_SHOW_EXPLAINED, by=by.author, at=at, facts={"reason": reason, "ended_by": ended_by.value}
    )
    Wish.objects.filter(pk=wish.pk).update(ended_by=ended_by.name)


@transaction.atomic
def sign_undetermined(wish: Wish, *, reason: str, by: Acting, at: datetime) -> None:
    """Let an undetermined ride run on a coordinator's word: she has seen the open questions and gives her reason.

    It is printed 要確認 with her name until settled, never 適法. An unlawful ride cannot be signed by anybody.
    """
    by.require(Permission.SIGN_UNDETERMINED)
    wish = Wish.objects.select_for_update(of=("self",)).get(pk=wish.pk)
    if wish.verdict not in Wish.UNSETTLED or wish.state not in STILL_WANTED:
        raise WishStateError(_("署名できるのは、これからの「要確認」の送迎だけです。"))
    if not reason.strip():
        raise WishStateError(_("署名の理由を書いてください。"))
    wish.signed_by, wish.signed_at, wish.signed_reason = by.author, at, reason.strip()
    wish.save(update_fields=["signed_by", "signed_at", "signed_reason"])
    record_about(
        wish, EventKind.WISH_SIGNED, by=by.author, at=at, facts={"questions": len(wish.basis.get("questions", ()))}
    )


def open_to_change(wish: Wish) -> Wish:
    """Return the wish as it stands now, kept from others until the transaction ends; refuse one already confirmed or over."""
    wish = Wish.objects.select_for_update(of=("self",)).get(pk=wish.pk)
    if wish.state not in STILL_WANTED or wish.rides.exclude(state__in=("requested", "offered")).exists():
        raise WishStateError(_("確定した送迎は、確定を取り消してから変更してください。"))
    return wish


def legs_of(wish: Wish) -> tuple[Leg, ...]:
    """Return the rides a wish needs: a driver who stays with her also brings her home."""
    return (Leg.OUT,) if wish.back == Back.NONE.name and not wish.accompaniment else (Leg.OUT, Leg.BACK)


def _make_rides(wish: Wish) -> None:
    Ride.objects.bulk_create(
        Ride(body_id=wish.body_id, wish=wish, leg=leg.name, service_day=wish.service_day) for leg in legs_of(wish)
    )


def _end(wish: Wish, kind: EventKind, by: Acting, at: datetime, **facts: str) -> None:
    wish = Wish.objects.select_for_update(of=("self",)).get(pk=wish.pk)
    if wish.rides.filter(state__in=(RideState.EN_ROUTE, RideState.ARRIVED, RideState.ABOARD)).exists():
        raise WishStateError(
            _("運転者がすでに動いています。運転者に電話して、配車の画面で「いなかった」と記録してください。")
        )
    if RideState(wish.state).ended:
        raise WishStateError(_("この申込みはすでに終わっています。"))
    record_about(wish, kind, by=by.author, at=at, facts=facts)
    project(wish)
