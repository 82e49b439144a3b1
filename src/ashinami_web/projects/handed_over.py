"""What projects hand over: trials that run, and those that people decided to stop, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.community.pack import Chapter, Item
from ashinami_web.handover.rooms import Asked
from ashinami_web.projects.models import Trial


def items(asked: Asked) -> Iterator[Item]:
    """Yield them."""
    for row in Trial.objects.filter(project__body=asked.body, ended_on__isnull=True).select_related("project", "group"):
        yield Item(
            chapter=Chapter.RUNNING, key=f"projects.trial:{row.pk}", title=f"{row.project}：{row.name}", due=row.end,
            said_on=row.begun_on or row.start, detail="始まっている" if row.begun_on else "これから始まる",
            whom=f"{row.group.name} {row.group.phone}".strip() if row.group else "",
        )  # fmt: skip
