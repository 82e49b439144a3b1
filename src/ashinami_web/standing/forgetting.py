"""What becomes of standing wishes when a rider is erased (`config.forgetting`): the rule ends without her words."""

from __future__ import annotations

from uuid import UUID

from ashinami_web.bookings.forgetting import SAID
from ashinami_web.config.forgetting import Stays
from ashinami_web.standing.models import Standing, Terms

ROWS = (Stays(Standing, "rider", "the wishes it made point to it; its words go"),)


def forget(person: UUID) -> None:
    """Take the words out of what was wished."""
    for terms in Terms.objects.filter(standing__rider=person):
        terms.said = {name: "" if name in SAID else value for name, value in terms.said.items()}
        terms.save(update_fields=["said"])
