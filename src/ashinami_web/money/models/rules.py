"""What the group agreed about money, dated; and what sort of user somebody is, through time."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from ashinami.basics.money import Rounding
from ashinami.casework.money.allowances import Per
from ashinami.casework.money.charges import ChargeItem
from ashinami.vocabulary.money import UserClass
from ashinami_web.config.rows import Keyed, OfBody, Scoped, dated, ends_after_start
from ashinami_web.config.scope import Scope
from ashinami_web.people.keys import PersonKey
from ashinami_web.people.models import Disclosure


class AllowanceRate(OfBody):
    """A rule of the volunteers' allowances (`casework.money.allowances.AllowanceRule`)."""

    name = models.CharField(max_length=80)
    per = models.CharField(max_length=10, choices=[(one.value, one.text) for one in Per])
    amount = models.PositiveIntegerField()
    kinds = models.JSONField(default=list)
    unit_minutes = models.PositiveSmallIntegerField(default=30)
    at_least = models.PositiveSmallIntegerField(default=0)
    rounding = models.CharField(
        max_length=4, choices=[(one.value, one.value) for one in Rounding], default=Rounding.DOWN
    )
    day_cap = models.PositiveIntegerField(null=True, blank=True)
    month_cap = models.PositiveIntegerField(null=True, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            ends_after_start("allowancerate_ends_after_start"),
            models.CheckConstraint(condition=Q(amount__gte=1) & Q(unit_minutes__gte=1), name="allowancerate_pays"),
        ]


class ChargeRate(OfBody):
    """A rate riders are charged by (`casework.money.charges.ChargeRule`)."""

    item = models.CharField(max_length=30, choices=[(one.value, one.text) for one in ChargeItem if not one.by_receipt])
    litre = models.PositiveIntegerField(default=0)
    metres_per_litre = models.PositiveIntegerField(default=0)
    flat = models.PositiveIntegerField(default=0)
    per_km = models.PositiveIntegerField(default=0)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            ends_after_start("chargerate_ends_after_start"),
            models.UniqueConstraint(fields=["body", "item"], condition=Q(end__isnull=True), name="chargerate_one_open"),
        ]


class PersonStatus(Keyed):
    """What sort of user somebody is under the care-insurance law, from when to when: seen by whom she is disclosed to.

    It stands once for a person, whatever groups she uses. `recognised_on`: the day the town recognised that she goes on using it.
    """

    person = PersonKey()
    user_class = models.CharField(max_length=20, choices=[(one.value, one.text) for one in UserClass])
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    certified_on = models.DateField(null=True, blank=True)
    recognised_on = models.DateField(null=True, blank=True)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            ends_after_start("personstatus_ends_after_start"),
            models.UniqueConstraint(fields=["person", "start"], name="personstatus_one_a_day"),
            models.CheckConstraint(
                condition=~Q(user_class="continuing") | Q(recognised_on__isnull=False),
                name="personstatus_continuing_is_recognised",
            ),
        ]

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by the bodies she is disclosed to on the day, and by herself."""
        told = Disclosure.objects.filter(dated(on=scope.day), person=OuterRef("person"), to_body__in=scope.bodies)
        return Q(Exists(told)) | Q(person=scope.person)
