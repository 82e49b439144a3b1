"""Offices of the service, and who is responsible in them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.vocabulary.registration import Competence, Post
from ashinami_web.config.rows import OfBody, ends_after_start
from ashinami_web.people.keys import PersonKey
from ashinami_web.registration.models.registration import choices


class Office(OfBody):
    """An office (事務所) from which cars run. How many responsible persons it needs follows from its cars."""

    name = models.CharField(max_length=80)
    place = models.CharField(max_length=200, blank=True)
    detectors = models.PositiveSmallIntegerField("アルコール検知器の数", null=True, blank=True)
    detector_on = models.DateField("検知器を点検した日", null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [models.UniqueConstraint(fields=["body", "name"], name="office_one_of_a_name")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Holder(OfBody):
    """That somebody holds a post in an office, from when to when. One person may hold several."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="holders")
    post = models.CharField(max_length=20, choices=choices(Post))
    person = PersonKey()
    competence = models.CharField(max_length=30, choices=choices(Competence), blank=True)
    course_on = models.DateField(null=True, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            ends_after_start("holder_ends_after_start"),
            models.UniqueConstraint(
                fields=["office", "post", "person"], condition=Q(end__isnull=True), name="holder_one_open"
            ),
        ]
