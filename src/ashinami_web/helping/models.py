"""Helpers, and visits as they are asked for. What was done is an event (`visit.done`), counted with the rides of the month."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.vocabulary.visit import VisitState
from ashinami_web.config.rows import OfBody, ends_after_start
from ashinami_web.people.keys import PersonKey

HALF_HOUR = 30
MOST_UNITS = 8


class Helper(OfBody):
    """Somebody who helps at home; he needs no car. `half_days` is the grid of the week as drivers have it, `helps` what he does."""

    person = PersonKey()
    helps = models.JSONField(default=list)
    half_days = models.JSONField(default=list)
    farthest = models.PositiveIntegerField("車なしで行ける距離（m）", null=True, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            ends_after_start("helper_ends_after_start"),
            models.UniqueConstraint(fields=["body", "person"], condition=Q(end__isnull=True), name="helper_one_open"),
        ]


class Visit(OfBody):
    """A visit asked for: whose, when, for what, how many half hours, and who goes. It can always be saved without a time or a helper.

    `wish` is the ride it goes along with (外出の付き添い): the helper is with her on the way and at the place. `offered_to` and
    `offered_start` are what the day's plan proposes for one that is not promised; `told_at` is when she was told who comes.
    """

    rider = PersonKey()
    service_day = models.DateField()
    start = models.PositiveSmallIntegerField("始まる時刻", null=True, blank=True)
    units = models.PositiveSmallIntegerField("30分の数", default=1)
    helps = models.JSONField(default=list)
    helper = PersonKey(null=True, blank=True)
    wish = models.ForeignKey("bookings.Wish", on_delete=models.PROTECT, null=True, blank=True, related_name="visits")
    note = models.CharField("言づて", max_length=200, blank=True)
    booked_by = models.CharField("代わりに電話した人", max_length=60, blank=True)
    state = models.CharField(
        max_length=10, choices=[(state.value, state.text) for state in VisitState], default=VisitState.ASKED.value
    )
    offered_to = PersonKey(null=True, blank=True)
    offered_start = models.PositiveSmallIntegerField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    why_over = models.CharField(max_length=120, blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["body", "service_day"], name="visit_body_day")]
        constraints = [
            models.CheckConstraint(condition=Q(units__gte=1, units__lte=MOST_UNITS), name="visit_half_hours"),
            models.CheckConstraint(
                condition=~Q(state__in=["arranged", "done"]) | Q(helper__isnull=False, start__isnull=False),
                name="visit_arranged_has_helper",
            ),
            models.CheckConstraint(condition=Q(start__isnull=True) | Q(start__lt=2880), name="visit_start_in_day"),
            models.CheckConstraint(
                condition=Q(offered_to__isnull=True, offered_start__isnull=True)
                | Q(state="asked", offered_to__isnull=False, offered_start__isnull=False),
                name="visit_offered_whole",
            ),
        ]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.units * HALF_HOUR

    @property
    def ends(self) -> int | None:
        """The minute at which it ends, when it has a beginning."""
        return None if self.start is None else self.start + self.minutes
