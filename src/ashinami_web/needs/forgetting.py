"""What becomes of what a person said when she is erased (`config.forgetting`)."""

from __future__ import annotations

from uuid import UUID

from ashinami_web.config.forgetting import GONE, Emptied
from ashinami_web.needs.models import Conversation, Offered, Referral, Voice

ROWS = (
    Emptied(Voice, "person", {"words": GONE, "speaker": "", "for_whom": ""}),
    Emptied(Conversation, "person", dict.fromkeys(("words", "wants", "can", "why_certification", "nothing_fits"), "")),
    Emptied(Referral, "person", {"why": GONE, "result": GONE}),
)


def forget(person: UUID) -> None:
    """Empty why something was offered to her."""
    Offered.objects.filter(conversation__person=person).update(why="")
