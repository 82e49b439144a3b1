"""The ledgers: what stands beside a volunteer and a car of the group, once they serve under a registration."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.vocabulary.registration import CarType, Licence, NoteKind, RightToUse
from ashinami_web.config.rows import OfBody
from ashinami_web.registration.models.offices import Office
from ashinami_web.registration.models.registration import choices


class DriverEntry(OfBody):
    """A page of the driver ledger (運転者等台帳). Name and address stand in the person's own row, which can be emptied."""

    volunteer = models.OneToOneField("bodies.Volunteer", on_delete=models.PROTECT, related_name="ledger")
    number = models.CharField("作成番号", max_length=20, blank=True)
    made_on = models.DateField(null=True, blank=True)
    born_on = models.DateField(null=True, blank=True)
    licence = models.CharField(max_length=10, choices=choices(Licence), blank=True)
    licence_number = models.CharField(max_length=20, blank=True)
    licence_given_on = models.DateField(null=True, blank=True)
    licence_expires_on = models.DateField(null=True, blank=True)
    licence_conditions = models.CharField(max_length=120, blank=True)
    on_my_number_card = models.BooleanField(default=False)
    record_checked_on = models.DateField(null=True, blank=True)
    appointed_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    left_why = models.CharField(max_length=120, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(appointed_on__isnull=True) | Q(left_on__gte=F("appointed_on")),
                name="driverentry_leaves_after_appointment",
            ),
        ]


class DriverNote(OfBody):
    """A line of a driver's page: a course, a suspension, an accident. `what` is a code of its kind; `until` ends a suspension."""

    entry = models.ForeignKey(DriverEntry, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=20, choices=choices(NoteKind))
    what = models.CharField(max_length=30, blank=True)
    day = models.DateField()
    until = models.DateField(null=True, blank=True)
    text = models.CharField(max_length=200, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("day")), name="drivernote_ends_after_start"
            ),
        ]


class VehicleEntry(OfBody):
    """A page of the vehicle ledger. `capacity` counts the driver; amounts are yen; null stands for not known."""

    vehicle = models.OneToOneField("bodies.Vehicle", on_delete=models.PROTECT, related_name="ledger")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="cars")
    plate = models.CharField("自動車登録番号", max_length=30, blank=True)
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    type = models.CharField(max_length=20, choices=choices(CarType), blank=True)
    kei = models.BooleanField(null=True, blank=True)
    right = models.CharField(max_length=20, choices=choices(RightToUse), blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    person_unlimited = models.BooleanField(default=False)
    person_yen = models.PositiveBigIntegerField(null=True, blank=True)
    property_yen = models.PositiveBigIntegerField(null=True, blank=True)
    insured_until = models.DateField(null=True, blank=True)
    inspected_until = models.DateField(null=True, blank=True)
    sign = models.BooleanField(null=True, blank=True)
    sign_letters = models.BooleanField(null=True, blank=True)
    shown = models.JSONField(null=True, blank=True)
    certificate_copy = models.BooleanField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(capacity__gte=1), name="vehicleentry_seats_the_driver"
            ),
        ]
