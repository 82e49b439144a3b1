"""A town in which drivers are being asked: a ladder begun, a message waiting, a channel set up, a device that has seen a day."""

from __future__ import annotations

from web_town import EVERY_DAY, LONG_AGO, MONDAY, NOON, Town

from ashinami_web.bookings.models import Wish
from ashinami_web.helping.actions import VisitAsked, arrange, take_visit
from ashinami_web.helping.helper_actions import take_on_helper
from ashinami_web.offers.actions import accept, start_ladder
from ashinami_web.offers.seen import tell_by_telephone
from ashinami_web.outbox.actions import make_line_code, reach_by, set_channel


def promised(town: Town, wish: Wish, who: str) -> None:
    """Let a driver be promised for a wish, by asking him: nothing here depends on how fast the machine is."""
    key = town.people[who].pk
    ladder = start_ladder(wish, first=[key], by=town.by("asa"), at=NOON)
    rung = ladder.rungs.get(driver=key)
    assert accept(rung, by=f"person:{key}", at=NOON).state == "accepted"


def asked(town: Town) -> None:
    """Ask about a wish that nobody drives yet."""
    haru = town.people["haru"].pk
    set_channel("line", on=True, options={}, secret_name="ASHINAMI_SECRET_LINE", by=town.by("sewa"), at=NOON)  # noqa: S106 - a name
    reach_by(haru, "line", "U" + "0" * 32, by=town.by("sewa"), at=NOON)
    make_line_code(haru, by=town.by("sewa"), at=NOON)
    wish = Wish.objects.get(rider=town.people["matsu"])
    start_ladder(wish, first=[haru], by=town.by("asa"), at=NOON)
    tell_by_telephone(haru, MONDAY, "0" * 16, by=town.by("asa"), at=NOON)
    take_on_helper(haru, ["waste"], EVERY_DAY, by=town.by("sewa"), at=NOON, day=LONG_AGO)
    said = VisitAsked(rider=town.people["kiku"].pk, service_day=NOON.date(), start=900, units=1, helps=["waste"])
    arrange(take_visit(said, by=town.by("asa"), at=NOON), haru, by=town.by("asa"), at=NOON)
