"""Goal: one sheet with the purpose all share (規範的統合); its texts and the answers to them are added, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import OfCircle


class Goal(OfCircle):
    """A shared goal. What it says is its latest text."""

    title = models.CharField(max_length=120)

    class Meta(OfCircle.Meta):
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="goal_has_title")]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class GoalText(OfCircle):
    """A wording of the goal, from a day on; `why` says what made it be talked over again. The same words again refresh it."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveSmallIntegerField()
    words = models.TextField("めざす姿", max_length=2000)
    why = models.TextField("なぜ書き直したか・読み合わせたか", max_length=600, blank=True)
    written_on = models.DateField()
    by = models.CharField(max_length=80)

    class Meta(OfCircle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["goal", "number"], name="goaltext_numbered"),
            models.CheckConstraint(condition=~Q(words=""), name="goaltext_has_words"),
        ]


class GoalAnswer(OfCircle):
    """That a body, or a section of it, has seen a wording, and what it says to it. Seen alone is an answer too."""

    class Said(models.TextChoices):
        """What it says."""

        SEEN = "seen", "見た"
        AGREED = "agreed", "賛成"
        TALK = "talk", "話し合いたい"

    text = models.ForeignKey(GoalText, on_delete=models.PROTECT, related_name="answers")
    section = models.CharField("どの部会・係が", max_length=80, blank=True)
    said = models.CharField(max_length=10, choices=Said)
    remark = models.TextField(max_length=600, blank=True)
    said_on = models.DateField()
    by = models.CharField(max_length=80)

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(said__in=["seen", "agreed", "talk"]), name="goalanswer_known")
        ]
