"""Ladders of asks, and what a driver's device has last seen of his day.

An ask is the question to a driver whether he takes a ride. It is not the offer held on the phone for a rider (`runs.Hold`).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.vocabulary.asking import AskState, CannotWhy, LadderState
from ashinami.vocabulary.registration import Worded
from ashinami_web.config.rows import OfBody
from ashinami_web.config.scope import Scope
from ashinami_web.people.keys import PersonKey


def worded(kind: type[Worded]) -> list[tuple[str, str]]:
    """Return the values of a vocabulary as Django wants them."""
    return [(member.value, member.text) for member in kind]


class Ladder(OfBody):
    """The asking for one wish: drivers in order, until one takes the ways named in `legs`, or the desk takes over.

    `on_word_of` is on whose word an acceptance confirms the ride: who began the ladder, or, after a drop-out, who had confirmed it.
    `told` are the minutes the rider had been promised then, by way. `wish_was` tells whether the wish has been changed since.
    `due_at` is when somebody must look next; empty once it is over.
    """

    wish = models.ForeignKey("bookings.Wish", on_delete=models.PROTECT, related_name="ladders")
    legs = models.JSONField(default=list)
    needed_at = models.DateTimeField()
    wish_was = models.CharField(max_length=16)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=60)
    on_word_of = models.CharField(max_length=60)
    dropped_out = models.BooleanField(default=False)
    why_began = models.CharField(max_length=10, choices=worded(CannotWhy), blank=True)
    told = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=12, choices=worded(LadderState), default=LadderState.OPEN.value)
    why_over = models.CharField(max_length=120, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["due_at"], name="ladder_due")]
        constraints = [
            models.UniqueConstraint(fields=["wish"], condition=Q(state="open"), name="ladder_one_open"),
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True)
                | ~Q(state="open") & Q(ended_at__isnull=False, due_at__isnull=True),
                name="ladder_over_is_dated",
            ),
        ]


class Rung(OfBody):
    """One driver on a ladder: which ways he would drive when, how far the question is, what he answered.

    Whoever holds the link in his message sees this rung and what belongs to it. Only the hash of its token is kept.
    """

    ladder = models.ForeignKey(Ladder, on_delete=models.PROTECT, related_name="rungs")
    place = models.PositiveSmallIntegerField()
    driver = PersonKey()
    ways = models.JSONField(default=list)
    token_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=worded(AskState), default=AskState.WAITING.value)
    asked_at = models.DateTimeField(null=True, blank=True)
    remind_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    lapses_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=60, blank=True)
    why = models.CharField(max_length=10, choices=worded(CannotWhy), blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["ladder", "driver"], name="rung_asked_once"),
            models.UniqueConstraint(fields=["ladder", "place"], name="rung_one_a_place"),
            models.UniqueConstraint(fields=["ladder"], condition=Q(state="accepted"), name="rung_one_accepts"),
            models.CheckConstraint(
                condition=~Q(state="asked") | Q(asked_at__isnull=False, lapses_at__isnull=False),
                name="rung_asked_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(lapses_at__isnull=True) | Q(lapses_at__gte=F("asked_at")), name="rung_waits"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by="")
                | Q(answered_at__isnull=False) & ~Q(answered_by=""),
                name="rung_answer_whole",
            ),
        ]

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by who acts for the group, and by who holds its link."""
        by_token = Q(token_hash=scope.link) if scope.link else Q(pk__in=())
        return Q(body__in=scope.bodies) | by_token


class Seen(OfBody):
    """What a driver has last been shown of one day: by his device, or by somebody who telephoned (`told_by`)."""

    driver = PersonKey()
    service_day = models.DateField()
    version = models.CharField(max_length=16)
    seen_at = models.DateTimeField()
    told_by = models.CharField("who telephoned; empty when his device showed it", max_length=60, blank=True)

    class Meta(OfBody.Meta):
        constraints = [models.UniqueConstraint(fields=["body", "driver", "service_day"], name="seen_last_of_a_day")]
