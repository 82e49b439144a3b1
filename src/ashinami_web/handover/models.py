"""What is kept for a hand-over beside what the rooms hold, and the hand-over itself, item by item."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami.community.pack import Chapter
from ashinami_web.config.rows import OfBody, OfCircle, ends_after_start
from ashinami_web.people.keys import PersonKey


class Promise(OfCircle):
    """A promise given to somebody outside, or received: who gave it, why, and until when."""

    to = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    whom = models.CharField("だれに（役で）", max_length=120, blank=True)
    what = models.CharField(max_length=200)
    why = models.TextField(max_length=600, blank=True)
    received = models.BooleanField("相手がした約束", default=False)
    person = PersonKey(null=True, blank=True)
    given_on = models.DateField()
    due = models.DateField(null=True, blank=True)
    kept_on = models.DateField(null=True, blank=True)
    outcome = models.CharField("どう果たしたか", max_length=200, blank=True)

    class Meta(OfCircle.Meta):
        indexes = [models.Index(fields=["body", "kept_on"], name="promise_body_kept")]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="promise_says_what"),
            models.CheckConstraint(
                condition=Q(kept_on__isnull=True) | Q(kept_on__gte=models.F("given_on")),
                name="promise_kept_after_given",
            ),
        ]


class Relation(OfCircle):
    """How to approach a body, or what has passed between us: never a person's name, only the post (会長, 事務局 …)."""

    class Kind(models.TextChoices):
        """What is told."""

        APPROACH = "approach", "声のかけ方"
        HISTORY = "history", "これまでの関係"

    kind = models.CharField(max_length=10, choices=Kind)
    about = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    contact = models.CharField("だれに（役で）", max_length=80, blank=True)
    words = models.TextField(max_length=1000)
    on = models.DateField()

    class Meta(OfCircle.Meta):
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="relation_has_words")]


class Lesson(OfCircle):
    """What was tried and did not work, and why: so that it is not tried again in the same way."""

    tried = models.CharField(max_length=160)
    why = models.TextField("なぜうまくいかなかったか", max_length=1000)
    instead = models.TextField("次にするなら", max_length=1000, blank=True)
    on = models.DateField()

    class Meta(OfCircle.Meta):
        constraints = [models.CheckConstraint(condition=~Q(tried="") & ~Q(why=""), name="lesson_says_why")]


class Deadline(OfCircle):
    """A deadline of money or a filing that no other room knows."""

    title = models.CharField(max_length=120)
    detail = models.TextField(max_length=600, blank=True)
    office = models.CharField("窓口", max_length=80, blank=True)
    person = PersonKey(null=True, blank=True)
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta(OfCircle.Meta):
        indexes = [models.Index(fields=["body", "due"], name="deadline_body_due")]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="deadline_has_title")]


class Deputy(OfBody):
    """Who could take something over at once. `key` is the item's in the pack."""

    key = models.CharField(max_length=120)
    person = PersonKey()
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            ends_after_start("deputy_ends_after_start"),
            models.UniqueConstraint(fields=["body", "key"], condition=Q(end__isnull=True), name="deputy_one_open"),
        ]


class Handover(OfBody):
    """A hand-over from somebody who leaves; without a successor its items wait."""

    person = PersonKey()
    successor = PersonKey(null=True, blank=True)
    last_day = models.DateField()
    note = models.TextField(max_length=1000, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["body", "person"], condition=Q(closed_on__isnull=True), name="handover_one_open"
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=models.F("person")), name="handover_to_another"
            ),
        ]


class HandoverLine(OfBody):
    """One item handed over, as it stood when it was written; the successor confirms it or asks."""

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "open", "まだ"
        ASKED = "asked", "聞いている"
        CONFIRMED = "confirmed", "引き継いだ"

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="lines")
    key = models.CharField(max_length=120)
    chapter = models.CharField(max_length=12, choices=[(chapter.value, chapter.text) for chapter in Chapter])
    title = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    why = models.TextField(blank=True)
    whom = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=80, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            models.UniqueConstraint(fields=["handover", "key"], name="handoverline_once"),
            models.CheckConstraint(
                condition=Q(state="confirmed", confirmed_on__isnull=False) & ~Q(confirmed_by="")
                | ~Q(state="confirmed") & Q(confirmed_on__isnull=True, confirmed_by=""),
                name="handoverline_confirmed_by_somebody",
            ),
        ]


class HandoverTalk(OfBody):
    """A question back, or an answer to it."""

    line = models.ForeignKey(HandoverLine, on_delete=models.PROTECT, related_name="talk")
    is_question = models.BooleanField()
    words = models.TextField(max_length=1000)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta(OfBody.Meta):
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="handovertalk_has_words")]
