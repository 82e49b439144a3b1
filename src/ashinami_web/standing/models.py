"""Standing (whose), Terms (the rule and what is wished, from a day on), Turn (one day of it), Closing (when a place rests)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.casework.standing import Every, OnRest, WhyNot
from ashinami.vocabulary.visit import VisitState
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED
from ashinami_web.config.rows import OfBody
from ashinami_web.helping.models import Visit
from ashinami_web.people.keys import PersonKey


def _choices(kind: type[Every | OnRest | WhyNot]) -> list[tuple[str, str]]:
    return [(member.name, member.value) for member in kind]


class Standing(OfBody):
    """A rider's standing wish, for a ride or a support visit. What it says stands in its terms; the latest written that have begun hold."""

    rider = PersonKey()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["body", "rider"], name="standing_body_rider")]


class Terms(OfBody):
    """What a standing wish says from a day on. Terms are added, never changed: what held is still known later."""

    standing = models.ForeignKey(Standing, on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField("in which order written")
    since = models.DateField("for turns named from this day on")
    every = models.CharField("くり返し", max_length=12, choices=_choices(Every))
    weekdays = models.JSONField(default=list, blank=True)
    nth = models.JSONField(default=list, blank=True)
    month_day = models.PositiveSmallIntegerField("日", null=True, blank=True)
    start = models.DateField("はじまり")
    end = models.DateField("この日の前まで", null=True, blank=True)
    holidays = models.CharField("祝日は", max_length=8, choices=_choices(OnRest))
    closed = models.CharField("行き先の休みの日は", max_length=8, choices=_choices(OnRest))
    said = models.JSONField("what is wished, as the desk writes it")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="terms_end_after_start"
            ),
            models.CheckConstraint(
                condition=Q(month_day__isnull=True) | Q(month_day__range=(1, 31)), name="terms_day_of_month"
            ),
        ]

    @property
    def for_visit(self) -> bool:
        """Whether a support visit is wished, not a ride."""
        return "helps" in self.said


class Turn(OfBody):
    """One turn: the day the rule named, for ever; its wish or its visit, or why there is none. The database refuses a second one.

    `own` : somebody changed it by itself, and a change of the rule leaves it alone.
    """

    standing = models.ForeignKey(Standing, on_delete=models.PROTECT, related_name="turns")
    on = models.DateField("the day the rule named")
    day = models.DateField("the day it is driven", null=True, blank=True)
    why = models.CharField(max_length=12, choices=_choices(WhyNot), blank=True)
    wish = models.OneToOneField(
        "bookings.Wish", on_delete=models.PROTECT, null=True, blank=True, related_name="standing_turn"
    )
    visit = models.OneToOneField(
        "helping.Visit", on_delete=models.PROTECT, null=True, blank=True, related_name="standing_turn"
    )
    own = models.BooleanField(default=False)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["standing", "on"], name="turn_once"),
            models.CheckConstraint(
                condition=~Q(wish__isnull=True, visit__isnull=True, day__isnull=False), name="turn_day_has_wish"
            ),
            models.CheckConstraint(condition=Q(wish__isnull=True) | Q(visit__isnull=True), name="turn_wish_or_visit"),
        ]

    @property
    def asked(self) -> Wish | Visit | None:
        """What was asked for on its day, None where it rests."""
        return self.visit or self.wish

    @property
    def stands(self) -> bool:
        """Whether what was asked for is still to come."""
        if self.visit is not None:
            return VisitState(self.visit.state).is_open
        return self.wish is not None and self.wish.state in STILL_WANTED


class Closing(OfBody):
    """Days on which a place rests (or, without a place, the group's own desk and cars): お盆, 年末年始, the doctor away."""

    place = models.ForeignKey("bookings.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    start = models.DateField("休みのはじめ")
    end = models.DateField("休みの終わり（この日まで）")
    note = models.CharField(max_length=60, blank=True)

    class Meta(OfBody.Meta):
        constraints = [models.CheckConstraint(condition=Q(end__gte=F("start")), name="closing_ends_after_start")]
