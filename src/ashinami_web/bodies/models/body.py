"""Body, Area, Membership: who acts, where, and for whom."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from ashinami_web.config.rows import Keyed, Scoped, ends_after_start
from ashinami_web.config.scope import Scope
from ashinami_web.people.roles import Role

PEOPLED = "（合成の人）"
"""Stands after the name of a real municipality in which the people are invented."""


class Body(Keyed):
    """Any actor. An insurer may span municipalities and a prefecture stands above them: these have no municipality."""

    class Kind(models.TextChoices):
        """What it is."""

        MUNICIPALITY = "municipality", "市町村"
        SECTION = "section", "市町村の課"
        GROUP = "group", "住民団体"
        RMO = "rmo", "地域運営組織"
        NPO = "npo", "NPO法人"
        SHAKYO = "shakyo", "社会福祉協議会"
        WELFARE = "welfare", "社会福祉法人"
        POST = "post", "郵便局"
        HOKATSU = "hokatsu", "地域包括支援センター"
        TAXI = "taxi", "タクシー事業者"
        BUS = "bus", "バス事業者"
        INSURER = "insurer", "保険者"
        PREFECTURE = "prefecture", "都道府県"
        NEIGHBOURHOOD = "neighbourhood", "自治会・町内会"
        COMMUNITY = "community", "まちづくり協議会・コミュニティ協議会"
        VOLUNTEERS = "volunteers", "ボランティア団体"
        MINSEI = "minsei", "民生委員・児童委員"
        CLUB = "club", "老人クラブ"
        SILVER = "silver", "シルバー人材センター"
        COOPERATIVE = "cooperative", "協同組合（農協・生協など）"
        FARMERS = "farmers", "農家組合・集落協定組織"
        COMPANY = "company", "民間企業・商店"
        CHAMBER = "chamber", "商工会・商工会議所"
        CARE_OFFICE = "care_office", "介護サービス事業所"
        HOUSEKEEPERS = "housekeepers", "家政婦紹介所"
        HOME_SUPPORT = "home_support", "在宅介護支援センター"
        DEMENTIA_PROMOTER = "dementia_promoter", "認知症地域支援推進員"
        DEMENTIA_TEAM = "dementia_team", "認知症初期集中支援チーム"
        MEDICAL = "medical", "医療機関・薬局"
        SCHOOL = "school", "学校・保育所"
        STATE = "state", "国の機関"
        EXPERTS = "experts", "伴走する専門団体"
        OTHER = "other", "その他"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=120)
    municipality = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="bodies")
    phone = models.CharField(max_length=30, blank=True)
    fictional = models.BooleanField("架空", default=False)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=["municipality", "prefecture"]) | Q(municipality__isnull=True),
                name="body_municipality_stands_alone",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @property
    def is_retold(self) -> bool:
        """Whether it is a real municipality told again from papers, with invented people."""
        return "資料にもとづく再現" in self.name

    @property
    def is_peopled(self) -> bool:
        """Whether it is a real municipality, with its real places and buses, peopled with invented people."""
        return PEOPLED in self.name

    @classmethod
    def visible(cls, _scope: Scope) -> Q:
        """Bodies are public inside the installation."""
        return Q()


class Area(Keyed):
    """An area: 圏域, 小学校区, an old municipality, a group's own. Areas nest, overlap, and hold for a time."""

    class Kind(models.TextChoices):
        """What cut it out."""

        CARE = "care", "日常生活圏域"
        JUNIOR = "junior", "中学校区"
        SCHOOL = "school", "小学校区"
        OLD_SCHOOL = "old_school", "旧小学校区"
        WARD = "ward", "自治会・行政区"
        OLD_MUNICIPALITY = "old", "旧市町村"
        TOWN = "town", "大字・町丁目"
        OWN = "own", "団体の区域"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=80)
    municipality = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="areas")
    within = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    outline = models.JSONField("GeoJSON geometry (WGS84)", null=True, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            ends_after_start("area_ends_after_start"),
            models.CheckConstraint(condition=Q(within__isnull=True) | ~Q(within=F("id")), name="area_not_in_itself"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @classmethod
    def visible(cls, _scope: Scope) -> Q:
        """Areas are public inside the installation."""
        return Q()


class BodyArea(Keyed):
    """That a body works in an area, from when to when."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="in_areas")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="of_bodies")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [ends_after_start("bodyarea_ends_after_start")]

    @classmethod
    def visible(cls, _scope: Scope) -> Q:
        """Who works where is public inside the installation."""
        return Q()


class Membership(Keyed):
    """That a person acts for a body in a role, from when to when. What somebody may do is the sum of his memberships."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="memberships")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            ends_after_start("membership_ends_after_start"),
            models.UniqueConstraint(
                fields=["person", "body", "role"], condition=Q(end__isnull=True), name="membership_one_open"
            ),
        ]

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by who acts for the body, and by the member himself."""
        return Q(body__in=scope.bodies) | Q(person=scope.person)
