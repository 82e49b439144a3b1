"""What the desk puts on paper: values of the rows for the papers of the library."""

from __future__ import annotations

from datetime import date

from ashinami.basics.clock import clock, clock_spoken
from ashinami.basics.day import wareki_with_weekday
from ashinami.papers.desk import Card, DayRow, blank_slips_pdf, card_pdf, day_list_pdf
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.wish import Back
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.daylist import OFF
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import cards_of, wishes_on
from ashinami_web.bookings.readback import promised


def confirmation_card(wish: Wish) -> bytes:
    """Return the card a rider keeps by her telephone: when, who comes, where to, and how she comes home."""
    rides = {Leg[ride.leg]: ride for ride in wish.rides.all()}
    out, back = rides.get(Leg.OUT), rides.get(Leg.BACK)
    settled = wish.state == RideState.CONFIRMED
    pick_up = out.pick_up_at if settled and out else None
    home = back.pick_up_at if settled and back and back.state == RideState.CONFIRMED else None
    return card_pdf(
        Card(
            day=wareki_with_weekday(wish.service_day),
            rider=str(wish.rider),
            pick_up=f"{clock_spoken(pick_up)}ごろ" if pick_up is not None else "決まりましたらお電話します",
            origin=(wish.origin.name if wish.origin else wish.origin_text) or "ご自宅",
            destination=wish.goes_to or "—",
            appointment=f"{clock_spoken(wish.appointment)}まで" if wish.appointment is not None else "",
            home=_home(wish, home),
            driver=str(out.driver) if settled and out and out.driver_id else "",
            promise=promised(wish),
            group=wish.body.name,
            fictional=wish.body.fictional,
        )
    )


def day_list(body: Body, day: date) -> bytes:
    """Return the wishes of a day by time, with telephone numbers, as the desk reads them out."""
    rows = [row for row in wishes_on(body.pk, day).prefetch_related("rides__driver") if row.state not in OFF]
    cards = cards_of(body.pk, (row.rider_id for row in rows))
    return day_list_pdf(
        [
            DayRow(
                time=_time(row),
                rider=str(row.rider),
                phone=row.rider.phone,
                goes_to=row.goes_to or "—",
                home=_home(row, None),
                drivers=_drivers(row),
                needs="・".join(cards[row.rider_id].needs) if row.rider_id in cards else "",
                state=RideState(row.state).text,
            )
            for row in rows
        ],
        day=wareki_with_weekday(day),
        group=body.name,
        fictional=body.fictional,
    )


def blank_slips(body: Body, count: int) -> bytes:
    """Return slips for calls taken away from the desk, to be typed in later in their order."""
    return blank_slips_pdf(count, group=body.name, fictional=body.fictional)


def _time(row: Wish) -> str:
    if row.appointment is not None:
        return clock(row.appointment)
    return f"{clock(row.leave_after)}から" if row.leave_after is not None else "—"


def _drivers(row: Wish) -> str:
    said = [f"{Leg[ride.leg].value} {ride.driver}" for ride in row.rides.all() if ride.driver_id]
    return "\n".join(said) or "未定"


def _home(wish: Wish, minute: int | None) -> str:
    if minute is not None:
        return f"{clock_spoken(minute)}ごろお迎え"
    if wish.back == Back.OPEN.name and not wish.accompaniment:
        return "終わったらお電話ください"
    if wish.back == Back.NONE.name and not wish.accompaniment:
        return "お帰りのお迎えはありません"
    return f"{clock_spoken(wish.back_at)}ごろから" if wish.back_at is not None else "あとでうかがいます"
