"""What each room hands over: money, rules, needs, the register, timetables, law, projects; and that what is given goes to the successor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from bus_town import feed
from community_drafts import write_group_drafts
from community_town import AT, settle_community
from consulting import begun
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from driven_day import link_of, waiting_for_the_desk
from funded_town import BUS, draft_of, year_of
from kept_town import TODAY, keep
from meeting_place import meeting_place
from money_town import sent_claim, with_money
from recorded_town import recorded
from registered_town import register
from test_handover import promise_of
from test_plans_pages import shown, text_of
from web_town import Town

from ashinami.community.pack import Chapter, Item
from ashinami_web.handover.rooms import Asked, give, held_by, modules, pack_of
from ashinami_web.money.models import Claim
from ashinami_web.needs.models import Hearing, Inquiry, Referral
from ashinami_web.projects.models import CanvasPart, Negotiation, Project, RequestSheet, StageNote
from ashinami_web.resources.actions import assign
from ashinami_web.resources.models import Assignment, Profile, ServiceNotice
from ashinami_web.resources.service_actions import ask_for_talk, tell_bodies

type Clients = Callable[[str], Client]


def of_group(town: Town) -> dict[str, Item]:
    """Return the items of the group by key."""
    return {item.key: item for item in pack_of(Asked(town.group, TODAY), None).items}


def of(items: dict[str, Item], start: str) -> Iterator[Item]:
    """Yield the items of a room, or of one of its tables."""
    return (item for key, item in items.items() if key.startswith(start))


@pytest.fixture
def full_town(town: Town, client_of: Clients) -> Town:
    """Return the town with a group that has something in every room that hands over."""
    meeting_place(town, town.group, alone=True)
    keep(town)
    register(town)
    recorded(town)
    waiting_for_the_desk(town, link_of(town, days=60))
    sent_claim(town, with_money(town))
    write_group_drafts(town)
    year_of(town, "sewa", BUS, year=2026)
    begun(client_of("sewa"), name="会員どうしの送迎")
    archive = SimpleUploadedFile("feed.zip", feed())
    client_of("officer").post("/buses/add/", {"file": archive, "source": "作りもの", "name": "", "licence": "CC0"})
    return town


def test_every_room_that_keeps_something_open_stands_in_the_pack_and_on_paper(
    full_town: Town, client_of: Clients
) -> None:
    """Sewa's pack holds items of every room but the desk's, each with its page; it names nobody who is carried."""
    found = of_group(full_town)
    rooms = {key.partition(".")[0] for key in found}
    # the group is accompanied by nobody; the desk's own rooms are empty here (`test_handover_desk`)
    assert rooms == set(modules()) - {"support", "standing", "shift", "helping", "offers", "outbox"}
    for item in found.values():
        assert item.address.startswith("/"), item.key
    sewa = client_of("sewa")
    text = text_of(sewa.get("/handover/pack.pdf").content)
    for said in (
        "請求の返事を待つ",
        "まちづくり交付金",
        "2026年度の団体の記録",
        "時刻表に替える",
        "法の相談",
        "冬の試行",
    ):
        assert said in text, said
    for rider in ("kiku", "ume", "matsu"):
        assert full_town.people[rider].name.replace(" ", "") not in text
    for item in found.values():
        assert sewa.get(item.address).status_code == 200, item.key


def test_a_claim_asks_the_group_and_the_funder_each_their_own(full_town: Town) -> None:
    """Sent, it waits for the group and is to be reviewed by the town, with whom to ring; paid, it asks nobody."""
    (ours,) = of(of_group(full_town), "money.claim")
    theirs = {item.key: item for item in pack_of(Asked(full_town.municipality, TODAY), None).items}
    assert ours.title.startswith("請求の返事を待つ")
    assert ours.whom.startswith("試し市（架空）")
    assert theirs[ours.key].title.startswith("請求を審査する")
    assert theirs[ours.key].whom.startswith("足の会")
    Claim.objects.update(state="approved", approved=2_300, approved_on=TODAY, to_return=200)
    (told,) = of(of_group(full_town), "money.claim")
    assert "確定した額 2,300円、返す額 200円" in told.detail
    Claim.objects.update(state="paid", paid=2_300, to_return=0)
    assert not list(of(of_group(full_town), "money.claim"))


def test_months_in_the_books_wait_until_they_are_closed(full_town: Town) -> None:
    """November is closed with the claim; December, once it is over, waits; in April the whole year does."""
    keys = {item.key for item in pack_of(Asked(full_town.group, date(2027, 4, 2)), None).items}
    assert "money.year:2027-03" in keys
    assert "money.month:2026-11" not in keys
    assert not [key for key in of_group(full_town) if key.startswith("money.month")]


def test_rules_in_the_making_are_to_be_finished_those_in_force_are_decisions(town: Town) -> None:
    """A draft of the town stands among the deadlines with its first day."""
    row = draft_of(town)
    items = {item.key: item for item in pack_of(Asked(town.municipality, TODAY), None).items}
    assert (items[f"funding.rule:{row.pk}"].chapter, items[f"funding.rule:{row.pk}"].due) == (
        Chapter.MONEY,
        date(2027, 4, 1),
    )


def test_needs_hand_over_what_waits_and_count_whom_they_talked_with(town: Town) -> None:
    """An inquiry with its day and whom it was passed to, a next step after a visit, a referral on both sides; nobody is named."""
    made = settle_community(town)
    hokatsu = made.bodies["hokatsu"]
    hokatsu.phone = "0000-22-2222"
    hokatsu.save()
    body = {"body": town.municipality, "by": "person:x"}
    Inquiry.objects.create(
        question="夜の送迎はできるか", asked_on=TODAY, asker="resident", tried="要綱を見た", wanted="事例", passed_to=hokatsu,
        due_on=date(2026, 12, 20), **body,
    )  # fmt: skip
    Hearing.objects.create(whom="浜の区長", on=TODAY, heard="坂が心配", next_step="地図を届ける", **body)
    Referral.objects.create(
        body=town.municipality, to_body=hokatsu, person=town.people["kiku"], why="体のこと", consent="spoken",
        sent_on=TODAY, due_on=date(2026, 12, 25),
    )  # fmt: skip
    found = {item.key.partition(":")[0]: item for item in pack_of(Asked(town.municipality, TODAY), None).items}
    assert found["needs.inquiry"].whom == "試し包括支援センター 0000-22-2222"
    assert found["needs.inquiry"].due == date(2026, 12, 20)
    assert "これまで：要綱を見た ほしいもの：事例" in found["needs.inquiry"].detail
    assert (found["needs.hearing"].title, found["needs.hearing"].why) == ("地図を届ける", "坂が心配")
    assert found["needs.issue"].area == "浜小学校区"
    assert found["needs.referral"].title == "つないだ方のその後を待つ"
    theirs = {item.key.partition(":")[0]: item for item in pack_of(Asked(hokatsu, TODAY), None).items}
    assert theirs["needs.referral"].title == "つながれた方のその後を返す"
    said = "".join(item.title + item.detail + item.why + item.whom for item in (*found.values(), *theirs.values()))
    assert town.people["kiku"].name not in said


def test_the_register_says_whom_to_ring_and_an_area_goes_to_the_successor(town: Town) -> None:
    """How to approach the ward heads; the round of calls after a year; talks and notices that wait; Shizu's area becomes Yaku's."""
    made = settle_community(town)
    by = town.by("sc")
    said = {"layer": "second", "area": made.areas["beach"], "person": town.people["sc"], "title": "浜担当", "phone": ""}
    row = assign(said, by=by, **AT)
    ask_for_talk(made.bodies["hokatsu"], {"theme": "転ばない体"}, by=by, **AT)
    tell_bodies(
        made.services["alarm"],
        [made.bodies["kuchou"]],
        text="電池を替えました",
        how=ServiceNotice.How.SENT,
        by=by,
        **AT,
    )
    items = {item.key.partition(":")[0]: item for item in pack_of(Asked(town.municipality, TODAY), None).items}
    profile = items["resources.profile"]
    assert profile.title == "浜区長会"
    assert "会長 0000-11-1111" in profile.whom
    assert "心配：担い手がいない" in profile.detail
    assert items["resources.talk"].title == "出前講座に来てもらう：転ばない体"
    assert items["resources.told"].title == "「緊急通報装置の貸与」の知らせに、まだ返事のない団体 1"
    assert items["resources.round"].title.endswith("1件")
    Profile.objects.update(written_on=TODAY, confirmed_on=TODAY, confirmed_by="person:x")
    assert "resources.round" not in {item.key for item in pack_of(Asked(town.municipality, TODAY), None).items}
    theirs = {item.key.partition(":")[0]: item for item in pack_of(Asked(made.bodies["kuchou"], TODAY), None).items}
    assert theirs["resources.notice"].detail == "電池を替えました"
    asked = {item.key.partition(":")[0]: item for item in pack_of(Asked(made.bodies["hokatsu"], TODAY), None).items}
    assert asked["resources.talk"].title == "出前講座に返事をする：転ばない体"
    key = f"resources.area:{row.pk}"
    assert key in {item.key for item in held_by(Asked(town.municipality, TODAY), town.people["sc"].pk)}
    assert give(key, town.people["officer"].pk, by=by, **AT)
    row.refresh_from_db()
    assert row.end == TODAY
    assert Assignment.objects.get(end__isnull=True).person_id == town.people["officer"].pk
    assert give("resources.profile:x", town.people["officer"].pk, by=by, **AT)  # nothing to give: it stays the body's


def test_projects_hand_over_agreements_requests_open_parts_and_why_they_stopped(town: Town) -> None:
    """Conditions agreed with the taxi firm; an answer we owe; a request unanswered; a part of the canvas goes to the successor."""
    place = meeting_place(town)
    sc, officer = town.people["sc"], town.people["officer"]
    mine = {"body": town.municipality, "with_body": place.rows["taxi"], "position": "conditions", "day": TODAY}
    wrote = {"written_at": AT["at"], "written_by": "person:x"}
    Negotiation.objects.create(said="夜は受けられない", agreed="夜8時まで", **mine, **wrote)
    owed = Negotiation.objects.create(
        said="保険を知りたい", answer_due=date(2026, 12, 20), answer_from_us=True, **mine, **wrote
    )
    RequestSheet.objects.create(
        body=town.municipality, to_body=place.rows["taxi"], title="夜の便", asked="夜の便の相談", gain="夜の客がふえる",
        by_when=date(2026, 12, 7), sent_on=TODAY, written_by="person:x",
    )  # fmt: skip
    CanvasPart.objects.update(owner=sc, owner_body=town.municipality, due=date(2027, 1, 10))
    Project.objects.update(review_on=date(2027, 3, 1))
    StageNote.objects.create(project=place.rows["project"], stage="stopped", day=TODAY, why="担い手がいない", **wrote)
    items = {item.key: item for item in pack_of(Asked(town.municipality, TODAY), None).items}
    titles = {item.title: item for item in items.values()}
    assert titles["浜タクシー と約束した条件"].detail == "夜8時まで"
    assert titles["浜タクシー との話：こちらが答える"].due == date(2026, 12, 20)
    assert titles["お願いに返事を待つ：夜の便"].why == "夜の客がふえる"
    assert "お願いに返事を待つ：朝の便" not in titles  # answered
    assert titles["見直し：浜の買い物便"].due == date(2027, 3, 1)
    assert titles["やめた：浜の買い物便"].chapter is Chapter.LESSONS
    assert titles["浜の買い物便：冬の試行：形を変えてもう一度試す"].why == "冬は道が凍る"
    Negotiation.objects.create(follows=owed, said="答えた", **mine, **wrote)
    part = f"projects.part:{place.rows['part'].pk}"
    assert items[part].to_confirm
    after = {item.key for item in pack_of(Asked(town.municipality, TODAY), None).items}
    assert f"projects.talk:{owed.pk}" not in after
    assert give(part, officer.pk, by=town.by("officer"), **AT)
    assert CanvasPart.objects.get().owner_id == officer.pk
    CanvasPart.objects.update(owner=None, owner_body=town.group)
    assert part not in {item.key for item in pack_of(Asked(town.municipality, TODAY), None).items}


def test_the_first_page_says_what_is_due_ones_own_first(town: Town, client_of: Clients) -> None:
    """Shizu sees her late promise with whom to ring, then the officer's of this week; what is far off, and others' work, is not there."""
    settle_community(town)
    promise_of(town, "鍵を返す", due=date(2026, 12, 3))
    promise_of(town, "会場をおさえる", "officer", due=date(2026, 12, 10))
    promise_of(town, "年度末に報告する", due=date(2027, 3, 20))
    for number in range(12):
        promise_of(town, f"小さな約束{number}", person=None, due=date(2026, 12, 11))
    page = shown(client_of("sc"), "/")
    assert page.index("令和8年12月3日鍵を返す足の会会長わたし") < page.index("会場をおさえる足の会会長ほかの人")
    assert "年度末に報告する" not in page
    assert "ほかに2件。" in page
    assert "訪問を書く" in page
    assert "鍵を返す" not in shown(client_of("yoso"), "/")
    assert "二週間のうちに期限の来ることはありません" in shown(client_of("jimu"), "/")
