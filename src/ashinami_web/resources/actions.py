"""Writing the register: profiles, what bodies have, whom to ring, that an entry was confirmed; coordinators of areas."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.casework.community.idle import read_week
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.models import Body
from ashinami_web.bodies.shared_actions import put, tell
from ashinami_web.config.acting import Acting
from ashinami_web.people.actions import Details, add_person, change_person, disclose
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.resources.models import Asset, Assignment, Profile


class ResourceError(ValueError):
    """It cannot be done; the text says why, in Japanese."""


@transaction.atomic
def write_profile(about: Body, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Profile:
    """Write what the body acted for knows of a body; once for each writer, written over later."""
    row = Profile.objects.filter(body=by.body, about=about).first() or Profile(about=about, written_on=day)
    return put(row, said, kind=EventKind.RESOURCE_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def confirm_profile(profile: Profile, *, by: Acting, at: datetime, day: date) -> None:
    """Say that somebody asked today and it still holds."""
    said = {"confirmed_on": day, "confirmed_by": by.author}
    put(profile, said, kind=EventKind.RESOURCE_CONFIRMED, by=by, at=at, day=day)


@transaction.atomic
def name_contact(
    profile: Profile, *, name: str, phone: str, agreed_to_show: bool, by: Acting, at: datetime, day: date
) -> None:
    """Say who is rung for a body. The name stands in the people's table; the circle sees it only when the person agreed."""
    details = Details(name=name, phone=phone)
    if profile.contact_id and Person.objects.filter(pk=profile.contact_id, erased_at__isnull=True).exists():
        person = change_person(profile.contact, details, by=by, at=at, day=day)
    else:
        person = add_person(
            details,
            purpose=Disclosure.Purpose.OFFICE,
            consent=Disclosure.Consent.SPOKEN,
            by=by,
            at=at,
            day=day,
        )
        put(profile, {"contact_id": person.pk}, kind=EventKind.RESOURCE_CHANGED, by=by, at=at, day=day)
    if agreed_to_show and profile.circle is not None:
        for member in profile.circle.members.filter(end__isnull=True).select_related("body"):
            disclose(
                person.pk,
                to=member.body,
                purpose=Disclosure.Purpose.OFFICE,
                consent=Disclosure.Consent.SPOKEN,
                by=by,
                at=at,
                day=day,
            )


@transaction.atomic
def write_asset(
    row: Asset | None, about: Body, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date
) -> Asset:
    """Write something a body has; its idle hours are read from words."""
    kept = dict(said)
    try:
        kept["idle"] = read_week(kept.get("idle_text", ""))
    except ValueError as error:
        raise ResourceError(str(error)) from error
    asset = row or Asset(about=about, start=day)
    return put(asset, kept, kind=EventKind.RESOURCE_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def end_asset(row: Asset, *, by: Acting, at: datetime, day: date) -> None:
    """Say that it is no longer there, from today."""
    put(row, {"end": max(day, row.start)}, kind=EventKind.RESOURCE_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def assign(said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Assignment:
    """Say which area a coordinator of the body acted for looks after, from today."""
    if said["layer"] == Assignment.Layer.SECOND and said["area"] is None:
        raise ResourceError(_("第2層の受け持ちには、区域を選んでください。"))
    row = Assignment(start=day)
    return put(row, said, kind=EventKind.RESOURCE_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def end_assignment(row: Assignment, *, by: Acting, at: datetime, day: date) -> None:
    """End it from today."""
    put(row, {"end": max(day, row.start)}, kind=EventKind.RESOURCE_CHANGED, by=by, at=at, day=day)


def note_export(what: str, rows: int, *, by: Acting, at: datetime, day: date) -> None:
    """Keep in the log that a file of the register was written."""
    tell(EventKind.BODY_EXPORTED, by.body, by=by, at=at, day=day, facts={"what": what, "rows": rows})
