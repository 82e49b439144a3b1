"""How long records are kept where somebody asks for longer than the law, what was proposed for deletion."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.vocabulary.records import CountedFrom, RecordKind
from ashinami_web.config.rows import OfBody, ends_after_start
from ashinami_web.registration.models.registration import choices


class KeepRule(OfBody):
    """A period a municipality or the group itself asks for, with its source. The longest of all that hold wins."""

    kind = models.CharField(max_length=20, choices=choices(RecordKind))
    months = models.PositiveSmallIntegerField()
    counted_from = models.CharField(max_length=20, choices=choices(CountedFrom))
    source = models.CharField("どの決まりか", max_length=200)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            ends_after_start("keeprule_ends_after_start"),
            models.CheckConstraint(condition=Q(months__gte=1) & ~Q(source=""), name="keeprule_has_period_and_source"),
        ]


class Deletion(OfBody):
    """Records of one kind proposed for deletion, and that somebody confirmed it or took it back. It outlives what was deleted.

    `records` are their keys; `deleted` those that went, in the end.
    """

    kind = models.CharField(max_length=20, choices=choices(RecordKind))
    records = models.JSONField(default=list)
    proposed_on = models.DateField()
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=60)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=60, blank=True)
    deleted = models.JSONField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by="", deleted__isnull=True)
                | (Q(decided_at__isnull=False) & ~Q(decided_by="")),
                name="deletion_decided_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["body", "kind"], condition=Q(decided_at__isnull=True), name="deletion_one_open_a_kind"
            ),
        ]
