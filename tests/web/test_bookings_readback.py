"""What the desk says before hanging up, only what is known; and the order of its list."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from web_town import MONDAY, Town

from ashinami.vocabulary.wish import Back
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import wishes_on


def test_a_guess_is_shown_to_the_desk_and_not_said_to_the_caller(
    town: Town, client_of: Callable[[str], Client]
) -> None:
    """She would be ready too late if the plan fetches her earlier, with others: the appointment is promised, the pick-up told later."""
    said_so_far = {"rider": str(town.people["kiku"].pk), "service_day": MONDAY.isoformat(), "appointment": "1000"}
    said_so_far |= {"destination": str(town.clinic.pk), "back": "NONE"}
    panel = client_of("asa").get("/desk/check/", said_so_far).content.decode()
    sentence = panel[panel.index("電話でこう復唱します") : panel.index("お帰りのお迎えはありません")]
    assert "お迎えの時刻は、決まりましたらお電話します" in sentence
    assert "ごろ" not in sentence
    assert "めやす" in panel


def test_the_list_runs_through_the_day(town: Town, wish_of: Callable[..., Wish]) -> None:
    """Appointments and times to be fetched stand in one order; what has no time yet stands last."""
    late, early = wish_of("kiku", appointment=600), wish_of("matsu", appointment=None, leave_after=500, back=Back.NONE)
    between = wish_of("ume", appointment=560)
    timeless = wish_of("kiku", appointment=None, back=Back.NONE)
    assert list(wishes_on(town.group.pk, MONDAY)) == [early, between, late, timeless]
