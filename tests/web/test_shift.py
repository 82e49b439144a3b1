"""The desk from shift to shift: who is to be rung, who waits, who is still out, what was not met, notes, hand-over, papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from pypdf import PdfReader
from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import RideState
from ashinami.vocabulary.wish import Back, EndedBy, WhyUnmet
from ashinami_web.audit.actions import record_about
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.actions import cancel_wish, decline_wish
from ashinami_web.bookings.check import pick_up_about
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.needs.intake_queries import unmet_counts
from ashinami_web.people.actions import erase_person
from ashinami_web.people.models import Disclosure
from ashinami_web.runs.models import Day, Ride, Run
from ashinami_web.runs.planning import day_input
from ashinami_web.runs.projection import project
from ashinami_web.shift.actions import drop_proxy, leave_note, name_proxy, take_over, tell, tick_note
from ashinami_web.shift.calls import calls
from ashinami_web.shift.models import How, Note, Proxy, ShiftChange, Telling, Unmet

type ClientOf = Callable[[str], Client]
type WishOf = Callable[..., Wish]
LATER = NOON + timedelta(minutes=10)


def settled(town: Town, wish: Wish, *, at: int = 570) -> Wish:
    """Confirm both ways of a wish with Haru, as the board does, ten minutes after it was taken."""
    day, _made = Day.objects.get_or_create(body=town.group, service_day=wish.service_day)
    run = Run.objects.create(
        body=town.group, day=day, driver=town.people["haru"], vehicle=town.cars["haru"], window=Run.objects.count(),
        leave_home=at - 10, back_home=at + 120,
    )  # fmt: skip
    for number, ride in enumerate(wish.rides.all()):
        ride.run, ride.driver, ride.pick_up_at, ride.drop_off_at = run, town.people["haru"], at + 90 * number, at + 20
        ride.save()
        record_about(ride, EventKind.RIDE_CONFIRMED, by="person:x", at=LATER)
    project(wish)
    return wish


def html(client: Client, path: str) -> str:
    """Return a page that must be there."""
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def daughter(town: Town, how: How = How.PHONE) -> Proxy:
    """Let Kiku's daughter speak for her."""
    return name_proxy(
        town.people["kiku"].pk, name="𠮷田 ムスメ", phone="0000-99-0001", relation=Proxy.Relation.FAMILY, how=how,
        by=town.by("asa"), at=NOON, day=NOON.date(),
    )  # fmt: skip


def test_calls_stand_by_the_promised_time(town: Town, wish_of: WishOf) -> None:
    """Promised at 15:00 comes before the eve of a settled ride; told, it goes; news after that bring it back, and her daughter too."""
    ume = wish_of("ume", call_back_by=NOON + timedelta(hours=3))
    kiku = settled(town, wish_of("kiku"))
    now = NOON + timedelta(hours=4)
    found = calls(town.group.pk, now)
    assert [(str(call.person), call.late) for call in found] == [("海野 ウメ", True), ("𠮷田 キク", False)]
    assert "午前9時30分ごろ" in found[1].sentence
    tell(ume, ume.rider_id, how=How.PHONE, by=town.by("asa"), at=now)
    assert [str(call.person) for call in calls(town.group.pk, now)] == ["𠮷田 キク"]
    daughter(town)
    assert {(str(call.person), call.relation) for call in calls(town.group.pk, now)} == {
        ("𠮷田 キク", ""),
        ("𠮷田 ムスメ", "家族"),
    }
    for call in calls(town.group.pk, now):
        tell(kiku, call.person.pk, how=call.how, by=town.by("asa"), at=now)
    assert calls(town.group.pk, now) == []
    decline_wish(ume, reason="", code=WhyUnmet.NO_CAR, by=town.by("asa"), at=now + timedelta(minutes=1))
    (again,) = calls(town.group.pk, now + timedelta(minutes=2))
    assert "合う車がないのため" in again.sentence


def test_who_called_it_off_knows_it(town: Town, wish_of: WishOf) -> None:
    """Cancelled by the rider nobody rings; cancelled for the weather she is rung."""
    by = town.by("asa")
    cancel_wish(wish_of("kiku"), reason="用事がなくなった", by=by, at=NOON)
    cancel_wish(wish_of("ume"), reason="大雪", ended_by=EndedBy.WEATHER, by=by, at=NOON)
    assert [str(call.person) for call in calls(town.group.pk, NOON)] == ["海野 ウメ"]
    assert Wish.objects.get(rider=town.people["ume"]).ended_by == "WEATHER"


def test_why_she_was_not_found_is_heard_later(
    town: Town, wish_of: WishOf, client_of: ClientOf, monday_evening: None
) -> None:
    """The driver rang: nobody at the door. The hospital had kept her: that stands with the wish, and in its history."""
    wish = settled(town, wish_of("kiku"))
    ride = wish.rides.get(leg="OUT")
    sent = {"id": str(uuid4()), "what": "no_show", "minute": "935", "ended_by": "PLACE", "reason": "入院していた"}
    assert client_of("asa").post(f"/board/rides/{ride.pk}/mark/", sent).status_code == 302
    wish.refresh_from_db()
    ride.refresh_from_db()
    assert (ride.state, wish.ended_by) == ("no_show", "PLACE")
    assert "入院していた" in html(client_of("asa"), f"/wishes/{wish.pk}/")
    Ride.objects.filter(wish=wish_of("kiku", day=MONDAY - timedelta(days=7)), leg="OUT").update(
        state=RideState.NO_SHOW, driver=town.people["haru"]
    )
    page = html(client_of("asa"), f"/desk/?rider={town.people['kiku'].pk}")
    assert "お迎えに行って会えなかったことが2回あります" in page


def test_a_proxy_who_is_not_told_is_not_rung(town: Town, wish_of: WishOf, client_of: ClientOf) -> None:
    """The daughter books but wants no call; the desk sees her; she can be dropped, and what she was told stays."""
    row = daughter(town, How.NONE)
    settled(town, wish_of("kiku"))
    assert [str(call.person) for call in calls(town.group.pk, NOON)] == ["𠮷田 キク"]
    assert "𠮷田 ムスメ" in html(client_of("asa"), f"/desk/?rider={town.people['kiku'].pk}")
    drop_proxy(row, by=town.by("asa"), at=NOON, day=NOON.date())
    assert not Proxy.objects.exists()


def test_the_call_list_by_hand(
    town: Town, wish_of: WishOf, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asa rings, presses «told», and the list is empty; a stranger may not tick."""
    monkeypatch.setattr(clock, "now", lambda: LATER)
    wish = settled(town, wish_of("kiku"))
    desk = client_of("asa")
    assert "電話でこう言います" in html(desk, "/shift/calls/")
    sent = {"person": str(wish.rider_id), "how": "paper"}
    assert client_of("yoso").post(f"/shift/calls/{wish.pk}/told/", sent).status_code == 404
    desk.post(f"/shift/calls/{wish.pk}/told/", {"how": "pigeon"})
    assert not Telling.objects.exists()
    desk.post(f"/shift/calls/{wish.pk}/told/", sent)
    assert Telling.objects.get().how == "paper"
    assert "かける電話はありません" in html(desk, "/shift/calls/")


def test_still_out(town: Town, wish_of: WishOf, client_of: ClientOf, monday_evening: None) -> None:
    """Taken there and not home: she rings, or he comes at half past ten; who is home is not on the list."""
    open_return = wish_of("kiku", back=Back.OPEN)
    fixed = settled(town, wish_of("ume"))
    home = settled(town, wish_of("matsu"))
    Ride.objects.filter(wish__in=(open_return, fixed), leg="OUT").update(
        state=RideState.DONE, driver=town.people["haru"]
    )
    Ride.objects.filter(wish=home).update(state=RideState.DONE)
    page = html(client_of("asa"), "/shift/")
    part = page.partition('id="out"')[2].partition("</section>")[0]
    assert "お帰りの電話待ち" in part
    assert "𠮷田 キク" in part
    assert "11:00" in part
    assert "浜田 マツ" not in part


def test_notes_and_hand_over(town: Town, client_of: ClientOf) -> None:
    """Asa leaves a note and hands over; Sewa reads it first thing, takes over, ticks the note."""
    asa, sewa = client_of("asa"), client_of("sewa")
    assert "覚えを書いてください" in asa.post("/shift/notes/", {"words": ""}).content.decode()
    asa.post("/shift/notes/", {"words": "診療所に折り返す", "due": "2026-12-05", "rider": str(town.people["kiku"].pk)})
    asa.post("/shift/hand-over/", {"words": "鍵は引き出し"})
    change = ShiftChange.objects.get()
    assert change.stood["notes"] == 1
    page = html(sewa, "/shift/")
    assert "鍵は引き出し" in page
    assert "読みました。当番を始めます" in page
    sewa.post(f"/shift/hand-over/{change.pk}/read/")
    take_over(ShiftChange.objects.get(), by=town.by("asa"), at=NOON, day=NOON.date())
    change.refresh_from_db()
    assert change.read_by == town.by("sewa").author
    note = Note.objects.get()
    sewa.post(f"/shift/notes/{note.pk}/done/")
    tick_note(Note.objects.get(), by=town.by("asa"), at=NOON, day=NOON.date())
    note.refresh_from_db()
    assert note.done_by == town.by("sewa").author
    assert "診療所に折り返す" not in html(sewa, "/shift/")


def test_unmet_wishes_are_counted_with_those_never_written_down(
    town: Town, wish_of: WishOf, client_of: ClientOf
) -> None:
    """A declined wish and a call that came to nothing stand in one list, and both in the counts of the town's needs."""
    desk = client_of("asa")
    decline_wish(wish_of("kiku"), reason="", code=WhyUnmet.NO_DRIVER, by=town.by("asa"), at=NOON)
    assert "お住まいの地区" in html(desk, "/shift/unmet/")
    assert desk.post("/shift/unmet/", {"code": "", "purpose": "CLINIC"}).status_code == 200
    assert not Unmet.objects.exists()
    desk.post("/shift/unmet/", {"code": "OUT_OF_AREA", "purpose": "CLINIC", "town": "浜町", "minute": "930"})
    assert Unmet.objects.get().minute == 570
    page = html(desk, "/shift/unmet/")
    assert "区域の外" in page
    assert "運転者がいない" in page
    counts = unmet_counts(town.group, NOON.date(), MONDAY)
    assert counts == {"運転者がいない／浜町": 1, "区域の外／浜町": 1}


def test_the_waiting_list_says_where_room_was_made(town: Town, wish_of: WishOf, client_of: ClientOf) -> None:
    """Kiku waits for Monday; Ume calls hers off: the list says that a place may be free."""
    wish_of("kiku", waits=True)
    desk = client_of("asa")
    assert "取り消しが" not in html(desk, "/shift/waiting/")
    cancel_wish(wish_of("ume"), reason="体調", by=town.by("asa"), at=NOON)
    assert "この日の取り消しが1件あります" in html(desk, "/shift/waiting/")


def test_the_fortnight_has_gaps_in_front(town: Town, wish_of: WishOf, client_of: ClientOf) -> None:
    """Ume has no driver and stands in front; Kiku's ride is settled and does not."""
    settled(town, wish_of("kiku"))
    wish_of("ume", day=MONDAY + timedelta(days=2))
    page = html(client_of("asa"), "/shift/fortnight/")
    front = page.partition('id="days"')[0]
    assert "海野 ウメ" in front
    assert "𠮷田 キク" not in front


def test_the_desk_on_paper(town: Town, wish_of: WishOf, client_of: ClientOf) -> None:
    """The card says when and where in words; the list has the telephone; slips are numbered in the order of the form."""
    wish = settled(town, wish_of("kiku"))
    desk = client_of("asa")

    def text(path: str) -> tuple[int, str]:
        response = desk.get(path)
        assert response.headers["Content-Type"] == "application/pdf", path
        pages = PdfReader(BytesIO(response.content)).pages
        return len(pages), "".join(page.extract_text() for page in pages).replace(" ", "").replace("　", "")

    pages, card = text(f"/shift/wishes/{wish.pk}/card.pdf")
    assert pages == 1
    assert all(
        words in card for words in ("令和8年12月7日", "午前9時30分ごろ", "みなと診療所", "午前10時まで", "髙橋ハル")
    )
    before = text(f"/shift/wishes/{wish_of('ume').pk}/card.pdf")[1]
    assert "決まりましたらお電話します" in before
    assert "0000-00-0000" in text(f"/shift/day.pdf?day={MONDAY}")[1]
    assert "この日の申込みはありません" in text("/shift/day.pdf?day=2026-12-25")[1]
    pages, slips = text("/shift/slips.pdf?n=3")
    assert pages == 2
    assert slips.index("受け付け票1") < slips.index("受け付け票2") < slips.index("受け付け票3")
    assert client_of("yoso").get(f"/shift/wishes/{wish.pk}/card.pdf").status_code == 404


def test_an_erased_rider_leaves_no_words(town: Town) -> None:
    """Notes about her are emptied, who spoke for her is untied; the note's event stays."""
    sewa = town.by("sewa")
    daughter(town)
    leave_note("キクさんに電話", rider=town.people["kiku"].pk, due=None, by=sewa, at=NOON, day=NOON.date())
    erase_person(town.people["kiku"], by=sewa, at=NOON, day=NOON.date())
    assert Note.objects.get().words == ""
    assert not Proxy.objects.exists()


@pytest.mark.parametrize("path", ["", "calls/", "waiting/", "unmet/", "fortnight/", "slips.pdf"])
def test_other_roles_have_no_shift(client_of: ClientOf, path: str) -> None:
    """The municipality has no desk."""
    assert client_of("officer").get(f"/shift/{path}").status_code == 403


def test_a_group_elsewhere_knows_nobody(town: Town) -> None:
    """A proxy is known to the group for its office work, to nobody else."""
    person = daughter(town).person
    assert set(Disclosure.objects.filter(person=person).values_list("to_body", flat=True)) == {town.group.pk}
    assert Body.objects.count() == 3


def test_minutes_of_handing_over_move_the_pick_up(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Sewa sets ten minutes from the car to the clinic's desk; Kiku, who walks slowly, has twenty; the promised call stands on the form."""
    sewa, asa = client_of("sewa"), client_of("asa")
    assert asa.get("/shift/rules/").status_code == 403
    before = pick_up_about(wish_of("ume"))
    assert before is not None
    assert "夜の12時より前" in sewa.post("/shift/rules/", {"hand_over": "10", "call_back_at": "2500"}).content.decode()
    sewa.post("/shift/rules/", {"hand_over": "10", "call_back_at": "1700"})
    assert pick_up_about(wish_of("ume")) == before - 10
    card = {"boarding": "3", "longest_ride": "60", "hand_over": "20", "note": ""}
    asa.post(f"/people/{town.people['ume'].pk}/card/", card)
    assert pick_up_about(wish_of("ume")) == before - 20
    assert 'value="17:00"' in html(asa, f"/desk/?rider={town.people['kiku'].pk}")
    given = day_input(town.group, MONDAY, Wish.objects.filter(rider=town.people["ume"]), ())
    assert [rider.hand_over for rider in given.riders] == [20]


def test_a_slip_typed_in_later_keeps_when_it_was_heard(town: Town, client_of: ClientOf) -> None:
    """Heard at 9:15 this morning, typed in at noon; a minute not yet come was yesterday's."""
    desk = client_of("asa")
    sent = {"rider": str(town.people["kiku"].pk), "service_day": str(MONDAY), "back": "OPEN"}
    desk.post("/desk/", sent | {"heard": "915"})
    desk.post("/desk/", sent | {"heard": "1800"})
    heard = [f"{wish.taken_at.astimezone(clock.JAPAN):%d %H:%M}" for wish in Wish.objects.order_by("taken_at")]
    assert heard == ["03 18:00", "04 09:15"]
