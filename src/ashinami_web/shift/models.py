"""Proxy (who speaks for a rider), Telling (who was told), Unmet (a wish without a ride), Note and ShiftChange (from desk to desk)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.wish import Purpose, WhyUnmet
from ashinami_web.config.rows import OfBody
from ashinami_web.people.keys import PersonKey


class How(models.TextChoices):
    """How somebody is told."""

    PHONE = "phone", _("電話")
    PAPER = "paper", _("紙のカード")
    MAIL = "mail", _("手紙・ファクス")
    NONE = "none", _("知らせない")


class Proxy(OfBody):
    """Somebody who books for a rider and is told what was arranged, as far as the rider wishes. A person like any other."""

    class Relation(models.TextChoices):
        """Who it is to her."""

        FAMILY = "family", _("家族")
        CARE_MANAGER = "care_manager", _("ケアマネジャー")
        COMMISSIONER = "commissioner", _("民生委員")
        NEIGHBOUR = "neighbour", _("近所の人")
        OTHER = "other", _("そのほか")

    rider = PersonKey()
    person = PersonKey()
    relation = models.CharField(max_length=20, choices=Relation)
    how = models.CharField(max_length=10, choices=How, default=How.PHONE)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body", "rider", "person"], name="proxy_once"),
            models.CheckConstraint(condition=~Q(rider=models.F("person")), name="proxy_is_another"),
        ]


class Telling(OfBody):
    """That a rider, or who speaks for her, was told what had been arranged by then."""

    wish = models.ForeignKey("bookings.Wish", on_delete=models.PROTECT, related_name="tellings")
    person = PersonKey()
    how = models.CharField(max_length=10, choices=How, default=How.PHONE)
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["wish", "person"], name="telling_wish_person")]


class Unmet(OfBody):
    """A wish heard for which no ride was even written down: no name, only what the town must know."""

    day = models.DateField("聞いた日")
    wanted_on = models.DateField("行きたかった日", null=True, blank=True)
    minute = models.PositiveSmallIntegerField("行きたかった時刻", null=True, blank=True)
    town = models.CharField("お住まいの地区", max_length=60, blank=True)
    goes_to = models.CharField("行き先", max_length=120, blank=True)
    purpose = models.CharField(max_length=20, choices=[(p.name, p.value) for p in Purpose], default=Purpose.OTHER.name)
    code = models.CharField(max_length=20, choices=[(why.name, why.value) for why in WhyUnmet])
    note = models.CharField(max_length=200, blank=True)
    taken_by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["body", "day"], name="unmet_body_day")]


class Note(OfBody):
    """A word from one desk to the next: about a rider, or about nothing in particular. It stays open until somebody ticks it."""

    words = models.CharField(max_length=300)
    rider = PersonKey(null=True, blank=True)
    due = models.DateField("いつまでに", null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.CharField(max_length=60, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by="") | (Q(done_at__isnull=False) & ~Q(done_by="")),
                name="note_done_whole",
            ),
        ]


class ShiftChange(OfBody):
    """One desk hands over to the next: how things stood, and what was said; read by whom."""

    words = models.CharField(max_length=500, blank=True)
    stood = models.JSONField("how many waited of what, when it was handed over", default=dict)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.CharField(max_length=60, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(read_at__isnull=True, read_by="") | (Q(read_at__isnull=False) & ~Q(read_by="")),
                name="shiftchange_read_whole",
            ),
        ]
