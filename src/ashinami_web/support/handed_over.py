"""What support hands over: questions that wait for an answer, visits to come, what was found and what was to be done next."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from ashinami.community.pack import Chapter, Item
from ashinami_web.handover.rooms import Asked
from ashinami_web.support.models import Note
from ashinami_web.support.queries import case_lines, inquiry_lines


def items(asked: Asked) -> Iterator[Item]:
    """Yield them."""
    address = reverse("support_inquiries")
    for line in inquiry_lines(asked.day):
        one = line.inquiry
        if not line.answers and asked.body.pk in (one.body_id, one.to_id):
            ours = one.body_id == asked.body.pk
            yield Item(
                chapter=Chapter.AHEAD, key=f"support.inquiry:{one.pk}", title=f"{'返事を待つ' if ours else '返事をする'}：{one.title}",
                detail=one.words, due=one.due, said_on=one.asked_on, whom=one.to.name if ours else one.body.name, address=address,
            )  # fmt: skip
    for found in case_lines(asked.day, programme__body=asked.body):
        missed = next((due for due, held in found.follow_ups if held is None and due < asked.day), None)
        due = missed or found.next_on
        if due is not None and found.case.body_id != asked.body.pk:
            yield Item(
                chapter=Chapter.AHEAD, key=f"support.accompany:{found.case.pk}", title=f"訪問・見守りをする：{found.case.theme}", due=due,
                whom=found.case.body.name, address=reverse("case", args=[found.case.pk]),
            )  # fmt: skip
    for found in case_lines(asked.day, body=asked.body):
        page = reverse("case", args=[found.case.pk])
        if found.next_on is not None:
            title = f"伴走的支援の訪問・見守り：{found.case.theme}"
            yield Item(
                chapter=Chapter.AHEAD, key=f"support.next:{found.case.pk}", title=title, due=found.next_on, address=page
            )
        for note in found.notes:
            if note.kind in (Note.Kind.FINDING, Note.Kind.NEXT):
                chapter = Chapter.HISTORY if note.kind == Note.Kind.FINDING else Chapter.AHEAD
                yield Item(
                    chapter=chapter, key=f"support.note:{note.pk}", title=f"{note.get_kind_display()}：{note.words}"[:200],
                    whom=note.body.name, said_on=note.on, address=page,
                )  # fmt: skip
