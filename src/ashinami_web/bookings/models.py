"""Places, rider cards and wishes."""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q

from ashinami.casework.ladder import Manner
from ashinami.casework.windows import USUAL, Margins
from ashinami.vocabulary.place import PlaceKind
from ashinami.vocabulary.ride import RideState
from ashinami.vocabulary.wish import Back, EndedBy, Purpose, WhyUnmet
from ashinami_web.config.rows import Keyed, OfBody, Scoped
from ashinami_web.config.scope import Scope
from ashinami_web.people.keys import PersonKey


def choices[E: (PlaceKind, Back, Purpose, EndedBy, WhyUnmet)](kind: type[E]) -> list[tuple[str, str]]:
    """Return the values of a vocabulary as Django wants them: stored by name, read in Japanese."""
    return [(member.name, member.value) for member in kind]


class Place(Keyed):
    """A place people go to. Without a body it is public in the municipality; with one, the group's own."""

    municipality = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120)
    kana = models.CharField(max_length=160, blank=True)
    aliases = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=20, choices=choices(PlaceKind), default=PlaceKind.OTHER.name)
    town = models.CharField(max_length=60, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    hours = models.JSONField(default=list, blank=True)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True) | Q(lat__isnull=False, lon__isnull=False),
                name="place_whole_point",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Public places, and the own ones of the bodies acted for."""
        return Q(body__isnull=True) | Q(body__in=scope.bodies)


class RiderCard(OfBody):
    """What a group knows of a rider beside her person row: needs, minutes, words for the driver."""

    person = PersonKey()
    needs = models.JSONField(default=list, blank=True)
    boarding = models.PositiveSmallIntegerField("乗り降りの分数", default=3)
    longest_ride = models.PositiveSmallIntegerField("乗っていられる分数", default=60)
    note = models.CharField(max_length=200, blank=True)
    hand_over = models.PositiveSmallIntegerField("受付までの分数（団体の決まりと違うとき）", null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body", "person"], name="ridercard_one"),
            models.CheckConstraint(condition=Q(longest_ride__gte=1), name="ridercard_longest_ride"),
        ]


class DeskRules(OfBody):
    """How a group's desk works: minutes from the car to where a rider is awaited, how exactly it promises, until when it rings back.

    `early`, `wait_at_home` and `wait_after` are the margins of the planner (`casework.windows.Margins`); the fields from `answer_part` on
    say how drivers are asked (`casework.ladder.Manner`), in minutes.
    """

    hand_over = models.PositiveSmallIntegerField("車から受付までの分数", default=0)
    early = models.PositiveSmallIntegerField("着きたい時刻より早く着いてよい分数", default=USUAL.early)
    wait_at_home = models.PositiveSmallIntegerField("家で待つ分数", default=USUAL.wait_at_home)
    wait_after = models.PositiveSmallIntegerField("用事のあとに待つ分数", default=USUAL.wait_after_visit)
    call_back_at = models.PositiveSmallIntegerField("折り返しの約束の時刻", null=True, blank=True)
    answer_part = models.PositiveSmallIntegerField("返事を待つ割合", default=8)
    answer_least = models.PositiveSmallIntegerField("返事を待つ最短の分数", default=15)
    answer_most = models.PositiveSmallIntegerField("返事を待つ最長の分数", default=1440)
    all_at_once = models.PositiveSmallIntegerField("全員にたずねる分数", default=180)
    desk_takes_over = models.PositiveSmallIntegerField("受付に戻る分数", default=45)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body"], name="deskrules_one"),
            models.CheckConstraint(condition=Q(hand_over__lte=120), name="deskrules_hand_over"),
            models.CheckConstraint(
                condition=Q(early__lte=120, wait_at_home__lte=120, wait_after__lte=120), name="deskrules_margins"
            ),
            models.CheckConstraint(
                condition=Q(call_back_at__isnull=True) | Q(call_back_at__lt=1440), name="deskrules_call_back_in_day"
            ),
            models.CheckConstraint(
                condition=Q(answer_part__gte=2, answer_least__gte=1, answer_most__gte=F("answer_least"))
                & Q(all_at_once__gte=F("desk_takes_over") + F("answer_least")),
                name="deskrules_asking",
            ),
        ]

    @property
    def margins(self) -> Margins:
        """The margins the planner keeps."""
        return Margins(self.early, self.wait_at_home, self.wait_after)

    @property
    def manner(self) -> Manner:
        """How drivers are asked."""
        return Manner(
            part=self.answer_part,
            least=timedelta(minutes=self.answer_least),
            most=timedelta(minutes=self.answer_most),
            at_once=timedelta(minutes=self.all_at_once),
            spare=timedelta(minutes=self.desk_takes_over),
        )


class Wish(OfBody):
    """A wish for one day, as it was taken. It can always be saved: only the rider and the day must be known.

    `state` repeats the fold of its events, so that lists are quick; `runs.projection` writes it and nobody else.
    `basis` is the legal verdict with its reasons, open questions and receipt, as of the service day.
    """

    class Verdict(models.TextChoices):
        """What the law says of the ride as arranged."""

        LAWFUL = "lawful", "適法"
        UNLAWFUL = "unlawful", "登録・許可が必要"
        UNDETERMINED = "undetermined", "要確認"
        NOT_APPLICABLE = "not_applicable", "対象外"

    UNSETTLED = (Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE)
    """What needs a coordinator's signature: the law leaves it open, or nothing is on record here for the day."""

    rider = PersonKey()
    service_day = models.DateField()
    origin = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    origin_text = models.CharField("自宅以外の迎え先", max_length=120, blank=True)
    destination = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    destination_text = models.CharField("行き先", max_length=120, blank=True)
    appointment = models.PositiveSmallIntegerField("着きたい時刻", null=True, blank=True)
    leave_after = models.PositiveSmallIntegerField("出られる時刻", null=True, blank=True)
    back = models.CharField(max_length=10, choices=choices(Back), default=Back.FIXED.name)
    back_at = models.PositiveSmallIntegerField("用事が終わる時刻", null=True, blank=True)
    accompaniment = models.BooleanField("付き添い", default=False)
    stay = models.PositiveSmallIntegerField("用事の分数", default=60)
    companions = models.PositiveSmallIntegerField("一緒に乗る人数", default=0)
    purpose = models.CharField(max_length=20, choices=choices(Purpose), default=Purpose.OTHER.name)
    arrangement = models.ForeignKey(
        "bodies.Arrangement", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField("運転者への言づて", max_length=200, blank=True)
    booked_by = models.CharField("代わりに電話した人（続柄など）", max_length=60, blank=True)
    call_back_by = models.DateTimeField("折り返しの約束", null=True, blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=60)
    state = models.CharField(max_length=20, choices=[(s.value, s.text) for s in RideState], default=RideState.REQUESTED)
    waits = models.BooleanField("空き待ち", default=False)
    ended_by = models.CharField("だれの都合で", max_length=20, choices=choices(EndedBy), blank=True)
    unmet_code = models.CharField("かなわなかった理由", max_length=20, choices=choices(WhyUnmet), blank=True)
    unmet_reason = models.CharField(max_length=200, blank=True)
    verdict = models.CharField(max_length=20, choices=Verdict, default=Verdict.UNDETERMINED)
    basis = models.JSONField(default=dict)
    signed_by = models.CharField(max_length=60, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_reason = models.CharField(max_length=300, blank=True)

    class Meta(OfBody.Meta):
        indexes = [
            models.Index(fields=["body", "service_day"], name="wish_body_day"),
            models.Index(fields=["body", "rider", "-service_day"], name="wish_body_rider"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(back="FIXED") | Q(back_at__isnull=True), name="wish_only_fixed_return_has_time"
            ),
            models.CheckConstraint(
                condition=Q(signed_by="", signed_at__isnull=True, signed_reason="")
                | (~Q(signed_by="") & Q(signed_at__isnull=False) & ~Q(signed_reason="")),
                name="wish_signature_whole",
            ),
            models.CheckConstraint(
                condition=Q(appointment__isnull=True) | Q(appointment__lt=2880), name="wish_appointment_in_day"
            ),
        ]

    @property
    def goes_to(self) -> str:
        """The destination in words."""
        return str(self.destination) if self.destination_id else self.destination_text
