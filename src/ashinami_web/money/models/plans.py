"""The parts of a grant's plan, and things bought with aid: what was promised about them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from ashinami_web.config.rows import Keyed, Scoped
from ashinami_web.config.scope import Scope


class _OfGroupAndFunder(Keyed):
    """A row of a group that its funder reads."""

    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    funder = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")

    objects = Scoped[Self]()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def __str__(self) -> str:
        """Return its name."""
        return str(getattr(self, "name", self.pk))

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by the group and by the funder."""
        return Q(body__in=scope.bodies) | Q(funder__in=scope.bodies)


class GrantPart(_OfGroupAndFunder):
    """An undertaking of the plan that a grant pays (取り組み), and what is set aside for it. Costs are booked to one of them or to none."""

    grant = models.ForeignKey("money.Grant", on_delete=models.PROTECT, related_name="parts")
    name = models.CharField(max_length=80)
    budget = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta(_OfGroupAndFunder.Meta):
        constraints = [models.UniqueConstraint(fields=["grant", "name"], name="grantpart_once")]


class Asset(_OfGroupAndFunder):
    """A thing bought with aid: a car, a wheelchair lift. Until `bound_until` the funder must consent before it is given up.

    An empty `bound_until` says that nobody has written it down: it then counts as bound. `promised` is what the decision asks for.
    """

    vehicle = models.ForeignKey("bodies.Vehicle", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=80)
    bought_on = models.DateField()
    cost = models.PositiveBigIntegerField()
    aided = models.PositiveBigIntegerField()
    paper = models.CharField("決定の番号・日にち", max_length=80, blank=True)
    promised = models.CharField("決定の条件", max_length=300, blank=True)
    bound_until = models.DateField(null=True, blank=True)
    consent_on = models.DateField(null=True, blank=True)
    given_up_on = models.DateField(null=True, blank=True)
    given_up = models.CharField(max_length=120, blank=True)

    class Meta(_OfGroupAndFunder.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(cost__gte=1) & Q(aided__lte=F("cost")), name="asset_aided_up_to_its_cost"
            ),
            models.CheckConstraint(
                condition=Q(bound_until__isnull=True) | Q(bound_until__gte=F("bought_on")),
                name="asset_bound_after_bought",
            ),
            models.CheckConstraint(
                condition=Q(given_up_on__isnull=True) | Q(given_up_on__gte=F("bought_on")),
                name="asset_given_up_after_bought",
            ),
            models.CheckConstraint(
                condition=Q(given_up_on__isnull=True)
                | Q(consent_on__isnull=False, consent_on__lte=F("given_up_on"))
                | Q(bound_until__isnull=False, bound_until__lt=F("given_up_on")),
                name="asset_given_up_by_leave",
            ),
        ]
