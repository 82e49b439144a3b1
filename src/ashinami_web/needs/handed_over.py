"""What needs hand over: questions and referrals that wait for an answer, people to be asked again, next steps, issues still open.

Who was talked with never stands here: sheets are counted, their page names her to who may read it.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from ashinami.community.pack import Chapter, Item
from ashinami.vocabulary.community import IssueState
from ashinami_web.handover.rooms import Asked, reached
from ashinami_web.needs.models import Conversation, Hearing, Inquiry, Issue, Referral


def items(asked: Asked) -> Iterator[Item]:
    """Yield them; what others shared is theirs."""
    yield from _inquiries(asked)
    yield from _referrals(asked)
    yield from _sheets(asked)
    for row in Hearing.objects.filter(body=asked.body, done_on__isnull=True).exclude(next_step=""):
        yield Item(
            chapter=Chapter.AHEAD, key=f"needs.hearing:{row.pk}", title=row.next_step, due=row.next_on, said_on=row.on,
            detail=f"{row.whom}を訪ねたとき", why=row.heard, address=reverse("hearing", args=[row.pk]),
        )  # fmt: skip
    open_ones = [state.value for state in IssueState if state.is_open]
    issues = Issue.objects.filter(body=asked.body, state__in=open_ones).select_related("area")
    for issue in () if asked.dated else issues:
        yield Item(
            chapter=Chapter.AHEAD, key=f"needs.issue:{issue.pk}", title=f"課題：{issue.title}",
            detail=f"{issue.stands.text} {issue.text}".strip(), said_on=issue.raised_on,
            area=issue.area.name if issue.area else "", address=reverse("issue", args=[issue.pk]),
        )  # fmt: skip


def _inquiries(asked: Asked) -> Iterator[Item]:
    for row in Inquiry.objects.filter(body=asked.body, answered_on__isnull=True).select_related("passed_to"):
        done = f"これまで：{row.tried}" if row.tried else ""
        wanted = f"ほしいもの：{row.wanted}" if row.wanted else ""
        yield Item(
            chapter=Chapter.AHEAD, key=f"needs.inquiry:{row.pk}", title=f"たずねられたことに答える：{row.question}"[:200],
            detail=" ".join(part for part in (row.get_asker_display(), done, wanted) if part), due=row.due_on, said_on=row.asked_on,
            whom=reached(row.passed_to), address=reverse("inquiry", args=[row.pk]),
        )  # fmt: skip


def _referrals(asked: Asked) -> Iterator[Item]:
    ours = Q(body=asked.body) | Q(to_body=asked.body)
    for row in Referral.objects.filter(ours, result_on__isnull=True).select_related("body", "to_body"):
        asks_us = row.to_body_id == asked.body.pk
        yield Item(
            chapter=Chapter.AHEAD, key=f"needs.referral:{row.pk}",
            title="つながれた方のその後を返す" if asks_us else "つないだ方のその後を待つ", due=row.due_on, said_on=row.sent_on,
            whom=reached(row.body if asks_us else row.to_body), address=reverse("referrals"),
        )  # fmt: skip


def _sheets(asked: Asked) -> Iterator[Item]:
    waits = Conversation.objects.filter(body=asked.body, follow_on__isnull=False, followed_on__isnull=True)
    days = list(waits.order_by("follow_on").values_list("follow_on", flat=True))
    if days:
        yield Item(
            chapter=Chapter.AHEAD, key="needs.follow", title=f"様子を聞く約束をした方 {len(days)}件（いちばん早い日）", due=days[0],
            address=reverse("needs_due"),
        )  # fmt: skip
