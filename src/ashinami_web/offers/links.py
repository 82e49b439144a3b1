"""The private page of one ask: its token is made anew from the installation's own key whenever a message needs it, and kept nowhere."""

from __future__ import annotations

import base64
from uuid import UUID

from django.urls import reverse
from django.utils.crypto import salted_hmac

from ashinami.vocabulary.asking import AskState, LadderState
from ashinami_web.driving.actions import hash_of
from ashinami_web.offers.models import Rung

_SALT = "ashinami.offers.rung"
_BYTES = 18


def token_of(rung: UUID) -> str:
    """Return the token of an ask: who knows it may answer for its driver."""
    made = salted_hmac(_SALT, str(rung), algorithm="sha256").digest()[:_BYTES]
    return base64.urlsafe_b64encode(made).decode()


def token_hash_of(rung: UUID) -> str:
    """Return what is kept of it."""
    return hash_of(token_of(rung))


def path_of(rung: UUID) -> str:
    """Return the path of its page."""
    return reverse("ask", args=[token_of(rung)])


def is_open(rung: UUID) -> bool:
    """Whether an answer is still awaited."""
    return Rung.objects.filter(pk=rung, state=AskState.ASKED, ladder__state=LadderState.OPEN).exists()
