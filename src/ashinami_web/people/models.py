"""Person, Disclosure, Account.

A person stands once per municipality, in one row that can be emptied; everything else carries only her key.
"""

from __future__ import annotations

from typing import Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q

from ashinami_web.config.rows import Keyed, Scoped, dated, ends_after_start
from ashinami_web.config.scope import Scope


class Disclosure(Keyed):
    """That a body may see a person's row: for which purpose, with whose consent, from when to when.

    What a user may see is the set of disclosures to the bodies he acts for.
    """

    class Purpose(models.TextChoices):
        """What the body needs it for."""

        RIDE = "ride", "送迎の利用"
        DRIVE = "drive", "送迎の運転"
        OFFICE = "office", "事務"
        CARE = "care", "相談・支援"

    class Consent(models.TextChoices):
        """How the person agreed."""

        SPOKEN = "spoken", "口頭"
        WRITTEN = "written", "書面"
        DUTY = "duty", "役割に伴う"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="disclosures")
    to_body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="disclosures")
    purpose = models.CharField(max_length=20, choices=Purpose)
    consent = models.CharField(max_length=20, choices=Consent)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            ends_after_start("disclosure_ends_after_start"),
            models.UniqueConstraint(
                fields=["person", "to_body", "purpose"], condition=Q(end__isnull=True), name="disclosure_one_open"
            ),
        ]
        indexes = [models.Index(fields=["to_body", "person"], name="disclosure_body_person")]

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Return what a body is told, and what is told of oneself."""
        return Q(to_body__in=scope.bodies) | Q(person=scope.person)


class Person(Keyed):
    """A person: names, telephone, home. The only row that holds them; erasing empties it and leaves the key."""

    municipality = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80, blank=True)
    kana = models.CharField(max_length=120, blank=True)
    house_name = models.CharField("屋号", max_length=60, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    town = models.CharField("大字・町丁目", max_length=60, blank=True)
    address = models.CharField(max_length=200, blank=True)
    entrance_note = models.CharField("玄関・道の注意", max_length=200, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    # normalised name, reading, house name, town and telephone digits: what the desk types to find her
    found_by = models.CharField(max_length=400, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) & ~Q(name="")
                | Q(
                    erased_at__isnull=False,
                    name="",
                    kana="",
                    house_name="",
                    phone="",
                    town="",
                    address="",
                    entrance_note="",
                    found_by="",
                    lat__isnull=True,
                    lon__isnull=True,
                ),
                name="person_named_or_erased",
            ),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True) | Q(lat__isnull=False, lon__isnull=False),
                name="person_whole_point",
            ),
        ]

    def __str__(self) -> str:
        """Return her name, or why there is none: erased, or not disclosed to who asks."""
        return self.name or ("（消去済み）" if self.erased_at else "（開示なし）")

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by the bodies she is disclosed to on the day, and by herself."""
        told = Disclosure.objects.filter(dated(on=scope.day), person=OuterRef("pk"), to_body__in=scope.bodies)
        return Q(Exists(told)) | Q(pk=scope.person)


class Accounts(BaseUserManager["Account"]):
    """Where log-ins come from."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """Return the account with the log-in name."""
        return self.get(username=username)


class Account(AbstractBaseUser):
    """A log-in. It says only who somebody is; what he may do comes from the memberships of his person."""

    username = models.CharField(max_length=60, unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    objects = Accounts()

    def __str__(self) -> str:
        """Return the log-in name."""
        return self.username
