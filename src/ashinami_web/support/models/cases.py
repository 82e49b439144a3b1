"""What a municipality is like, and cases heard elsewhere that are set beside it. No person is named in either."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.basics.source import Mark
from ashinami_web.config.rows import OfCircle


class Facts(models.Model):
    """What a place is like. Empty is not known."""

    population = models.PositiveIntegerField(null=True, blank=True)
    older = models.PositiveSmallIntegerField("65歳以上の割合（‰）", null=True, blank=True)
    square_km = models.PositiveIntegerField(null=True, blank=True)
    areas = models.PositiveSmallIntegerField(null=True, blank=True)
    coordinators = models.PositiveSmallIntegerField(null=True, blank=True)
    operators = models.JSONField(default=list, blank=True)
    resources = models.JSONField(default=list, blank=True)
    themes = models.JSONField(default=list, blank=True)
    technologies = models.JSONField("使っているデジタル技術", default=list, blank=True)
    history = models.TextField(max_length=600, blank=True)

    class Meta:
        """Of a municipality, and of where a case was heard."""

        abstract = True


class Setting(Facts, OfCircle):
    """What the municipality is like: what similar cases are set beside."""

    class Meta(OfCircle.Meta):
        constraints = [models.UniqueConstraint(fields=["body"], name="setting_one_a_body")]

    def __str__(self) -> str:
        """Return whose it is."""
        return str(self.body)


class HeardCase(Facts, OfCircle):
    """A case heard at a study meeting or read in a paper: where, what was done there and what is known of the place."""

    MARKS = (
        (Mark.UNVERIFIED.value, "聞いただけで、確かめていない"),
        (Mark.SECONDARY.value, "資料で読んだ"),
        (Mark.VERIFIED.value, "もとの資料で確かめた"),
    )

    place = models.CharField(max_length=80)
    title = models.CharField(max_length=160)
    period = models.CharField(max_length=60, blank=True)
    done = models.TextField(max_length=2000)
    learned = models.TextField(max_length=2000, blank=True)
    source = models.CharField("どの会・どの資料で", max_length=160)
    source_by = models.CharField("会や資料のもと", max_length=120)
    heard_on = models.DateField()
    mark = models.CharField(max_length=1, choices=MARKS, default=Mark.UNVERIFIED.value)

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(place="") & ~Q(title="") & ~Q(done=""), name="heardcase_says_where_and_what"
            ),
            models.CheckConstraint(condition=~Q(source="") & ~Q(source_by=""), name="heardcase_has_source"),
        ]

    def __str__(self) -> str:
        """Return where it was and what it is called."""
        return f"{self.place} {self.title}"
