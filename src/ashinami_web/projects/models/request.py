"""Request sheets to another section or body, and questions to the transport office."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami_web.config.rows import OfBody, OfCircle
from ashinami_web.config.scope import Scope
from ashinami_web.projects.models.project import Project


class RequestSheet(OfCircle):
    """What exactly is asked of another body, what it gains, by when. Once sent, the other body sees it."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="requests")
    to_body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    asked = models.TextField("お願いしたいこと", max_length=2000)
    gain = models.TextField("そちらの得になること", max_length=2000)
    we_do = models.TextField("こちらがすること", max_length=2000, blank=True)
    by_when = models.DateField()
    sent_on = models.DateField(null=True, blank=True)
    written_by = models.CharField(max_length=60)

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(asked="") & ~Q(gain=""), name="requestsheet_says_what_and_what_for"
            ),
            models.CheckConstraint(condition=~Q(to_body=F("body")), name="requestsheet_to_another"),
        ]
        indexes = [models.Index(fields=["to_body", "sent_on"], name="requestsheet_to")]

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by its body and circle; by the body it is sent to from when it is sent."""
        return super().visible(scope) | Q(to_body__in=scope.bodies, sent_on__isnull=False)


class RequestAnswer(OfBody):
    """An answer to a request sheet, written by the body that was asked, or by the asking office from a paper. Rows are only added."""

    class Kind(models.TextChoices):
        """How it was answered."""

        YES = "yes", "引き受ける"
        PARTLY = "partly", "一部なら引き受ける"
        TALK = "talk", "まず話を聞きたい"
        NO = "no", "引き受けられない"

    request = models.ForeignKey(RequestSheet, on_delete=models.PROTECT, related_name="answers")
    asker = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.TextField(max_length=2000, blank=True)
    answered_on = models.DateField()
    by_post = models.CharField("答えた人（役で書く）", max_length=60)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        constraints = [models.CheckConstraint(condition=~Q(by_post=""), name="requestanswer_says_who")]

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by who wrote it and by who asked."""
        return Q(body__in=scope.bodies) | Q(asker__in=scope.bodies)


class OfficeQuestion(OfCircle):
    """A question to the transport office or another authority (照会), and its answer. `consultation` is where the law was asked before."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="questions")
    to_body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_office = models.CharField("照会先", max_length=80)
    title = models.CharField(max_length=120)
    facts = models.TextField("事実（だれを・どこで・いくらで）", max_length=4000)
    question = models.TextField("うかがいたいこと", max_length=2000)
    our_view = models.TextField("こちらの考え", max_length=2000, blank=True)
    consultation = models.UUIDField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    answer_due = models.DateField(null=True, blank=True)
    answer = models.TextField(max_length=4000, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_post = models.CharField("答えた係（役で書く）", max_length=80, blank=True)
    written_by = models.CharField(max_length=60)

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(question="") & ~Q(to_office=""), name="officequestion_asks_somebody"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="officequestion_answered_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title
