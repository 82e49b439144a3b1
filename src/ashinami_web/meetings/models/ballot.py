"""Ballots on paper: what is asked, and the counts the office made."""

from __future__ import annotations

from fractions import Fraction

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from ashinami.community.ballot import Count, Majority
from ashinami_web.config.parts import PartOf
from ashinami_web.meetings.models.meeting import Meeting


class Ballot(PartOf):
    """A question with its options. Sheets are printed, filled in by hand and counted by the office."""

    whole = "meeting"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="ballots")
    question = models.CharField(max_length=200)
    options = models.JSONField()
    eligible = models.PositiveIntegerField(validators=[MinValueValidator(1)])
    quorum = models.PositiveSmallIntegerField(default=50, validators=[MaxValueValidator(100)])
    majority = models.CharField(
        max_length=12, choices=[(one.value, one.text) for one in Majority], default=Majority.HALF.value
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)

    class Meta(PartOf.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(question=""), name="ballot_asks_something"),
            models.CheckConstraint(condition=Q(eligible__gte=1), name="ballot_has_voters"),
        ]

    def __str__(self) -> str:
        """Return what is asked."""
        return self.question

    def count(self, votes: dict[str, int], spoiled: int) -> Count:
        """Return a count as the library knows it; ValueError for one that cannot be."""
        return Count(
            eligible=self.eligible,
            votes={option: votes.get(option, 0) for option in self.options},
            spoiled=spoiled,
            quorum=Fraction(self.quorum, 100),
            majority=Majority(self.majority),
        )


class BallotCount(PartOf):
    """A count. Rows are only added: counting again adds a row, and the last one holds."""

    whole = "meeting"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="counts")
    votes = models.JSONField()
    spoiled = models.PositiveIntegerField(default=0)
    counters = models.CharField("数えた人（役で書く）", max_length=120)
    counted_at = models.DateTimeField()
    counted_by = models.CharField(max_length=60)

    class Meta(PartOf.Meta):
        constraints = [models.CheckConstraint(condition=~Q(counters=""), name="ballotcount_says_who_counted")]
