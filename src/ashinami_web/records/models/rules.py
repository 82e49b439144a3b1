"""What a group asks beyond the law before somebody drives, and that a coordinator lifted it once, with his name and reason."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.vocabulary.records import HouseRule
from ashinami_web.config.rows import OfBody, ends_after_start
from ashinami_web.people.keys import PersonKey
from ashinami_web.registration.models.registration import choices


class GroupRule(OfBody):
    """A rule of the group's own, dated. `value` counts months, or days where the rule counts days."""

    rule = models.CharField(max_length=20, choices=choices(HouseRule))
    value = models.PositiveSmallIntegerField()
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            ends_after_start("grouprule_ends_after_start"),
            models.CheckConstraint(condition=Q(value__gte=1), name="grouprule_asks_something"),
            models.UniqueConstraint(fields=["body", "rule"], condition=Q(end__isnull=True), name="grouprule_one_open"),
        ]


class Lifted(OfBody):
    """That a rule of the group's own does not stop a driver on these days: signed, with a reason. What the law asks is never lifted."""

    rule = models.CharField(max_length=20, choices=choices(HouseRule))
    driver = PersonKey()
    first = models.DateField()
    last = models.DateField()
    reason = models.CharField(max_length=200)
    signed_by = models.CharField(max_length=60)
    signed_at = models.DateTimeField()

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="lifted_ends_after_start"),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(signed_by=""), name="lifted_signed_with_reason"),
        ]
