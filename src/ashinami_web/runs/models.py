"""The day's board: Day (its version), Plan (proposals), Run (a driver's tour), Ride (one leg of a wish).

Beside it: Step (a change that can be undone) and Hold (an offer kept for somebody until it lapses).
"""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import Leg, RideState
from ashinami_web.config.rows import Keyed, OfBody, Scoped
from ashinami_web.config.scope import Scope
from ashinami_web.people.keys import PersonKey


class Day(OfBody):
    """A group's day. `version` rises with every change of the board: who changes an older one is told, and loses nothing."""

    service_day = models.DateField()
    version = models.PositiveIntegerField(default=0)

    class Meta(OfBody.Meta):
        constraints = [models.UniqueConstraint(fields=["body", "service_day"], name="day_one")]


class Plan(OfBody):
    """A plan the planner proposed: kept as it came, with its reasons, so that a later question has an answer.

    One that is `tried` changes nothing: it is looked at beside the board until somebody adopts it. `supposed` is what it supposes
    beyond the day as it is (a driver off, a clinic late); `changes` are the ways it would change, and whether they were promised.
    `better_than` is the plan whose proof came upon this one.
    """

    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="plans")
    based_on = models.PositiveIntegerField("board version it was made for")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    content = models.JSONField()
    tried = models.BooleanField(default=False)
    supposed = models.JSONField(default=dict, blank=True)
    changes = models.JSONField(default=list, blank=True)
    adopted_at = models.DateTimeField(null=True, blank=True)
    better_than = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="better")


class Run(OfBody):
    """One tour of a driver: leaves home, makes the stops, comes home.

    `stops` is the ordered list of {wish, leg, kind, arrive, start, depart}. What of it is promised stands in the rides' states.
    """

    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="runs")
    driver = PersonKey()
    vehicle = models.ForeignKey("bodies.Vehicle", on_delete=models.PROTECT, related_name="+")
    window = models.PositiveSmallIntegerField(default=0)
    leave_home = models.PositiveSmallIntegerField()
    back_home = models.PositiveSmallIntegerField()
    stops = models.JSONField(default=list)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["day", "driver", "window"], name="run_one_a_window"),
            models.CheckConstraint(condition=Q(back_home__gte=F("leave_home")), name="run_comes_home"),
        ]


class DriverBusy(Keyed):
    """When a driver is promised to a group: nobody's name, no rider. It stops two desks from confirming the same driver.

    Every group sees these rows, since a driver may serve two groups; the database refuses two that overlap.
    """

    person = models.UUIDField("key of the driver")
    promised_to = models.UUIDField("key of the group")
    service_day = models.DateField()
    start = models.PositiveSmallIntegerField()
    end = models.PositiveSmallIntegerField()
    run = models.OneToOneField(Run, on_delete=models.CASCADE, related_name="busy")

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["person", "service_day"], name="busy_person_day")]
        constraints = [models.CheckConstraint(condition=Q(end__gte=F("start")), name="busy_ends_after_start")]

    @classmethod
    def visible(cls, _scope: Scope) -> Q:
        """Seen by every group: a key and minutes, nothing of a rider."""
        return Q()


class Ride(OfBody):
    """One leg of a wish. `state` repeats the fold of its events (written by `runs.projection` only)."""

    wish = models.ForeignKey("bookings.Wish", on_delete=models.PROTECT, related_name="rides")
    leg = models.CharField(max_length=4, choices=[(leg.name, leg.value) for leg in Leg])
    service_day = models.DateField()
    run = models.ForeignKey(Run, on_delete=models.SET_NULL, null=True, blank=True, related_name="rides")
    driver = PersonKey(null=True, blank=True)
    pick_up_at = models.PositiveSmallIntegerField(null=True, blank=True)
    drop_off_at = models.PositiveSmallIntegerField(null=True, blank=True)
    metres = models.PositiveIntegerField("予定の距離", null=True, blank=True)
    locked = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=[(s.value, s.text) for s in RideState], default=RideState.REQUESTED)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["body", "service_day"], name="ride_body_day")]
        constraints = [
            models.UniqueConstraint(fields=["wish", "leg"], name="ride_one_a_leg"),
            models.CheckConstraint(
                condition=Q(state__in=["requested", "cancelled", "unmet"]) | Q(driver__isnull=False),
                name="ride_promised_has_driver",
            ),
            models.CheckConstraint(condition=Q(locked=False) | Q(driver__isnull=False), name="ride_locked_has_driver"),
        ]


class Step(OfBody):
    """A change of the board that can be undone: what it was, and how the board stood before it.

    `version` is the board's version after it: when the board has moved on, the step can no longer be undone. `before` says
    how the runs and the rides not yet promised stood.
    """

    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="steps")
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    before = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [models.UniqueConstraint(fields=["day", "version"], name="step_one_a_version")]

    @property
    def event_kind(self) -> EventKind:
        """What it was."""
        return EventKind(self.kind)


class Hold(OfBody):
    """An offer kept for somebody until it lapses: until then nothing else is planned on its minutes.

    `offer` is the offer as it was said on the phone. `ended_at` is when it was accepted or let go; an offer that has lapsed has none.
    """

    wish = models.ForeignKey("bookings.Wish", on_delete=models.PROTECT, related_name="holds")
    service_day = models.DateField()
    offer = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    lapses_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["body", "service_day"], name="hold_body_day")]
        constraints = [
            models.UniqueConstraint(fields=["wish"], condition=Q(ended_at__isnull=True), name="hold_one_a_wish"),
            models.CheckConstraint(condition=Q(lapses_at__gt=F("made_at")), name="hold_lapses_after_it_is_made"),
        ]
