"""Circle: who sits at one table, from when to when. What is shared is shared with a circle, never with everybody."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from ashinami_web.bodies.models.body import Body
from ashinami_web.config.rows import Keyed, Scoped, ends_after_start
from ashinami_web.config.scope import Scope


class Circle(Keyed):
    """A named set of bodies that share what they write (`config.rows.OfCircle`). Its keeper says who belongs to it.

    A prefecture's circle spans municipalities and has none of its own.
    """

    class Kind(models.TextChoices):
        """Which table it is."""

        LAYER_1 = "layer_1", "第1層協議体"
        LAYER_2 = "layer_2", "第2層協議体"
        CARE = "care", "地域ケア会議"
        CARE_PROMOTION = "care_promotion", "地域ケア推進会議"
        CARE_SECTION = "care_section", "地域ケア分科会議"
        TRANSIT = "transit", "地域公共交通会議"
        HALL = "hall", "庁内横断会議の仲間"
        COMMUNITY = "community", "まちづくり協議会の仲間"
        SECTION = "section", "部会・作業部会"
        SUPPORT = "support", "伴走的支援の仲間"
        PREFECTURE = "prefecture", "都道府県と市町村の仲間"
        OTHER = "other", "そのほかの集まり"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=120)
    municipality = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="circles")
    keeper = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="kept_circles")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            ends_after_start("circle_ends_after_start"),
            models.CheckConstraint(condition=~Q(name=""), name="circle_has_name"),
            models.UniqueConstraint(
                fields=["keeper", "name"], condition=Q(end__isnull=True), name="circle_one_open_of_a_name"
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @classmethod
    def visible(cls, _scope: Scope) -> Q:
        """Which tables there are is public inside the installation, like bodies and areas."""
        return Q()


class CircleMember(Keyed):
    """That a body belongs to a circle, from when to when: on these days it sees what is shared with the circle."""

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="members")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="in_circles")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            ends_after_start("circlemember_ends_after_start"),
            models.UniqueConstraint(
                fields=["circle", "body"], condition=Q(end__isnull=True), name="circlemember_one_open"
            ),
        ]
        indexes = [models.Index(fields=["body", "circle"], name="circlemember_body")]

    @classmethod
    def visible(cls, _scope: Scope) -> Q:
        """Who sits where is public inside the installation; what is said there is not."""
        return Q()
