"""From an entry down to what it comes from: rides, visits, receipts, claims; each a line with its address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ashinami.casework.money.claim_file import what_text
from ashinami.vocabulary.activity import RIDE, VISIT
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event
from ashinami_web.money.models import Claim, Entry, Receipt
from ashinami_web.money.papers import names_of


@dataclass(frozen=True, slots=True)
class Under:
    """One thing under an entry."""

    day: date
    what: str
    who: str
    minutes: int | None = None
    metres: int | None = None
    url: str = ""


def under(entry: Entry) -> list[Under]:
    """Return what an entry comes from, by day."""
    keys = [UUID(one) for one in entry.trail]
    events = list(Event.objects.filter(body_id=entry.body_id, pk__in=keys))
    names = names_of({str(event.facts.get("rider", "")) for event in events} - {""})
    found = [_activity(event, names) for event in events]
    found += [
        Under(row.day, _("領収書 %(name)s") % {"name": row.name}, row.payee, url=reverse("receipt", args=[row.pk]))
        for row in Receipt.objects.filter(body_id=entry.body_id, pk__in=keys)
    ]
    found += [
        Under(
            row.made_at.date(), _("請求 %(number)s") % {"number": row.number}, "", url=reverse("claim", args=[row.pk])
        )
        for row in Claim.objects.filter(pk__in=keys)
    ]
    return sorted(found, key=lambda one: (one.day, one.what))


def _activity(event: Event, names: dict[str, str]) -> Under:
    facts = event.facts
    is_ride = event.kind == EventKind.RIDE_DONE
    what = what_text(RIDE, str(facts["purpose"])) if is_ride else what_text(VISIT, str(facts["help"]))
    url = reverse("board_ride", args=[event.subject]) if is_ride else reverse("money_visit", args=[event.pk])
    metres = facts.get("metres") if is_ride else None
    return Under(
        event.service_day,
        what,
        names.get(str(facts["rider"]), _("（名前なし）")),
        facts.get("minutes"),
        metres if isinstance(metres, int) else None,
        url,
    )
