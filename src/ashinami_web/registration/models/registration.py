"""Registration and Procedure: what is registered, and what is filed with the competent office."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.vocabulary.registration import Filing, Forum, Term, Way, Worded
from ashinami_web.config.rows import OfBody
from ashinami_web.people.keys import PersonKey


def choices(kind: type[Worded]) -> list[tuple[str, str]]:
    """Return the codes of a vocabulary with their texts, as Django wants them."""
    return [(member.value, member.text) for member in kind]


class Registration(OfBody):
    """A registration as it was written last; its versions are the events `registration.recorded` about it, which nothing changes.

    `expires_on` is the day printed on the certificate, never a computed one.
    """

    way = models.CharField(max_length=20, choices=choices(Way))
    term = models.CharField(max_length=10, choices=choices(Term))
    number = models.CharField("登録番号", max_length=60)
    registered_on = models.DateField()
    expires_on = models.DateField()
    since = models.DateField()
    operator = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    representative = PersonKey(null=True, blank=True)
    authority = models.CharField(max_length=80, blank=True)
    area = models.CharField(max_length=300, blank=True)
    route = models.CharField(max_length=300, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    passengers = models.JSONField(default=list, blank=True)
    forum = models.CharField(max_length=20, choices=choices(Forum), blank=True)
    settled_on = models.DateField(null=True, blank=True)
    price_settled_on = models.DateField(null=True, blank=True)
    shared_rides = models.BooleanField(null=True, blank=True)
    partner = models.CharField(max_length=120, blank=True)
    contractor = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("registered_on")), name="registration_expires_after_start"
            ),
            models.CheckConstraint(condition=~Q(number=""), name="registration_has_number"),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return self.number


class Procedure(OfBody):
    """Something filed, or to be filed. It is done once a day and an author say so; the events tell who wrote what when."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="procedures")
    filing = models.CharField(max_length=20, choices=choices(Filing))
    change = models.CharField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_by="") | (Q(done_on__isnull=False) & ~Q(done_by="")),
                name="procedure_done_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(filing=Filing.ANNUAL_REPORT, year__isnull=False)
                | (~Q(filing=Filing.ANNUAL_REPORT) & Q(year__isnull=True)),
                name="procedure_report_has_year",
            ),
            models.UniqueConstraint(
                fields=["registration", "year"], condition=Q(year__isnull=False), name="procedure_one_report_a_year"
            ),
        ]
