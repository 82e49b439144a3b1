"""What standing wishes hand over: how many there are, and which end soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from ashinami.community.pack import Chapter, Item
from ashinami_web.handover.rooms import Asked
from ashinami_web.standing.models import Closing, Standing

AHEAD = timedelta(days=365)


def items(asked: Asked) -> Iterator[Item]:
    """Yield them; riders are counted, not named."""
    rows = Standing.objects.filter(body=asked.body).prefetch_related("terms")
    latest = [max(row.terms.all(), key=lambda terms: terms.number) for row in rows]
    going = [terms for terms in latest if terms.end is None or terms.end > asked.day]
    if going:
        ending = sum(terms.end is not None for terms in going)
        yield Item(
            chapter=Chapter.RUNNING, key="standing.wishes", title=f"決まった曜日の申込み {len(going)}件",
            detail=f"うち終わりの日があるもの {ending}件" if ending else "", address=reverse("standing"),
        )  # fmt: skip
    for row in Closing.objects.filter(body=asked.body, end__gte=asked.day, start__lte=asked.day + AHEAD):
        yield Item(
            chapter=Chapter.AHEAD, key=f"standing.closing:{row.pk}", title=f"休み：{row.place or '団体'}", detail=row.note, due=row.start,
            address=reverse("standing"),
        )  # fmt: skip
