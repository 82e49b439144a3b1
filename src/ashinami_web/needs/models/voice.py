"""Voices: what somebody said, in her words, and who may read it; hearings: whom one went to listen to."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from ashinami.vocabulary.community import VoiceSource
from ashinami_web.config.rows import Keyed, OfCircle, Scoped
from ashinami_web.config.scope import Scope
from ashinami_web.needs.models.issue import Issue
from ashinami_web.people.keys import PersonKey


class Voice(OfCircle):
    """What somebody said. Without consent it stays with the body that heard it: the database refuses a circle.

    `speaker` tells who she is without naming her (「80代の女性、ひとり暮らし」); `person` is her key where she is known by name.
    """

    class Consent(models.TextChoices):
        """What she agreed to."""

        NOT_ASKED = "not_asked", "まだ聞いていない"
        REFUSED = "refused", "この団体だけにとどめる"
        SPOKEN = "spoken", "分かち合ってよい（口頭）"
        WRITTEN = "written", "分かち合ってよい（書面）"

    words = models.TextField("ことば", max_length=2000)
    source = models.CharField(max_length=12, choices=[(s.value, s.text) for s in VoiceSource])
    heard_on = models.DateField()
    speaker = models.CharField("話した方", max_length=80, blank=True)
    person = PersonKey(null=True, blank=True)
    for_whom = models.CharField("だれのこと", max_length=80, blank=True)
    consent = models.CharField(max_length=10, choices=Consent, default=Consent.NOT_ASKED)
    consented_on = models.DateField(null=True, blank=True)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    fields = models.JSONField(default=list, blank=True)
    generations = models.JSONField(default=list, blank=True)
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, null=True, blank=True, related_name="voices")

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(circle__isnull=True) | Q(consent__in=["spoken", "written"], consented_on__isnull=False),
                name="voice_shared_by_consent",
            ),
            models.CheckConstraint(condition=Q(source__in=[s.value for s in VoiceSource]), name="voice_source_known"),
        ]
        indexes = [
            models.Index(fields=["body", "-heard_on"], name="voice_body_day"),
            models.Index(fields=["circle", "-heard_on"], name="voice_circle_day"),
        ]

    def __str__(self) -> str:
        """Return the first words."""
        return self.words[:40]


class Reading(Keyed):
    """That somebody of another body opened what was shared: seen by the body whose row it is, and by the reader."""

    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    reader_body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    reader = models.CharField(max_length=60)
    table = models.CharField(max_length=40)
    subject = models.UUIDField()
    on = models.DateField()

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["subject", "reader", "on"], name="reading_once_a_day"),
        ]

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by the owner of what was read, and by the reader's body."""
        return Q(body__in=scope.bodies) | Q(reader_body__in=scope.bodies)


class Hearing(OfCircle):
    """A visit to listen: a ward head, a club, a shop. What one learnt of resources and needs before anybody meets."""

    about = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    whom = models.CharField("だれを訪ねたか（役）", max_length=80)
    on = models.DateField()
    minutes = models.PositiveIntegerField("かかった時間（分）", null=True, blank=True)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    told = models.TextField("伝えたこと", max_length=2000, blank=True)
    heard = models.TextField("聞いたこと", max_length=2000, blank=True)
    resources = models.TextField("わかった資源・強み", max_length=2000, blank=True)
    next_step = models.CharField("次にすること", max_length=200, blank=True)
    next_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    by = models.CharField(max_length=60)

    class Meta(OfCircle.Meta):
        indexes = [models.Index(fields=["body", "-on"], name="hearing_body_day")]

    def __str__(self) -> str:
        """Return whom it was with."""
        return self.whom
