"""Trying something out: nothing changes before it is adopted, promises that move are said, and the last change can be undone."""

from __future__ import annotations

import re
from uuid import uuid4

from board_day import DAY, ClientOf, WishOf, other_driver, page, plan, ride_of, version
from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Absence
from ashinami_web.driving import actions as driving
from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import work_once
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.models import DriverBusy, Plan, Run

TRY = f"/board/try/?day={MONDAY.isoformat()}"


def _off(town: Town, client_of: ClientOf, driver: str) -> str:
    """Suppose that a driver is off; return the address of the comparison."""
    sent = {"day": MONDAY.isoformat(), "what": "off", "driver": driver}
    return str(client_of("asa").post("/board/try/", sent).headers["Location"])


def _late(client_of: ClientOf) -> str:
    """Suppose that the clinic is 40 minutes late; return the address of the comparison."""
    sent = {"day": MONDAY.isoformat(), "what": "late", "place": "みなと診療所", "minutes": 40}
    return str(client_of("asa").post("/board/try/", sent).headers["Location"])


def test_a_driver_off_is_tried_and_changes_nothing(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """What if he is off: the plan shows who would drive instead, and the board stands as it was."""
    wish = wish_of("kiku")
    plan(town)
    before, was = ride_of(wish), version(town)
    compared = page(client_of("asa"), _off(town, client_of, str(before.driver_id)))
    assert "𠮷田 キク" in compared
    assert "この案を予定表に載せる" in compared
    assert ride_of(wish).driver_id == before.driver_id
    assert (version(town), Absence.objects.count()) == (was, 0)
    assert "さんが休む" in page(client_of("asa"), TRY)


def test_an_adopted_trial_moves_promises_openly(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Adopted, the driver is off, his ride is another's, and a promise that moves is a proposal again until she has been rung."""
    wish = wish_of("kiku")
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    before = ride_of(wish)
    assert before.state == "confirmed"
    asa = client_of("asa")
    compared = _off(town, client_of, str(before.driver_id))
    assert "電話が要ります" in page(asa, compared)
    adopted = asa.post(f"{compared}adopt/", follow=True).content.decode()
    after = ride_of(wish)
    assert (after.state, str(after.driver_id)) == ("offered", other_driver(town, before))
    assert "お約束が変わります" in adopted
    assert Absence.objects.get().person_id == before.driver_id
    assert Event.objects.filter(kind=EventKind.PLAN_ADOPTED).count() == 1
    assert "もう予定表に載っています" in asa.post(f"{compared}adopt/", follow=True).content.decode()


def test_a_trial_grown_old_is_not_adopted(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """When the board has changed since, the plan is not put over it."""
    wish = wish_of("kiku")
    plan(town)
    asa, ride = client_of("asa"), ride_of(wish)
    compared = _off(town, client_of, str(ride.driver_id))
    asa.post(f"/board/rides/{ride.pk}/lock/", {"locked": "1", "version": version(town)})
    assert "ほかの人が先に" in asa.post(f"{compared}adopt/", follow=True).content.decode()
    assert ride_of(wish).driver_id == ride.driver_id


def test_what_has_happened_since_is_not_planned_over(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """A wish called off since, and a driver who has set out since: the plan made before is not adopted."""
    gone, kept = wish_of("matsu", appointment=840, back_at=900), wish_of("kiku")
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    asa, ride = client_of("asa"), ride_of(kept)
    late = _late(client_of)
    asa.post(f"/wishes/{gone.pk}/cancel/", {"reason": "よくなった"})
    assert "ほかの人が先に" in asa.post(f"{late}adopt/", follow=True).content.decode()
    off = _off(town, client_of, str(ride.driver_id))
    driving.mark(ride, "en_route", by=town.by("asa").author, at=NOON, device="desk", id=uuid4())
    assert "ほかの人が先に" in asa.post(f"{off}adopt/", follow=True).content.decode()
    assert ride_of(kept).driver_id == ride.driver_id
    assert not Event.objects.filter(kind=EventKind.PLAN_ADOPTED).exists()


def test_a_way_that_is_over_stays_over(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """She was taken there and called off the way home: a plan adopted later leaves what happened as it was."""
    over, still = wish_of("kiku"), wish_of("matsu", appointment=840, back_at=900)
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    asa, out = client_of("asa"), ride_of(over)
    driving.mark(out, "done", by=town.by("asa").author, at=NOON, device="desk", id=uuid4())
    asa.post(f"/wishes/{over.pk}/cancel/", {"reason": "娘さんと帰る"})
    asa.post(f"{_late(client_of)}adopt/")
    kept = ride_of(over)
    assert (kept.state, kept.driver_id, kept.pick_up_at) == ("done", out.driver_id, out.pick_up_at)
    assert ride_of(over, "BACK").state == "cancelled"
    assert ride_of(still, "BACK").state == "offered"


def test_a_change_before_a_promise_is_not_undone(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """A wish called off after a move, and one taken since: the first keeps the board from going back, the second waits as it did."""
    wish = wish_of("kiku")
    plan(town)
    asa, ride = client_of("asa"), ride_of(wish)
    asa.post(f"/board/rides/{ride.pk}/move/", {"driver": other_driver(town, ride), "version": version(town)})
    later = wish_of("matsu", appointment=840, back_at=900)
    sent = {"day": MONDAY.isoformat()}
    asa.post("/board/undo/", sent | {"version": version(town)})
    assert (ride_of(wish).driver_id, ride_of(later).state) == (ride.driver_id, "requested")
    asa.post(f"/wishes/{wish.pk}/cancel/", {"reason": "よくなった"})
    answer = asa.post("/board/undo/", sent | {"version": version(town)}, follow=True).content.decode()
    assert "元に戻せません" in answer


def test_undoing_keeps_drivers_promised(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """A proposal moved beside a promised ride is taken back; the promise, and the driver's minutes, stand as they did."""
    promised = wish_of("kiku")
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    proposed = wish_of("matsu", appointment=840, back_at=900)
    plan(town)
    asa, ride = client_of("asa"), ride_of(proposed)
    asa.post(f"/board/rides/{ride.pk}/move/", {"driver": other_driver(town, ride), "version": version(town)})
    asa.post("/board/undo/", {"day": MONDAY.isoformat(), "version": version(town)})
    assert ride_of(proposed).driver_id == ride.driver_id
    assert ride_of(promised).state == "confirmed"
    assert DriverBusy.objects.filter(person=str(ride_of(promised).driver_id)).exists()


def test_a_clinic_that_is_late(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Everybody to be fetched there is ready later; the comparison says who moves."""
    wish = wish_of("kiku")
    plan(town)
    asa = client_of("asa")
    compared = page(asa, _late(client_of))
    assert "みなと診療所が 40分遅れる" in compared
    tried = Plan.objects.get(tried=True)
    (back,) = [
        stop["start"]
        for route in tried.content["plan"]["routes"]
        for stop in route["stops"]
        if (stop["leg"], stop["kind"]) == ("帰り", "乗車")
    ]
    planned = ride_of(wish, "BACK").pick_up_at or 0
    assert back >= planned + 40
    asa.post(f"/board/try/{tried.pk}/adopt/")
    wish.refresh_from_db()
    assert (wish.back_at, ride_of(wish, "BACK").pick_up_at) == (planned + 40, back)


def test_one_more_driver_is_only_looked_at(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Two wheelchairs at one hour and one welfare car: with another driver both go. A driver nobody has cannot be put on the board."""
    wish_of("ume")
    wish_of("ume")
    plan(town)
    asa = client_of("asa")
    sent = {"day": MONDAY.isoformat(), "what": "another", "start": "8", "end": "1230", "place": town.shop.pk}
    address = asa.post("/board/try/", sent | {"wheelchair": "on"}).headers["Location"]
    compared = page(asa, address)
    assert "もう一人の運転者" in compared
    assert "載せる" not in re.sub(r"よければ載せます", "", compared.split("<main")[1])
    assert "まだいない運転者" in asa.post(f"{address}adopt/", follow=True).content.decode()
    wrong = asa.post("/board/try/", sent | {"end": "730"}).content.decode()
    assert "始まりより後の時刻" in wrong


def test_another_plan_is_made_beside_the_board(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """The planner's other plan is kept to be compared; the board keeps its own, and the two trials stand side by side."""
    wish = wish_of("kiku")
    plan(town)
    asa, was = client_of("asa"), version(town)
    Job.objects.all().delete()  # the clock stands still, and the board shows the last job
    asa.post("/board/try/plan/", {"day": MONDAY.isoformat()})
    assert work_once("test")
    assert version(town) == was
    assert "別の案ができました" in page(asa, DAY)
    made = Plan.objects.get(tried=True)
    off = _off(town, client_of, str(ride_of(wish).driver_id))
    assert "組み合わせを変えた別の案" in page(asa, f"{off}?with={made.pk}")
    assert "別の案ができました" in page(asa, DAY)
    asa.post("/board/undo/", {"day": MONDAY, "version": version(town)})
    assert "別の案ができました" not in page(asa, DAY), "the board is another by now"


def test_the_last_change_is_undone(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """A move, and then the plan itself, are taken back one after the other; each undoing is an event."""
    wish = wish_of("kiku")
    plan(town)
    asa, before = client_of("asa"), ride_of(wish)
    other = other_driver(town, before)
    asa.post(f"/board/rides/{before.pk}/move/", {"driver": other, "version": version(town)})
    assert str(ride_of(wish).driver_id) == other
    assert "元に戻す" in page(asa, DAY)
    sent = {"day": MONDAY.isoformat()}
    asa.post("/board/undo/", sent | {"version": version(town)})
    assert (ride_of(wish).driver_id, ride_of(wish).pick_up_at) == (before.driver_id, before.pick_up_at)
    asa.post("/board/undo/", sent | {"version": version(town)})
    assert (ride_of(wish).state, ride_of(wish).driver_id, Run.objects.count()) == ("requested", None, 0)
    assert (
        "元に戻せる変更はありません"
        in asa.post("/board/undo/", sent | {"version": version(town)}, follow=True).content.decode()
    )
    undone = Event.objects.filter(kind=EventKind.BOARD_UNDONE).values_list("facts", flat=True)
    assert sorted(facts["undone"] for facts in undone) == ["plan.proposed", "ride.moved"]


def test_a_promise_is_never_undone(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """What was confirmed since is not taken back by going back; and who looks at an old board is told."""
    wish = wish_of("kiku")
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    asa, sent = client_of("asa"), {"day": MONDAY.isoformat()}
    assert "元に戻す" not in page(asa, DAY)
    asa.post("/board/undo/", sent | {"version": version(town)})
    assert ride_of(wish).state == "confirmed"
    answer = asa.post("/board/undo/", sent | {"version": 0}, follow=True).content.decode()
    assert "ほかの人が先に" in answer
