"""Parts of a grant's plan, and things bought with aid: written down, promised, given up with leave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.config.acting import Acting
from ashinami_web.money.books import MoneyError
from ashinami_web.money.models import Asset, Grant, GrantPart
from ashinami_web.people.roles import Permission
from ashinami_web.ui.templatetags.ui import wareki


@transaction.atomic
def set_part(grant: Grant, name: str, budget: int | None, *, by: Acting, at: datetime, day: date) -> GrantPart:
    """Write down an undertaking of a grant's plan and what is set aside for it; the same name again changes the amount."""
    by.require(Permission.KEEP_MONEY)
    if grant.body_id != by.body.pk:
        raise MoneyError(_("その補助金は、この団体の記録にありません。"))
    row, _made = GrantPart.objects.update_or_create(
        grant=grant, name=name, defaults={"body": by.body, "funder_id": grant.funder_id, "budget": budget}
    )
    _event(EventKind.GRANT_CHANGED, row.pk, by, at, day, part=True, budget=budget)
    return row


@transaction.atomic
def write_asset(asset: Asset | None, values: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Asset:
    """Write down a thing bought with aid, or change what is on record of it. What was given up stays as it is."""
    by.require(Permission.KEEP_MONEY)
    row = asset or Asset(body=by.body)
    if row.given_up_on is not None:
        raise MoneyError(_("手放した記録があるので、変えられません。"))
    for name, value in values.items():
        setattr(row, name, value)
    if row.aided > row.cost:
        raise MoneyError(_("補助の額が、買った額より大きくなっています。"))
    if row.bound_until is not None and row.bound_until < row.bought_on:
        raise MoneyError(_("制限の終わりの日が、買った日より前です。"))
    row.save()
    _event(EventKind.ASSET_WRITTEN, row.pk, by, at, day, aided=row.aided)
    return row


@transaction.atomic
def give_up(asset: Asset, how: str, on: date, *, by: Acting, at: datetime, day: date) -> Asset:
    """Write down that a thing was sold, lent for good or scrapped; while it is bound only with the funder's consent, known beforehand."""
    by.require(Permission.KEEP_MONEY)
    row = Asset.objects.select_for_update().get(pk=asset.pk, body=by.body)
    refused = why_not(row, on)
    if refused:
        raise MoneyError(refused)
    row.given_up_on, row.given_up = on, how
    row.save(update_fields=["given_up_on", "given_up"])
    _event(EventKind.ASSET_WRITTEN, row.pk, by, at, day, given_up=on.isoformat())
    return row


def why_not(asset: Asset, on: date) -> str:
    """Return why a thing may not be given up on a day; empty when it may. A span nobody wrote down binds."""
    if asset.given_up_on is not None:
        return _("もう手放した記録があります。")
    if on < asset.bought_on:
        return _("買った日より前です。")
    if asset.consent_on is not None and asset.consent_on <= on:
        return ""
    funder = asset.funder.name
    if asset.bound_until is None:
        said = _("処分の制限がいつまでか、分かりません。%(funder)sに確かめて、終わりの日か、承認の日を書いてください。")
        return said % {"funder": funder}
    if on <= asset.bound_until:
        said = _("%(until)sまでは、%(funder)sの承認がいります。承認の日を書いてから手放してください。")
        return said % {"until": wareki(asset.bound_until), "funder": funder}
    return ""


def _event(kind: EventKind, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=by.body.pk, kind=kind, subject=str(subject), by=by.author, at=at, service_day=day, facts=facts)
