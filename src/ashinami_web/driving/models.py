"""The driver's private link, and what came from a device and waits for a person."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import OfBody, ends_after_start
from ashinami_web.config.scope import Scope
from ashinami_web.people.keys import PersonKey


class DriverLink(OfBody):
    """A link without log-in for one driver and one roster period. Only the hash of its token is kept."""

    driver = PersonKey()
    token_hash = models.CharField(max_length=64, unique=True)
    start = models.DateField()
    end = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [ends_after_start("driverlink_ends_after_start")]

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by who acts for the group, and by who holds the link."""
        by_token = Q(token_hash=scope.link) if scope.link else Q(pk__in=())
        return Q(body__in=scope.bodies) | by_token


class KeptMark(OfBody):
    """Something a driver's device sent that cannot count by itself: it is kept as it came until somebody at the desk has looked.

    `said` is the mark as the device sent it, `mark` its own id, `about` the mark it takes back or the ride it speaks of. Words of an extra
    ride (who, from where) stand here and in no event; they are emptied when it is settled.
    """

    class Why(models.TextChoices):
        """Why it waits."""

        EXTRA = "extra", "予定にない送迎"
        PASSENGERS = "passengers", "増えた同乗者"
        REVOKED = "revoked", "止めたリンクから届いた"
        OUTSIDE = "outside", "リンクの期間の外の記録"
        NOT_HIS = "not_his", "この運転者の送迎ではなくなっていた"
        OTHER_DAY = "other_day", "ほかの日の送迎の記録"
        CLOCK = "clock", "電話機の時計が進んでいた"
        EARLY = "early", "取り消す相手の記録がまだ届いていない"
        DIFFERS = "differs", "同じ番号の、内容の違う記録"
        UNREADABLE = "unreadable", "読み取れない記録"

    class Outcome(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", "確認待ち"
        TAKEN = "taken", "記録に入れた"
        ASIDE = "aside", "入れなかった"

    link = models.ForeignKey(DriverLink, on_delete=models.PROTECT, related_name="kept")
    mark = models.UUIDField("the id the device gave it")
    about = models.UUIDField(null=True, blank=True)
    why = models.CharField(max_length=12, choices=Why)
    said = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.WAITING)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["body", "outcome"], name="keptmark_body_outcome")]
        constraints = [
            models.UniqueConstraint(fields=["body", "mark"], name="keptmark_one_a_mark"),
            models.CheckConstraint(
                condition=Q(outcome="waiting", settled_at__isnull=True, settled_by="")
                | (~Q(outcome="waiting") & Q(settled_at__isnull=False) & ~Q(settled_by="")),
                name="keptmark_settled_by_somebody",
            ),
        ]


class Thanks(OfBody):
    """A word of thanks somebody gave for a driver, as the desk heard it. There are no points and no ratings."""

    driver = PersonKey()
    said_on = models.DateField()
    words = models.CharField(max_length=200)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["body", "driver"], name="thanks_body_driver")]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="thanks_says_something")]
