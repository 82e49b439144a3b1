"""The first page and the head of every page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from community_town import settle_community
from django.test import Client
from web_town import NOON, Town

from ashinami.vocabulary.wish import Back
from ashinami_web.bodies.models import Membership
from ashinami_web.bookings.models import Wish
from ashinami_web.meetings.council_actions import write_council
from ashinami_web.meetings.models import Meeting
from ashinami_web.reports.models import SharedSheet
from ashinami_web.resources.models import ServiceNotice
from ashinami_web.resources.service_actions import tell_bodies

type ClientOf = Callable[[str], Client]


def test_the_desk_sees_what_waits_today_and_tomorrow(
    town: Town, client_of: ClientOf, wish_of: Callable[..., Wish]
) -> None:
    """Numbers of both days, each leading to its list."""
    tomorrow = NOON.date() + timedelta(days=1)
    wish_of("kiku", day=NOON.date())
    wish_of("ume", day=tomorrow, back=Back.OPEN)
    wish_of("matsu", day=tomorrow)
    page = client_of("asa").get("/").content.decode()
    assert '<span class="figure">1</span>' in page
    assert '<span class="figure">2</span>' in page
    assert "/wishes/?day=2026-12-05&amp;only=open_return" in page


def test_the_municipality_sees_shared_sheets_only(town: Town, client_of: ClientOf) -> None:
    """Counts without names, as they were shared; nothing shared is said so."""
    assert "まだありません" in client_of("officer").get("/").content.decode()
    counts = {"total": {"rides": 42, "metres": 123_400, "minutes": 900}, "riders": 7, "drivers": 3}
    SharedSheet.objects.create(
        body=town.group, to_body=town.municipality, month="2026-11", shared_at=NOON, counts=counts
    )
    page = client_of("sc").get("/").content.decode()
    assert all(words in page for words in ("2026-11", "足の会", "42", "123.4 km"))
    assert "42" not in client_of("yoso").get("/").content.decode()


def test_who_keeps_the_community_sees_the_next_meetings_and_what_was_told(town: Town, client_of: ClientOf) -> None:
    """The secretary of a body at the table reads its next meeting, not the one called off, and that the town told of a service."""
    made = settle_community(town)
    by: dict[str, Any] = {"by": town.by("sc"), "at": NOON, "day": NOON.date()}
    council = write_council(
        None, {"kind": "regular", "name": "月の定例会", "start": NOON.date(), "circle": made.council}, **by
    )
    for number, state in ((3, "planned"), (9, "cancelled")):
        Meeting.objects.create(
            council=council, body=council.body, circle=council.circle, day=NOON.date() + timedelta(days=number), state=state,
            place=f"第{number}会議室", changed_at=NOON,
        )  # fmt: skip
    tell_bodies(made.services["alarm"], [made.bodies["kuchou"]], text="案内です", how=ServiceNotice.How.SENT, **by)
    page = client_of("jimu").get("/").content.decode()
    assert "第3会議室" in page
    assert "第9会議室" not in page
    assert "新しい知らせが 1 件あります" in page
    assert "月の定例会" not in client_of("yoso").get("/").content.decode()


def test_a_driver_is_told_of_his_link(client_of: ClientOf) -> None:
    """His role shows him nothing of the group, and the page says where he finds his rides."""
    page = client_of("haru").get("/").content.decode()
    assert "本人用のリンク" in page
    assert "/desk/" not in page


@pytest.mark.parametrize(
    ("who", "open_doors", "closed_doors"),
    [
        ("asa", ("/desk/", "/wishes/", "/people/", "/arrangements/"), ("/accounts/",)),
        ("admin", ("/accounts/",), ("/desk/", "/people/", "/arrangements/")),
        ("sc", (), ("/desk/", "/people/", "/accounts/")),
    ],
)
def test_navigation_opens_what_the_role_may(
    client_of: ClientOf, who: str, open_doors: tuple[str, ...], closed_doors: tuple[str, ...]
) -> None:
    """A door that would be refused is not shown."""
    nav = client_of(who).get("/").content.decode().partition("<nav")[2].partition("</nav>")[0]
    assert [door for door in open_doors if f'href="{door}"' not in nav] == []
    assert [door for door in closed_doors if f'href="{door}"' in nav] == []


def test_the_head_names_body_role_and_that_the_town_is_made_up(client_of: ClientOf) -> None:
    """Who acts for whom stands on every page, in both languages."""
    client = client_of("sewa")
    page = client.get("/").content.decode()
    assert all(words in page for words in ("足の会", "世話 セワ", "世話役", "架空の市町村です"))
    client.post("/language/", {"language": "en", "next": "/"})
    assert "Coordinator" in client.get("/").content.decode()


def test_an_account_without_a_body_opens_nothing(town: Town, client_of: ClientOf) -> None:
    """When the last role has ended, the log-in leads nowhere."""
    Membership.objects.filter(person=town.people["asa"]).update(end=NOON.date())
    response = client_of("asa").get("/")
    assert response.status_code == 403
    assert "どの団体の役割もありません" in response.content.decode()


def test_what_is_not_there_or_not_open_is_said_in_words(town: Town, client_of: ClientOf) -> None:
    """A wrong address and a page of another role lead back to the first page."""
    assert "見つかりません" in client_of("asa").get("/nowhere/").content.decode()
    refused = client_of("asa").get("/accounts/").content.decode()
    assert "いまの役割では" in refused
    assert 'href="/desk/"' in refused
    assert "見つかりません" in Client().get("/nowhere/").content.decode()
