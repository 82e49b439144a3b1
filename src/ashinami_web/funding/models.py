"""A town's own rules as files with their versions, and a group's yearly record of facts."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from ashinami.funding.rulebook.reading import read_rule
from ashinami.funding.rulebook.rule import Rule
from ashinami_web.config.rows import OfBody, Shared
from ashinami_web.config.scope import Scope


class TownRule(OfBody):
    """One edition of a subsidy rule of a municipality. Drafts are its own; what has been put in force anybody may read, for ever.

    `base` is the text the edition started from, `text` what it says now; `start` the first day on which the change holds.
    """

    class State(models.TextChoices):
        """Where the edition stands."""

        DRAFT = "draft", "作成中"
        ACTIVE = "active", "有効"
        REPLACED = "replaced", "前の版"

    rule_id = models.CharField(max_length=80)
    title = models.CharField(max_length=120)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    base = models.TextField()
    text = models.TextField()
    start = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    activated_at = models.DateTimeField(null=True, blank=True)
    activated_by = models.CharField(max_length=60, blank=True)

    objects = Shared[Self]()  # type: ignore[misc]  # read by anybody once in force, changed by its own body

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body", "rule_id", "number"], name="townrule_number_once"),
            models.UniqueConstraint(
                fields=["body", "rule_id"], condition=Q(state="active"), name="townrule_one_active"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(rule_id=""), name="townrule_has_a_name"),
            models.CheckConstraint(
                condition=Q(state="draft", activated_at__isnull=True, activated_by="")
                | (~Q(state="draft") & Q(activated_at__isnull=False) & ~Q(activated_by="")),
                name="townrule_in_force_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        """Return its title and edition."""
        return f"{self.title}（第{self.number}版）"

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by its body; once in force, by anybody."""
        return super().visible(scope) | ~Q(state="draft")

    @property
    def rule(self) -> Rule:
        """The rule it says; only texts that read are stored."""
        return _read(self.text, self.rule_id)

    @property
    def base_rule(self) -> Rule:
        """The rule it started from."""
        return _read(self.base, self.rule_id)


class GroupYear(OfBody):
    """What a group knows of one fiscal year: fact id to value, lists under their entity. The group alone shares it."""

    year = models.PositiveSmallIntegerField()
    facts = models.JSONField(default=dict)
    shared_with = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=60)

    objects = Shared[Self]()  # type: ignore[misc]  # read by whom it is shared with, changed by the group

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body", "year"], name="groupyear_once"),
            models.CheckConstraint(condition=Q(year__gte=2000, year__lte=2100), name="groupyear_is_a_year"),
        ]

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by the group, and by the body it is shared with."""
        return super().visible(scope) | Q(shared_with__in=scope.bodies)


def _read(text: str, name: str) -> Rule:
    found = read_rule(text, f"{name}.toml").rule
    if found is None:
        raise ValueError(f"{name}: a stored rule can no longer be read")
    return found
