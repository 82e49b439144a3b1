"""A project (取り組み): from an issue to something that runs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.community.responsibility import Part
from ashinami_web.config.parts import PartOf
from ashinami_web.config.rows import OfCircle
from ashinami_web.meetings.models import Idea


class Project(OfCircle):
    """What is made of an issue. `carrier` is the body that carries it out; `issue` is the key of a row in another room."""

    class Stage(models.TextChoices):
        """How far it is."""

        IDEAS = "ideas", "アイデアを集める"
        BODY = "body", "担う団体を決める"
        DESIGN = "design", "設計する"
        TRIAL = "trial", "試す"
        RUNNING = "running", "始めた"
        REVIEW = "review", "見直す"
        STOPPED = "stopped", "やめた"

    name = models.CharField(max_length=120)
    issue = models.UUIDField(null=True, blank=True)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    carrier = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.IDEAS)
    aim = models.TextField(max_length=2000, blank=True)
    review_on = models.DateField(null=True, blank=True)
    begun_on = models.DateField()

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="project_has_name"),
            models.CheckConstraint(
                condition=Q(stage__in=["ideas", "body", "stopped"]) | Q(carrier__isnull=False),
                name="project_is_carried_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["body", "stage"], name="project_body_stage")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class StageNote(PartOf):
    """That a project came to a stage, and why. Rows are only added."""

    whole = "project"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=10, choices=Project.Stage)
    day = models.DateField()
    why = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)


class ProjectIdea(PartOf):
    """That an idea was taken up by a project."""

    whole = "project"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="ideas")
    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="taken_up")

    class Meta(PartOf.Meta):
        constraints = [models.UniqueConstraint(fields=["project", "idea"], name="projectidea_once")]


class DutyLine(PartOf):
    """What one body does in one task of a project, with its hours a month where they are known."""

    whole = "project"

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="duties")
    task = models.CharField(max_length=120)
    duty_body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=6, choices=[(one.value, one.text) for one in Part])
    hours = models.PositiveSmallIntegerField("一月の時間", null=True, blank=True)

    class Meta(PartOf.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(task=""), name="dutyline_has_task"),
            models.UniqueConstraint(fields=["project", "task", "duty_body"], name="dutyline_once"),
        ]
