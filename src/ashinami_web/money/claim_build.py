"""A claim from the group's records: figures, amount, papers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from ashinami.basics.day import Days, Month
from ashinami.casework.money.allocation import payer
from ashinami.casework.money.claim import Limit, reckon
from ashinami.casework.money.claim_file import ClaimFile, ClaimKind, fields_of, tables_of
from ashinami.casework.money.claim_sheets import claim_sheets
from ashinami.casework.money.figures import Figures, figures
from ashinami.funding.scheme import Scheme
from ashinami.ledger.accounts import Side, of_side
from ashinami.ledger.move import Move
from ashinami.ledger.statements import balance
from ashinami.vocabulary.money import CostItem
from ashinami_web.funding.queries import schemes_for
from ashinami_web.money.books import moves
from ashinami_web.money.models import Claim, Entry, Grant
from ashinami_web.money.records import money_of, year_of


def months_of(claim: Claim) -> tuple[Month, ...]:
    """Return the months of a claim."""
    months, last = [Month.parse(claim.first)], Month.parse(claim.last)
    while months[-1] < last:
        months.append(months[-1].next)
    return tuple(months)


def scheme_of(grant: Grant, day: date) -> Scheme | None:
    """Return the scheme of a grant as of the day, as its town has it; None where the grant names none and pays what was spent.

    One that is not in force on the day is returned as it was last: the claim then says that nothing can be reckoned.
    """
    if not grant.scheme:
        return None
    known = schemes_for(grant.body)
    return known.on(grant.scheme, day) or known.versions(grant.scheme)[-1]


def claim_file(claim: Claim, day: date, names: dict[str, str] | None = None) -> ClaimFile:
    """Return all that the claim's papers say as the records now stand; with `names`, the group's own copy."""
    months, grant = months_of(claim), claim.grant
    span = Days(months[0].days.start, months[-1].next.days.start)
    known = months[-1] if claim.kind != ClaimKind.PLAN else max(months[-1], Month.of(day))
    found = money_of(claim.body_id, known, span)
    books = moves(claim.body_id, first=months[0], last=months[-1])
    counted = figures(months, found.done, found.class_on, books, grant=str(grant.pk), kinds=frozenset(grant.kinds))
    as_of = months[-1].next.days.start - timedelta(days=1)
    before = Claim.objects.filter(body_id=claim.body_id, grant=grant, approved__isnull=False).exclude(pk=claim.pk)
    limit = _limit(claim, sum(one.approved or 0 for one in before.exclude(kind=ClaimKind.PLAN)))
    scheme, basis = scheme_of(grant, as_of), counted
    earlier = _earlier_months(claim) if scheme is not None and claim.kind == ClaimKind.MONTHLY else []
    if earlier:
        # a rule of a year has its limits once: month by month it is reckoned over all months claimed, less what was asked for
        basis = _figures_of(
            claim, tuple(sorted({*months, *(one for each in earlier for one in months_of(each))})), known
        )
        limit = Limit(grant.decided, sum(one.amount or 0 for one in earlier), "請求した")
    facts: dict[str, Any] = dict(grant.facts)
    rewards = tuple(
        one
        for one in found.earned
        if one.amount and payer(one.activity, CostItem.REWARD, found.grants, found.class_on) == str(grant.pk)
    )
    return ClaimFile(
        kind=ClaimKind(claim.kind),
        number=claim.number,
        day=day,
        group=claim.body.name,
        funder=claim.funder.name,
        grant=grant.name,
        fictional=claim.body.fictional,
        months=months,
        about=grant.about,
        found=counted,
        reckoned=reckon(scheme, as_of, basis, facts, limit),
        rewards=rewards,
        incomes=_incomes(books, grant),
        decided=grant.decided,
        paid=sum(one.paid for one in before),
        names=names or {},
    )


def _limit(claim: Claim, fixed: int) -> Limit:
    """Return what bounds a claim: a plan by nothing, a month by what is left of the decision, a year by the whole less what was fixed."""
    decided = claim.grant.decided
    if claim.kind == ClaimKind.PLAN:
        return Limit()
    if claim.kind == ClaimKind.REPORT:
        return Limit(decided, fixed)
    return Limit(None if decided is None else max(0, decided - fixed))


def _earlier_months(claim: Claim) -> list[Claim]:
    """Return the monthly claims of the grant's fiscal year that were sent before this one, for other months."""
    year = year_of(Month.parse(claim.first))
    others = Claim.objects.filter(body_id=claim.body_id, grant=claim.grant, kind=ClaimKind.MONTHLY)
    sent = others.filter(first__gte=str(year[0]), last__lte=str(year[-1])).exclude(pk=claim.pk)
    return list(sent.exclude(state__in=[Claim.State.WITHDRAWN, Claim.State.DRAFT]).order_by("first"))


def _figures_of(claim: Claim, months: tuple[Month, ...], known: Month) -> Figures:
    """Return the figures of a grant over months, as known at the end of a month."""
    grant, span = claim.grant, Days(months[0].days.start, months[-1].next.days.start)
    found = money_of(claim.body_id, max(known, months[-1]), span)
    books = moves(claim.body_id, first=months[0], last=months[-1])
    return figures(months, found.done, found.class_on, books, grant=str(grant.pk), kinds=frozenset(grant.kinds))


def overlapping(claim: Claim) -> Claim | None:
    """Return a claim of the same grant and kind that speaks of one of its months, if there is one: a month is claimed once."""
    others = Claim.objects.filter(
        body_id=claim.body_id, grant=claim.grant, kind=claim.kind, first__lte=claim.last, last__gte=claim.first
    )
    return others.exclude(pk=claim.pk).exclude(state__in=[Claim.State.WITHDRAWN, Claim.State.DRAFT]).first()


def _incomes(books: tuple[Move, ...], grant: Grant) -> tuple[tuple[str, int], ...]:
    """Return the income of the grant's own fund beside the grant; where it is not kept apart, none can be told as its own."""
    if not grant.separate:
        return ()
    own = [move for move in books if move.fund == str(grant.pk)]
    rows = [(one.name, balance(own, one.code)) for one in of_side(Side.INCOME) if one.code != "grants"]
    return tuple((name, amount) for name, amount in rows if amount)


def claimable(claim: Claim) -> list[Entry]:
    """Return the entries of the grant's costs in the claim's months that stand in no claim yet."""
    costs = [one.code for one in of_side(Side.EXPENSE)]
    rows = Entry.objects.filter(
        body_id=claim.body_id, grant=claim.grant, period__gte=claim.first, period__lte=claim.last, claimed__isnull=True
    )
    return [row for row in rows.order_by("period", "day", "pk") if row.debit in costs or row.credit in costs]


def entries_under(claim: Claim) -> list[Entry]:
    """Return the entries a claim's costs stand in: as it was sent, or, before that, those that would be sent now."""
    sent = [line.entry for line in claim.lines.select_related("entry").order_by("entry__period", "entry__day", "pk")]
    return sent or ([] if claim.kind == ClaimKind.PLAN or claim.sent_at else claimable(claim))


def content_of(file: ClaimFile) -> dict[str, Any]:
    """Return a claim as it is sent: single values, tables, steps; people by number."""
    return {
        "fields": fields_of(file),
        "tables": tables_of(file),
        "steps": list(file.reckoned.steps),
        "warnings": list(file.reckoned.warnings),
    }


def papers_of(file: ClaimFile) -> dict[str, bytes]:
    """Return the papers of a claim by name: workbook, PDF, CSV."""
    from ashinami.papers.transcript import transcript_pdf, transcript_xlsx  # noqa: PLC0415 - the typesetter is needed here only
    from ashinami_web.money.exports import claim_csv  # noqa: PLC0415 - as above

    title = f"{file.kind.text}（模擬様式）"
    return {
        "claim.xlsx": transcript_xlsx(claim_sheets(file)),
        "claim.pdf": transcript_pdf(title, claim_sheets(file, whole=False)),
        "claim.csv": claim_csv(file),
    }


def next_number(body: UUID, year: int) -> str:
    """Return the next number of a claim in a fiscal year: R8-001."""
    taken = Claim.objects.filter(body_id=body, number__startswith=f"R{year - 2018}-").count()
    return f"R{year - 2018}-{taken + 1:03d}"
