"""The boards on which small needs and helpers, roles and people, problems and partners find each other."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.vocabulary.helping import Board, MatchState, Reward, Side
from ashinami_web.config.rows import OfCircle, ends_after_start
from ashinami_web.people.keys import PersonKey
from ashinami_web.resources.models.published import Published


class Entry(Published):
    """What somebody looks for, or gives. `person` is who needs it or would do it, as far as she is disclosed; else the body itself.

    `times` is seven lists of [start, end] in minutes; empty when any time will do.
    """

    about = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    person = PersonKey(null=True, blank=True)
    board = models.CharField(max_length=10, choices=[(b.value, b.text) for b in Board])
    side = models.CharField(max_length=10, choices=[(s.value, s.text) for s in Side])
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=2000, blank=True)
    fields = models.JSONField(default=list, blank=True)
    skills = models.JSONField(default=list, blank=True)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    times_text = models.CharField(max_length=200, blank=True)
    times = models.JSONField(default=list, blank=True)
    rewards = models.JSONField(default=list, blank=True)
    places = models.PositiveIntegerField("何人・何件まで", default=1)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(Published.Meta):
        constraints = [
            ends_after_start("entry_ends_after_start"),
            models.CheckConstraint(condition=~Q(title=""), name="entry_has_title"),
            models.CheckConstraint(
                condition=Q(board__in=[b.value for b in Board], side__in=[s.value for s in Side]),
                name="entry_board_known",
            ),
            # who is named to one body is never shown to all
            models.CheckConstraint(
                condition=Q(public=False) | Q(person__isnull=True), name="entry_of_person_not_public"
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="entry_has_a_place"),
        ]
        indexes = [models.Index(fields=["board", "side"], name="entry_board_side")]

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    @property
    def rewarded(self) -> list[Reward]:
        """What whoever helps may receive."""
        return [Reward(code) for code in self.rewards]


class Match(OfCircle):
    """That a body brought two entries together, and what came of it."""

    seeks = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="found")
    gives = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="given")
    state = models.CharField(
        max_length=12, choices=[(s.value, s.text) for s in MatchState], default=MatchState.INTRODUCED.value
    )
    note = models.TextField("やりとり", max_length=2000, blank=True)
    reward = models.CharField(max_length=10, blank=True)
    made_on = models.DateField()
    changed_on = models.DateField()

    class Meta(OfCircle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["seeks", "gives"], name="match_once"),
            models.CheckConstraint(condition=~Q(seeks=F("gives")), name="match_two_entries"),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in MatchState]), name="match_state_known"),
        ]
