"""What the desk says before hanging up: only what is known."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from web_town import MONDAY, Town


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
