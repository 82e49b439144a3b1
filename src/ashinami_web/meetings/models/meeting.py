"""A meeting: when and where, what it speaks of, who came, who wrote, how the turns were spread."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.community.agenda import Part
from ashinami.community.balance import Side
from ashinami_web.config.parts import PartOf
from ashinami_web.config.rows import OfCircle
from ashinami_web.meetings.models.council import Council, CouncilMember, Series


class Meeting(OfCircle):
    """One meeting of a council, with the body and circle of the council. `planned` is the day its series gave it, and never changes."""

    class State(models.TextChoices):
        """Where it stands."""

        PLANNED = "planned", "予定"
        HELD = "held", "開いた"
        CANCELLED = "cancelled", "開かない"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="meetings")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings")
    planned = models.DateField(null=True, blank=True)
    number = models.PositiveSmallIntegerField("第何回", null=True, blank=True)
    day = models.DateField()
    start_minute = models.PositiveSmallIntegerField(null=True, blank=True)
    end_minute = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    online = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    chair = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, null=True, blank=True, related_name="chaired")
    guests = models.CharField("委員のほかに出た人（役で書く）", max_length=200, blank=True)
    changed_at = models.DateTimeField()
    changed_why = models.CharField(max_length=120, blank=True)

    class Meta(OfCircle.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["series", "planned"], condition=Q(series__isnull=False), name="meeting_one_a_date_of_a_series"
            ),
            models.CheckConstraint(
                condition=Q(series__isnull=True, planned__isnull=True) | Q(series__isnull=False, planned__isnull=False),
                name="meeting_of_a_series_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(end_minute__isnull=True) | Q(end_minute__gt=F("start_minute")),
                name="meeting_times_in_order",
            ),
        ]
        indexes = [
            models.Index(fields=["body", "day"], name="meeting_body_day"),
            models.Index(fields=["circle", "day"], name="meeting_circle_day"),
            models.Index(fields=["council", "day"], name="meeting_council_day"),
        ]

    @property
    def minutes(self) -> int | None:
        """How long it is planned to take; None when that is not said."""
        return None if self.start_minute is None or self.end_minute is None else self.end_minute - self.start_minute


class AgendaItem(PartOf):
    """One item of the agenda. `source` and `source_key` name what it is about; an item typed by hand has neither."""

    whole = "meeting"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=12, choices=[(one.value, one.text) for one in Part])
    title = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField(default=10)
    source = models.CharField(max_length=20, blank=True)
    source_key = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=80, blank=True)

    class Meta(PartOf.Meta):
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="agendaitem_has_title"),
            models.UniqueConstraint(
                fields=["meeting", "source", "source_key"],
                condition=~Q(source_key=""),
                name="agendaitem_each_thing_once",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Attendance(PartOf):
    """How a member took part. Somebody who sent a proxy names him by his post or as another member."""

    class How(models.TextChoices):
        """In which way."""

        HERE = "here", "出席"
        ONLINE = "online", "オンライン"
        PROXY = "proxy", "代理"
        WRITTEN = "written", "書面"
        ABSENT = "absent", "欠席"

    whole = "meeting"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="attendance")
    how = models.CharField(max_length=10, choices=How)
    proxy = models.CharField(max_length=60, blank=True)

    class Meta(PartOf.Meta):
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once"),
            models.CheckConstraint(condition=~Q(how="proxy") | ~Q(proxy=""), name="attendance_proxy_is_named"),
        ]


class Opinion(PartOf):
    """What a member who does not come writes or rings; it is read out at the meeting."""

    whole = "meeting"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="opinions")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="opinions")
    text = models.TextField(max_length=2000)
    received_on = models.DateField()

    class Meta(PartOf.Meta):
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="opinion_says_something")]


class Turns(PartOf):
    """How often a group of people spoke, on one side (age, sex or area). Sides are counted apart, so that no one person stands out."""

    whole = "meeting"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="turns")
    side = models.CharField(max_length=6, choices=[(one.value, one.text) for one in Side])
    group = models.CharField(max_length=40)
    count = models.PositiveIntegerField(default=0)

    class Meta(PartOf.Meta):
        constraints = [models.UniqueConstraint(fields=["meeting", "side", "group"], name="turns_one_a_group")]
