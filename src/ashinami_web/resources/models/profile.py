"""The register of an area's resources: what a body does and could do, and what it has."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.vocabulary.helping import AssetKind
from ashinami_web.config.rows import ends_after_start
from ashinami_web.people.keys import PersonKey
from ashinami_web.resources.models.published import Published


class Profile(Published):
    """What is known of a body (`about`), in its own words or as the office heard it. One a writer.

    `worries` and whom to ring are for those who see the row; an open-data file holds neither.
    """

    about = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="profiles")
    does = models.TextField("していること", max_length=2000, blank=True)
    when = models.CharField("いつ", max_length=200, blank=True)
    members = models.PositiveIntegerField("人数", null=True, blank=True)
    would_like = models.TextField("したいこと", max_length=2000, blank=True)
    worries = models.TextField("困りごと・心配", max_length=2000, blank=True)
    strengths = models.TextField("得意なこと・強み", max_length=2000, blank=True)
    history = models.TextField("これまでのいきさつ", max_length=2000, blank=True)
    elements = models.JSONField(default=list, blank=True)
    fields = models.JSONField(default=list, blank=True)
    generations = models.JSONField(default=list, blank=True)
    ring_role = models.CharField("だれに（役）", max_length=60, blank=True)
    ring_phone = models.CharField("電話", max_length=30, blank=True)
    ring_when = models.CharField("いつ・どう声をかけるか", max_length=200, blank=True)
    contact = PersonKey(null=True, blank=True)
    place = models.CharField("所在地", max_length=200, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    number = models.CharField("法人番号・事業所番号", max_length=20, blank=True)
    url = models.URLField(blank=True)
    written_on = models.DateField()
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=60, blank=True)

    class Meta(Published.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body", "about"], name="profile_one_a_writer"),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True) | Q(confirmed_on__gte=F("written_on")),
                name="profile_confirmed_after_written",
            ),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True) | Q(lat__isnull=False, lon__isnull=False),
                name="profile_whole_point",
            ),
        ]
        indexes = [models.Index(fields=["about"], name="profile_about")]

    def __str__(self) -> str:
        """Return whose it is."""
        return str(self.about)


class Asset(Published):
    """Something a body has: a car with its idle hours, a room, hands, a skill. `idle` is seven lists of [start, end] in minutes."""

    about = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="assets")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.text) for kind in AssetKind])
    name = models.CharField(max_length=80)
    amount = models.PositiveIntegerField("数・定員", null=True, blank=True)
    wheelchair_places = models.PositiveSmallIntegerField("車いすのまま乗れる台数", default=0)
    idle_text = models.CharField("使える曜日と時間", max_length=200, blank=True)
    idle = models.JSONField(default=list, blank=True)
    conditions = models.CharField("使うときの約束", max_length=200, blank=True)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    fields = models.JSONField(default=list, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(Published.Meta):
        constraints = [
            ends_after_start("asset_ends_after_start"),
            models.CheckConstraint(condition=~Q(name=""), name="asset_has_name"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in AssetKind]), name="asset_kind_known"),
        ]
        indexes = [models.Index(fields=["about", "kind"], name="asset_about_kind")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
