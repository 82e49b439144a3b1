"""The desk from shift to shift: what was not met, who waits, the fortnight, papers, the rules of the desk, forgetting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pypdf import PdfReader
from shift_desk import daughter, html, settled
from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.wish import Back, WhyUnmet
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.actions import cancel_wish, decline_wish
from ashinami_web.bookings.check import pick_up_about
from ashinami_web.bookings.models import DeskRules, Wish
from ashinami_web.bookings.readback import spoken
from ashinami_web.config import clock
from ashinami_web.needs.intake_queries import unmet_counts
from ashinami_web.offers.actions import start_ladder
from ashinami_web.people.actions import erase_person
from ashinami_web.people.models import Disclosure
from ashinami_web.runs.planning import ask, day_input, posed
from ashinami_web.shift.actions import leave_note
from ashinami_web.shift.models import Note, Proxy, Unmet

type ClientOf = Callable[[str], Client]
type WishOf = Callable[..., Wish]
LATER = NOON + timedelta(minutes=10)


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


ASKING = {
    "answer_part": "8",
    "answer_least": "15",
    "answer_most": "1440",
    "all_at_once": "180",
    "desk_takes_over": "45",
}
"""How drivers are asked where a group has set nothing."""


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
    said = ASKING | {"hand_over": "10", "early": "20", "wait_at_home": "30", "wait_after": "30", "call_back_at": "1700"}
    assert "夜の12時より前" in sewa.post("/shift/rules/", said | {"call_back_at": "2500"}).content.decode()
    sewa.post("/shift/rules/", said)
    assert pick_up_about(wish_of("ume")) == before - 10
    card = {"boarding": "3", "longest_ride": "60", "hand_over": "20", "note": ""}
    asa.post(f"/people/{town.people['ume'].pk}/card/", card)
    assert pick_up_about(wish_of("ume")) == before - 20
    assert 'value="17:00"' in html(asa, f"/desk/?rider={town.people['kiku'].pk}")
    given = day_input(town.group, MONDAY, Wish.objects.filter(rider=town.people["ume"]), ())
    assert [rider.hand_over for rider in given.riders] == [20]


def test_a_group_promises_as_exactly_as_it_says(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Ten minutes after the visit instead of thirty: the planner keeps it, the read-back says it; more than two hours is asked again."""
    sewa = client_of("sewa")
    wish = wish_of("ume", back=Back.FIXED, back_at=660)
    assert "30分のうちに" in spoken(wish)
    said = ASKING | {"hand_over": "0", "early": "5", "wait_at_home": "15", "wait_after": "10", "call_back_at": ""}
    assert "数が大きすぎます" in sewa.post("/shift/rules/", said | {"early": "121"}).content.decode()
    sewa.post("/shift/rules/", said)
    assert "10分のうちに" in spoken(wish)
    (order,) = posed(ask(town.group, MONDAY), town.group).problem.wishes
    assert order.back is not None
    assert (order.back.pick_up.earliest, order.back.pick_up.latest) == (660, 670)
    assert order.out.drop_off.latest - order.out.drop_off.earliest == 5
    assert 'value="15"' in html(sewa, "/shift/rules/")
    free = wish_of("matsu", appointment=None, leave_after=540, back=Back.NONE)
    assert "午前9時から15分のうちに" in spoken(free)


def test_a_group_waits_for_its_drivers_answers_as_long_as_it_says(
    town: Town, client_of: ClientOf, wish_of: WishOf
) -> None:
    """An eighth of the time left, until Sewa says half, at most two hours; what contradicts itself is asked again and changes nothing."""
    sewa = client_of("sewa")
    usual = start_ladder(wish_of("kiku"), by=town.by("asa"), at=NOON).rungs.get(state="asked")
    assert usual.lapses_at is not None
    assert timedelta(hours=8) < usual.lapses_at - NOON < timedelta(hours=24)
    rest = {"hand_over": "0", "early": "20", "wait_at_home": "30", "wait_after": "30", "call_back_at": ""}
    for wrong in ({"answer_most": "10"}, {"all_at_once": "59"}, {"answer_part": "1"}, {"answer_least": ""}):
        assert "field__error" in sewa.post("/shift/rules/", ASKING | rest | wrong).content.decode(), wrong
    assert not DeskRules.objects.exists()
    said = ASKING | rest | {"answer_part": "2", "answer_most": "120"}
    assert sewa.post("/shift/rules/", said).status_code == 302
    quick = start_ladder(wish_of("ume", appointment=800, back=Back.OPEN), by=town.by("asa"), at=NOON).rungs.get(
        state="asked"
    )
    assert quick.lapses_at == NOON + timedelta(hours=2)
    assert 'value="120"' in html(sewa, "/shift/rules/")
    with pytest.raises(IntegrityError), transaction.atomic():
        DeskRules.objects.update(all_at_once=10)


def test_a_slip_typed_in_later_keeps_when_it_was_heard(town: Town, client_of: ClientOf) -> None:
    """Heard at 9:15 this morning, typed in at noon; a minute not yet come was yesterday's."""
    desk = client_of("asa")
    sent = {"rider": str(town.people["kiku"].pk), "service_day": str(MONDAY), "back": "OPEN"}
    desk.post("/desk/", sent | {"heard": "915"})
    desk.post("/desk/", sent | {"heard": "1800"})
    heard = [f"{wish.taken_at.astimezone(clock.JAPAN):%d %H:%M}" for wish in Wish.objects.order_by("taken_at")]
    assert heard == ["03 18:00", "04 09:15"]
