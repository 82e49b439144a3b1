"""What the registration workbook hands over: what is due with the office, what runs out, who is responsible for what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse

from ashinami.casework.registration.dues import DueState, dues
from ashinami.casework.registration.expiries import Lapse, expiries
from ashinami.community.pack import Chapter, Item
from ashinami_web.handover.rooms import Asked
from ashinami_web.registration.models import Holder
from ashinami_web.registration.queries import file_of
from ashinami_web.registration.words import due_title

A_YEAR = timedelta(days=365)


def items(asked: Asked) -> Iterator[Item]:
    """Yield them; drivers and riders are not named."""
    file = file_of(asked.body, asked.day)
    if not file.versions:
        return
    address = reverse("registration")
    for due in dues(file, asked.day):
        if due.state(asked.day) is not DueState.DONE and due.due_on <= asked.day + A_YEAR:
            key = f"registration.due:{due.version.registration}:{due.filing}:{due.year or due.change}"
            yield Item(
                chapter=Chapter.MONEY, key=key, title=due_title(due), due=due.due_on, whom=due.version.authority,
                detail=due.version.number, address=address,
            )  # fmt: skip
    soon = [one for one in expiries(file, asked.day) if one.lapse(asked.day) in (Lapse.LAPSED, Lapse.SOON)]
    if soon:
        yield Item(
            chapter=Chapter.AHEAD, key="registration.expiries", title=f"切れた・もうすぐ切れる書類 {len(soon)}件",
            address=reverse("expiries"),
        )  # fmt: skip
    holders = Holder.objects.filter(Q(end__isnull=True) | Q(end__gt=asked.day), body=asked.body)
    for row in holders.select_related("office"):
        yield Item(
            chapter=Chapter.ACTIONS, key=f"registration.post:{row.pk}", title=f"{row.office.name} {row.get_post_display()}",
            why="登録を受けた団体が置く責任者です。替わるときは届け出が要ることがあります。", holder=str(row.person_id),
            address=reverse("office", args=[row.office_id]), to_confirm=True,
        )  # fmt: skip
