"""Claims: what a group asks of a funder, kept as it was sent; questions, decisions, payment; a clerk's own forms."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from ashinami.casework.money.claim_file import ClaimKind
from ashinami_web.config.rows import Keyed, OfBody, Scoped
from ashinami_web.config.scope import Scope
from ashinami_web.money.models.books import MONTH


class Claim(Keyed):
    """A claim and where it stands. `content` is what was sent: fields, tables and steps, without a name.

    `amount` is what was asked; `approved` what the funder fixed; `paid` what came; `returned` what went back.
    """

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", "作成中"
        SENT = "sent", "提出ずみ"
        ASKED = "asked", "質問あり"
        SENT_BACK = "sent_back", "差し戻し"
        APPROVED = "approved", "額の確定"
        PAID = "paid", "支払いずみ"
        TO_RETURN = "to_return", "返還待ち"
        RETURNED = "returned", "返還ずみ"
        WITHDRAWN = "withdrawn", "取り下げ"

    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    funder = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    grant = models.ForeignKey("money.Grant", on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=10, choices=[(one.value, one.text) for one in ClaimKind])
    number = models.CharField(max_length=40)
    first = models.CharField(max_length=7)
    last = models.CharField(max_length=7)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    amount = models.PositiveBigIntegerField(null=True, blank=True)
    approved = models.PositiveBigIntegerField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    paid = models.PositiveBigIntegerField(default=0)
    to_return = models.PositiveBigIntegerField(default=0)
    returned = models.PositiveBigIntegerField(default=0)
    content = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="claim_number_once"),
            models.CheckConstraint(condition=Q(first__regex=MONTH) & Q(last__regex=MONTH), name="claim_of_months"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="claim_ends_after_start"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(amount__isnull=False, sent_at__isnull=False),
                name="claim_sent_with_an_amount",
            ),
            models.CheckConstraint(
                condition=Q(approved__isnull=False, approved_on__isnull=False)
                | Q(state__in=["draft", "sent", "asked", "sent_back", "withdrawn"]),
                name="claim_paid_after_approval",
            ),
            models.CheckConstraint(condition=Q(returned__lte=F("to_return")), name="claim_returns_what_is_due"),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return self.number

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by the group; by the funder from the moment it was sent."""
        return Q(body__in=scope.bodies) | Q(funder__in=scope.bodies) & ~Q(state__in=["draft", "withdrawn"])


class _OfClaim(Keyed):
    """A row of a claim: seen by group and funder."""

    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    funder = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")

    objects = Scoped[Self]()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by the group and by the funder."""
        return Q(body__in=scope.bodies) | Q(funder__in=scope.bodies)


class ClaimPaper(_OfClaim):
    """A paper as it was sent: bytes with their hash."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="papers")
    name = models.CharField(max_length=60)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    sent_at = models.DateTimeField()

    class Meta(_OfClaim.Meta):
        constraints = [models.UniqueConstraint(fields=["claim", "name", "sent_at"], name="claimpaper_once_a_sending")]


class ClaimNote(_OfClaim):
    """Something said about a claim: a question, an answer, a decision. `reply` is the id of a reply file's line, so that it counts once."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="notes")
    what = models.CharField(max_length=20)
    text = models.CharField(max_length=500, blank=True)
    amount = models.PositiveBigIntegerField(null=True, blank=True)
    by_funder = models.BooleanField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()
    reply = models.CharField(max_length=64, blank=True)

    class Meta(_OfClaim.Meta):
        constraints = [
            models.UniqueConstraint(fields=["claim", "reply"], condition=~Q(reply=""), name="claimnote_reply_once")
        ]


class ClaimEntry(OfBody):
    """That an entry's cost stands in a claim: in one claim, never in two."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="lines")
    entry = models.OneToOneField("money.Entry", on_delete=models.PROTECT, related_name="claimed")


class FormTemplate(Keyed):
    """A funder's own form (XLSX) with its cells connected to values. Each change is a new version; the form itself holds nobody's data."""

    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    version = models.PositiveSmallIntegerField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    links = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["body", "name", "version"], name="formtemplate_version_once")]

    @classmethod
    def visible(cls, _scope: Scope) -> Q:
        """Blank forms are public inside the installation."""
        return Q()
