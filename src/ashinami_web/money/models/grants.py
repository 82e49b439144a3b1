"""Programmes of a funder, and the grants groups have under them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from ashinami_web.config.rows import Keyed, Scoped
from ashinami_web.config.scope import Scope


class Programme(Keyed):
    """What a funder has set aside for a year under one scheme. Groups see it, so that they can ask for it."""

    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    scheme = models.CharField("id in ashinami.funding; empty: what was spent", max_length=80, blank=True)
    year = models.PositiveSmallIntegerField()
    budget = models.PositiveBigIntegerField()

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["body", "name", "year"], name="programme_once_a_year")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @classmethod
    def visible(cls, _scope: Scope) -> Q:
        """Budgets are public inside the installation."""
        return Q()


class Grant(Keyed):
    """A grant of a group for a span of days: who pays, for what, how much was decided. `separate`: it is kept in a fund of its own.

    `items` are cost items, `kinds` activities whose allowances it pays. `facts` are answers a scheme asks for beside the records,
    `about` what forms ask of the group (representative, address, account). `decided` is empty while nothing is decided.
    """

    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    funder = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    name = models.CharField(max_length=120)
    scheme = models.CharField(max_length=80, blank=True)
    start = models.DateField()
    end = models.DateField()
    order = models.PositiveSmallIntegerField(default=1)
    items = models.JSONField(default=list)
    kinds = models.JSONField(default=list)
    for_target = models.BooleanField(default=True)
    for_others = models.BooleanField(default=True)
    separate = models.BooleanField(default=False)
    decided = models.PositiveBigIntegerField(null=True, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    about = models.JSONField(default=dict, blank=True)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="grant_ends_after_start"),
            models.UniqueConstraint(fields=["body", "name", "start"], name="grant_once"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by the group and by the funder."""
        return Q(body__in=scope.bodies) | Q(funder__in=scope.bodies)
