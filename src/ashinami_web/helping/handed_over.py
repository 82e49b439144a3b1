"""What support visits hand over: who helps, and which visits nobody goes on yet."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from ashinami.community.pack import Chapter, Item
from ashinami.vocabulary.visit import VisitState
from ashinami_web.handover.rooms import Asked
from ashinami_web.helping.models import Visit
from ashinami_web.helping.queries import helpers_on


def items(asked: Asked) -> Iterator[Item]:
    """Yield them; nobody is named."""
    if count := helpers_on(asked.body, asked.day).count():
        yield Item(
            chapter=Chapter.PEOPLE, key="helping.helpers", title=f"手助けする人 {count}人", address=reverse("helpers")
        )
    waiting = Visit.objects.filter(body=asked.body, service_day__gte=asked.day, state=VisitState.ASKED)
    if count := waiting.count():
        yield Item(
            chapter=Chapter.ACTIONS, key="helping.waiting", title=f"行く人が決まっていない訪問 {count}件",
            due=waiting.order_by("service_day").values_list("service_day", flat=True).first(), address=reverse("support_visits"),
        )  # fmt: skip
