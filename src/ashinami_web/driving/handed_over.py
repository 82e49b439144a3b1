"""What driving hands over: what came from drivers' telephones and waits for somebody to look at it, until when links are good."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from ashinami.community.pack import Chapter, Item
from ashinami_web.driving.models import DriverLink, KeptMark
from ashinami_web.handover.rooms import Asked


def items(asked: Asked) -> Iterator[Item]:
    """Yield them; drivers are not named."""
    waiting = KeptMark.objects.filter(body=asked.body, outcome=KeptMark.Outcome.WAITING).count()
    if waiting:
        yield Item(
            chapter=Chapter.OWNERLESS, key="driving.reports", title=f"運転者の電話から届いた、確かめる記録 {waiting}件",
            why="確かめるまで、送迎の記録と月の集計に入りません。", address=reverse("driver_reports"),
        )  # fmt: skip
    links = DriverLink.objects.filter(body=asked.body, revoked_at__isnull=True, end__gt=asked.day).order_by("end")
    first = links.first()
    if first is not None:
        yield Item(
            chapter=Chapter.AHEAD, key="driving.links", title=f"運転者のリンク {links.count()}本",
            detail="この日から順に開けなくなります。次の当番の期間の前に、つくり直して渡します。", due=first.end, address=reverse("links"),
        )  # fmt: skip
