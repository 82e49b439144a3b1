"""What asking drivers hands over: which asks are still open, and those the desk has been left with."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from ashinami.community.pack import Chapter, Item
from ashinami.vocabulary.asking import LadderState
from ashinami_web.handover.rooms import Asked
from ashinami_web.offers.models import Ladder


def items(asked: Asked) -> Iterator[Item]:
    """Yield them; drivers and riders are not named."""
    rows = Ladder.objects.filter(body=asked.body, wish__service_day__gte=asked.day)
    for state, title in (
        (LadderState.OPEN, "運転者に打診している申込み"),
        (LadderState.HANDED_BACK, "打診がだめで、受付にもどった申込み"),
    ):
        if count := rows.filter(state=state).count():
            yield Item(
                chapter=Chapter.ACTIONS,
                key=f"offers.{state.value}",
                title=f"{title} {count}件",
                address=reverse("offers"),
            )
