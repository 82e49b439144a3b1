"""What the outbox hands over: by which ways messages leave, and which the desk must tell itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from ashinami.community.pack import Chapter, Item
from ashinami_web.handover.rooms import Asked
from ashinami_web.outbox.models import Channel, Message

TO_TELL = (Message.State.BY_HAND, Message.State.FAILED, Message.State.UNSURE)


def items(asked: Asked) -> Iterator[Item]:
    """Yield them; the secret of a channel stands in the settings of the computer and in no paper."""
    for row in Channel.objects.filter(body=asked.body, on=True).order_by("kind"):
        yield Item(
            chapter=Chapter.RUNNING, key=f"outbox.channel:{row.pk}", title=f"知らせの送り方：{row.get_kind_display()}",
            detail=f"合言葉は、パソコンの設定の「{row.secret_name}」にあります。" if row.secret_name else "",
            why="担当が替わるときは、合言葉も引きつぎます。", address=reverse("channels"), to_confirm=True,
        )  # fmt: skip
    if count := Message.objects.filter(body=asked.body, state__in=TO_TELL).count():
        yield Item(
            chapter=Chapter.ACTIONS,
            key="outbox.to_tell",
            title=f"受付が自分で伝える知らせ {count}件",
            address=reverse("outbox"),
        )
