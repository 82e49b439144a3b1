"""Plan, Section, Step: what is to be done, by which section, by whom, after what, until when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.community.roadmap import StepState
from ashinami_web.config.rows import OfCircle, ends_after_start
from ashinami_web.people.keys import PersonKey


class Plan(OfCircle):
    """A plan that is carried out: a roadmap, a community plan, a ten-year plan, a review of services."""

    class Kind(models.TextChoices):
        """What it is called where it was made."""

        ROADMAP = "roadmap", "行程表"
        COMMUNITY = "community", "まちづくり計画"
        DREAM = "dream", "夢プラン"
        REVIEW = "review", "総合事業の見直し"
        HUB = "hub", "小さな拠点づくり"
        OTHER = "other", "そのほかの計画"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=120)
    aim = models.TextField("めざすこと", max_length=2000, blank=True)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    closed_on = models.DateField("終えた日", null=True, blank=True)

    class Meta(OfCircle.Meta):
        indexes = [models.Index(fields=["body", "start"], name="plan_body_start")]
        constraints = [
            ends_after_start("plan_ends_after_start"),
            models.CheckConstraint(condition=~Q(name=""), name="plan_has_name"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Section(OfCircle):
    """A section (部会) or field of a plan, and the body that carries it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sections")
    name = models.CharField(max_length=80)
    aim = models.CharField(max_length=400, blank=True)
    carrier = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta(OfCircle.Meta):
        constraints = [models.UniqueConstraint(fields=["plan", "name"], name="section_one_of_a_name")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Step(OfCircle):
    """A step of a plan. `after` holds the keys of the steps before it; `person` owns it, for the body that carries it.

    Without a person it is nobody's, and stands so in every list until somebody takes it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="steps")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="steps")
    title = models.CharField(max_length=120)
    detail = models.TextField(max_length=1000, blank=True)
    carrier = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = PersonKey(null=True, blank=True)
    start = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=[(state.value, state.text) for state in StepState], default=StepState.PLANNED.value
    )
    done_on = models.DateField(null=True, blank=True)
    result = models.TextField("どうなったか", max_length=1000, blank=True)
    after = models.JSONField(default=list, blank=True)

    class Meta(OfCircle.Meta):
        indexes = [
            models.Index(fields=["plan", "due"], name="step_plan_due"),
            models.Index(fields=["body", "state"], name="step_body_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="step_has_title"),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(due__isnull=True) | Q(due__gte=models.F("start")),
                name="step_due_after_start",
            ),
            models.CheckConstraint(
                condition=Q(state=StepState.DONE.value, done_on__isnull=False)
                | ~Q(state=StepState.DONE.value) & Q(done_on__isnull=True),
                name="step_done_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in StepState]), name="step_state_known"
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title
