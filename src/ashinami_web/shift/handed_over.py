"""What the desk hands over: notes nobody has ticked, the last hand-over, what was not met, by when it rings back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from ashinami.community.pack import Chapter, Item
from ashinami_web.handover.rooms import Asked
from ashinami_web.shift.queries import by_reason, last_change, open_notes, unmet_lines

A_YEAR = timedelta(days=365)


def items(asked: Asked) -> Iterator[Item]:
    """Yield them; a note about a rider says that there is one, not what it says."""
    body = asked.body.pk
    for note in open_notes(body):
        yield Item(
            chapter=Chapter.ACTIONS, key=f"shift.note:{note.pk}", title="利用者についての覚え" if note.rider_id else note.words,
            due=note.due, said_on=note.made_at.date(), address=reverse("shift"), to_confirm=True,
        )  # fmt: skip
    last = last_change(body)
    if last is not None:
        yield Item(
            chapter=Chapter.RUNNING, key="shift.change", title="受付のさいごの引きつぎ", detail=last.words, said_on=last.made_at.date(),
            address=reverse("shift"),
        )  # fmt: skip
    unmet = unmet_lines(body, asked.day - A_YEAR, asked.day)
    if unmet:
        yield Item(
            chapter=Chapter.LESSONS, key="shift.unmet", title=f"この一年にかなわなかった希望 {len(unmet)}件",
            why="、".join(f"{reason} {count}" for reason, count in by_reason(unmet)), address=reverse("shift_unmet"),
        )  # fmt: skip
