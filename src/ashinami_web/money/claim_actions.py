"""What happens to a claim: made, sent, asked about, fixed, paid, returned. Each step says so in a note both sides see."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.day import Month, fiscal_year
from ashinami.casework.money.claim_file import ClaimKind
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import is_closed, record
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.money.books import MoneyError
from ashinami_web.money.claim_build import (
    claim_file,
    claimable,
    content_of,
    months_of,
    next_number,
    overlapping,
    papers_of,
)
from ashinami_web.money.models import Claim, ClaimEntry, ClaimNote, ClaimPaper, Grant
from ashinami_web.people.roles import Permission

State = Claim.State
WITH_THE_FUNDER = (State.SENT, State.ASKED)


@transaction.atomic
def make_claim(grant: Grant, kind: ClaimKind, first: Month, last: Month, *, by: Acting, at: datetime) -> Claim:
    """Begin a claim for a span of months of a grant."""
    by.require(Permission.KEEP_MONEY)
    if last < first:
        raise MoneyError(_("終わりの月が始まりの月より前です。"))
    year = fiscal_year(first.days.start)
    claim = Claim.objects.create(
        body=by.body,
        funder=grant.funder,
        grant=grant,
        kind=kind.value,
        number=next_number(by.body.pk, year),
        first=str(first),
        last=str(last),
        made_at=at,
        made_by=by.author,
    )
    _event(claim, EventKind.CLAIM_MADE, by, at, papers=kind.value)
    return claim


@transaction.atomic
def send(claim: Claim, *, by: Acting, at: datetime) -> Claim:
    """Send a claim: its content and papers are kept as they are now. Its months are closed first, so that nothing moves under it."""
    by.require(Permission.KEEP_MONEY)
    claim = _locked(claim, State.DRAFT, State.SENT_BACK)
    if claim.kind != ClaimKind.PLAN:
        unclosed = [month for month in months_of(claim) if not is_closed(claim.body_id, month)]
        if unclosed:
            raise MoneyError(
                _("%(month)sがまだ締めてありません。先に月を締めてください。") % {"month": unclosed[0].wareki}
            )
    other = overlapping(claim)
    if other is not None:
        raise MoneyError(_("この期間は、請求 %(number)s で出してあります。") % {"number": other.number})
    file = claim_file(claim, at.astimezone(clock.JAPAN).date())
    if file.reckoned.amount is None:
        raise MoneyError(_("額がまだ計算できません。足りない答えを補助金のページに書いてください。"))
    if claim.kind != ClaimKind.PLAN:
        ClaimEntry.objects.bulk_create(
            ClaimEntry(body_id=claim.body_id, claim=claim, entry=entry) for entry in claimable(claim)
        )
    ClaimPaper.objects.bulk_create(
        ClaimPaper(
            body_id=claim.body_id,
            funder_id=claim.funder_id,
            claim=claim,
            name=name,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            sent_at=at,
        )
        for name, content in papers_of(file).items()
    )
    claim.content, claim.amount, claim.sent_at, claim.state = content_of(file), file.reckoned.amount, at, State.SENT
    claim.save()
    _note(claim, "sent", "", by, at, amount=claim.amount)
    return claim


@transaction.atomic
def withdraw(claim: Claim, *, by: Acting, at: datetime) -> Claim:
    """Take a claim back before anything is fixed; its costs may stand in another one then."""
    by.require(Permission.KEEP_MONEY)
    claim = _locked(claim, State.DRAFT, State.SENT, State.ASKED, State.SENT_BACK)
    claim.lines.all().delete()
    _note(claim, "withdrawn", "", by, at)
    return _moved(claim, State.WITHDRAWN)


@transaction.atomic
def ask(claim: Claim, text: str, *, by: Acting, at: datetime, reply: str = "") -> Claim:
    """Ask the group something about a claim."""
    _as_funder(claim, by, reply)
    claim = _locked(claim, *WITH_THE_FUNDER)
    _note(claim, "asked", text, by, at, reply=reply)
    return _moved(claim, State.ASKED)


@transaction.atomic
def answer(claim: Claim, text: str, *, by: Acting, at: datetime) -> Claim:
    """Answer what was asked."""
    by.require(Permission.KEEP_MONEY)
    claim = _locked(claim, State.ASKED)
    _note(claim, "answered", text, by, at)
    return _moved(claim, State.SENT)


@transaction.atomic
def send_back(claim: Claim, text: str, *, by: Acting, at: datetime, reply: str = "") -> Claim:
    """Send a claim back to be mended; it is sent anew then."""
    _as_funder(claim, by, reply)
    claim = _locked(claim, *WITH_THE_FUNDER)
    ClaimEntry.objects.filter(claim=claim).delete()
    _note(claim, "sent_back", text, by, at, reply=reply)
    return _moved(claim, State.SENT_BACK)


@transaction.atomic
def approve(claim: Claim, amount: int, on: date, text: str = "", *, by: Acting, at: datetime, reply: str = "") -> Claim:
    """Fix the amount of a claim (額の確定), at most what was asked. A plan's amount becomes what the grant has decided."""
    _as_funder(claim, by, reply)
    claim = _locked(claim, *WITH_THE_FUNDER)
    if not 0 <= amount <= (claim.amount or 0):
        raise MoneyError(_("請求された額までで入れてください。"))
    claim.approved, claim.approved_on = amount, on
    if claim.kind == ClaimKind.PLAN:
        Grant.objects.filter(pk=claim.grant_id).update(decided=amount)
    _note(claim, "approved", text, by, at, amount=amount, reply=reply)
    return _moved(claim, State.APPROVED)


@transaction.atomic
def pay(claim: Claim, amount: int, text: str = "", *, by: Acting, at: datetime, reply: str = "") -> Claim:
    """Record a payment; what is paid beyond what was fixed is to be returned."""
    _as_funder(claim, by, reply)
    claim = _locked(claim, State.APPROVED)
    if amount < 1:
        raise MoneyError(_("金額を1円以上で入れてください。"))
    claim.paid += amount
    claim.to_return = max(0, claim.paid - (claim.approved or 0))
    _note(claim, "paid", text, by, at, amount=amount, reply=reply)
    if claim.to_return:
        return _moved(claim, State.TO_RETURN)
    return _moved(claim, State.PAID if claim.paid == claim.approved else State.APPROVED)


@transaction.atomic
def demand_return(claim: Claim, amount: int, text: str, *, by: Acting, at: datetime, reply: str = "") -> Claim:
    """Ask for money back that was paid: overpaid, or not used as it should have been."""
    _as_funder(claim, by, reply)
    claim = _locked(claim, State.PAID)
    if not 1 <= amount <= claim.paid:
        raise MoneyError(_("支払った額までで入れてください。"))
    claim.to_return = amount
    _note(claim, "to_return", text, by, at, amount=amount, reply=reply)
    return _moved(claim, State.TO_RETURN)


@transaction.atomic
def returned(claim: Claim, amount: int, text: str = "", *, by: Acting, at: datetime, reply: str = "") -> Claim:
    """Record that money came back."""
    _as_funder(claim, by, reply)
    claim = _locked(claim, State.TO_RETURN)
    if not 1 <= amount <= claim.to_return - claim.returned:
        raise MoneyError(_("返す額の残りまでで入れてください。"))
    claim.returned += amount
    _note(claim, "returned", text, by, at, amount=amount, reply=reply)
    return _moved(claim, State.RETURNED if claim.returned == claim.to_return else State.TO_RETURN)


def _as_funder(claim: Claim, by: Acting, reply: str) -> None:
    """Let only the funder decide; or the group, writing down a reply file of the funder's."""
    if reply and by.body.pk == claim.body_id:
        by.require(Permission.KEEP_MONEY)
        return
    by.require(Permission.REVIEW_CLAIMS)
    if by.body.pk != claim.funder_id:
        raise MoneyError(_("宛先の団体だけが決められます。"))


def _locked(claim: Claim, *states: Claim.State) -> Claim:
    """Return the claim as it stands now, kept from others meanwhile, where its state allows the step."""
    found = Claim.objects.select_for_update(of=("self",)).select_related("grant", "body", "funder").get(pk=claim.pk)
    if found.state not in states:
        raise MoneyError(_("この請求は「%(state)s」です。このことはできません。") % {"state": State(found.state).label})
    return found


def _moved(claim: Claim, state: Claim.State) -> Claim:
    claim.state = state
    claim.save()
    return claim


def _note(
    claim: Claim, what: str, text: str, by: Acting, at: datetime, *, amount: int | None = None, reply: str = ""
) -> None:
    ClaimNote.objects.create(
        claim=claim,
        body_id=claim.body_id,
        funder_id=claim.funder_id,
        what=what,
        text=text,
        amount=amount,
        by_funder=by.body.pk == claim.funder_id or bool(reply),
        by=by.author,
        at=at,
        reply=reply,
    )
    _event(claim, EventKind.CLAIM_MOVED, by, at, what=what, amount=amount)


def _event(claim: Claim, kind: EventKind, by: Acting, at: datetime, **facts: object) -> None:
    """Record an event in the log of the body that acts."""
    day = at.astimezone(clock.JAPAN).date()
    subject: UUID = claim.pk
    record(body=by.body.pk, kind=kind, subject=str(subject), by=by.author, at=at, service_day=day, facts=facts)
