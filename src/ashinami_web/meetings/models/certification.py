"""Recognition of a local council (協議体の認定): the application, what was checked, what was decided, how it was supported."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.community.certification.check import Checked
from ashinami.community.certification.rule import Rule, rules
from ashinami_web.config.parts import PartOf
from ashinami_web.config.rows import OfCircle
from ashinami_web.meetings.models.council import Council


class Application(OfCircle):
    """An application to be recognised, under one rule. Its body recognises; `applicant` asks."""

    rule = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    applicant = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="applications")
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    applied_on = models.DateField()
    renews = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="renewed_by")
    note = models.CharField(max_length=300, blank=True)

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="application_has_name"),
            models.CheckConstraint(
                condition=Q(renews__isnull=True) | ~Q(renews=F("id")), name="application_renews_another"
            ),
        ]

    def __str__(self) -> str:
        """Return the name of the council that asks."""
        return self.name

    @property
    def of_rule(self) -> Rule:
        """The rule as the library knows it."""
        return rules()[self.rule]


class CriterionCheck(PartOf):
    """How one criterion was looked at: met or not, and what shows it. Not looked at is not known."""

    whole = "application"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="checks")
    criterion = models.SlugField(max_length=40)
    met = models.BooleanField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=60)

    class Meta(PartOf.Meta):
        constraints = [models.UniqueConstraint(fields=["application", "criterion"], name="criterioncheck_one")]

    @property
    def value(self) -> Checked:
        """The check as the library knows it."""
        return Checked(self.met, self.evidence)


class Recognition(PartOf):
    """What was decided on an application. Rows are only added; the last one holds."""

    class Outcome(models.TextChoices):
        """What came out."""

        RECOGNISED = "recognised", "認定"
        REFUSED = "refused", "不認定"
        POSTPONED = "postponed", "保留"
        WITHDRAWN = "withdrawn", "認定の取消し"

    whole = "application"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="recognitions")
    outcome = models.CharField(max_length=12, choices=Outcome)
    decided_on = models.DateField()
    start = models.DateField(null=True, blank=True)
    until = models.DateField("この日まで", null=True, blank=True)
    reasons = models.TextField(max_length=2000)
    conditions = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta(PartOf.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="recognition_says_why"),
            models.CheckConstraint(
                condition=Q(outcome="recognised", start__isnull=False)
                | (~Q(outcome="recognised") & Q(start__isnull=True, until__isnull=True)),
                name="recognition_starts_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("start")), name="recognition_ends_after_start"
            ),
        ]


class SupportRecord(PartOf):
    """How the office helped a council: when, how long, with what."""

    whole = "application"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="support")
    day = models.DateField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    what = models.CharField(max_length=300)
    written_by = models.CharField(max_length=60)

    class Meta(PartOf.Meta):
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="supportrecord_says_what")]
