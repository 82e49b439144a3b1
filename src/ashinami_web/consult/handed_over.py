"""What consultations of the law hand over: what was looked into, what nobody could answer, rides signed while it was open."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from ashinami.basics.day import wareki
from ashinami.community.pack import Chapter, Item
from ashinami_web.bookings.daylist import OFF
from ashinami_web.bookings.models import Wish
from ashinami_web.consult.models import Consultation
from ashinami_web.handover.rooms import Asked


def items(asked: Asked) -> Iterator[Item]:
    """Yield them; riders are counted."""
    for row in Consultation.objects.filter(body=asked.body):
        interview = row.value
        left = len(interview.aside)
        yield Item(
            chapter=Chapter.RUNNING, key=f"consult.consultation:{row.pk}", title=f"法の相談：{row}",
            detail=f"{interview.purpose.asks} 判定の日 {wareki(interview.day)}。" + (f"だれも答えられなかった問い {left}" if left else ""),
            said_on=row.changed_at.date(), address=reverse("consultation_result", args=[row.pk]),
        )  # fmt: skip
    signed = (
        Wish.objects.filter(body=asked.body, verdict__in=Wish.UNSETTLED).exclude(signed_by="").exclude(state__in=OFF)
    )
    if count := signed.count():
        yield Item(
            chapter=Chapter.AHEAD, key="consult.unsettled", title=f"要確認のまま署名した送迎 {count}件",
            why="法の問いが残っています。答えが出るまで、この一覧に残ります。", address=reverse("unsettled"),
        )  # fmt: skip
