"""Visiting talks and health consultations; and which coordinator an area has."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.vocabulary.helping import TalkState
from ashinami_web.config.rows import Between, OfBody, ends_after_start
from ashinami_web.people.keys import PersonKey
from ashinami_web.resources.models.service import Service


class Talk(Between):
    """A talk or consultation that a body asks of another from the catalogue: when, where, which staff; then how it went.

    `came` maps codes of generations to how many came.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="talks")
    theme = models.CharField("テーマ", max_length=120)
    place = models.CharField("場所", max_length=120, blank=True)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    wanted_on = models.DateField("希望の日", null=True, blank=True)
    staff = models.JSONField(default=list, blank=True)
    expected = models.PositiveIntegerField("来る人の見込み", null=True, blank=True)
    asked_on = models.DateField()
    state = models.CharField(
        max_length=10, choices=[(s.value, s.text) for s in TalkState], default=TalkState.ASKED.value
    )
    answer = models.CharField("返事", max_length=300, blank=True)
    held_on = models.DateField("行った日", null=True, blank=True)
    came = models.JSONField(default=dict, blank=True)
    heard = models.TextField("出た声・気づき", max_length=2000, blank=True)

    class Meta(Between.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(state=TalkState.HELD.value, held_on__isnull=False)
                | ~Q(state=TalkState.HELD.value) & Q(held_on__isnull=True),
                name="talk_held_on_a_day",
            ),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in TalkState]), name="talk_state_known"),
        ]
        indexes = [models.Index(fields=["to_body", "held_on"], name="talk_to_body")]

    def __str__(self) -> str:
        """Return its theme."""
        return self.theme

    @property
    def guests(self) -> int:
        """How many came."""
        return sum(self.came.values())


class Assignment(OfBody):
    """Which area a coordinator looks after, and on which layer; the person shows only to whom she is disclosed."""

    class Layer(models.TextChoices):
        """On which layer."""

        FIRST = "first", "第1層"
        SECOND = "second", "第2層"

    person = PersonKey(null=True, blank=True)
    layer = models.CharField(max_length=10, choices=Layer)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField("呼び方", max_length=60, blank=True)
    phone = models.CharField("電話", max_length=30, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            ends_after_start("assignment_ends_after_start"),
            models.CheckConstraint(
                condition=Q(layer="first") | Q(area__isnull=False), name="assignment_layer_2_has_area"
            ),
        ]

    @classmethod
    def visible(cls, _scope: object) -> Q:
        """Which body's coordinator looks after an area is public inside the installation; who it is, is not."""
        return Q()
