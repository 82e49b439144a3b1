"""Mention: where an official plan names the service, or that it does not, and what stands in the way."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import OfCircle


class Mention(OfCircle):
    """What an official plan says of a service of the area, in the plan's words as the office read them; or that it is silent, and why."""

    class Kind(models.TextChoices):
        """Which official plan."""

        TRANSIT = "transit", "地域公共交通計画"
        WELFARE = "welfare", "地域福祉計画"
        ACTIVITY = "activity", "地域福祉活動計画"
        CARE = "care", "介護保険事業計画・高齢者福祉計画"
        STRATEGY = "strategy", "まち・ひと・しごと総合戦略"
        GENERAL = "general", "総合計画"
        DEPOPULATION = "depopulation", "過疎計画"
        DISABILITY = "disability", "障害福祉計画"
        OTHER = "other", "そのほか"

    class Obstacle(models.TextChoices):
        """Why a plan is silent: four obstacles that offices name."""

        CHARGE = "charge", "どの課が受け持つか決まっていない"
        NEED = "need", "困りごとの根拠がそろっていない"
        LAW = "law", "法の上でしてよいかが分からない"
        MONEY = "money", "お金と担い手の見通しがない"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField("計画の名前", max_length=120)
    service = models.CharField("どのサービスについて", max_length=80)
    section = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    page = models.CharField(max_length=40, blank=True)
    words = models.TextField("計画の言葉", max_length=600, blank=True)
    obstacles = models.JSONField(default=list, blank=True)
    read_on = models.DateField("読んだ日")

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(service=""), name="mention_says_what"),
            models.CheckConstraint(condition=Q(page="") | ~Q(words=""), name="mention_page_has_words"),
        ]

    def __str__(self) -> str:
        """Return the plan's name."""
        return self.name

    @property
    def is_named(self) -> bool:
        """Whether the plan names the service."""
        return bool(self.words)
