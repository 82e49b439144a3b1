"""Budget against actual of all groups a funder pays, from claims and grants alone: no name, no ride, no user."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ashinami.basics.day import Month
from ashinami.basics.money import Yen
from ashinami.casework.money.forecast import Forecast, forecast
from ashinami_web.bodies.models import Body
from ashinami_web.money.claim_build import months_of
from ashinami_web.money.models import Claim, Grant, Programme
from ashinami_web.money.records import year_of

UNSENT = (Claim.State.DRAFT, Claim.State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class GrantLine:
    """A group's grant in a year: decided, asked, fixed, paid, returned, and where the year will end."""

    grant: Grant
    asked: Yen
    approved: Yen
    paid: Yen
    returned: Yen
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A programme: its budget, and the sums of its grants."""

    programme: Programme
    decided: Yen
    approved: Yen
    expected: Yen


def budget_lines(body: Body, year: int) -> tuple[list[ProgrammeLine], list[GrantLine]]:
    """Return programmes and grants of a fiscal year, group by group."""
    months = year_of(Month(year, 4))
    start, end = months[0].days.start, months[-1].next.days.start
    rows = Grant.objects.filter(funder=body, start__lt=end, end__gt=start).select_related("body", "programme")
    claims: defaultdict[object, list[Claim]] = defaultdict(list)
    for one in Claim.objects.filter(funder=body, first__gte=str(months[0]), last__lte=str(months[-1])).exclude(
        kind="plan"
    ):
        if one.state not in UNSENT:
            claims[one.grant_id].append(one)
    lines = [_line(row, claims[row.pk], months) for row in rows.order_by("body__name", "order", "name")]
    programmes = []
    for programme in Programme.objects.filter(body=body, year=year).order_by("name"):
        mine = [line for line in lines if line.grant.programme_id == programme.pk or line.grant.name == programme.name]
        programmes.append(
            ProgrammeLine(
                programme,
                sum(line.grant.decided or 0 for line in mine),
                sum(line.approved for line in mine),
                sum(line.forecast.expected or 0 for line in mine),
            )
        )
    return programmes, lines


def _line(row: Grant, claims: list[Claim], months: tuple[Month, ...]) -> GrantLine:
    reported: defaultdict[Month, Yen] = defaultdict(int)
    for one in claims:
        covered = months_of(one)
        for month in covered:
            reported[month] += 0
        reported[covered[-1]] += one.approved if one.approved is not None else one.amount or 0
    return GrantLine(
        grant=row,
        asked=sum(one.amount or 0 for one in claims),
        approved=sum(one.approved or 0 for one in claims),
        paid=sum(one.paid for one in claims),
        returned=sum(one.returned for one in claims),
        forecast=forecast(row.decided or 0, reported, months),
    )


def counted_once(body: Body, year: int) -> tuple[int, int]:
    """Return how many users the year's claims name, one who uses two groups counted once, and how many the groups count in all."""
    months = year_of(Month(year, 4))
    rows = Claim.objects.filter(funder=body, first__gte=str(months[0]), last__lte=str(months[-1])).exclude(kind="plan")
    by_group: defaultdict[object, set[str]] = defaultdict(set)
    for one in rows:
        if one.state not in UNSENT:
            by_group[one.body_id] |= {str(row[0]) for row in one.content.get("tables", {}).get("users", [])}
    everybody = set().union(*by_group.values()) if by_group else set()
    return len(everybody), sum(len(users) for users in by_group.values())
