"""The design canvas: up to three variants of a project, side by side."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.community.canvas import MOST_VARIANTS, Filled, Part
from ashinami_web.config.parts import PartOf
from ashinami_web.people.keys import PersonKey
from ashinami_web.projects.models.project import Project


class Variant(PartOf):
    """One way to do it. What the law said of it stands with the day it was asked; `consultation` is where it was asked.

    `insurance` maps the lines of the checklist to yes and no; what is not in it nobody has looked at. `funding` is what the finder of
    subsidies answered, with its day; empty: not asked yet.
    """

    whole = "project"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="variants")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    own_cars = models.BooleanField(null=True, blank=True)
    insurance = models.JSONField(default=dict, blank=True)
    consultation = models.UUIDField(null=True, blank=True)
    form = models.CharField("形の名前", max_length=80, blank=True)
    verdict = models.CharField(max_length=20, blank=True)
    verdict_day = models.DateField(null=True, blank=True)
    funding = models.JSONField(null=True, blank=True)
    funding_day = models.DateField(null=True, blank=True)

    class Meta(PartOf.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="variant_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=MOST_VARIANTS), name="variant_three_at_most"),
            models.CheckConstraint(condition=~Q(name=""), name="variant_has_name"),
            models.CheckConstraint(
                condition=Q(verdict="", verdict_day__isnull=True) | (~Q(verdict="") & Q(verdict_day__isnull=False)),
                name="variant_verdict_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(funding__isnull=True, funding_day__isnull=True)
                | Q(funding__isnull=False, funding_day__isnull=False),
                name="variant_funding_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class CanvasPart(PartOf):
    """One part of a variant: what was written, whether it is settled, and who settles it by when."""

    whole = "project"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="parts")
    part = models.CharField(max_length=10, choices=[(one.value, one.text) for one in Part])
    text = models.TextField(max_length=2000, blank=True)
    settled = models.BooleanField(default=False)
    owner = PersonKey(null=True, blank=True)
    owner_body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField(null=True, blank=True)

    class Meta(PartOf.Meta):
        constraints = [
            models.UniqueConstraint(fields=["variant", "part"], name="canvaspart_once"),
            models.CheckConstraint(
                condition=Q(owner_body__isnull=True, owner__isnull=True)
                | Q(owner_body__isnull=False, due__isnull=False),
                name="canvaspart_owner_has_a_day",
            ),
        ]

    @property
    def value(self) -> Filled:
        """The part as the library knows it."""
        owner = " ".join(str(one) for one in (self.owner_body, self.owner if self.owner_id else None) if one)
        return Filled(self.text, self.settled, owner, self.due)

    @property
    def of(self) -> Part:
        """Which part it is."""
        return Part(self.part)
