"""Closing a month without a browser: the same checklist, the same closing, group by group; closing twice is harmless."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from ashinami.basics.day import Month
from ashinami.basics.money import yen
from ashinami_web.audit.actions import is_closed
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.config.scope import Scope, acting, whole_installation
from ashinami_web.money.month_view import claim_notes, money_in, steps
from ashinami_web.people.roles import Role
from ashinami_web.reports.actions import CannotCloseError, close_month
from ashinami_web.runs.models import Ride

AUTHOR = "command:close"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of closing one group's month."""

    group: str
    closed: bool
    lines: tuple[str, ...]


def groups(name: str) -> list[Body]:
    """Return the groups that carry or help people, or the one of a name."""
    # the command asks for every group: it sees the list of bodies, and then each group's own rows
    with acting(whole_installation()):
        rows = Body.objects.filter(name=name) if name else Body.objects.filter(pk__in=_active())
        return list(rows.select_related("municipality").order_by("name"))


def _active() -> set[UUID]:
    from ashinami_web.money.models import Grant  # noqa: PLC0415 - models exist after set-up only

    return {*Ride.objects.values_list("body", flat=True).distinct(), *Grant.objects.values_list("body", flat=True)}


def close_all(month: Month, name: str, at: datetime) -> Iterator[Outcome]:
    """Close the month of each group, in the scope of the group alone."""
    for body in groups(name):
        by = Acting(person=uuid5(NAMESPACE_URL, AUTHOR), body=body, roles=frozenset({Role.COORDINATOR}), author=AUTHOR)
        with acting(Scope(day=clock.today(), bodies=frozenset({body.pk}))):
            yield _close(body, month, by, at)


def _close(body: Body, month: Month, by: Acting, at: datetime) -> Outcome:
    if is_closed(body.pk, month):
        return Outcome(body.name, closed=True, lines=("もう締めてあります。",))
    found = money_in(body, month)
    lines = [("○ " if step.done else "△ ") + step.text for step in steps(body, month, found)]
    try:
        close_month(month, by=by, at=at)
    except CannotCloseError as error:
        return Outcome(body.name, closed=False, lines=(*lines, f"× {error}"))
    lines.append(f"○ 奨励金 {yen(sum(one.amount for one in found.earned))}")
    lines.append(f"○ 利用者の負担 {yen(sum(one.amount for one in found.charges if not one.refused))}")
    for grant, claim in claim_notes(body, month):
        lines.append(
            f"{'○' if claim else '△'} {grant.name}: {f'請求 {claim.number}' if claim else 'まだ請求していません'}"
        )
    return Outcome(body.name, closed=True, lines=tuple(lines))
