"""The catalogue of services, and who was told of a change and says that it knows."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import Between, ends_after_start
from ashinami_web.resources.models.published import Published


class Service(Published):
    """Something that is offered: to whom, where, how to apply. `by` is the body that offers it; `version` counts what was told.

    `before_certification` says that nobody needs a certificate to use it: the conversation sheet offers these first. `is_talk` says
    that it is a visiting talk or consultation that a body may ask for.
    """

    offered_by = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="services")
    name = models.CharField(max_length=80)
    what = models.TextField("内容", max_length=2000, blank=True)
    to_whom = models.CharField("だれが使えるか", max_length=200, blank=True)
    how_to_apply = models.CharField("申し込み方", max_length=200, blank=True)
    phone = models.CharField("電話", max_length=30, blank=True)
    fee = models.CharField("費用", max_length=80, blank=True)
    link = models.URLField("案内や動画のページ", blank=True)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    elements = models.JSONField(default=list, blank=True)
    fields = models.JSONField(default=list, blank=True)
    generations = models.JSONField(default=list, blank=True)
    before_certification = models.BooleanField("認定がなくても使える", default=True)
    is_talk = models.BooleanField("出前講座・相談会", default=False)
    version = models.PositiveIntegerField(default=1)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(Published.Meta):
        constraints = [
            ends_after_start("service_ends_after_start"),
            models.CheckConstraint(condition=~Q(name=""), name="service_has_name"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class ServiceNotice(Between):
    """That a body was told of a service as it stands in a version; `seen_on` when it said that it knows, and how that was learnt."""

    class How(models.TextChoices):
        """How the body was told, or how it is known that it knows."""

        SENT = "sent", "知らせを送った"
        SPOKEN = "spoken", "話して伝えた"
        PAPER = "paper", "紙で渡した"

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="notices")
    version = models.PositiveIntegerField()
    text = models.CharField("知らせること", max_length=500)
    how = models.CharField(max_length=10, choices=How, default=How.SENT)
    sent_on = models.DateField()
    seen_on = models.DateField(null=True, blank=True)
    seen_by = models.CharField(max_length=60, blank=True)

    class Meta(Between.Meta):
        constraints = [
            models.UniqueConstraint(fields=["service", "version", "to_body"], name="notice_once_a_version"),
            models.CheckConstraint(
                condition=Q(seen_on__isnull=True, seen_by="") | Q(seen_on__isnull=False) & ~Q(seen_by=""),
                name="notice_seen_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["to_body", "seen_on"], name="notice_to_body")]
