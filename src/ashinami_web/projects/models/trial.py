"""Trials: when they go well is set before they begin; what came out is written beside it; people decide."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.community.trial import Aim, Choice, Exit, Measure
from ashinami_web.config.parts import PartOf
from ashinami_web.config.rows import ends_after_start
from ashinami_web.projects.models.canvas import Variant
from ashinami_web.projects.models.project import Project


class Trial(PartOf):
    """A trial of one variant. `start` and `end` are planned (the end day is no longer in it); `begun_on` seals its conditions."""

    whole = "project"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="trials")
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="trials")
    name = models.CharField(max_length=80)
    group = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    start = models.DateField()
    end = models.DateField()
    begun_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta(PartOf.Meta):
        constraints = [
            ends_after_start("trial_ends_after_start"),
            models.CheckConstraint(condition=~Q(name=""), name="trial_has_name"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(begun_on__isnull=False, ended_on__gte=F("begun_on")),
                name="trial_ended_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class ExitCriterion(PartOf):
    """A condition on which the trial ends well. A trigger refuses to add, change or remove one once the trial has begun."""

    whole = "project"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    trial = models.ForeignKey(Trial, on_delete=models.PROTECT, related_name="exits")
    measure = models.CharField(max_length=12, choices=[(one.value, one.text) for one in Measure])
    aim = models.CharField(max_length=10, choices=[(one.value, one.text) for one in Aim])
    figure = models.IntegerField()

    class Meta(PartOf.Meta):
        constraints = [models.UniqueConstraint(fields=["trial", "measure"], name="exitcriterion_one_a_measure")]

    @property
    def value(self) -> Exit:
        """The condition as the library knows it."""
        return Exit(Measure(self.measure), Aim(self.aim), self.figure)


class Figure(PartOf):
    """A figure of a trial and where it comes from. Rows are only added; the last of a measure holds."""

    class Origin(models.TextChoices):
        """Where it comes from."""

        RIDES = "rides", "送迎の記録から数えた"
        TYPED = "typed", "人が数えて書いた"

    whole = "project"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    trial = models.ForeignKey(Trial, on_delete=models.PROTECT, related_name="figures")
    measure = models.CharField(max_length=12, choices=[(one.value, one.text) for one in Measure])
    figure = models.IntegerField()
    origin = models.CharField(max_length=6, choices=Origin)
    source = models.CharField(max_length=120, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)


class Incident(PartOf):
    """An accident or a near miss in a trial, told without names."""

    class Harm(models.TextChoices):
        """How bad it was."""

        SCARE = "scare", "ヒヤリ"
        DAMAGE = "damage", "物の損害"
        INJURY = "injury", "けが"

    whole = "project"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="incidents")
    trial = models.ForeignKey(Trial, on_delete=models.PROTECT, null=True, blank=True, related_name="incidents")
    day = models.DateField()
    harm = models.CharField(max_length=8, choices=Harm)
    what = models.TextField(max_length=2000)
    cover = models.CharField("使った保険・足りなかった備え", max_length=200, blank=True)
    done = models.CharField("したこと・変えたこと", max_length=300, blank=True)
    written_by = models.CharField(max_length=60)

    class Meta(PartOf.Meta):
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="incident_says_what")]


class TrialDecision(PartOf):
    """What people decided after a trial, and why. Rows are only added."""

    whole = "project"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    trial = models.ForeignKey(Trial, on_delete=models.PROTECT, related_name="decisions")
    choice = models.CharField(max_length=8, choices=[(one.value, one.text) for one in Choice])
    reasons = models.TextField(max_length=2000)
    decided_on = models.DateField()
    suggested = models.CharField(max_length=8, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta(PartOf.Meta):
        constraints = [models.CheckConstraint(condition=~Q(reasons=""), name="trialdecision_says_why")]
