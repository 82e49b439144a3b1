"""A month of money on one page: what is missing first, then allowances, charges, claims and notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from ashinami.basics.day import Month
from ashinami.basics.money import Yen
from ashinami.casework.money.allowances import Earned
from ashinami.casework.money.charges import Charge
from ashinami.ledger.statements import balance, balances_by
from ashinami_web.audit.actions import is_closed
from ashinami_web.audit.queries import waiting_for_review
from ashinami_web.bodies.models import Body, Volunteer
from ashinami_web.config import clock
from ashinami_web.money.books import moves
from ashinami_web.money.decisions import waiting_decisions
from ashinami_web.money.models import BankLine, Claim, ClosedPaper, Grant
from ashinami_web.money.papers import names_of
from ashinami_web.money.records import MonthMoney, money_of
from ashinami_web.registration.models import VehicleEntry
from ashinami_web.reports.queries import rides_without_result
from ashinami_web.runs.models import Ride


@dataclass(slots=True)
class PersonLine:
    """What one volunteer has earned, or one rider is charged, in a month."""

    key: str
    name: str
    count: int = 0
    amount: Yen = 0
    cut: Yen = 0
    refused: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of closing a month: whether it is done, what it says, and where it is done."""

    done: bool
    text: str
    url: str = ""
    key: str = ""


def volunteers(lines: Iterable[Earned]) -> list[PersonLine]:
    """Return the allowances by volunteer, by name."""
    found: dict[str, PersonLine] = {}
    counted: defaultdict[str, set[str]] = defaultdict(set)
    rows = list(lines)
    names = names_of({one.activity.helper for one in rows})
    for one in rows:
        key = one.activity.helper
        line = found.setdefault(key, PersonLine(key, names.get(key, _("（名前なし）"))))
        line.amount += one.amount
        line.cut += one.cut
        counted[key].add(one.activity.key)
    for key, line in found.items():
        line.count = len(counted[key])
    return sorted(found.values(), key=lambda line: (line.name, line.key))


def riders_charged(lines: Iterable[Charge]) -> list[PersonLine]:
    """Return the charges by rider, with what was refused and why, each reason once."""
    found: dict[str, PersonLine] = {}
    rows = list(lines)
    names = names_of({one.ride.rider for one in rows})
    for one in rows:
        key = one.ride.rider
        line = found.setdefault(key, PersonLine(key, names.get(key, _("（名前なし）"))))
        if one.refused:
            line.refused += [reason for reason in one.refused if reason not in line.refused]
        else:
            line.count += 1
            line.amount += one.amount
    return sorted(found.values(), key=lambda line: (line.name, line.key))


def money_in(body: Body, month: Month) -> MonthMoney:
    """Return the month's money as it is known now; of a closed month as it was known at its end."""
    known = month if is_closed(body.pk, month) else max(month, Month.of(clock.today()))
    return money_of(body.pk, known, month.days)


def balances(body: Body) -> dict[str, object]:
    """Return what the group owns and owes by now, by the books."""
    books = moves(body.pk)
    names = names_of({key for code in ("with_drivers", "advances", "allowance_owed") for key in _keys(books, code)})

    def by(code: str, per: str) -> list[tuple[str, Yen]]:
        return [(names.get(key, _("（名前なし）")), left) for key, left in balances_by(books, code, per).items()]

    return {
        "cash": balance(books, "cash"),
        "bank": balance(books, "bank"),
        "due_from_riders": balance(books, "due_from_riders"),
        "due_from_funders": balance(books, "due_from_funders"),
        "allowance_owed": balance(books, "allowance_owed"),
        "with_drivers": by("with_drivers", "driver"),
        "advances": by("advances", "person"),
    }


def _keys(books: Iterable[object], code: str) -> set[str]:
    per = "driver" if code == "with_drivers" else "person"
    return set(balances_by(books, code, per))  # type: ignore[arg-type]  # as moves are


def steps(body: Body, month: Month, found: MonthMoney) -> list[Step]:
    """Return the steps of closing the month, what is missing first."""
    over = rides_without_result(body.pk, month).filter(service_day__lt=clock.today()).count()
    late = waiting_for_review(body.pk).count()
    unbooked = BankLine.objects.filter(body=body, entry__isnull=True, aside="", day__lt=month.next.days.start).count()
    unknown = {one.rider for one in found.done if found.class_on(one.rider, one.service_day) is None}
    refused = sum(bool(one.refused) for one in found.charges)
    decided = len(waiting_decisions(body.pk, month))
    uninsured = rides_uninsured(body, month)
    rows = [
        Step(over == 0, _("結果のない送迎：%(n)d件") % {"n": over}, "month", str(month)),
        Step(late == 0, _("締めたあとに届いた記録：%(n)d件") % {"n": late}, "late"),
        Step(not unknown, _("区分の記録がない利用者：%(n)d人") % {"n": len(unknown)}, "statuses"),
        Step(unbooked == 0, _("帳簿に書いていない通帳の明細：%(n)d件") % {"n": unbooked}, "bank"),
        Step(
            uninsured == 0,
            _("任意保険の満了日が書いてないか過ぎた車での送迎：%(n)d件") % {"n": uninsured},
            "ledger_vehicles",
        ),
        Step(refused == 0, _("受け取れない利用者の負担：%(n)d件") % {"n": refused}, "charges", str(month)),
        Step(decided == 0, _("帳簿に入る額の確定：%(n)d件（締めると入ります）") % {"n": decided}, "claims"),
    ]
    return sorted(rows, key=lambda row: row.done)


def rides_uninsured(body: Body, month: Month) -> int:
    """Count the rides done with a car whose insurance is not on record for that day; a car nobody knows is not insured."""
    insured = dict(VehicleEntry.objects.filter(body=body).values_list("vehicle", "insured_until"))
    cars: defaultdict[UUID, list[Volunteer]] = defaultdict(list)
    for one in Volunteer.objects.filter(body=body):
        cars[one.person_id].append(one)
    rides = Ride.objects.filter(body=body, state="done", service_day__gte=month.days.start)
    found = 0
    for driver, day in rides.filter(service_day__lt=month.next.days.start).values_list("driver", "service_day"):
        used = next((one for one in cars[driver] if one.start <= day and (one.end is None or day < one.end)), None)
        until = insured.get(used.vehicle_id) if used is not None else None
        found += until is None or until < day
    return found


def claim_notes(body: Body, month: Month) -> list[tuple[Grant, Claim | None]]:
    """Return the grants that hold in the month, each with its claim for it, if there is one."""
    rows = Grant.objects.filter(body=body, start__lt=month.next.days.start, end__gt=month.days.start).order_by(
        "order", "name"
    )
    live = (
        Claim.objects.filter(body=body, first__lte=str(month), last__gte=str(month))
        .exclude(state="withdrawn")
        .exclude(kind="plan")
    )
    by_grant = {one.grant_id: one for one in live}
    return [(row, by_grant.get(row.pk)) for row in rows]


def papers_of_month(body: Body, month: Month) -> list[ClosedPaper]:
    """Return the papers of a closed month."""
    return list(ClosedPaper.objects.filter(body=body, period=str(month)).order_by("name"))


def around(month: Month) -> tuple[str, str]:
    """Return the months before and after."""
    return str(Month.of(month.days.start - timedelta(days=1))), str(month.next)
