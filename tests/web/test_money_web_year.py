"""A synthetic year of a group, closed month by month: claims add up to the ledger, the ledger to the events, to the yen."""

from __future__ import annotations

import os

import pytest
from money_year import MONTHS, MOVED_ON, GroupYear, claimed
from web_town import Town

from ashinami.basics.day import Days
from ashinami.ledger.accounts import Side, of_side
from ashinami.ledger.statements import balance, balances_by, paid_for, trial_balance
from ashinami_web.money.books import moves
from ashinami_web.money.funder_view import counted_once
from ashinami_web.money.models import Claim, ClaimEntry, Entry
from ashinami_web.money.records import money_of
from ashinami_web.money.year_actions import close_year
from ashinami_web.reports.actions import CannotCloseError

ACTIVITIES = int(os.environ.get("ASHINAMI_GROUP_YEAR", "240"))
"""Rides and visits of the year; `make acceptance` lives through 6,000."""


def test_a_group_year_adds_up_to_the_yen(town: Town) -> None:
    """Twelve drivers, three funders, a rider in two groups, one who moves to 要介護 mid-year; a late visit each month."""
    year = GroupYear(town, ACTIVITIES)
    year.live()
    books = moves(town.group.pk)
    found = money_of(town.group.pk, MONTHS[-1], Days(MONTHS[0].days.start, MONTHS[-1].next.days.start))

    # the ledger is the events
    assert len(found.done) == 12 * (ACTIVITIES // 12) + 11
    assert len({one.helper for one in found.done}) == 12
    assert balance(books, "reward") == sum(one.amount for one in found.earned) > 0
    assert balance(books, "rider_costs") == sum(one.amount for one in found.charges if not one.refused) > 0
    by_helper: dict[str, int] = {}
    for one in found.earned:
        by_helper[one.activity.helper] = by_helper.get(one.activity.helper, 0) + one.amount
    assert balances_by(books, "allowance_owed", "person") == {key: by_helper[key] for key in sorted(by_helper)}

    # the claims are the ledger, grant by grant, and every cost once
    three = (year.money.visits, year.money.rides, year.money.rest)
    for row in three:
        assert claimed(row) == sum(paid_for(books, str(row.pk)).values()) > 0
    expenses = {one.code for one in of_side(Side.EXPENSE)}
    of_grants = Entry.objects.filter(body=town.group, grant__isnull=False)
    costs = [one for one in of_grants if {one.debit, one.credit} & expenses]
    assert ClaimEntry.objects.filter(body=town.group).count() == len(costs)
    fixed = Claim.objects.filter(body=town.group, approved__isnull=False, last__lt=str(MONTHS[-1]))
    assert balance(books, "grants") == sum(one.approved or 0 for one in fixed), "March's are fixed in April"

    # who moved mid-year is paid by another funder from that day
    kiku = str(town.people["kiku"].pk)
    for row, before in ((year.money.visits, True), (year.money.rest, False)):
        events = {key for one in of_grants.filter(grant=row) for key in one.trail}
        mine = [one for one in found.done if one.rider == kiku and one.kind == "visit" and one.event in events]
        assert mine
        assert all((one.service_day < MOVED_ON) is before for one in mine)

    # one rider in two groups is one person to the funder
    once, in_all = counted_once(town.municipality, 2026)
    assert in_all == once + 1

    lines = trial_balance(books)
    assert sum(one.debit for one in lines) == sum(one.credit for one in lines)
    with pytest.raises(CannotCloseError):
        year.close(MONTHS[-1], year.by)
    close_year(MONTHS[0], by=year.by, at=year.after(MONTHS[-1]))
