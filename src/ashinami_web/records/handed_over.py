"""What the records hand over: complaints without an answer, reports of accidents still due, deletions proposed, the group's own rules."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from ashinami.basics.day import wareki
from ashinami.community.pack import Chapter, Item
from ashinami.vocabulary.records import CountedFrom, HouseRule, RecordKind
from ashinami_web.config.rows import dated
from ashinami_web.handover.rooms import Asked
from ashinami_web.records.calendar import accident_dues, own_rule_dues
from ashinami_web.records.models import Complaint, Deletion, GroupRule, KeepRule
from ashinami_web.records.periods import over
from ashinami_web.registration.queries import file_of


def items(asked: Asked) -> Iterator[Item]:
    """Yield them; nobody who complained, drove or was driven is named."""
    for row in Complaint.objects.filter(body=asked.body, settled_on__isnull=True).order_by("received_on"):
        yield Item(
            chapter=Chapter.ACTIONS, key=f"records.complaint:{row.pk}", title=f"苦情への答え（{wareki(row.received_on)}に受けた分）",
            why="内容・原因・説明・改めたことを、記録に残します。", said_on=row.received_on,
            holder=row.handler.removeprefix("person:"), address=reverse("records_complaint", args=[row.pk]), to_confirm=True,
        )  # fmt: skip
    for due in accident_dues(asked.body):
        yield Item(
            chapter=Chapter.MONEY, key=f"records.{due.key}", title=due.title, why=due.source, due=due.day, address=due.url,
            to_confirm=True,
        )  # fmt: skip
    yield from _deletions(asked)
    again = sorted(own_rule_dues(asked.body, file_of(asked.body, asked.day), asked.day), key=lambda due: due.day)
    if again:
        yield Item(
            chapter=Chapter.AHEAD, key="records.own_rules", title=f"運転者の講習・確かめ直しの期限 {len(again)}件", due=again[0].day,
            why="団体の決まりです。過ぎると、その運転者は配車に出ません。", address=reverse("records_calendar"),
        )  # fmt: skip
    if not asked.dated:
        yield from _rules(asked)


def _deletions(asked: Asked) -> Iterator[Item]:
    """Yield what was proposed for deletion and waits for a second person, and how much could be proposed."""
    open_now = list(Deletion.objects.filter(body=asked.body, decided_at__isnull=True).order_by("proposed_on"))
    for row in open_now:
        yield Item(
            chapter=Chapter.OWNERLESS, key=f"records.deletion:{row.pk}",
            title=f"消去の提案への答え：{RecordKind(row.kind).text} {len(row.records)}件", said_on=row.proposed_on,
            why="提案した人とは別の人が確かめるまで、何も消えません。", address=reverse("records_deletion", args=[row.pk]),
        )  # fmt: skip
    if asked.dated:
        return
    proposed = {row.kind for row in open_now}
    past = sum(len(over(asked.body.pk, kind, asked.day)) for kind in RecordKind if kind not in proposed)
    if past:
        yield Item(
            chapter=Chapter.AHEAD, key="records.over", title=f"残す期間の過ぎた記録 {past}件",
            why="ひとりでには消えません。消すときは、提案してから、別の人が確かめます。", address=reverse("records_keeping"),
        )  # fmt: skip


def _rules(asked: Asked) -> Iterator[Item]:
    """Yield the rules in force that the law does not write."""
    for rule in GroupRule.objects.filter(dated(on=asked.day), body=asked.body).order_by("rule"):
        yield Item(
            chapter=Chapter.DECISIONS, key=f"records.rule:{rule.pk}", title=f"団体の決まり：{HouseRule(rule.rule).text}（{rule.value}）",
            said_on=rule.start, address=reverse("records_rules"),
        )  # fmt: skip
    for kept in KeepRule.objects.filter(dated(on=asked.day), body=asked.body).order_by("kind", "pk"):
        yield Item(
            chapter=Chapter.DECISIONS, key=f"records.keep_rule:{kept.pk}",
            title=f"{RecordKind(kept.kind).text}を残す期間：{kept.months}か月（{CountedFrom(kept.counted_from).text}）",
            why=kept.source, said_on=kept.start, address=reverse("records_keeping"),
        )  # fmt: skip
