"""The guard at work: asked for by what happens and by night, its page, the count above the board, the command; the list of riders."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

import pytest
from board_day import DAY, ClientOf, WishOf, page
from django.core.exceptions import PermissionDenied
from guarded_town import guard_town, list_rider, looked, priced, promise, verdict_of
from registered_town import TODAY, page_of, told
from web_town import MONDAY, NOON, Town

from ashinami.cli.main import main
from ashinami.vocabulary.registration import Course, NoteKind
from ashinami_web.audit.models import Event
from ashinami_web.bodies.actions import set_absence
from ashinami_web.bookings.actions import cancel_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.guard.checking import look
from ashinami_web.guard.watch import KIND, ask, ask_nightly
from ashinami_web.jobs.actions import cancel
from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import work_once
from ashinami_web.people.actions import erase_person
from ashinami_web.registration.ledger_actions import add_note
from ashinami_web.registration.models import DriverNote, RiderEntry


@pytest.fixture
def guarded(town: Town) -> Town:
    """Return the town with everything in order."""
    guard_town(town)
    return town


@pytest.fixture
def fell(guarded: Town, wish_of: WishOf) -> Wish:
    """Return Kiku's confirmed wish, whose driver's course has been struck and found missing."""
    wish = wish_of("kiku")
    promise(guarded, wish)
    DriverNote.objects.filter(kind=NoteKind.COURSE, what=Course.WELFARE).delete()
    looked(guarded)
    return wish


def asked() -> int:
    """Return how many looks wait."""
    return Job.objects.filter(kind=KIND, state="queued").count()


def test_what_a_verdict_rests_on_asks_for_a_look_and_nothing_else_does(guarded: Town, wish_of: WishOf) -> None:
    """A line in a ledger does, once; an absence does not; and with no ride ahead nobody looks."""
    line = {"kind": NoteKind.HEALTH, "day": TODAY}
    add_note(page_of(guarded, "haru"), line, **told(guarded))
    assert asked() == 0, "there is no ride ahead yet"
    wish = wish_of("kiku")
    set_absence(guarded.people["haru"].pk, MONDAY, morning=False, afternoon=False, **told(guarded))
    assert asked() == 0
    add_note(page_of(guarded, "haru"), line, **told(guarded))
    priced(guarded)
    assert asked() == 1
    assert work_once("test")
    assert Job.objects.get().result == {"wishes": 1, "changed": []}
    cancel_wish(wish, reason="都合", by=guarded.by("asa"), at=NOON)
    assert ask(guarded.group.pk, by="test", at=NOON) is None


def test_a_look_that_runs_does_not_count_for_what_changes_meanwhile(guarded: Town, wish_of: WishOf) -> None:
    """A second one is asked for: the first may have read what has changed since."""
    wish_of("kiku")
    first = ask(guarded.group.pk, by="test", at=NOON)
    assert first is not None
    Job.objects.filter(pk=first.pk).update(state="running", worker="a", lease_until=NOON + timedelta(seconds=5))
    second = ask(guarded.group.pk, by="test", at=NOON)
    assert second not in (None, first)


def test_every_night_once(guarded: Town, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch) -> None:
    """At noon the night's look is still due; asked twice it is one; after three in the morning the next is due."""
    wish_of("kiku")
    ask_nightly()
    ask_nightly()
    assert Job.objects.get().requested_by == "nightly"
    assert work_once("test")
    ask_nightly()
    assert asked() == 0
    for hour, due in ((2, 0), (3, 1)):
        at_night = partial(datetime, 2026, 12, 5, hour, 30, tzinfo=clock.JAPAN)
        monkeypatch.setattr(clock, "now", at_night)
        ask_nightly()
        assert asked() == due, hour


def test_a_look_that_is_stopped_changes_nothing(guarded: Town, wish_of: WishOf) -> None:
    """Cancelled before it begins, or stopped in the middle: every verdict stays, no event is written."""
    wish = wish_of("kiku")
    priced(guarded, **{"price.within_actual_cost": False})
    job = Job.objects.get()
    cancel(job, by=guarded.by("asa"), at=NOON)
    assert not work_once("test")
    for answers in ([True], [False, False, True], [False, True]):
        found = look(guarded.group.pk, TODAY, by="test", at=NOON, stopped=partial(next, iter(answers), True))
        assert (found.wishes, verdict_of(wish)) == (0, "lawful"), answers
    assert not Event.objects.filter(kind="wish.rejudged").exists()


def test_the_page_says_what_fell_what_to_do_and_whom_to_call(guarded: Town, fell: Wish, client_of: ClientOf) -> None:
    """Before and after, the open question, the way to the ride, and the names to telephone; the counts above board and desk."""
    desk = client_of("asa")
    text = page(desk, "/guard/")
    for words in (
        "𠮷田 キク",
        "髙橋 ハル",
        "確定ずみ",
        "適法",
        "要確認",
        "運転者台帳と車両台帳を確かめます",
        f"/basis/{fell.pk}/",
    ):
        assert words in text
    for url in ("/", "/desk/"):
        assert "法の根拠がくずれた送迎が 1 件" in page(desk, url), url
    assert "法の根拠がくずれた送迎" in page(desk, DAY)
    assert "法の根拠がくずれた送迎" not in page(desk, f"/board/?day={MONDAY + timedelta(days=1)}")
    assert "法の根拠がくずれた送迎" not in page(client_of("sc"), "/")
    assert client_of("sc").get("/guard/").status_code == 403
    assert "𠮷田" not in page(client_of("yoso"), "/guard/")


def test_looking_again_by_hand(guarded: Town, fell: Wish, client_of: ClientOf) -> None:
    """The button asks for a look; the page shows it at work, then when it was; its job leads back to the page."""
    desk = client_of("asa")
    assert desk.post("/guard/look/").headers["Location"] == "/guard/"
    assert "順番を待っています" in page(desk, "/guard/")
    job = Job.objects.latest("requested_at")
    assert "/guard/" in page(desk, f"/jobs/{job.pk}/")
    assert work_once("test")
    assert "さいごに確かめたのは" in page(desk, "/guard/")
    Job.objects.update(state="failed")
    assert "途中で止まりました" in page(desk, "/guard/")
    assert desk.get("/guard/look/").status_code == 405


def test_the_command_prints_what_fell_without_a_name(
    guarded: Town, fell: Wish, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two says that there is something to repair; when all stands it is nought. No rider is named on the machine."""
    assert main(["guard"]) == 2
    said = capsys.readouterr().out
    assert f"確定ずみ {fell.pk}: 適法 → 未確定" in said
    assert "𠮷田" not in said
    cancel_wish(fell, reason="都合", by=guarded.by("asa"), at=NOON)
    assert main(["guard"]) == 0


def test_the_coordinator_keeps_the_list_of_riders(guarded: Town, client_of: ClientOf) -> None:
    """She lists Ume on a form of the law's own categories; the desk does not see the list; the person's page leads there."""
    ume, sewa = guarded.people["ume"], client_of("sewa")
    said = {
        "listed_on": "2026-12-01",
        "category": "physical",
        "relation": "resident",
        "cannot_use_alone": "yes",
        "judged_by": "送迎部会",
        "judged_on": "2026-12-01",
    }
    assert sewa.post(f"/registration/riders/{ume.pk}/", said).status_code == 302
    assert RiderEntry.objects.get(person=ume).category == "physical"
    listed = page(sewa, "/registration/riders/")
    assert "送迎部会" in listed
    assert "のっていない" in listed, "Matsu is not on it"
    assert f"/registration/riders/{ume.pk}/" in page(sewa, f"/people/{ume.pk}/")
    assert "送迎部会" in page(sewa, f"/registration/riders/{ume.pk}/")
    assert "利用者の名簿" not in page(client_of("asa"), f"/people/{ume.pk}/")
    for address in ("", f"{ume.pk}/"):
        assert client_of("asa").get(f"/registration/riders/{address}").status_code == 403
    facts = Event.objects.filter(kind="ledger.changed", subject=str(ume.pk)).get().facts
    assert "category" in facts["changed"]
    assert "physical" not in str(facts)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"off_on": "2026-12-01"}, "それより後の日"),
        ({"listed_on": "2026-12-01", "off_on": "2026-11-01"}, "それより後の日"),
        ({"cannot_use_alone": "yes"}, "だれが、いつ判断したか"),
        ({"judged_by": "送迎部会"}, "判断の結果"),
    ],
)
def test_a_line_that_cannot_stand_is_asked_again(
    guarded: Town, client_of: ClientOf, said: dict[str, str], why: str
) -> None:
    """A line that ends before it begins, and a judgement that nobody made, are refused in words."""
    ume = guarded.people["ume"]
    answer = client_of("sewa").post(f"/registration/riders/{ume.pk}/", said)
    assert why in answer.content.decode()
    assert not RiderEntry.objects.filter(person=ume).exists()


def test_the_desk_writes_no_list_and_who_is_erased_stands_on_none(guarded: Town) -> None:
    """The action itself refuses; erasing Kiku takes her line with her."""
    by = told(guarded) | {"by": guarded.by("asa")}
    from ashinami_web.registration.rider_actions import write_rider  # noqa: PLC0415 - refused here alone

    with pytest.raises(PermissionDenied):
        write_rider(guarded.people["ume"].pk, {}, **by)
    erase_person(guarded.people["kiku"], **told(guarded))
    assert not RiderEntry.objects.filter(person=guarded.people["kiku"]).exists()


def test_what_the_list_says_of_health_is_read_by_who_keeps_it(
    guarded: Town, wish_of: WishOf, client_of: ClientOf
) -> None:
    """The basis page tells the coordinator the category, the desk only that it suits; both read what the ledgers answer."""
    wish = wish_of("kiku")
    keeper, desk = (page(client_of(who), f"/basis/{wish.pk}/") for who in ("sewa", "asa"))
    assert "要介護認定を受けた人" in keeper
    assert "要介護認定を受けた人" not in desk
    assert all("登録の記録" in text for text in (keeper, desk))


def test_the_list_holds_from_its_day(guarded: Town, wish_of: WishOf) -> None:
    """Judged on Tuesday, Monday's wish is open; a rider who stands in no line cannot be carried."""
    list_rider(guarded, judged_on=MONDAY + timedelta(days=1))
    assert wish_of("kiku").verdict == "undetermined"
    assert wish_of("kiku", day=MONDAY + timedelta(days=1)).verdict == "lawful"
    assert wish_of("matsu", day=date(2026, 12, 8)).verdict == "unlawful"
