"""Days nobody can mean, and moments before nine in the morning, which in London are still yesterday."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from board_day import ClientOf, page
from web_town import MONDAY, NOON, Town

from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.driving.actions import make_link

STRANGE = ("9999-12-31", "0001-01-01", "1800-01-01", "2200-01-01", "きのう", "")


@pytest.mark.parametrize("day", STRANGE)
@pytest.mark.parametrize("url", ["/board/", "/wishes/", "/audit/"])
def test_a_day_nobody_can_mean_shows_the_usual_page(client_of: ClientOf, url: str, day: str) -> None:
    """An address typed by hand is no fault of the program."""
    assert client_of("sewa").get(url, {"day": day}).status_code == 200


@pytest.mark.parametrize("month", ["0001-01", "9999-12", "1800-01"])
def test_a_month_nobody_can_mean_is_not_found(client_of: ClientOf, month: str) -> None:
    """As any other page that does not exist."""
    assert client_of("sewa").get(f"/month/{month}/").status_code == 404


@pytest.mark.parametrize("day", ["0026-12-07", "9999-12-31", "1800-01-01", "2030-12-07"])
def test_a_year_mistyped_is_asked_again(town: Town, client_of: ClientOf, day: str) -> None:
    """A wish years away is a slip of the finger; nothing else that was typed is lost."""
    sent = {"rider": str(town.people["kiku"].pk), "service_day": day, "back": "FIXED", "note": "杖あり"}
    answer = client_of("asa").post("/desk/", sent)
    assert answer.status_code == 200
    assert "直すところがあります" in answer.content.decode()
    assert "杖あり" in answer.content.decode()
    assert not Wish.objects.exists()


def test_a_board_of_an_unheard_version_changes_nothing(client_of: ClientOf) -> None:
    """A number no board has reached is another board, not a fault."""
    for version in ("9" * 40, "２", "-1", ""):
        assert client_of("asa").post("/board/confirm/", {"day": MONDAY, "version": version}).status_code == 302


def test_a_moment_of_the_early_morning_is_of_its_own_day(
    town: Town, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At seven in Japan it is still yesterday in London: the pages say the day in Japan."""
    seven = datetime(2026, 12, 4, 7, 0, tzinfo=clock.JAPAN)
    monkeypatch.setattr(clock, "now", lambda: seven)
    make_link(town.people["haru"].pk, start=NOON.date(), end=MONDAY + timedelta(days=7), by=town.by("asa"), at=seven)
    assert Event.objects.get().happened_at == seven
    for url in ("/audit/", "/links/"):
        assert "令和8年12月4日(金) 7:00" in page(client_of("sewa"), url)
