"""Rows of coverage/ that the law serves, each shown by a person at work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client
from web_town import Town

from ashinami_web.bookings.models import Wish
from ashinami_web.runs.confirm_actions import why_not_yet

LAST_DAY_BEFORE = date(2024, 2, 29)
FIRST_DAY = date(2024, 3, 1)


def test_a_coordinator_learns_from_which_day_the_premium_may_be_asked(
    town: Town, wish_of: Callable[..., Wish], client_of: Callable[[str], Client]
) -> None:
    """Sewa asks riders for fuel and the premium of the dedicated insurance.

    The same ride under the same arrangement needs registration on 2024-02-29 and nothing on 2024-03-01, the day the guideline
    took the premium in among the actual costs; the page names the notice of each day, and the earlier ride cannot be confirmed.
    """
    with_premium = town.arrangements["fuel_insurance"]
    with_premium.start = date(2020, 4, 1)
    with_premium.save()
    before, after = (wish_of("kiku", day=day, arrangement=with_premium.pk) for day in (LAST_DAY_BEFORE, FIRST_DAY))
    assert (before.verdict, after.verdict) == ("unlawful", "lawful")
    assert why_not_yet(before)
    assert not why_not_yet(after)
    pages = [client_of("sewa").get(f"/basis/{wish.pk}/").content.decode() for wish in (before, after)]
    assert "国自旅第359号" not in pages[0]
    assert "国自旅第359号" in pages[1]
    assert "専用" in pages[0]
    listed = client_of("sewa").get("/arrangements/").content.decode()
    assert with_premium.name in listed
