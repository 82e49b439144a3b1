"""Emptying what a person said, when she is erased."""

from __future__ import annotations

from uuid import UUID

from ashinami_web.needs.models import Conversation, Offered, Referral, Voice
from ashinami_web.resources.models import Entry


def forget_words(person: UUID) -> None:
    """Empty what a person said and was told of in these rooms: she is erased."""
    Voice.objects.filter(person=person).update(words="（消去済み）", speaker="", for_whom="")
    texts = dict.fromkeys(("words", "wants", "can", "why_certification", "nothing_fits"), "")
    Conversation.objects.filter(person=person).update(**texts)
    Offered.objects.filter(conversation__person=person).update(why="")
    Entry.objects.filter(person=person).update(text="", title="（消去済み）")
    Referral.objects.filter(person=person).update(why="（消去済み）")
    Referral.objects.filter(person=person).exclude(result="").update(result="（消去済み）")
