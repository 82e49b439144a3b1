"""The worked demonstration: five municipalities and two prefectures, as the papers tell of them."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from test_plans_pages import shown, text_of

from ashinami_web.bodies.models import Body
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.demonstration.community.load import is_there, load_community
from ashinami_web.demonstration.community.places import MARK
from ashinami_web.people.models import Account
from ashinami_web.plans.models import Plan, Step
from ashinami_web.support.models import Case, Visit

pytestmark = pytest.mark.django_db


def entered(username: str) -> Client:
    """Return a browser in which somebody of the demonstration is logged in."""
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client


@pytest.fixture
def _papers() -> None:
    """Write the demonstration."""
    load_community(date(2026, 12, 4))


@pytest.mark.usefixtures("_papers")
def test_the_dates_of_the_papers_stand_in_the_demonstration() -> None:
    """Five municipalities, three visits each on the days of the papers, marked as told again with invented people."""
    assert is_there()
    with acting(whole_installation()):
        towns = Body.objects.filter(kind=Body.Kind.MUNICIPALITY)
        assert len(towns) == 5
        assert all(town.fictional and town.name.endswith(MARK) for town in towns)
        days = {
            body.name.removesuffix(MARK): [
                visit.day for visit in Visit.objects.filter(case__body=body, kind="visit").order_by("day")
            ]
            for body in towns
        }
        assert days["香春町"] == [date(2024, 10, 2), date(2024, 12, 17), date(2025, 1, 30)]
        assert days["佐伯市"] == [date(2023, 8, 28), date(2023, 10, 20), date(2023, 12, 12)]
        assert days["鹿児島市"] == [date(2022, 9, 27), date(2022, 11, 28), date(2023, 1, 27)]
        assert days["久留米市"] == [date(2024, 10, 3), date(2024, 11, 8), date(2025, 2, 5)]
        assert days["出水市"] == [date(2022, 10, 6), date(2022, 11, 25), date(2023, 1, 23)]
        assert Plan.objects.get(name="採銅所地域づくり夢プラン").sections.count() == 6


@pytest.mark.usefixtures("_papers")
def test_the_state_sees_its_municipalities_side_by_side_and_no_person() -> None:
    """Four rows with visits and steps; none of the invented people of the towns is named."""
    page = shown(entered("demo-state"), "/support/")
    for name in ("香春町", "久留米市", "鹿児島市", "出水市"):
        assert f"{name}{MARK}" in page
    assert "佐伯市" not in page
    assert "香野" not in page


@pytest.mark.usefixtures("_papers")
def test_izumi_is_accompanied_again_by_the_prefecture() -> None:
    """K213, P58: the second support names the first, and the question to the prefecture waits for its answer."""
    with acting(whole_installation()):
        assert Case.objects.get(theme__endswith="（つづき）").previous is not None
    page = shown(entered("demo-kagoshima"), "/support/")
    assert "Cを終えた人の場所への補助" in page
    assert "遅れている" in page


@pytest.mark.usefixtures("_papers")
def test_kawaras_pack_tells_a_successor_what_was_promised_and_why() -> None:
    """From the pack of the SC alone: what was promised to whom and why, how to approach the council, what was decided."""
    text = text_of(entered("demo-kawara-sc").get("/handover/pack.pdf").content)
    for said in (
        "町のサービス一覧をわたす",
        "採銅所地域コミュニティ協議会会長",
        "役所の頼みごとにしない",
        "毎月一回、四者で定例会を開く",
        "机を並べる場がないと元に戻る",
    ):
        assert said in text, said


@pytest.mark.usefixtures("_papers")
def test_saikis_plan_shows_what_waits_after_three_trials() -> None:
    """The last step is late: fee, insurance and users are still open."""
    client = entered("demo-saiki-sc")
    with acting(whole_installation()):
        plan = Step.objects.get(title="料金・保険・対象者を決めて始める").plan
    page = shown(client, f"/plans/{plan.pk}/")
    assert "遅れている料金・保険・対象者を決めて始める" in page
    assert "すぐに使いたい人" in page
    assert "道路運送法" not in page
