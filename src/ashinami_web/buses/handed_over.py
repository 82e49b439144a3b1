"""What timetables hand over: until when each can answer at the desk, and where the next one comes from."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from ashinami.community.pack import Chapter, Item
from ashinami_web.bodies.body_queries import town_of
from ashinami_web.buses.queries import in_use
from ashinami_web.handover.rooms import Asked


def items(asked: Asked) -> Iterator[Item]:
    """Yield the timetables in use around the body; one without days is told as such."""
    for row in in_use(town_of(asked.body)):
        yield Item(
            chapter=Chapter.AHEAD, key=f"buses.timetable:{row.pk}", title=f"新しい時刻表に替える：{row.name}"[:200], due=row.last_day,
            detail=f"もとの場所 {row.source}" + ("" if row.last_day else "。いつまでの時刻表かは、書かれていません。"),
            why="期限が切れると、受付で「バスで行けるか」を答えられません。", address=reverse("timetables"),
        )  # fmt: skip
