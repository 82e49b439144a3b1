"""Every page of resources and needs opens for who keeps them, in Japanese and in English, filled and empty."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from community_town import settle_community
from django.test import Client
from django.urls import reverse
from web_town import Town

PAGES = (
    "/resources/", "/resources/?q=浜&kind=neighbourhood&field=waste&element=life_support", "/resources/new/", "/resources/round/",
    "/resources/map/", "/resources/areas/new/", "/resources/files/", "/resources/files/register.csv",
    "/resources/files/register.xlsx", "/resources/files/open.csv", "/resources/files/open.xlsx", "/resources/idle/",
    "/resources/idle/?weekday=0&start=9:30&end=11:00&kind=vehicle&least=2", "/coordinators/", "/services/",
    "/services/?q=通報&field=watching&talks=1", "/services/new/", "/services/told/", "/services/known/", "/talks/", "/talks/new/",
    "/offers/", "/offers/?board=role&field=waste", "/offers/new/", "/voices/", "/voices/?q=坂&field=moving&source=visit",
    "/voices/new/", "/voices/readings/", "/hearings/", "/hearings/new/", "/issues/",
    "/issues/?q=買い物&field=moving&generation=parent&scheme=transit&theme=移動支援&state=all", "/issues/new/", "/issues/counts/",
    "/issues/counts/?first=2026-04-01&last=2026-12-31&source=visit", "/needs/due/", "/conversations/", "/conversations/new/",
    "/referrals/", "/inquiries/", "/inquiries/?topic=transport", "/inquiries/new/", "/surveys/", "/surveys/new/", "/certificates/",
    "/unmet/", "/portable/", "/circles/",
)  # fmt: skip


@pytest.mark.parametrize("who", ["sc", "hoka", "sewa"])
def test_every_page_opens_full_and_in_english(town: Town, client_of: Callable[[str], Client], who: str) -> None:
    """None fails, and what the council shared is there for its members only."""
    settle_community(town)
    client = client_of(who)
    for path in PAGES:
        assert client.get(path).status_code == 200, path
    client.post("/language/", {"language": "en", "next": "/"})
    for path in PAGES:
        assert client.get(path).status_code == 200, path


def test_pages_of_one_thing_open(town: Town, client_of: Callable[[str], Client]) -> None:
    """A body, a service, an entry, an issue, a voice, a sheet."""
    made = settle_community(town)
    assert made.voice is not None
    assert made.issue is not None
    assert made.sheet is not None
    sc, hoka = client_of("sc"), client_of("hoka")
    key = made.bodies["kuchou"].pk
    for name in ("resource", "resource_profile", "resource_works", "asset_new"):
        assert sc.get(reverse(name, args=[key])).status_code == 200, name
    for name, each in (
        ("service", made.services["alarm"].pk),
        ("service_write", made.services["alarm"].pk),
        ("entry", made.entries["seeks"].pk),
        ("entry_write", made.entries["gives"].pk),
        ("issue", made.issue.pk),
        ("issue_write", made.issue.pk),
        ("voice", made.voice.pk),
    ):
        assert sc.get(reverse(name, args=[each])).status_code == 200, name
    for name in ("conversation", "conversation_write", "conversation_refer"):
        assert hoka.get(reverse(name, args=[made.sheet.pk])).status_code == 200, name
        assert sc.get(reverse(name, args=[made.sheet.pk])).status_code == 404, name


def test_pages_open_empty(town: Town, client_of: Callable[[str], Client]) -> None:
    """Before anything is written each page says what to do."""
    client = client_of("sc")
    for path in PAGES:
        assert client.get(path).status_code == 200, path
