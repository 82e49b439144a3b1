"""The registration workbook: what is registered, what is due, what is filed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from registered_town import KEY, TODAY, VERSION, register
from web_town import Town

from ashinami_web.audit.models import Event
from ashinami_web.config import clock
from ashinami_web.registration.models import Procedure, Registration

type ClientOf = Callable[[str], Client]


@pytest.fixture
def registered(town: Town) -> Town:
    """Return the town with its group registered."""
    register(town)
    return town


def written(**more: Any) -> dict[str, Any]:
    """Return a filled-in form for a registration."""
    return {
        "since": "2025-04-01", "way": "welfare", "term": "first", "number": "試福第2号", "registered_on": "2025-04-01",
        "expires_on": "2027-03-31", "passengers": ["care", "physical"], "forum": "transport_council", "shared_rides": "no",
    } | more  # fmt: skip


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Let it be another day."""
    monkeypatch.setattr(clock, "today", lambda: day)


def test_a_group_without_registration_is_asked_to_write_it(town: Town, client_of: ClientOf) -> None:
    """The coordinator finds the button; the desk sees that there is none."""
    assert "登録を書く" in client_of("sewa").get("/registration/").content.decode()
    shown = client_of("asa").get("/registration/").content.decode()
    assert "登録の記録がまだありません" in shown
    assert "/registration/new/" not in shown


def test_the_coordinator_writes_a_registration(town: Town, client_of: ClientOf) -> None:
    """The official expiry is kept as written; the event has every word of it; the page shows it in 和暦."""
    shown = client_of("sewa").post("/registration/new/", written(), follow=True).content.decode()
    assert "試福第2号" in shown
    assert "令和9年3月31日" in shown
    row = Registration.objects.get()
    assert (row.expires_on, row.passengers, row.shared_rides) == (date(2027, 3, 31), ["care", "physical"], False)
    event = Event.objects.get(kind="registration.recorded")
    assert event.facts["number"] == "試福第2号"


def test_an_expiry_that_the_standard_years_do_not_lead_to_is_noticed(town: Town, client_of: ClientOf) -> None:
    """Two years from 2025-04-01 end on 2027-03-31: another day is kept, and the page asks to compare it with the certificate."""
    sewa = client_of("sewa")
    shown = sewa.post("/registration/new/", written(expires_on="2028-03-31"), follow=True).content.decode()
    assert "標準では令和9年3月31日（2年）" in shown
    assert Registration.objects.get().expires_on == date(2028, 3, 31)
    key = Registration.objects.get().pk
    shown = sewa.post(f"/registration/{key}/write/", written(), follow=True).content.decode()
    assert "標準では" not in shown


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"number": ""}, "登録番号を入れてください。"),
        ({"expires_on": "2025-03-31"}, "満了日が登録の日より前です。"),
        ({"way": "taxi"}, "一覧から選んでください。"),
        ({"registered_on": "そのうち"}, "日にちを入れ直してください。"),
    ],
)
def test_bad_input_is_said_and_kept(town: Town, client_of: ClientOf, more: dict[str, str], said: str) -> None:
    """Nothing is written, and what was typed is still there."""
    shown = client_of("sewa").post("/registration/new/", written(authority="浜の支局", **more)).content.decode()
    assert said in shown
    assert "浜の支局" in shown
    assert not Registration.objects.exists()


def test_the_kind_stays(registered: Town, client_of: ClientOf) -> None:
    """Another kind is another registration; the form says so, and nothing is written."""
    shown = client_of("sewa").post(f"/registration/{KEY}/write/", written(way="blank_area")).content.decode()
    assert "別の登録として書いてください" in shown
    assert Event.objects.filter(kind="registration.recorded").count() == 1


def test_a_renewal_is_a_new_version_and_the_old_one_stays(
    registered: Town, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the renewal both periods stand in the history; until its first day the page shows the old one."""
    renewal = written(
        since="2027-04-01", term="renewed", number="試福第1号", registered_on="2027-04-01", expires_on="2030-03-31"
    )
    sewa = client_of("sewa")
    assert 'value="試福第1号"' in sewa.get(f"/registration/{KEY}/write/").content.decode()
    shown = sewa.post(f"/registration/{KEY}/write/", renewal, follow=True).content.decode()
    assert "令和9年3月31日" in shown
    assert "令和12年3月31日" not in shown
    history = sewa.get(f"/registration/{KEY}/history/").content.decode()
    assert history.index("令和12年3月31日") < history.index("令和9年3月31日")
    on(monkeypatch, date(2027, 4, 1))
    assert "令和12年3月31日" in sewa.get("/registration/").content.decode()


def test_the_renewal_is_spoken_of_half_a_year_ahead_and_late_after_the_expiry(
    registered: Town, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """これから, then いま出す, on the last day still いま出す, the day after 期限切れ; filed in time it moves to what was filed."""
    expiry, sewa = VERSION.expires_on, client_of("sewa")
    for day, said in (
        (expiry - timedelta(days=181), "これから"),
        (expiry - timedelta(days=180), "いま出す"),
        (expiry, "いま出す"),
        (expiry + timedelta(days=1), "期限切れ"),
    ):
        on(monkeypatch, day)
        page = sewa.get("/registration/").content.decode()
        card = page[page.index("更新の申請") :].partition("</section>")[0]
        assert said in card, day
    sewa.post(f"/registration/{KEY}/renewal/", {"done_on": expiry.isoformat(), "note": "受付12"})
    page = sewa.get("/registration/").content.decode()
    assert "受付12" in page[page.index("出したもの") :]
    assert "世話 セワ" in page[page.index('id="filed"') :]


def test_the_report_of_the_last_year_is_late_until_it_is_filed(registered: Town, client_of: ClientOf) -> None:
    """It was due on 31 May 2026; the day it was handed in is written with who wrote it, once."""
    sewa = client_of("sewa")
    page = sewa.get("/registration/").content.decode()
    assert "期限切れ" in page[page.index("輸送実績報告（2025年度）") :].partition("</section>")[0]
    for _ in range(2):
        sewa.post(f"/registration/{KEY}/report/2025/", {"done_on": "2026-05-20", "note": ""})
    row = Procedure.objects.get()
    assert (row.year, row.due_on, row.done_on) == (2025, date(2026, 5, 31), date(2026, 5, 20))
    assert row.done_by == registered.by("sewa").author


def test_a_day_to_come_is_no_day_on_which_it_was_filed(registered: Town, client_of: ClientOf) -> None:
    """The line says so, and nothing stays begun."""
    answer = client_of("sewa").post(f"/registration/{KEY}/report/2025/", {"done_on": "2026-12-31", "note": "控え"})
    shown = answer.content.decode()
    assert "きょうまでの日にしてください" in shown
    assert 'value="控え"' in shown
    assert not Procedure.objects.exists()
    assert client_of("sewa").post(f"/registration/{KEY}/renewal/", {"done_on": ""}).status_code == 200
    assert [client_of("sewa").post(f"/registration/{KEY}/report/{year}/").status_code for year in (1999, 2099)] == [
        404
    ] * 2


@pytest.mark.parametrize(
    ("what", "day", "said"),
    [
        ("cars", "2026-12-01", "変更の届出が要ります"),
        ("area_enlarged", "2027-01-10", "変更登録の申請が要ります"),
        ("range_widened", "2020-11-26", "変更の届出が要ります"),
        ("range_widened", "2020-11-27", "変更登録の申請が要ります"),
        ("rider_count", "2026-12-01", "窓口への手続きは要りません"),
        ("price", "2026-12-01", "先に、地域公共交通会議などの協議を調えます。"),
        ("drivers", "2026-12-01", "運転者台帳に書きます"),
        ("cars", "2006-09-30", "この日の決まりは、まだ確かめられません"),
    ],
)
def test_the_law_says_which_change_needs_what(
    registered: Town, client_of: ClientOf, what: str, day: str, said: str
) -> None:
    """As of the day of the change: the row of the passenger range moved on 2020-11-27."""
    url = f"/registration/{KEY}/change/?change={what}&happened_on={day}"
    assert said in client_of("sewa").get(url).content.decode()


def test_a_notification_is_begun_filed_and_leaves_the_list(registered: Town, client_of: ClientOf) -> None:
    """Within 30 days of the change; who filed it stands beside."""
    sewa = client_of("sewa")
    sewa.post(f"/registration/{KEY}/change/", {"change": "cars", "happened_on": "2026-12-01"})
    row = Procedure.objects.get()
    assert (row.filing, row.due_on) == ("notification", date(2026, 12, 31))
    assert "令和8年12月31日" in sewa.get("/registration/").content.decode()
    bad = sewa.post(f"/registration/procedures/{row.pk}/done/", {"done_on": "あした"}).content.decode()
    assert "日にちを入れ直してください。" in bad
    sewa.post(f"/registration/procedures/{row.pk}/done/", {"done_on": TODAY.isoformat(), "note": ""})
    row.refresh_from_db()
    assert row.done_on == TODAY
    assert "もう出したものは" in sewa.post(f"/registration/procedures/{row.pk}/drop/", follow=True).content.decode()


def test_what_was_begun_by_mistake_is_dropped(registered: Town, client_of: ClientOf) -> None:
    """A change of registration comes before the change; dropped, it leaves only its events."""
    sewa = client_of("sewa")
    sewa.post(f"/registration/{KEY}/change/", {"change": "area_enlarged", "happened_on": "2027-02-01"})
    row = Procedure.objects.get()
    assert row.due_on == date(2027, 1, 31)
    sewa.post(f"/registration/procedures/{row.pk}/drop/")
    assert not Procedure.objects.exists()
    kinds = set(Event.objects.filter(subject=str(row.pk)).values_list("kind", flat=True))
    assert kinds == {"procedure.opened", "procedure.dropped"}


def test_a_change_without_procedure_is_not_begun(registered: Town, client_of: ClientOf) -> None:
    """Nor is one that was not chosen."""
    sewa = client_of("sewa")
    assert sewa.get(f"/registration/{KEY}/change/").status_code == 200
    sewa.post(f"/registration/{KEY}/change/", {"change": "rider_count", "happened_on": "2026-12-01"})
    assert "一覧から選んでください。" in sewa.post(f"/registration/{KEY}/change/", {}).content.decode()
    assert not Procedure.objects.exists()


def test_the_desk_reads_and_does_not_write(registered: Town, client_of: ClientOf) -> None:
    """She sees what is due and what runs out, and neither ledgers nor forms."""
    asa = client_of("asa")
    assert "試福第1号" in asa.get("/registration/").content.decode()
    assert asa.get("/registration/expiries/").status_code == 200
    closed = (
        "new/",
        f"{KEY}/write/",
        f"{KEY}/change/",
        "drivers/",
        "vehicles/",
        "offices/",
        "drivers.pdf",
        "vehicles.xlsx",
    )
    assert {asa.get(f"/registration/{page}").status_code for page in closed} == {403}


@pytest.mark.parametrize("who", ["haru", "sc", "officer", "admin"])
def test_who_has_no_part_in_the_planning_sees_nothing(registered: Town, client_of: ClientOf, who: str) -> None:
    """Neither the registration nor what runs out."""
    assert [client_of(who).get(f"/registration/{page}").status_code for page in ("", "expiries/")] == [403, 403]


def test_another_group_sees_nothing_of_it(registered: Town, client_of: ClientOf) -> None:
    """For its coordinator the registration does not exist."""
    yoso = client_of("yoso")
    assert "試福" not in yoso.get("/registration/").content.decode()
    pages = ("write/", "history/", "change/", "application.pdf", "report/2025/report.xlsx")
    assert {yoso.get(f"/registration/{KEY}/{page}").status_code for page in pages} == {404}
