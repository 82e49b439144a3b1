"""Messages, how each went, through which channels a group sends, and where a person wants to be reached."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import OfBody
from ashinami_web.people.keys import PersonKey


class Kind(models.TextChoices):
    """Through what a message leaves."""

    PRINT = "print", "紙・電話"
    SMTP = "smtp", "メール"
    LINE = "line", "LINE"
    WEBHOOK = "webhook", "ほかのしくみ（webhook）"


class Channel(OfBody):
    """A channel a group has set up. What it must keep secret stands in the environment, under `secret_name`."""

    kind = models.CharField(max_length=10, choices=Kind)
    on = models.BooleanField(default=True)
    options = models.JSONField(default=dict, blank=True)
    secret_name = models.CharField(max_length=60, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body", "kind"], name="channel_one_of_a_kind"),
            models.CheckConstraint(
                condition=Q(secret_name="") | Q(secret_name__regex=r"^ASHINAMI_SECRET_[A-Z0-9_]+$"),  # noqa: S106 - a name, no secret
                name="channel_secret_is_ours",
            ),
        ]


class Address(OfBody):
    """Where a person wants to be reached, one place a person. Erasing a person removes it."""

    person = PersonKey()
    kind = models.CharField(max_length=10, choices=Kind)
    address = models.CharField(max_length=200, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body", "person"], name="address_one_a_person"),
            models.CheckConstraint(
                condition=Q(kind__in=["print", "webhook"]) | ~Q(address=""), name="address_is_somewhere"
            ),
        ]


class LineCode(OfBody):
    """A code a person types into the group's LINE account, so that it is known which account is his. Used once."""

    person = PersonKey()
    code_hash = models.CharField(max_length=64)
    lapses_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [models.UniqueConstraint(fields=["body", "code_hash"], name="linecode_one")]


class Message(OfBody):
    """Something to be told to one person, once. Its words are made when it leaves, from what it is about; none are kept.

    `about` is the key of what it is about, the word `what` which message: the database refuses a second one. A sender holds it by a
    lease; one that died in the middle leaves it SENDING, and its channel says whether it may try again.
    """

    class State(models.TextChoices):
        """How far it is."""

        QUEUED = "queued", "これから送る"
        SENDING = "sending", "送っています"
        SENT = "sent", "送った"
        BY_HAND = "by_hand", "紙・電話で伝える"
        TOLD = "told", "伝えた"
        FAILED = "failed", "送れなかった"
        UNSURE = "unsure", "届いたか分からない"
        DROPPED = "dropped", "送らずにやめた"

    person = PersonKey()
    kind = models.CharField(max_length=10, choices=Kind)
    what = models.CharField(max_length=20)
    about = models.UUIDField()
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    first_tried_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["state", "next_at"], name="message_queue")]
        constraints = [
            models.UniqueConstraint(fields=["person", "what", "about"], name="message_once"),
            models.CheckConstraint(
                condition=~Q(state="queued") | Q(next_at__isnull=False), name="message_queued_has_a_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(lease_until__isnull=False), name="message_sending_is_leased"
            ),
        ]


class Attempt(OfBody):
    """One try to send a message, and what came of it, in words without anybody's address."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="attempts")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10)
    words = models.CharField(max_length=200, blank=True)
