"""The pages of the records as the desk and the coordinator use them; the bundle opened and read; the calendar and its feed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from board_day import ClientOf, WishOf, page
from recorded_day import driven
from registered_town import register
from web_town import MONDAY, NOON, Town

from ashinami.basics.day import Month
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event
from ashinami_web.config import clock
from ashinami_web.config.acting import author_of
from ashinami_web.driving.actions import mark
from ashinami_web.records.duty_actions import Said, told_before_the_day
from ashinami_web.records.duty_queries import duties
from ashinami_web.records.models import (
    Complaint,
    Deletion,
    DutyCheck,
    GroupRule,
    Incident,
    KeepRule,
    Lifted,
)
from ashinami_web.registration.models import VehicleEntry
from ashinami_web.reports.actions import accept_late, close_month
from ashinami_web.runs.models import Ride

TODAY = NOON.date()
ROOMS = (
    "", "day/", "duty/", "late/", "incidents/", "incidents/new/", "complaints/", "complaints/new/", "rules/", "keeping/", "calendar/",
    "calendar/feeds/", "bundle/",
)  # fmt: skip


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_opens_in_both_languages(town: Town, client_of: ClientOf, room: str) -> None:
    """Empty rooms say what to do; nothing stays in Japanese on the English page but names."""
    register(town)
    assert "運行の記録" in page(client_of("sewa"), "/records/")
    sewa = client_of("sewa")
    page(sewa, f"/records/{room}")
    sewa.cookies["django_language"] = "en"
    assert "Records of running" in page(sewa, "/records/")
    page(sewa, f"/records/{room}")


def test_the_desk_reaches_its_rooms_and_no_other(town: Town, client_of: ClientOf) -> None:
    """Rules, retention and the bundle are the coordinator's; other roles see nothing."""
    asa, sc = client_of("asa"), client_of("sc")
    for room in ROOMS:
        closed = room in ("rules/", "keeping/", "bundle/")
        assert asa.get(f"/records/{room}").status_code == (403 if closed else 200), room
        assert sc.get(f"/records/{room}").status_code == 403


def test_a_check_by_telephone(town: Town, client_of: ClientOf) -> None:
    """The desk sees what he wrote, rings him, and writes the check; a slip is answered and nothing is lost."""
    haru = town.people["haru"].pk
    who: dict[str, Any] = {"body": town.group.pk, "by": author_of(haru), "device": "link"}
    told_before_the_day(haru, TODAY, Said(well=False, condition="熱がある"), at=NOON, **who)
    asa = client_of("asa")
    first = page(asa, "/records/day/")
    assert "運転できません" in first
    assert "病気や疲れなどで" in first
    url = f"/records/day/{TODAY}/{haru}/before/"
    assert "熱がある" in page(asa, url)
    wrong = asa.post(url, {"how": "phone", "detector": "no", "alcohol": "0.05", "condition": "熱は下がった"})
    assert "検知器を使っていないときは" in wrong.content.decode()
    assert "熱は下がった" in wrong.content.decode()
    right = {
        "how": "phone", "detector": "yes", "alcohol": "0.00", "sober": "yes", "well": "yes", "licence_at_hand": "yes",
        "vehicle": str(town.cars["haru"].pk), "odometer": "100", "instructions": "ゆっくり",
    }  # fmt: skip
    answer = asa.post(url, right, follow=True)
    assert "点呼を書きとめました" in answer.content.decode()
    assert "確かめた" in answer.content.decode()
    done = DutyCheck.objects.get(checked_by=town.by("asa").author)
    assert (done.alcohol, done.instructions, done.reading) == (0, "ゆっくり", "0.00")
    assert asa.get(f"/records/day/{TODAY}/{haru}/never/").status_code == 404
    assert asa.get(f"/records/day/nope/{haru}/before/").status_code == 404


def test_an_office_of_many_cars_is_told_what_more_it_owes(town: Town, client_of: ClientOf) -> None:
    """Unknown seats make it to be confirmed; eleven seats make it a 特定事務所; a small office and no registration are told nothing."""
    assert "特定事務所" not in page(client_of("asa"), "/records/day/")
    register(town)
    assert "特定事務所" not in page(client_of("asa"), "/records/day/")
    entry = VehicleEntry.objects.get(vehicle=town.cars["haru"])
    for capacity, said in ((None, "特定事務所かどうか分かりません"), (11, "特定事務所です")):
        VehicleEntry.objects.filter(pk=entry.pk).update(capacity=capacity)
        assert said in page(client_of("asa"), "/records/day/")


def test_a_duty_is_a_by_product(town: Town, wish_of: WishOf, client_of: ClientOf, monday_evening: None) -> None:
    """Nobody wrote it: times from the marks, 12 km from the odometer, the clinic on the way."""
    ride = driven(town, wish_of)
    (duty,) = [one for one in duties(town.group.pk, MONDAY, MONDAY) if one.rides]
    assert (duty.km, duty.by_odometer) == (12.0, True)
    assert duty.via == ("浜町の自宅", "みなと診療所")
    shown = page(client_of("asa"), f"/records/duty/?first={MONDAY}&last={MONDAY}")
    assert "12.0 km" in shown
    assert str(ride.driver) in shown
    assert "終わりの日が始まりの日より前" in page(client_of("asa"), f"/records/duty/?first={MONDAY}&last={TODAY}")


def test_what_comes_late_is_seen_in_the_records(
    town: Town, wish_of: WishOf, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """December closed; a correction comes in January: it waits, is accepted, counts in January, and the duty says so."""
    ride = driven(town, wish_of)
    Ride.objects.exclude(pk=ride.pk).delete()
    january = NOON.replace(year=2027, month=1, day=4)
    monkeypatch.setattr(clock, "now", lambda: january)
    monkeypatch.setattr(clock, "today", january.date)
    close_month(Month(2026, 12), by=town.by("sewa"), at=january)
    done = Event.objects.get(kind=EventKind.RIDE_DONE)
    late = mark(ride, "done", by="x", at=done.happened_at, device="d", metres=5_000, corrects=done.pk)
    sewa = client_of("sewa")
    assert "締めた月にあとから届いた記録 1件" in page(sewa, "/records/")
    accept_late(late, by=town.by("sewa"), at=january)
    shown = page(sewa, "/records/late/")
    assert "2027-01" in shown
    assert "訂正したもの" in shown
    (duty,) = [one for one in duties(town.group.pk, MONDAY, MONDAY) if one.rides]
    assert (duty.late, duty.corrected) == (True, True)


def test_an_accident_and_its_deadlines(town: Town, client_of: ClientOf) -> None:
    """Begun with what is known, the reports are open; a dead person makes both due; handed in, they are done."""
    register(town)
    asa = client_of("asa")
    said = {
        "kind": "accident",
        "happened_at": "2026-12-03T10:00",
        "outline": "追突された",
        "driver_id": str(town.people["haru"].pk),
    }
    assert "あらましを書いてください" in asa.post("/records/incidents/new/", said | {"outline": ""}).content.decode()
    assert (
        "これから先" in asa.post("/records/incidents/new/", said | {"happened_at": "2027-01-01T10:00"}).content.decode()
    )
    first = asa.post("/records/incidents/new/", said, follow=True).content.decode()
    row = Incident.objects.get()
    assert (row.kinds, row.dead) == (None, None)
    assert "要確認" in first
    assert "これが分かると決まります" in first
    known = said | {"dead": "0", "serious": "1", "passenger_serious": "0", "injured": "1", "kinds_known": "on"}
    second = asa.post(f"/records/incidents/{row.pk}/", known, follow=True).content.decode()
    assert "この事故では要りません" in second
    assert "令和9年1月2日" in second
    assert "自動車事故報告規則 第2条・第3条" in second
    assert "事故の報告書" in page(asa, "/records/calendar/")
    done = known | {"reported_on": "2026-12-04", "prevention": "車間をとる"}
    assert "済み" in asa.post(f"/records/incidents/{row.pk}/", done, follow=True).content.decode()
    assert "事故の報告書" not in page(asa, "/records/calendar/")
    assert "追突された" in page(asa, "/records/incidents/")


def test_a_near_miss_of_a_group_without_registration(town: Town, client_of: ClientOf) -> None:
    """No report is asked of it; an accident says why not."""
    asa = client_of("asa")
    said = {"kind": "accident", "happened_at": "2026-12-03T10:00", "outline": "接触"}
    assert "登録を受けていない団体" in asa.post("/records/incidents/new/", said, follow=True).content.decode()
    asa.post("/records/incidents/new/", said | {"kind": "near_miss"}, follow=True)
    assert Incident.objects.count() == 2


def test_a_complaint_is_written_and_written_on(town: Town, client_of: ClientOf) -> None:
    """From the call to what was changed; days that cannot be are refused."""
    asa = client_of("asa")
    said = {"received_on": "2026-12-01", "said": "迎えが遅い", "person_id": str(town.people["kiku"].pk)}
    asa.post("/records/complaints/new/", said)
    row = Complaint.objects.get()
    url = f"/records/complaints/{row.pk}/"
    assert "受けた日と、済んだ日" in asa.post(url, said | {"settled_on": "2026-11-01"}).content.decode()
    asa.post(url, said | {"improvement": "10分前に電話する", "settled_on": "2026-12-03"})
    shown = page(asa, "/records/complaints/")
    assert "10分前に電話する" in shown
    assert "受付 アサ" in shown
    assert "迎えが遅い" in page(asa, url)


def test_rules_are_written_lifted_and_ended_on_one_page(town: Town, client_of: ClientOf) -> None:
    """What is wrong is answered in Japanese; the signature shows with its name."""
    sewa, haru = client_of("sewa"), str(town.people["haru"].pk)
    assert "少なすぎます" in sewa.post("/records/rules/", {"rule": "course", "value": "0"}).content.decode()
    sewa.post("/records/rules/", {"rule": "course", "value": "36"})
    row = GroupRule.objects.get()
    lift = {"rule": "course", "driver": haru, "first": "2026-12-07", "last": "2026-12-01", "reason": "予約ずみ"}
    assert "いつからいつまで" in sewa.post("/records/rules/lift/", lift).content.decode()
    assert "理由を書いて" in sewa.post("/records/rules/lift/", lift | {"reason": ""}).content.decode()
    shown = sewa.post("/records/rules/lift/", lift | {"last": "2026-12-07"}, follow=True).content.decode()
    assert Lifted.objects.count() == 1
    assert "世話 セワ" in shown
    sewa.post(f"/records/rules/{row.pk}/end/")
    row.refresh_from_db()
    assert row.end == TODAY


def test_retention_on_its_page(town: Town, client_of: ClientOf) -> None:
    """A record past its time is proposed, checked on its own page, and gone; a longer rule is written and ended."""
    haru = town.people["haru"].pk
    old: dict[str, Any] = {"body": town.group.pk, "by": "x", "device": "d", "at": NOON - timedelta(days=400)}
    told_before_the_day(haru, date(2025, 10, 30), Said(), **old)
    sewa = client_of("sewa")
    assert "残す期間の過ぎた記録 1件" in page(sewa, "/records/")
    assert "消去を提案しました" in sewa.post("/records/keeping/propose/pre_check/", follow=True).content.decode()
    assert "もう出ています" in sewa.post("/records/keeping/propose/pre_check/", follow=True).content.decode()
    assert sewa.post("/records/keeping/propose/nonsense/").status_code == 404
    row = Deletion.objects.get()
    assert "令和8年10月30日" in page(sewa, f"/records/keeping/{row.pk}/")
    sewa.post(f"/records/keeping/{row.pk}/", {"back": "1"})
    sewa.post("/records/keeping/propose/pre_check/")
    row = Deletion.objects.get(decided_at__isnull=True)
    assert "消去しました" in sewa.post(f"/records/keeping/{row.pk}/", follow=True).content.decode()
    assert not DutyCheck.objects.exists()
    assert "もう答えがあります" in page(sewa, f"/records/keeping/{row.pk}/")
    rule = {"kind": "duty", "months": "60", "counted_from": "fiscal_year", "source": "試し市の要綱"}
    assert "どの決まりか" in sewa.post("/records/keeping/rule/", rule | {"source": ""}, follow=True).content.decode()
    assert "試し市の要綱" in sewa.post("/records/keeping/rule/", rule, follow=True).content.decode()
    sewa.post(f"/records/keeping/rule/{KeepRule.objects.get().pk}/end/")
    assert KeepRule.objects.get().end == TODAY
