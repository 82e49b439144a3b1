"""Costs several bodies share: what they agreed, which lines of the keeper's books are shared, and what was reckoned."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.basics.day import Month
from ashinami_web.config.rows import OfBody, OfCircle, ends_after_start
from ashinami_web.money.models.books import MONTH


class SharedCost(OfCircle):
    """What bodies agreed to pay together. `body` keeps the books; the circle reads the agreement and what is reckoned.

    `items` are the cost items they share.
    """

    name = models.CharField(max_length=120)
    items = models.JSONField(default=list)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfCircle.Meta):
        constraints = [
            ends_after_start("sharedcost_ends_after_start"),
            models.CheckConstraint(condition=~Q(name=""), name="sharedcost_has_name"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class CostPartner(OfCircle):
    """A body that takes part: what it does, and how many parts of the costs it bears. The keeper of the books is one of them."""

    shared = models.ForeignKey(SharedCost, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=200, blank=True)
    weight = models.PositiveIntegerField()

    class Meta(OfCircle.Meta):
        constraints = [models.UniqueConstraint(fields=["shared", "partner"], name="costpartner_once")]

    def __str__(self) -> str:
        """Return who it is."""
        return str(self.partner)


class CostStatement(OfCircle):
    """A reckoning until the end of a month, as it was shown to the partners: it never changes. `content` holds figures, nobody's name."""

    shared = models.ForeignKey(SharedCost, on_delete=models.PROTECT, related_name="statements")
    until = models.CharField(max_length=7)
    content = models.JSONField(default=dict)
    made_on = models.DateField()

    class Meta(OfCircle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["shared", "until"], name="coststatement_once_a_month"),
            models.CheckConstraint(condition=Q(until__regex=MONTH), name="coststatement_until_a_month"),
        ]

    @property
    def month(self) -> Month:
        """The last month it speaks of."""
        return Month.parse(self.until)


class SharedEntry(OfBody):
    """That an entry of the books is shared: a cost, or what a partner handed over. It stands in one agreement, and in one statement.

    `partner` is who paid the cost itself, or handed the money over.
    """

    shared = models.ForeignKey(SharedCost, on_delete=models.PROTECT, related_name="lines")
    entry = models.OneToOneField("money.Entry", on_delete=models.PROTECT, related_name="shared")
    partner = models.ForeignKey(CostPartner, on_delete=models.PROTECT, null=True, blank=True, related_name="lines")
    statement = models.ForeignKey(CostStatement, on_delete=models.PROTECT, null=True, blank=True, related_name="lines")
