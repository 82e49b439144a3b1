"""What plans hand over: steps, reviews with their reasons, what comes in the next twelve months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.urls import reverse

from ashinami.basics.day import months_later
from ashinami.community.cycle import REFRESH_MONTHS, Verdict
from ashinami.community.pack import Chapter, Item
from ashinami.community.roadmap import StepState
from ashinami_web.config.acting import Acting
from ashinami_web.handover.rooms import Asked
from ashinami_web.plans.actions import hand_step_to
from ashinami_web.plans.models import Goal, Mention, Review, Step


def items(asked: Asked) -> Iterator[Item]:
    """Yield them."""
    open_ones = (StepState.PLANNED.value, StepState.DOING.value)
    steps = Step.objects.filter(body=asked.body, state__in=open_ones, plan__closed_on__isnull=True)
    for row in steps.select_related("plan__area", "carrier"):
        yield Item(
            chapter=Chapter.ACTIONS if row.person_id else Chapter.OWNERLESS,
            key=f"plans.step:{row.pk}", title=row.title, detail=" ".join(part for part in (row.plan.name, row.detail) if part),
            why=row.plan.aim, due=row.due, whom=f"{row.carrier.name} {row.carrier.phone}".strip() if row.carrier else "",
            holder=str(row.person_id or ""), address=reverse("plan", args=[row.plan_id]), to_confirm=True,
            area=row.plan.area.name if row.plan.area else "",
        )  # fmt: skip
    yield from _reviews(asked)
    yield from _ahead(asked)


def give(key: str, person: UUID, *, by: Acting, at: datetime, day: date) -> None:
    """Give a step to somebody else."""
    kind, _, row_key = key.partition(":")
    if kind == "plans.step":
        hand_step_to(Step.objects.select_related("circle").get(pk=row_key), person, by=by, at=at, day=day)


def _reviews(asked: Asked) -> Iterator[Item]:
    """Yield what reviews decided, and why; a review that was corrected is left out, its correction stands."""
    for row in Review.objects.filter(body=asked.body, corrected_by__isnull=True).select_related("plan"):
        chapter = Chapter.LESSONS if row.verdict == Verdict.STOP.value else Chapter.DECISIONS
        yield Item(
            chapter=chapter, key=f"plans.review:{row.pk}", title=f"{row.plan.name}：{Verdict(row.verdict).text}",
            why=f"{row.found}（見たもの：{row.evidence}）", detail=row.change, said_on=row.held_on,
            address=reverse("plan", args=[row.plan_id]),
        )  # fmt: skip


def _ahead(asked: Asked) -> Iterator[Item]:
    last = months_later(asked.day, 12)
    rows = Review.objects.filter(body=asked.body, plan__closed_on__isnull=True, next_on__isnull=False)
    for row in rows.values("plan", "plan__name").annotate(next=Max("next_on")):
        if row["next"] <= last:
            address = reverse("plan", args=[row["plan"]])
            yield Item(chapter=Chapter.AHEAD, key=f"plans.next:{row['plan']}", title=f"{row['plan__name']}のふりかえり", due=row["next"], address=address)  # noqa: E501  # fmt: skip
    for mention in Mention.objects.filter(body=asked.body, end__gte=asked.day, end__lte=last):
        title = f"{mention.name}の見直し（{mention.service}を{'書き続ける' if mention.is_named else '書いてもらう'}）"
        yield Item(
            chapter=Chapter.AHEAD,
            key=f"plans.mention:{mention.pk}",
            title=title,
            due=mention.end,
            address=reverse("mentions"),
        )
    for goal in Goal.objects.filter(body=asked.body).annotate(read=Max("texts__written_on")).filter(read__isnull=False):
        due = months_later(goal.read, REFRESH_MONTHS)
        if due <= last:
            title = f"めざす姿「{goal.title}」の読み合わせ"
            yield Item(
                chapter=Chapter.AHEAD,
                key=f"plans.goal:{goal.pk}",
                title=title,
                due=due,
                address=reverse("goal", args=[goal.pk]),
            )
