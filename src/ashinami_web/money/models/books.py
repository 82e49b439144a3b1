"""Entries, receipts, bank lines: added, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.ledger.accounts import CHART
from ashinami_web.config.rows import OfBody
from ashinami_web.people.keys import PersonKey

ACCOUNTS = [(one.code, one.name) for one in CHART.values()]
MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"


class Receipt(OfBody):
    """A receipt: what it says, and its file, kept under ASHINAMI_HOME by its hash. `ride` names the ride whose toll or parking it was."""

    class Kind(models.TextChoices):
        """What the file is, by its bytes."""

        PDF = "pdf", "PDF"
        JPEG = "jpg", "JPEG"
        PNG = "png", "PNG"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=4, choices=Kind)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    day = models.DateField()
    payee = models.CharField(max_length=120, blank=True)
    amount = models.PositiveBigIntegerField()
    charge_item = models.CharField(max_length=30, blank=True)
    ride = models.ForeignKey("runs.Ride", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body", "sha256"], name="receipt_file_once"),
            models.CheckConstraint(condition=Q(amount__gte=1), name="receipt_has_an_amount"),
            models.CheckConstraint(
                condition=Q(ride__isnull=True, charge_item="") | (Q(ride__isnull=False) & ~Q(charge_item="")),
                name="receipt_of_a_ride_says_for_what",
            ),
        ]


class Entry(OfBody):
    """A move of the books (`ashinami.ledger.move.Move`, stored): balanced by its shape. Rows are added, never changed, never removed.

    Moves of one slip share its `voucher`. Nothing is posted to a closed month: `period` is then the first open one.
    """

    voucher = models.UUIDField()
    day = models.DateField()
    period = models.CharField(max_length=7)
    debit = models.CharField(max_length=30, choices=ACCOUNTS)
    credit = models.CharField(max_length=30, choices=ACCOUNTS)
    amount = models.PositiveBigIntegerField()
    fund = models.ForeignKey("money.Grant", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    grant = models.ForeignKey("money.Grant", on_delete=models.PROTECT, null=True, blank=True, related_name="entries")
    part = models.ForeignKey("money.GrantPart", on_delete=models.PROTECT, null=True, blank=True, related_name="entries")
    person = PersonKey(null=True, blank=True)
    driver = PersonKey(null=True, blank=True)
    text = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=20)
    trail = models.JSONField(default=list)
    about = models.CharField(max_length=7, blank=True)
    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, null=True, blank=True, related_name="entries")
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["body", "period"], name="entry_body_period")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="entry_moves_something"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="entry_two_accounts"),
            models.CheckConstraint(
                condition=Q(debit__in=list(CHART)) & Q(credit__in=list(CHART)), name="entry_accounts_known"
            ),
            models.CheckConstraint(condition=Q(period__regex=MONTH), name="entry_period_is_a_month"),
            models.CheckConstraint(condition=Q(about="") | Q(about__regex=MONTH), name="entry_about_is_a_month"),
        ]


class BankLine(OfBody):
    """A line of the group's account, as the bank wrote it. Read twice it is one line: its key is unique.

    `entry` is the move it was booked as; `aside` says that it needs none (it stands in the books already), and why.
    """

    key = models.CharField(max_length=64)
    day = models.DateField()
    amount = models.BigIntegerField()
    text = models.CharField(max_length=200, blank=True)
    left = models.BigIntegerField(null=True, blank=True)
    read_at = models.DateTimeField()
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="bank_line")
    aside = models.CharField(max_length=120, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body", "key"], name="bankline_once"),
            models.CheckConstraint(condition=~Q(amount=0), name="bankline_moves_something"),
            models.CheckConstraint(condition=Q(entry__isnull=True) | Q(aside=""), name="bankline_booked_or_aside"),
        ]


class Acknowledgement(OfBody):
    """That a volunteer has received a month's allowance: on which day, how much, who wrote it down."""

    person = PersonKey()
    month = models.CharField(max_length=7)
    amount = models.PositiveBigIntegerField()
    day = models.DateField()
    by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body", "person", "month"], name="acknowledgement_once"),
            models.CheckConstraint(condition=Q(month__regex=MONTH), name="acknowledgement_of_a_month"),
        ]


class ClosedPaper(OfBody):
    """A paper of a closed month or year, as bytes with its hash: it never changes."""

    period = models.CharField(max_length=7)
    name = models.CharField(max_length=60)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta(OfBody.Meta):
        constraints = [models.UniqueConstraint(fields=["body", "period", "name"], name="closedpaper_once")]
