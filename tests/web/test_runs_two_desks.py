"""Two desks confirm the same driver at once: one wins, the other is told, and nothing is half done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction
from web_town import EVERY_DAY, LONG_AGO, MONDAY, NOON, Town

from ashinami.dispatch.stop import MaxIterations
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Arrangement, Membership, Vehicle, Volunteer
from ashinami_web.bookings.actions import Said, take_wish
from ashinami_web.config.acting import Acting
from ashinami_web.config.scope import acting
from ashinami_web.people.models import Disclosure
from ashinami_web.runs.board import BoardMovedError, day_of, turn
from ashinami_web.runs.confirm_actions import Confirmation, confirm
from ashinami_web.runs.models import DriverBusy, Ride
from ashinami_web.runs.planning import ask, plan
from ashinami_web.runs.promises import DriverTakenError
from ashinami_web.runs.seating import put_on_board


@pytest.fixture
def two_groups(standing_town: Town) -> tuple[Acting, Acting]:
    """Return the desks of two groups, each with one wish for Monday at ten that only Haru can drive."""
    town = standing_town
    Volunteer.objects.filter(person=town.people["nao"]).delete()
    haru = town.people["haru"]
    Disclosure.objects.create(person=haru, to_body=town.other_group, purpose="drive", consent="spoken", start=LONG_AGO)
    Disclosure.objects.create(
        person=town.people["matsu"], to_body=town.other_group, purpose="ride", consent="spoken", start=LONG_AGO
    )
    Membership.objects.create(person=haru, body=town.other_group, role="driver", start=LONG_AGO)
    car = Vehicle.objects.create(body=town.other_group, name="よその車", seats=3, start=LONG_AGO)
    Volunteer.objects.create(body=town.other_group, person=haru, vehicle=car, half_days=EVERY_DAY, start=LONG_AGO)
    fuel = Arrangement.objects.get(body=town.group, key="fuel")
    Arrangement.objects.create(
        body=town.other_group, key="fuel", name=fuel.name, facts=fuel.facts, is_default=True, start=LONG_AGO
    )
    desks = (town.by("asa"), town.by("yoso"))
    for desk, rider in zip(desks, ("kiku", "matsu"), strict=True):
        take_wish(
            Said(
                rider=town.people[rider].pk,
                service_day=MONDAY,
                destination=town.clinic.pk,
                appointment=600,
                back_at=660,
            ),
            by=desk,
            at=NOON,
        )
        proposed(desk)
    return desks


def proposed(desk: Acting) -> None:
    """Put a proposal on the desk's board."""
    day = day_of(desk.body.pk, MONDAY)
    proposal = plan(ask(desk.body, MONDAY), desk.body, seed=1, stop=MaxIterations(10))
    assert not proposal.left_out
    with transaction.atomic():
        turn(day, day.version)
        put_on_board(day, proposal)


def at_once(*desks: Acting) -> list[Confirmation | Exception]:
    """Let each desk confirm its Monday on a connection of its own, all in the same moment."""
    barrier = Barrier(len(desks))
    versions = {desk.author: day_of(desk.body.pk, MONDAY).version for desk in desks}

    def go(desk: Acting) -> Confirmation | Exception:
        try:
            with acting(desk.scope(MONDAY)):
                barrier.wait()
                return confirm(MONDAY, version=versions[desk.author], by=desk, at=NOON)
        except (DriverTakenError, BoardMovedError) as told:
            return told
        finally:
            connection.close()

    with ThreadPoolExecutor(len(desks)) as pool:
        return list(pool.map(go, desks))


def test_two_groups_confirm_the_same_driver_at_once(two_groups: tuple[Acting, Acting]) -> None:
    """One group gets him; the other is told that he is taken, and its rides stay proposals."""
    outcomes = at_once(*two_groups)
    won = [outcome for outcome in outcomes if isinstance(outcome, Confirmation)]
    told = [outcome for outcome in outcomes if isinstance(outcome, DriverTakenError)]
    assert (len(won), len(told)) == (1, 1), outcomes
    assert Ride.objects.filter(state="confirmed").count() == 2
    assert Ride.objects.filter(state="offered").count() == 2
    assert Event.objects.filter(kind="ride.confirmed").count() == 2
    assert DriverBusy.objects.count() == 1


def test_two_people_of_one_group_confirm_at_once(two_groups: tuple[Acting, Acting]) -> None:
    """Of two who look at the same board, one confirms and the other is told that it moved."""
    first, _ = two_groups
    outcomes = at_once(first, replace(first, author="person:second"))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["BoardMovedError", "Confirmation"]
    assert Event.objects.filter(kind="ride.confirmed").count() == 2


def test_a_driver_promised_elsewhere_is_no_longer_planned(two_groups: tuple[Acting, Acting]) -> None:
    """Once one group has him, the other's planner sees that he is out at that time."""
    first, second = two_groups
    confirm(MONDAY, version=day_of(first.body.pk, MONDAY).version, by=first, at=NOON)
    proposal = plan(ask(second.body, MONDAY), second.body, seed=1, stop=MaxIterations(10))
    (left_out,) = proposal.left_out
    assert left_out.why in {"NOBODY_AT_THAT_TIME", "TOO_FAR"}
    assert not proposal.plan.routes


def test_the_database_refuses_a_second_promise(two_groups: tuple[Acting, Acting]) -> None:
    """Below every check of ours, the database refuses overlapping promises of one driver."""
    first, second = two_groups
    confirm(MONDAY, version=day_of(first.body.pk, MONDAY).version, by=first, at=NOON)
    busy = DriverBusy.objects.get()
    run = Ride.objects.filter(body=second.body).exclude(run=None).first()
    assert run is not None
    assert run.run_id is not None
    overlapping = DriverBusy(
        person=busy.person,
        promised_to=second.body.pk,
        service_day=MONDAY,
        start=busy.end - 1,
        end=busy.end + 30,
        run_id=run.run_id,
    )
    with pytest.raises(DatabaseError, match="driver_promised_once"), transaction.atomic():
        overlapping.save(force_insert=True)
    DriverBusy(
        person=busy.person,
        promised_to=second.body.pk,
        service_day=MONDAY,
        start=busy.end,
        end=busy.end + 30,
        run_id=run.run_id,
    ).save(force_insert=True)
