"""Accompanied support: who offers it, who asked, what came of it over years. No person is named anywhere in it, but for advisers."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q

from ashinami.community.visits import SupportState
from ashinami_web.config.rows import OfCircle, ends_after_start
from ashinami_web.people.keys import PersonKey

DECIDED = (SupportState.WAITING, SupportState.ACCEPTED, SupportState.DECLINED)
"""What only who offers the programme says."""


class Programme(OfCircle):
    """What a state, a prefecture or an expert body offers: how many places, until when to ask, through whom."""

    class Kind(models.TextChoices):
        """Who offers it."""

        STATE = "state", "国（地方厚生局）"
        PREFECTURE = "prefecture", "都道府県"
        EXPERTS = "experts", "専門の団体（NPOなど）"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=120)
    through = models.CharField("委託先", max_length=120, blank=True)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    places = models.PositiveSmallIntegerField("一年に受けられる数", null=True, blank=True)
    words = models.TextField(max_length=1000, blank=True)

    class Meta(OfCircle.Meta):
        constraints = [
            ends_after_start("programme_ends_after_start"),
            models.CheckConstraint(condition=~Q(name=""), name="programme_has_name"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Adviser(OfCircle):
    """Somebody who accompanies: what he knows, until when he is on the roster."""

    person = PersonKey()
    knows = models.CharField("得意なこと", max_length=200)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfCircle.Meta):
        constraints = [ends_after_start("adviser_ends_after_start")]


class Case(OfCircle):
    """A municipality's application for support, with the theme in its own words. How it stands is its last turn."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cases")
    theme = models.CharField(max_length=120)
    wish = models.TextField("どうなりたいか", max_length=1000, blank=True)
    pattern = models.CharField(max_length=10, blank=True)
    applied_on = models.DateField()
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="following")

    class Meta(OfCircle.Meta):
        indexes = [models.Index(fields=["programme", "applied_on"], name="case_programme_day")]
        constraints = [models.CheckConstraint(condition=~Q(theme=""), name="case_has_theme")]

    def __str__(self) -> str:
        """Return its theme."""
        return self.theme


class CaseTurn(OfCircle):
    """What happened to an application, by whoever decides it; it is added, never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="turns")
    state = models.CharField(max_length=12, choices=[(state.value, state.text) for state in SupportState])
    on = models.DateField()
    why = models.CharField(max_length=300, blank=True)
    adviser = models.ForeignKey(Adviser, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in SupportState]), name="caseturn_state_known"
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        """Write the row; whether an application is taken only who offers the programme says."""
        if self.state in DECIDED and self.case.programme.body_id != self.body_id:
            raise PermissionDenied("only who offers the programme decides")
        super().save(*args, **kwargs)


class Visit(OfCircle):
    """A visit, planned or held: at the place or from afar, or a follow-up after the last."""

    class Kind(models.TextChoices):
        """What sort."""

        VISIT = "visit", "訪問"
        REMOTE = "remote", "遠くから（電話・オンライン）"
        FOLLOW_UP = "follow_up", "その後の見守り"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="visits")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.VISIT)
    day = models.DateField()
    held = models.BooleanField(default=False)
    about = models.CharField("話すこと・話したこと", max_length=300, blank=True)
    present = models.CharField("来た課・団体", max_length=300, blank=True)

    class Meta(OfCircle.Meta):
        indexes = [models.Index(fields=["case", "day"], name="visit_case_day")]


class Note(OfCircle):
    """What was hoped before, what was found, what comes next: by each body in its own words; added, never changed."""

    class Kind(models.TextChoices):
        """What it is."""

        BEFORE = "before", "前の様子・ねらい"
        AFTER = "after", "後の様子"
        FINDING = "finding", "気づき"
        NEXT = "next", "次にすること"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, null=True, blank=True, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField(max_length=1000)
    on = models.DateField()

    class Meta(OfCircle.Meta):
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="note_has_words")]


class SelfCheck(OfCircle):
    """The answers of a self-check on a day; a later one stands beside it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="checks")
    on = models.DateField()
    answers = models.JSONField(default=dict)

    class Meta(OfCircle.Meta):
        constraints = [models.UniqueConstraint(fields=["body", "case", "on"], name="selfcheck_one_a_day")]


class StageTurn(OfCircle):
    """How far the own feet carry: the stage reached, and the condition on which the next begins; added, never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=10)
    condition = models.CharField("次の段階に移る条件", max_length=300)
    on = models.DateField()

    class Meta(OfCircle.Meta):
        constraints = [models.CheckConstraint(condition=~Q(condition=""), name="stageturn_has_condition")]


class Inquiry(OfCircle):
    """A question (照会) or a request (依頼) to another body, with the day by which an answer is needed."""

    class Kind(models.TextChoices):
        """What it is."""

        QUESTION = "question", "照会"
        REQUEST = "request", "依頼"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.QUESTION)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="inquiries")
    to = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    words = models.TextField(max_length=2000)
    asked_on = models.DateField()
    due = models.DateField(null=True, blank=True)

    class Meta(OfCircle.Meta):
        indexes = [models.Index(fields=["to", "due"], name="inquiry_to_due")]
        constraints = [models.CheckConstraint(condition=~Q(title="") & ~Q(words=""), name="inquiry_says_what")]

    def __str__(self) -> str:
        """Return what is asked."""
        return self.title


class InquiryAnswer(OfCircle):
    """An answer; a later one adds to it."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="answers")
    words = models.TextField(max_length=2000)
    source = models.CharField("根拠", max_length=200, blank=True)
    on = models.DateField()

    class Meta(OfCircle.Meta):
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="inquiryanswer_has_words")]


class Learning(OfCircle):
    """A study visit (視察) or a training: what was seen and what we take home; how many took part, never who."""

    class Kind(models.TextChoices):
        """What it was."""

        STUDY = "study", "視察"
        TRAINING = "training", "研修・講座"
        SEMINAR = "seminar", "セミナー"

    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=160)
    by = models.CharField("開いたところ・訪ねたところ", max_length=120)
    on = models.DateField()
    people = models.PositiveSmallIntegerField("参加した人数", null=True, blank=True)
    sections = models.CharField("参加した課・団体", max_length=200, blank=True)
    seen = models.TextField("見たこと・聞いたこと", max_length=2000, blank=True)
    differs = models.TextField("わたしたちと違うところ", max_length=1000, blank=True)
    home = models.TextField("持ち帰ること", max_length=1000, blank=True)

    class Meta(OfCircle.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(by=""), name="learning_says_what_and_where"),
            models.CheckConstraint(
                condition=~Q(kind="study") | ~Q(differs=""), name="learning_study_says_what_differs"
            ),
        ]
