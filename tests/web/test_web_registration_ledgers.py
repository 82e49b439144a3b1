"""The ledgers of drivers and cars, the offices, and what runs out in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from board_day import WishOf
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from registered_town import PAGE, TODAY, office_of, page_of, register, told, volunteer
from web_town import MONDAY, Town

from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Volunteer
from ashinami_web.registration.ledger_actions import write_driver
from ashinami_web.registration.models import DriverEntry, DriverNote, VehicleEntry
from ashinami_web.runs.planning import drivers_on

type ClientOf = Callable[[str], Client]


@pytest.fixture
def registered(town: Town) -> Town:
    """Return the town with its group registered."""
    register(town)
    return town


def page(**more: Any) -> dict[str, Any]:
    """Return a filled-in form for a driver's page."""
    return {
        "number": "02", "licence": "first", "licence_number": "987654321098", "licence_expires_on": "2028-01-31",
        "appointed_on": "2025-04-01", "made_on": "2025-04-01",
    } | more  # fmt: skip


def of(town: Town, who: str) -> str:
    """Return the address of somebody's page."""
    return f"/registration/drivers/{volunteer(town, who).pk}/"


def test_the_ledger_lists_who_drives_and_what_is_missing(registered: Town, client_of: ClientOf) -> None:
    """Haru's page is whole; of Nao nothing is written."""
    shown = client_of("sewa").get("/registration/drivers/").content.decode()
    assert all(
        said in shown for said in ("髙橋 ハル", "山﨑 ナオ", "第一種", "令和9年6月5日", "福祉有償運送運転者講習")
    )
    assert "記録なし" in shown


def test_a_page_is_written_and_the_log_has_no_word_of_it(registered: Town, client_of: ClientOf) -> None:
    """The event names the fields that changed; licence number and birthday stand in no event."""
    sewa = client_of("sewa")
    sewa.post(of(registered, "nao"), page(born_on="1960-02-03"))
    entry = page_of(registered, "nao")
    assert (entry.licence_number, entry.born_on) == ("987654321098", date(1960, 2, 3))
    event = Event.objects.filter(kind="ledger.changed", subject=str(registered.people["nao"].pk)).latest("recorded_at")
    assert "licence_number" in event.facts["changed"]
    assert not [row for row in Event.objects.all() if "987654321098" in str(row.facts) or "1960" in str(row.facts)]


def test_the_law_looks_at_the_page(registered: Town, client_of: ClientOf) -> None:
    """Haru may drive, though a source is unverified; of Nao without a course an office must speak; unappointed, nobody."""
    sewa = client_of("sewa")
    assert "要件を満たす（要確認）" in sewa.get(of(registered, "haru")).content.decode()
    assert "「運転者に選任した日」を書くと" in sewa.get(of(registered, "nao")).content.decode()
    sewa.post(of(registered, "nao"), page(record_checked_on="2026-06-01"))
    shown = sewa.get(of(registered, "nao")).content.decode()
    assert "要確認" in shown
    assert "講習の修了に準ずると" in shown
    assert str(registered.people["nao"].pk) not in shown


def test_a_lapsed_licence_bars_the_driver(registered: Town, client_of: ClientOf) -> None:
    """On its last day it holds, the day after it does not."""
    sewa = client_of("sewa")
    for last, said in ((TODAY, "要件を満たす"), (date(2026, 12, 3), "足りないことがある")):
        entry = page_of(registered, "haru")
        entry.licence_expires_on = last
        entry.save()
        assert said in sewa.get(of(registered, "haru")).content.decode(), last


def test_what_nobody_looked_up_is_asked_for(registered: Town, client_of: ClientOf) -> None:
    """Without a look at his driving record, that no suspension is written down says nothing: 要確認, never a yes."""
    entry = page_of(registered, "haru")
    entry.record_checked_on = None
    entry.save()
    shown = client_of("sewa").get(of(registered, "haru")).content.decode()
    assert "要確認" in shown
    assert "要件を満たす" not in shown
    assert "停止されていますか" in shown


def test_lines_are_added_and_struck(registered: Town, client_of: ClientOf) -> None:
    """A suspension bars him; struck, since it was another's, he may drive again."""
    sewa, url = client_of("sewa"), f"{of(registered, 'haru')}note/"
    sewa.post(url, {"kind": "suspension", "what": "", "day": "2026-11-20", "until": "2026-12-19", "text": ""})
    shown = sewa.get(of(registered, "haru")).content.decode()
    assert "令和8年12月19日まで" in shown
    assert "足りないことがある" in shown
    sewa.post(f"/registration/notes/{DriverNote.objects.get(kind='suspension').pk}/strike/")
    assert "要件を満たす" in sewa.get(of(registered, "haru")).content.decode()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"kind": "course", "what": ""}, "「書くこと」に合うものを"),
        ({"kind": "health", "what": "welfare"}, "この種類では選びません"),
        ({"kind": "suspension"}, "停止の最後の日を入れてください。"),
        ({"kind": "suspension", "until": "2026-11-01"}, "終わりの日が始まりの日より前です。"),
        ({"kind": ""}, "一覧から選んでください。"),
    ],
)
def test_a_line_that_says_too_little_is_asked_again(
    registered: Town, client_of: ClientOf, line: dict[str, str], said: str
) -> None:
    """Nothing is added, and what was typed is still there."""
    before = DriverNote.objects.count()
    shown = client_of("sewa").post(f"{of(registered, 'haru')}note/", {"day": "2026-11-20", "text": "覚え書き"} | line)
    assert said in shown.content.decode()
    assert "覚え書き" in shown.content.decode()
    assert DriverNote.objects.count() == before


def test_a_first_line_begins_the_page(registered: Town, client_of: ClientOf) -> None:
    """Nao's course is written before anything else of him."""
    client_of("sewa").post(
        f"{of(registered, 'nao')}note/", {"kind": "course", "what": "welfare", "day": "2026-11-20", "text": ""}
    )
    assert page_of(registered, "nao").notes.count() == 1


def test_who_leaves_is_planned_no_more_and_stays_in_the_ledger(registered: Town, client_of: ClientOf) -> None:
    """The page is kept for two years; the planner no longer has him."""
    sewa = client_of("sewa")
    sewa.post(of(registered, "haru"), page(left_on=TODAY.isoformat(), left_why="引っ越し"))
    assert [driver.name for driver in drivers_on(registered.group.pk, MONDAY)] == ["山﨑 ナオ"]
    shown = sewa.get("/registration/drivers/").content.decode()
    assert "髙橋 ハル" in shown
    assert "令和10年12月4日" in shown
    assert "令和10年12月4日まで残します" in sewa.get(of(registered, "haru")).content.decode()


def test_nobody_leaves_while_rides_are_promised(registered: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """His rides are given to somebody else first; nothing of the page is lost."""
    wish_of("kiku").rides.filter(leg="OUT").update(driver=registered.people["haru"], state="confirmed")
    answer = client_of("sewa").post(of(registered, "haru"), page(left_on=TODAY.isoformat(), left_why="引っ越し"))
    shown = answer.content.decode()
    assert "運転する予定の送迎があります" in shown
    assert "引っ越し" in shown
    assert not DriverEntry.objects.filter(left_on__isnull=False).exists()


def test_leaving_before_coming_is_said(registered: Town, client_of: ClientOf) -> None:
    """And so is a reason without a day."""
    sewa = client_of("sewa")
    assert "始まりの日より前" in sewa.post(of(registered, "nao"), page(left_on="2025-03-31")).content.decode()
    assert "日を入れてください" in sewa.post(of(registered, "nao"), page(left_why="引っ越し")).content.decode()


def test_the_list_of_what_runs_out_begins_with_what_has(registered: Town, client_of: ClientOf) -> None:
    """The inspection lapsed on the first; then what nobody wrote down; the licence of next June comes last of all."""
    VehicleEntry.objects.update(inspected_until=date(2026, 12, 1))
    shown = client_of("sewa").get("/registration/expiries/").content.decode()
    rows = shown[shown.index("<tbody>") :]
    assert (
        rows.index("切れています") < rows.index("記録なし") < rows.index("令和9年1月31日") < rows.index("令和9年6月5日")
    )
    assert "白の軽" in rows[: rows.index("切れています")]
    front = client_of("asa").get("/registration/").content.decode()
    assert "切れています" in front
    assert "令和9年6月5日" not in front


def test_more_drivers_are_no_more_questions(registered: Town, client_of: ClientOf) -> None:
    """The pages ask the database as often for five drivers as for two."""
    sewa = client_of("sewa")

    def asked() -> list[int]:
        counts = []
        for url in ("", "expiries/", "drivers/", "vehicles/", "offices/"):
            sewa.get(f"/registration/{url}")
            with CaptureQueriesContext(connection) as found:
                sewa.get(f"/registration/{url}")
            counts.append(len(found))
        return counts

    few = asked()
    for who in ("kiku", "ume", "matsu"):
        new = Volunteer.objects.create(
            body=registered.group, person=registered.people[who], vehicle=registered.cars["nao"], start=TODAY
        )
        write_driver(new, PAGE, **told(registered))
    assert asked() == few


def test_another_groups_coordinator_finds_no_page(registered: Town, client_of: ClientOf) -> None:
    """Neither a driver's nor a car's nor an office's; and he strikes no line."""
    yoso = client_of("yoso")
    note = DriverNote.objects.first()
    assert note
    urls = (
        of(registered, "haru"),
        f"/registration/vehicles/{registered.cars['haru'].pk}/",
        f"/registration/offices/{office_of(registered).pk}/",
    )
    assert {yoso.get(url).status_code for url in urls} == {404}
    assert yoso.post(f"/registration/notes/{note.pk}/strike/").status_code == 404
    assert DriverNote.objects.filter(pk=note.pk).exists()
