"""The half rule of a group's year as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ashinami.basics.day import Days, Month
from ashinami.basics.money import Yen
from ashinami.casework.money.half_watch import Watched, by_month, chargeable, heads_of, watched
from ashinami.casework.money.joint_sheet import WHOLE, Joint
from ashinami.ledger.statements import paid_for
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.money.books import moves
from ashinami_web.money.models import Grant
from ashinami_web.money.records import activities, classes, year_of


@dataclass(frozen=True, slots=True)
class HalfSeen:
    """The half rule through a year for one grant: its months, so far, and with those who would join."""

    grants: tuple[Grant, ...]
    grant: Grant | None
    months: tuple[tuple[Month, Watched, Watched], ...]
    now: Watched
    then: Watched
    more: int
    cost: Yen

    @property
    def rows(self) -> list[tuple[Month, Watched, str, Watched, str]]:
        """The months with what the rule says of each, alone and so far."""
        return [(month, alone, WHOLE[alone.whole], so_far, WHOLE[so_far.whole]) for month, alone, so_far in self.months]

    @property
    def said(self) -> tuple[str, str]:
        """What may be charged now, and then."""
        return WHOLE[self.now.whole], WHOLE[self.then.whole]

    @property
    def charged(self) -> tuple[Yen, Yen]:
        """What of the costs so far may be charged now, and with those who join."""
        return chargeable(self.cost, self.now.worst.share), chargeable(self.cost, self.then.worst.share)

    def joint(self, body: Body, partner: str, day: date) -> Joint:
        """Return what the paper of working together is made from."""
        return Joint(
            group=body.name,
            partner=partner,
            fictional=body.fictional,
            day=day,
            grant=self.grant.name if self.grant is not None else "",
            others=tuple(one.name for one in self.grants if one.for_others and one != self.grant),
            cost=self.cost,
            now=self.now,
            then=self.then,
            more=self.more,
        )


def half_seen(body: Body, month: Month, wanted: str, more: int) -> HalfSeen:
    """Return the half rule of the month's fiscal year until its end, for the grant asked for, or the first for target users alone."""
    year = [one for one in year_of(month) if one <= month]
    span = Days(year[0].days.start, month.next.days.start)
    grants = tuple(Grant.objects.filter(body=body, start__lt=span.end, end__gt=span.start).order_by("order", "name"))
    usual = next((one for one in grants if one.for_target and not one.for_others), grants[0] if grants else None)
    grant = next((one for one in grants if str(one.pk) == wanted), usual)
    kinds = frozenset(grant.kinds) if grant is not None and grant.kinds else frozenset({"ride", "visit"})
    done = [one for one in activities(body.pk, max(month, Month.of(clock.today())), span) if one.kind in kinds]
    class_on = classes({one.rider for one in done})
    day = max((one.service_day for one in done), default=span.start)
    heads = heads_of(done, class_on)
    books = moves(body.pk, first=year[0], last=month)
    return HalfSeen(
        grants=grants,
        grant=grant,
        months=by_month(done, class_on, year),
        now=watched(heads, day),
        then=watched(heads.with_more(more), day),
        more=more,
        cost=sum(paid_for(books, str(grant.pk)).values()) if grant is not None else 0,
    )
