"""A desk in the middle of its shift: a standing wish, days of rest, a proxy, somebody told, an unmet wish, a note, a hand-over."""

from __future__ import annotations

from datetime import timedelta

from web_town import MONDAY, NOON, Town

from ashinami.casework.standing import Every, Rule
from ashinami.vocabulary.wish import Back, WhyUnmet
from ashinami_web.bookings.actions import Said
from ashinami_web.bookings.rule_actions import set_rules
from ashinami_web.shift.actions import Heard, hand_over, keep_unmet, leave_note, name_proxy, tell
from ashinami_web.shift.models import How, Proxy
from ashinami_web.standing.actions import add_closing, begin

TUESDAY = MONDAY + timedelta(days=1)


def stand(town: Town) -> None:
    """Write it all, as Asa does; the rules of the desk as Sewa does."""
    asa, day, kiku = town.by("asa"), NOON.date(), town.people["kiku"].pk
    rule = Rule(
        every=Every.WEEKLY, start=TUESDAY, end=TUESDAY + timedelta(days=8), weekdays=frozenset({TUESDAY.weekday()})
    )
    said = Said(rider=kiku, service_day=TUESDAY, destination=town.clinic.pk, appointment=600, back=Back.OPEN)
    standing = begin(said, rule, by=asa, at=NOON, today=day)
    add_closing(place=None, start=TUESDAY, last=TUESDAY, note="研修", by=asa, at=NOON, today=day)
    name_proxy(
        kiku, name="𠮷田 ミツ", phone="", relation=Proxy.Relation.FAMILY, how=How.PAPER, by=asa, at=NOON, day=day
    )
    wish = next(turn.wish for turn in standing.turns.order_by("-on") if turn.wish is not None)
    tell(wish, kiku, how=How.PHONE, by=asa, at=NOON)
    keep_unmet(Heard(code=WhyUnmet.NO_CAR, town="浜町"), by=asa, at=NOON, day=day)
    leave_note("𠮷田 キクさんに電話", rider=kiku, due=None, by=asa, at=NOON, day=day)
    hand_over("あしたの電話の件", {"calls": 1}, by=asa, at=NOON, day=day)
    set_rules(hand_over=5, call_back_at=None, by=town.by("sewa"), at=NOON, day=day)
