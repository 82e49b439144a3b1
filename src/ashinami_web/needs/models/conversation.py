"""The conversation before certification: what she said, which helps were offered first, what she chose; and referrals."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ashinami.vocabulary.helping import Answer, Outcome
from ashinami_web.config.rows import Between, OfBody
from ashinami_web.people.keys import PersonKey
from ashinami_web.resources.models import Entry, Service


class Conversation(OfBody):
    """One sheet. It belongs to the body that talked with her and to nobody else; a referral tells another body of it."""

    class Came(models.TextChoices):
        """How she came."""

        COUNTER = "counter", "窓口に来た"
        PHONE = "phone", "電話"
        VISIT = "visit", "訪ねて行った"
        TALK = "talk", "出前講座・集まりで"
        REFERRED = "referred", "ほかからつながれた"

    person = PersonKey()
    on = models.DateField()
    came = models.CharField(max_length=10, choices=Came)
    words = models.TextField("ご本人のことば", max_length=2000, blank=True)
    wants = models.TextField("どう暮らしたいか", max_length=1000, blank=True)
    can = models.TextField("できること・好きなこと", max_length=1000, blank=True)
    fields = models.JSONField(default=list, blank=True)
    area = models.ForeignKey("bodies.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_certification = models.BooleanField("認定を申し込みたいと言っている", default=False)
    why_certification = models.CharField("何のための認定か", max_length=200, blank=True)
    outcome = models.CharField(max_length=15, choices=[(o.value, o.text) for o in Outcome], default=Outcome.OPEN.value)
    nothing_fits = models.CharField("身近な手助けが合わなかったわけ", max_length=200, blank=True)
    follow_on = models.DateField("次に様子を聞く日", null=True, blank=True)
    followed_on = models.DateField(null=True, blank=True)
    by = models.CharField(max_length=60)

    class Meta(OfBody.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=[o.value for o in Outcome]), name="conversation_outcome_known"
            ),
        ]
        indexes = [models.Index(fields=["body", "-on"], name="conversation_body_day")]


class Offered(OfBody):
    """A help that was offered in a conversation, in the order offered, and what she said to it."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="offered")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120)
    is_care = models.BooleanField("介護保険のサービス", default=False)
    answer = models.CharField(max_length=10, choices=[(a.value, a.text) for a in Answer])
    why = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    number = models.PositiveSmallIntegerField()

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="offered_in_order"),
            models.CheckConstraint(condition=Q(answer__in=[a.value for a in Answer]), name="offered_answer_known"),
        ]


class Referral(Between):
    """That a body passed somebody on to another, with her consent: why, until when an answer is due, and what came of it."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    person = PersonKey()
    why = models.CharField("つなぐわけ", max_length=300)
    fields = models.JSONField(default=list, blank=True)
    consent = models.CharField(max_length=10, choices=[("spoken", "口頭"), ("written", "書面")])
    sent_on = models.DateField()
    due_on = models.DateField("いつまでに返事を")
    received_on = models.DateField(null=True, blank=True)
    result = models.CharField("結果", max_length=300, blank=True)
    result_on = models.DateField(null=True, blank=True)
    result_by = models.CharField(max_length=60, blank=True)
    beyond_care = models.BooleanField("介護の外のことを含む", default=False)

    class Meta(Between.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("sent_on")), name="referral_due_after_sent"),
            models.CheckConstraint(condition=~Q(body=F("to_body")), name="referral_to_another"),
            models.CheckConstraint(
                condition=Q(result="", result_on__isnull=True, result_by="")
                | ~Q(result="") & Q(result_on__isnull=False) & ~Q(result_by=""),
                name="referral_result_whole",
            ),
        ]
        indexes = [models.Index(fields=["to_body", "result_on"], name="referral_to_body")]
