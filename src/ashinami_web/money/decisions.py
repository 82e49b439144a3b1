"""Decisions of funders in the group's books: what was fixed becomes income, due or taken from what was paid ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from ashinami.basics.day import Month
from ashinami.ledger.move import MAIN, Move
from ashinami.ledger.statements import balances_by
from ashinami_web.money.books import moves, open_period, post
from ashinami_web.money.models import Claim, Entry

FIXED = (Claim.State.APPROVED, Claim.State.PAID, Claim.State.TO_RETURN, Claim.State.RETURNED)


def waiting_decisions(body: UUID, until: Month | None = None) -> list[Claim]:
    """Return the claims whose amount was fixed (until the end of a month) and does not stand in the books yet."""
    fixed = Claim.objects.filter(body_id=body, state__in=FIXED, approved__gte=1).exclude(kind="plan")
    if until is not None:
        fixed = fixed.filter(approved_on__lt=until.next.days.start)
    in_books = set(Entry.objects.filter(body_id=body, source="claim").values_list("voucher", flat=True))
    return [one for one in fixed.select_related("grant").order_by("number") if voucher_of(one) not in in_books]


def voucher_of(claim: Claim) -> UUID:
    """Return the key of the slip a claim's decision makes."""
    return uuid5(NAMESPACE_URL, f"ashinami:decision:{claim.pk}")


def post_decisions(body: UUID, until: Month | None, *, by: str, at: datetime) -> int:
    """Post the decisions not yet in the books and return how many. Each counts in its month or the first open one; twice is harmless."""
    waiting = waiting_decisions(body, until)
    for claim in waiting:
        day = claim.approved_on or claim.made_at.date()
        ahead = balances_by(moves(body), "paid_ahead", "grant").get(str(claim.grant_id), 0)
        post(_moves(claim, ahead, open_period(body, day), day), body, by=by, at=at, voucher=voucher_of(claim))
    return len(waiting)


def _moves(claim: Claim, ahead: int, period: Month, day: date) -> Iterator[Move]:
    approved = claim.approved or 0
    covered = min(ahead, approved)
    grant = str(claim.grant_id)

    def move(name: str, debit: str, credit: str, amount: int, text: str) -> Move:
        return Move(
            key=str(uuid5(NAMESPACE_URL, f"ashinami:decision:{claim.pk}:{name}")),
            day=day,
            period=period,
            debit=debit,
            credit=credit,
            amount=amount,
            fund=grant if claim.grant.separate else MAIN,
            grant=grant,
            text=text,
            source="claim",
            trail=(str(claim.pk),),
        )

    if covered:
        yield move("ahead", "paid_ahead", "grants", covered, f"請求 {claim.number} の額の確定（概算で受け取った分）")
    if approved > covered:
        yield move("due", "due_from_funders", "grants", approved - covered, f"請求 {claim.number} の額の確定")
    if claim.kind == "report" and ahead > approved:
        yield move("over", "paid_ahead", "to_return", ahead - approved, f"請求 {claim.number} 受け取りすぎた分")
