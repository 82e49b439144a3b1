"""Sharing costs: what was agreed, who takes part, which lines of the books are shared, the reckoning."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.day import Month
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.models import Body, Circle
from ashinami_web.config.acting import Acting
from ashinami_web.money.models import CostPartner, CostStatement, SharedCost, SharedEntry
from ashinami_web.money.sharing_view import PURSE, Line, content_of, partners_of, waiting
from ashinami_web.people.roles import Permission
from ashinami_web.plans.writing import RoomError, told, write

KIND = EventKind.COST_SHARED


@transaction.atomic
def agree(
    shared: SharedCost | None, said: Mapping[str, Any], *, circle: Circle | None, by: Acting, at: datetime, day: date
) -> SharedCost:
    """Write an agreement, or change it. Who keeps the books takes part from the first. All of it is read by the same circle.

    What was shared, is not reckoned, and is of the agreement no longer, is shared no longer.
    """
    by.require(Permission.KEEP_MONEY)
    if said["end"] is not None and said["end"] < said["start"]:
        raise RoomError(_("終わりの日が始まりの日より前です。"))
    if shared is not None and _is_reckoned(shared) and said["start"] != shared.start:
        raise RoomError(_("計算書があるので、始まりの日は変えられません。"))
    row = write(shared or SharedCost(), said, circle=circle, kind=KIND, by=by, at=at, day=day)
    CostPartner.objects.filter(shared=row).update(circle=circle)
    CostStatement.objects.filter(shared=row).update(circle=circle)
    if shared is None:
        first = {"shared": row, "partner": by.body, "role": _("帳簿をつける"), "weight": 1}
        write(CostPartner(), first, circle=circle, kind=KIND, by=by, at=at, day=day)
    still = [line.entry.pk for line in waiting(row)]
    SharedEntry.objects.filter(shared=row, statement=None).exclude(entry__in=still).delete()
    return row


@transaction.atomic
def set_partner(
    shared: SharedCost, partner: Body, *, role: str, weight: int, by: Acting, at: datetime, day: date
) -> CostPartner:
    """Write who takes part, what it does and how many parts it bears. Once something was reckoned the parts stand."""
    _own(shared, by)
    row = CostPartner.objects.filter(shared=shared, partner=partner).first()
    if _is_reckoned(shared) and (row is None or row.weight != weight):
        raise RoomError(_("計算書があるので、割合は変えられません。取り決めを終えて、新しく書いてください。"))
    if weight == 0 and not any(one.weight for one in partners_of(shared) if one.partner_id != partner.pk):
        raise RoomError(_("だれか一つの団体は、1以上の割合をもちます。"))
    said = {"shared": shared, "partner": partner, "role": role, "weight": weight}
    return write(row or CostPartner(), said, circle=shared.circle, kind=KIND, by=by, at=at, day=day)


@transaction.atomic
def share_lines(shared: SharedCost, chosen: Mapping[UUID, str], *, by: Acting, at: datetime, day: date) -> int:
    """Say which lines of the books are shared, and from whom they came; what stands in a statement is left as it is.

    `chosen` says for an entry "" (not shared), "purse" (paid by who keeps the books) or the key of a partner. Returns how many changed.
    """
    _own(shared, by)
    known = {str(one.pk): one for one in partners_of(shared)}
    changed = 0
    for line in waiting(shared):
        wish = chosen.get(line.entry.pk, line.choice)
        if line.backwards or wish == line.choice:
            continue
        if wish and wish != PURSE and wish not in known:
            raise RoomError(_("その団体は、この取り決めに入っていません。"))
        if (wish == PURSE) == line.by_partner and wish:
            raise RoomError(_from_whom(line))
        if line.kept is not None:
            line.kept.delete()
        if wish:
            SharedEntry.objects.create(body=by.body, shared=shared, entry=line.entry, partner=known.get(wish))
        changed += 1
    if changed:
        told(shared, KIND, by=by, at=at, day=day, what="lines", count=changed)
    return changed


def _from_whom(line: Line) -> str:
    if line.by_partner:
        return _("ほかの団体が払った費用や負担金には、どの団体かを選んでください。")
    return _(
        "会計から払った費用です。「会計から」を選ぶか、伝票を「いっしょに行う団体が払った」で書きなおしてください。"
    )


@transaction.atomic
def reckon(shared: SharedCost, until: Month, *, by: Acting, at: datetime, day: date) -> CostStatement:
    """Reckon what is shared until the end of a month, and show it to the circle. The lines stand in this statement for good."""
    _own(shared, by)
    if until.days.start > day:
        raise RoomError(_("まだ来ていない月です。"))
    if CostStatement.objects.filter(shared=shared, until__gte=str(until)).exists():
        raise RoomError(_("その月までの計算書は、もうあります。あとから書いた費用は、次の計算書に入ります。"))
    if len(partners_of(shared)) == 1:
        raise RoomError(_("いっしょに行う団体を、先に加えてください。"))
    try:
        content, lines = content_of(shared, until)
    except ValueError:
        raise RoomError(
            _("取り消しのほうが費用より多いので、分けられません。次の月と合わせて計算してください。")
        ) from None
    if not lines:
        raise RoomError(_("計算に入れる費用が、まだありません。"))
    said = {"shared": shared, "until": str(until), "content": content, "made_on": day}
    statement = write(CostStatement(), said, circle=shared.circle, kind=KIND, by=by, at=at, day=day)
    for line, kept in lines:
        if line.backwards:
            back = {"shared": shared, "entry": line.entry, "partner": kept.partner}
            SharedEntry.objects.create(body=by.body, statement=statement, **back)
        else:
            kept.statement = statement
            kept.save(update_fields=["statement"])
    return statement


def _own(shared: SharedCost, by: Acting) -> None:
    by.require(Permission.KEEP_MONEY)
    if shared.body_id != by.body.pk:
        raise PermissionDenied(f"shared cost {shared.pk} is kept by another body")


def _is_reckoned(shared: SharedCost) -> bool:
    return CostStatement.objects.filter(shared=shared).exists()
