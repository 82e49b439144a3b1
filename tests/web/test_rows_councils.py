"""Rows of councils, districts and sections: what only a system that knows seats, areas, days and other councils can say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from meeting_place import MEETING_DAY, TODAY, Place, meeting_place
from test_rows_meetings import council, words
from web_town import LONG_AGO, NOON, Town

from ashinami_web.bodies.models import Area, Body, BodyArea
from ashinami_web.meetings.models import AgendaItem, Attendance, CouncilMember, Meeting, Minutes
from ashinami_web.needs.models import Issue

FIVE = ("出の圏域", "野の圏域", "米の圏域", "荘の圏域", "高の圏域")


@pytest.fixture
def place(town: Town) -> Place:
    """Return a council of the municipality with everything that comes of a meeting."""
    return meeting_place(town)


def area(town: Town, name: str, kind: Area.Kind = Area.Kind.CARE, **more: Any) -> Area:
    """Write an area of the town."""
    return Area.objects.create(kind=kind, name=name, municipality=town.municipality, start=LONG_AGO, **more)


def planned(town: Town, of: Any, day: date, number: int = 1) -> Meeting:
    """Plan a meeting of a council."""
    return Meeting.objects.create(body=town.municipality, council=of, day=day, number=number, changed_at=NOON)


def test_an_officer_sees_which_of_five_areas_nobody_stands_for(town: Town, client_of: Callable[[str], Client]) -> None:
    """Four residents, offices beside them: the fifth area is named; while one resident's area is not written, nobody is accused."""
    areas = [area(town, name) for name in FIVE]
    row = council(town, "study_team", "総合事業検討チーム", ("welfare_section",))
    for number, of in enumerate(areas[:4]):
        CouncilMember.objects.create(
            council=row, seat="residents", post=f"住民代表{number}", area=of, start=LONG_AGO
        )  # fmt: skip
    client = client_of("officer")
    page = client.get(f"/councils/{row.pk}/")
    assert [one.name for one in page.context["nobody_of"]] == ["高の圏域"]
    assert "だれもいない地区：" in page.getvalue().decode()
    late = CouncilMember.objects.create(council=row, seat="residents", post="住民代表4", start=LONG_AGO)
    page = client.get(f"/councils/{row.pk}/")
    assert not page.context["nobody_of"]
    assert {lean.side.value: lean.unknown for lean in page.context["unknown"]}["area"] == 1
    CouncilMember.objects.filter(pk=late.pk).update(area=areas[4])
    assert not client.get(f"/councils/{row.pk}/").context["nobody_of"]


def test_the_secretary_sees_which_of_ten_sections_has_not_come_for_half_a_year(
    town: Town, client_of: Callable[[str], Client]
) -> None:
    """Each section with the day it last took part, from the attendance; a proxy and a letter count, an absence does not."""
    row = council(town, "cross_section", "連絡会議")
    sections = []
    for name in ("企画", "財政", "安全安心", "コミュニティ", "生涯学習", "福祉", "介護", "健康", "農林", "交通"):
        body = Body.objects.create(kind=Body.Kind.SECTION, name=f"{name}課", municipality=town.municipality)
        sections.append(CouncilMember.objects.create(council=row, member_body=body, start=LONG_AGO))
    for day, came in ((date(2026, 4, 20), sections), (date(2026, 11, 20), sections[2:])):
        meeting = planned(town, row, day)
        for member in came:
            how = {sections[8]: "proxy", sections[9]: "absent"}.get(member, "here")
            Attendance.objects.create(meeting=meeting, member=member, how=how, proxy="係長" if how == "proxy" else "")
    page = client_of("officer").get(f"/councils/{row.pk}/")
    last = {str(member): day for member, _seat, day in page.context["members"]}
    assert last["企画課"] == last["財政課"] == date(2026, 4, 20)
    assert last["農林課"] == date(2026, 11, 20)
    assert last["交通課"] is None
    assert page.getvalue().decode().count("半年以上") == 2


def test_a_case_is_passed_from_one_council_to_the_next_and_its_answer_is_found_from_both(
    place: Place, town: Town, client_of: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the section inside the town hall cannot settle goes to the council outside: once, to its next day, and laying out keeps it."""
    client, item = client_of("officer"), place.rows["item"]
    outside = council(town, "consultation_support", "庁外連携会議", ("welfare_section",))
    said = {"to": outside.pk, "why": "社協と地域包括の知恵がほしい"}
    address = f"/meetings/items/{item.pk}/pass/"
    assert "先に開く日を加えてください" in client.post(address, said).getvalue().decode()
    planned(town, outside, date(2026, 12, 2))
    coming = planned(town, outside, date(2026, 12, 22), 2)
    assert client.post(address, said).status_code == 302
    assert "もうこの会議に送ってあります" in client.post(address, said).getvalue().decode()
    client.post(f"/meetings/{coming.pk}/agenda/")
    passed = AgendaItem.objects.get(meeting__council=outside, source="passed")
    assert (passed.meeting, passed.title) == (coming, "バス停まで遠い")
    there = client.get(f"/meetings/{coming.pk}/").getvalue().decode()
    assert f"/meetings/{place.meeting.pk}/#item-{item.pk}" in there
    here = client.get(f"/meetings/{place.meeting.pk}/").getvalue().decode()
    assert f"/meetings/{coming.pk}/#item-{passed.pk}" in here
    assert "社協と地域包括の知恵がほしい" in here
    assert client_of("sewa").get(address).status_code in {403, 404}, "another body's council passes nothing on"


def test_promotion_meetings_of_each_area_take_up_their_own_issues_alone(
    town: Town, client_of: Callable[[str], Client]
) -> None:
    """Three areas: each agenda holds the issue of its area and of its school district, and what concerns everybody; no other area's."""
    client = client_of("officer")
    own: dict[str, Any] = {"body": town.municipality, "raised_on": TODAY}
    Issue.objects.create(title="どこでも担い手がいない", **own)
    found: dict[str, set[str]] = {}
    for name in FIVE[:3]:
        of = area(town, name)
        Issue.objects.create(title=f"{name}の坂道", area=of, **own)
        Issue.objects.create(
            title=f"{name}の学区の通学路", area=area(town, f"{name}の学区", Area.Kind.SCHOOL, within=of), **own
        )
        row = council(town, "care_promotion", f"{name} 地域ケア推進会議", area=of)
        meeting = planned(town, row, MEETING_DAY)
        client.post(f"/meetings/{meeting.pk}/agenda/")
        found[name] = set(meeting.items.filter(source="issue").values_list("title", flat=True))
    for name in FIVE[:3]:
        assert found[name] == {"どこでも担い手がいない", f"{name}の坂道", f"{name}の学区の通学路"}


def test_an_officer_follows_four_school_districts_on_the_way_to_a_body_of_their_own(
    town: Town, client_of: Callable[[str], Client]
) -> None:
    """None, a place to talk, a preparatory body, a body: each with its day and what shows it, those furthest behind first."""
    areas = [area(town, f"旧{name}小学校区", Area.Kind.OLD_SCHOOL) for name in ("採", "勾", "香", "中")]
    body = Body.objects.create(kind=Body.Kind.COMMUNITY, name="採のコミュニティ協議会", municipality=town.municipality)
    council(town, "preparatory", "採の準備会", area=areas[0])
    council(town, "preparatory", "勾の準備会", ("residents",), area=areas[1])
    council(town, "talk_place", "香の座談会", area=areas[2])
    client = client_of("officer")
    page = client.get("/councils/formation/")
    assert [(row.area.name[1], row.stage.value) for row in page.context["rows"]] == [
        ("中", "none"), ("香", "talking"), ("勾", "preparing"), ("採", "preparing"),
    ]  # fmt: skip
    BodyArea.objects.create(body=body, area=areas[0], start=date(2026, 12, 1))
    rows = {row.area.name[1]: row for row in client.get("/councils/formation/").context["rows"]}
    assert (rows["採"].stage.value, rows["採"].signs[0].since) == ("formed", date(2026, 12, 1))
    assert [sign.name for sign in rows["採"].signs] == ["採のコミュニティ協議会", "採の準備会"]
    text = client.get("/councils/formation/").getvalue().decode()
    assert f"/councils/new/?kind=preparatory&amp;area={areas[2].pk}" in text
    form = client.get(f"/councils/new/?kind=preparatory&area={areas[2].pk}").getvalue().decode()
    assert f'<option value="{areas[2].pk}" selected>' in form
    assert client.get("/councils/formation/?kind=care").context["kind"] == "old_school", "a kind the town does not have"


def test_the_liaison_meetings_pack_holds_what_was_said_last_time_as_it_was_corrected(
    place: Place, town: Town, client_of: Callable[[str], Client]
) -> None:
    """Sections and the support centre: the next pack prints the corrected line with the old one beside it, and who has what open."""
    row = council(town, "liaison", "庁内関係課・地域包括の連絡会", ("welfare_section", "hokatsu"))
    last = planned(town, row, date(2026, 12, 1))
    Meeting.objects.filter(pk=last.pk).update(state="held")
    wrote = {"meeting": last, "written_at": NOON, "written_by": "person:x"}
    wrong = Minutes.objects.create(text="対象は七人です。", **wrote)
    client = client_of("officer")
    client.post(f"/meetings/minutes/{wrong.pk}/correct/", {"text": "対象は九人です。"})
    said = {"title": "対象者像を書く", "council": row.pk, "owner_body": town.municipality.pk, "new_owner": "係 カカ"}
    client.post("/actions/new/", said | {"due": "2026-12-18"})
    coming = planned(town, row, date(2026, 12, 22), 2)
    text = words(client.get(f"/meetings/{coming.pk}/pack.pdf").getvalue())
    assert "（訂正）対象は九人です。（前の記録：対象は七人です。）" in text
    assert "対象者像を書く" in text
    assert "係カカ" in text
    assert "期限を過ぎた" in text, "on the day of the meeting it will be past its day"


def test_a_notice_that_orders_is_marked_before_it_is_sent_and_kept_nowhere(client_of: Callable[[str], Client]) -> None:
    """What sounds like an order in the letter Shizu pastes is marked with other words; a friendly one passes; nothing is stored."""
    client = client_of("sc")
    page = client.post("/facilitation/wording/", {"text": "市の方針により、見守りを実施してください。"})
    marked = [piece for piece, number in page.context["pieces"] if number]
    assert "してください" in "".join(marked)
    assert all(one.instead for one in page.context["found"])
    friendly = client.post("/facilitation/wording/", {"text": "朝のあいさつの話を聞かせてほしいです。"})
    assert friendly.context["found"] == []
    assert "見つかりませんでした" in friendly.getvalue().decode()
    assert "市の方針" not in client.get("/facilitation/wording/").getvalue().decode()
