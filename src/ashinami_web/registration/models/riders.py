"""The list of riders: what the law asks of somebody who is carried under a registration."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami_web.config.rows import OfBody
from ashinami_web.people.keys import PersonKey


class RiderEntry(OfBody):
    """A line of the list of riders (旅客の名簿). Her name and address stand in her own row; why she is carried, here and nowhere else.

    `category` and `relation` are options of the law's facts; `judged_by` names a body or a post, never a person. Null and empty stand
    for not known.
    """

    person = PersonKey()
    category = models.CharField(max_length=20, blank=True)
    relation = models.CharField(max_length=20, blank=True)
    listed_on = models.DateField(null=True, blank=True)
    off_on = models.DateField(null=True, blank=True)
    cannot_use_alone = models.BooleanField(null=True, blank=True)
    judged_by = models.CharField(max_length=60, blank=True)
    judged_on = models.DateField(null=True, blank=True)
    attended = models.BooleanField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body", "person"], name="riderentry_one"),
            models.CheckConstraint(
                condition=Q(off_on__isnull=True) | Q(listed_on__isnull=False, off_on__gte=F("listed_on")),
                name="riderentry_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(cannot_use_alone__isnull=True, judged_by="", judged_on__isnull=True)
                | (Q(cannot_use_alone__isnull=False, judged_on__isnull=False) & ~Q(judged_by="")),
                name="riderentry_judged_by_somebody",
            ),
        ]
