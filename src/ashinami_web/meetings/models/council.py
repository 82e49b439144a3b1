"""Councils and other bodies that meet: what kind, who sits in them, when they meet."""

from __future__ import annotations

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from ashinami.basics.day import Days
from ashinami.community.balance import AgeGroup, Sex
from ashinami.community.kinds import Kind, kinds
from ashinami.community.series import MonthlyRule, OnHoliday
from ashinami.community.series import Series as SeriesValue
from ashinami_web.config.parts import PartOf
from ashinami_web.config.rows import OfCircle, ends_after_start
from ashinami_web.people.keys import PersonKey


class Council(OfCircle):
    """Something that meets: a 協議体, a conference of sections, a working group. Its body is the secretary's.

    `told` holds answers of the law's questions that a list of members cannot give (`community.composition.ASKED`); what is not in it
    is not known. `quorum` is the share of the voters, in per cent, that must take part; 0 asks for none.
    """

    kind = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    quorum = models.PositiveSmallIntegerField(default=50, validators=[MaxValueValidator(100)])
    chair_goes_round = models.BooleanField(default=True)
    told = models.JSONField(default=dict, blank=True)
    note = models.CharField(max_length=300, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfCircle.Meta):
        constraints = [
            ends_after_start("council_ends_after_start"),
            models.CheckConstraint(condition=~Q(name=""), name="council_has_name"),
            models.CheckConstraint(condition=Q(quorum__lte=100), name="council_quorum_is_a_share"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @property
    def of_kind(self) -> Kind:
        """The kind as the library knows it; an unheard-of one is the kind without rules."""
        return kinds().get(self.kind, kinds()["other"])


class CouncilMember(PartOf):
    """Who sits in a council, from when to when. Groups of age, sex and area serve the balance alone; what is empty is not known."""

    whole = "council"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="members")
    seat = models.SlugField(max_length=40, blank=True)
    member_body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = PersonKey(null=True, blank=True)
    post = models.CharField(max_length=60, blank=True)
    age = models.CharField(max_length=10, blank=True, choices=[(one.value, one.text) for one in AgeGroup])
    sex = models.CharField(max_length=10, blank=True, choices=[(one.value, one.text) for one in Sex])
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    votes = models.BooleanField(default=True)
    may_chair = models.BooleanField(default=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(PartOf.Meta):
        constraints = [
            ends_after_start("councilmember_ends_after_start"),
            models.CheckConstraint(
                condition=Q(member_body__isnull=False) | Q(person__isnull=False) | ~Q(post=""),
                name="councilmember_says_who",
            ),
            models.UniqueConstraint(
                fields=["council", "person"],
                condition=Q(end__isnull=True, person__isnull=False),
                name="councilmember_one_open",
            ),
        ]

    def __str__(self) -> str:
        """Return who it is as far as that may be seen: the body, the post, the person."""
        parts = (
            str(self.member_body) if self.member_body_id else "",
            self.post,
            str(self.person) if self.person_id else "",
        )
        return " ".join(part for part in parts if part)


class Series(PartOf):
    """A rule by which a council meets every month or every few months; the meetings made from it stand in `Meeting`."""

    whole = "council"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="series")
    day = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(31)])
    nth = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(5)])
    weekday = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(6)])
    every = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1), MaxValueValidator(12)])
    on_holiday = models.CharField(
        max_length=10, choices=[(one.value, one.text) for one in OnHoliday], default=OnHoliday.NEXT.value
    )
    start_minute = models.PositiveSmallIntegerField(null=True, blank=True)
    end_minute = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(PartOf.Meta):
        constraints = [
            ends_after_start("series_ends_after_start"),
            models.CheckConstraint(
                condition=(Q(day__gte=1, nth=0) | Q(day=0, nth__gte=1)) & Q(every__gte=1), name="series_names_a_day"
            ),
            models.CheckConstraint(
                condition=Q(end_minute__isnull=True) | Q(end_minute__gt=F("start_minute")), name="series_times_in_order"
            ),
        ]

    @property
    def rule(self) -> MonthlyRule:
        """The rule as the library knows it."""
        return MonthlyRule(
            day=self.day,
            nth=self.nth,
            weekday=self.weekday if self.nth else 0,
            every=self.every,
            on_holiday=OnHoliday(self.on_holiday),
        )

    def value(self, changed: dict[date, date | None]) -> SeriesValue:
        """Return the series with its single changes."""
        return SeriesValue(self.rule, Days(self.start, self.end), changed)
