"""Years of service and words of thanks: no points, no ranks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from driven_day import link_of
from web_town import NOON, Town

from ashinami_web.bodies.models import Membership, Volunteer
from ashinami_web.driving.models import Thanks
from ashinami_web.driving.thanks_actions import since, write_thanks

pytestmark = pytest.mark.usefixtures("monday_evening")


def test_a_word_heard_on_the_phone_reaches_the_driver(town: Town, client_of: Callable[[str], Client]) -> None:
    """The desk writes it; the driver finds it on his own page with his years, another driver does not; the letter holds it too."""
    Volunteer.objects.filter(person=town.people["haru"]).update(start=date(2021, 12, 20))
    asa, haru = client_of("asa"), town.people["haru"]
    assert "令和8年12月20日で5年" in asa.get("/drivers-thanks/").content.decode()
    said = {"driver": str(haru.pk), "said_on": "2026-12-07", "words": "待っていてくれて助かった"}
    assert "ことばを書いてください" in asa.post("/drivers-thanks/", said | {"words": ""}).content.decode()
    assert "書きました" in asa.post("/drivers-thanks/", said, follow=True).content.decode()
    his = Client().get(f"/d/{link_of(town).token}/thanks/").content.decode()
    assert "待っていてくれて助かった" in his
    assert "4年11か月" in his
    assert "待っていて" not in Client().get(f"/d/{link_of(town, 'nao').token}/thanks/").content.decode()
    letter = asa.get(f"/drivers-thanks/{haru.pk}/").content.decode()
    assert "待っていてくれて助かった" in letter
    assert asa.get(f"/drivers-thanks/{town.people['kiku'].pk}/").status_code == 404


def test_years_count_from_the_first_day_on_the_list_or_in_the_role(town: Town) -> None:
    """A new car made a new row; the years go on."""
    haru = town.people["haru"]
    Volunteer.objects.filter(person=haru).update(start=date(2026, 11, 1))
    Membership.objects.filter(person=haru).update(start=date(2019, 4, 1))
    assert since(town.group, haru.pk, NOON.date()) == date(2019, 4, 1)
    assert since(town.group, town.people["kiku"].pk, NOON.date()) == NOON.date()


def test_who_may_not_plan_writes_no_thanks(town: Town) -> None:
    """Only the desk's own people."""
    with pytest.raises(PermissionDenied):
        write_thanks(town.people["haru"].pk, "ありがとう", said_on=NOON.date(), by=town.by("sc"), at=NOON)
    assert not Thanks.objects.exists()
