"""What money hands over: grants with their last day, claims with whose turn it is, months and years not yet closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from ashinami.basics.day import Month
from ashinami.community.pack import Chapter, Item
from ashinami_web.audit.actions import is_closed
from ashinami_web.handover.rooms import Asked, reached
from ashinami_web.money.models import Claim, CostPartner, CostStatement, Entry, Grant
from ashinami_web.money.records import year_of
from ashinami_web.money.year_actions import closed_year

State = Claim.State
OURS = {
    State.DRAFT: "請求を出す",
    State.SENT: "請求の返事を待つ",
    State.ASKED: "請求への質問に答える",
    State.SENT_BACK: "差し戻された請求を直して出す",
    State.APPROVED: "確定した額の入金を待つ",
    State.TO_RETURN: "受けとりすぎた分を返す",
}
THEIRS = {
    State.SENT: "請求を審査する",
    State.ASKED: "質問の答えを待つ",
    State.SENT_BACK: "差し戻した請求を待つ",
    State.APPROVED: "確定した額を支払う",
    State.TO_RETURN: "返還を待つ",
}
"""What a claim asks of the group, and of the funder, where it stands; a claim that is over asks nothing."""
MONTHS_BACK = 12
MARCH = 3


def items(asked: Asked) -> Iterator[Item]:
    """Yield them, as group and as funder; nobody who was carried is named."""
    yield from _grants(asked)
    yield from _claims(asked)
    yield from _months(asked)
    yield from _shared(asked)


def _grants(asked: Asked) -> Iterator[Item]:
    mine = Q(body=asked.body) | Q(funder=asked.body)
    for row in Grant.objects.filter(mine, end__gt=asked.day).select_related("body", "funder"):
        ours = row.body_id == asked.body.pk
        amount = "額はまだ決まっていない" if row.decided is None else f"決まった額 {row.decided:,}円"
        yield Item(
            chapter=Chapter.MONEY, key=f"money.grant:{row.pk}", title=f"{row.name} の期間が終わる（実績の報告）", due=row.end,
            detail=amount, said_on=row.start, whom=reached(row.funder if ours else row.body),
            address=reverse("grant", args=[row.pk]) if ours else reverse("budget"),
        )  # fmt: skip


def _claims(asked: Asked) -> Iterator[Item]:
    mine = Q(body=asked.body, state__in=list(OURS)) | Q(funder=asked.body, state__in=list(THEIRS))
    for row in Claim.objects.filter(mine).select_related("body", "funder", "grant"):
        ours = row.body_id == asked.body.pk
        said = [
            f"{row.grant.name} {row.get_kind_display()} {Month.parse(row.first).wareki}から{Month.parse(row.last).wareki}まで"
        ]
        if row.amount is not None:
            said.append(f"請求した額 {row.amount:,}円")
        if row.approved is not None:
            said.append(f"確定した額 {row.approved:,}円")
        if row.to_return > row.returned:
            said.append(f"返す額 {row.to_return - row.returned:,}円")
        yield Item(
            chapter=Chapter.MONEY, key=f"money.claim:{row.pk}", detail="、".join(said), said_on=(row.sent_at or row.made_at).date(),
            title=f"{(OURS if ours else THEIRS)[State(row.state)]}：{row.number}", whom=reached(row.funder if ours else row.body),
            address=reverse("claim" if ours else "review_claim", args=[row.pk]),
        )  # fmt: skip


def _months(asked: Asked) -> Iterator[Item]:
    """Yield the months that are over, have something in the books and are not closed; and the last year that is over."""
    months = [Month.of(asked.day)]
    while len(months) <= MONTHS_BACK:
        months.append(Month.of(months[-1].days.start - timedelta(days=1)))
    for one in _kept(asked, months[1:]):
        if not is_closed(asked.body.pk, one):
            yield Item(
                chapter=Chapter.MONEY, key=f"money.month:{one}", title=f"{one.wareki}を締める",
                why="締めた月だけが、請求と年度の決算にのります。", address=reverse("money_month", args=[str(one)]),
            )  # fmt: skip
    march = next(one for one in months[1:] if one.month == MARCH)
    year = year_of(march)
    if _kept(asked, year) and closed_year(asked.body, march) is None:
        yield Item(
            chapter=Chapter.MONEY, key=f"money.year:{march}", title=f"{year[0].wareki}からの年度を締める",
            why="総会に出す決算は、締めた年度からつくられます。", address=reverse("money_year", args=[str(march)]),
        )  # fmt: skip


def _shared(asked: Asked) -> Iterator[Item]:
    """Yield what partners still owe by the last reckoning of each agreement, to who keeps the books and to who owes."""
    last: dict[UUID, CostStatement] = {}
    for row in CostStatement.objects.select_related("shared", "body").order_by("until"):
        last[row.shared_id] = row
    for row in last.values():
        partners = CostPartner.objects.filter(shared=row.shared_id).select_related("partner").in_bulk()
        for part in row.content["parts"]:
            one = partners[UUID(part["key"])].partner
            if part["left"] > 0 and row.body_id != one.pk and asked.body.pk in (row.body_id, one.pk):
                ours = row.body_id == asked.body.pk
                title = f"{row.shared.name}の負担金 {part['left']:,}円を{'受け取る' if ours else '払う'}"
                yield Item(
                    chapter=Chapter.MONEY, key=f"money.share:{part['key']}", title=title, said_on=row.made_on,
                    detail=f"{row.month.wareki}分までの計算書。割合 {part['weight']}", whom=reached(one if ours else row.body),
                    address=reverse("shared_cost", args=[row.shared_id]),
                )  # fmt: skip


def _kept(asked: Asked, months: Sequence[Month]) -> list[Month]:
    """Return those of the months of which something stands in the books."""
    wanted = [str(one) for one in months]
    found = set(Entry.objects.filter(body=asked.body, period__in=wanted).values_list("period", flat=True))
    return [one for one in months if str(one) in found]
