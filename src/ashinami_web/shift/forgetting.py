"""What is forgotten of a person who is erased."""

from __future__ import annotations

from uuid import UUID

from ashinami_web.shift.models import Note, Proxy


def forget_notes(person: UUID) -> None:
    """Empty the words said of her, and what tied her to others; counts and events stay."""
    Note.objects.filter(rider=person).update(words="")
    Proxy.objects.filter(rider=person).delete()
    Proxy.objects.filter(person=person).delete()
