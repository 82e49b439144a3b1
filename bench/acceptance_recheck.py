"""Looking at all coming rides again after a change of car, driver, need or place: processor seconds, and what fell.

結海市 with its next ten days planned and confirmed. Then a driver writes that he is away for a week, and everything is looked at anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from time import process_time
from typing import TYPE_CHECKING

from tools.standing_town import NOW, standing_town

if TYPE_CHECKING:
    from ashinami_web.bodies.models import Body
    from ashinami_web.config.acting import Acting
    from ashinami_web.runs.recheck import Broken

DAYS, ROUNDS, TIMES = 10, 100, 5


def run() -> Iterator[str]:
    """Yield how many rides were looked at, how long it took, and how many fell before and after the change."""
    with standing_town():
        from ashinami_web.config.scope import acting, whole_installation  # noqa: PLC0415 - models exist after set-up only

        with acting(whole_installation()):
            yield from _measured()


def _measured() -> Iterator[str]:
    from ashinami_web.bodies.actions import set_absence  # noqa: PLC0415 - models exist after set-up only
    from ashinami_web.bodies.models import Body  # noqa: PLC0415
    from ashinami_web.config.acting import Acting, author_of  # noqa: PLC0415
    from ashinami_web.demonstration.people import key_of  # noqa: PLC0415
    from ashinami_web.people.roles import Role  # noqa: PLC0415
    from ashinami_web.runs.models import Ride  # noqa: PLC0415
    from ashinami_web.runs.recheck import COMING  # noqa: PLC0415

    group, person = Body.objects.get(pk=key_of("body", "group")), key_of("staff", "demo-desk")
    desk = Acting(person=person, body=group, roles=frozenset({Role.DESK}), author=author_of(person))
    _plan(group, desk)
    coming = Ride.objects.filter(body=group, service_day__gte=NOW.date(), run__isnull=False, state__in=COMING)
    rides = coming.count()
    seconds, fell = _looked(group)
    for_500 = 500 * min(seconds) / rides
    yield f"{rides} coming rides: {min(seconds):.2f}-{max(seconds):.2f} s of processor, {for_500:.2f} s for 500; {len(fell)} fell"
    busiest = coming.filter(service_day__gt=NOW.date()).order_by("service_day", "pick_up_at").first()
    if busiest is None or busiest.driver_id is None:
        return
    for more in range(1, 8):
        day = NOW.date() + timedelta(days=more)
        set_absence(busiest.driver_id, day, morning=False, afternoon=False, by=desk, at=NOW, day=NOW.date())
    seconds, fell = _looked(group)
    his = {one.driver.pk for one in fell}
    yield f"one driver away for a week: {min(seconds):.2f}-{max(seconds):.2f} s; {len(fell)} wishes fell, of {len(his)} driver"


def _plan(group: Body, desk: Acting) -> None:
    from ashinami.dispatch.stop import MaxIterations  # noqa: PLC0415 - the planner, after set-up
    from ashinami_web.runs.board import day_of, turn  # noqa: PLC0415
    from ashinami_web.runs.confirm_actions import confirm  # noqa: PLC0415
    from ashinami_web.runs.planning import ask, plan  # noqa: PLC0415
    from ashinami_web.runs.seating import put_on_board  # noqa: PLC0415

    for more in range(1, DAYS + 1):
        date = NOW.date() + timedelta(days=more)
        day = day_of(group.pk, date)
        proposal = plan(ask(group, date), group, seed=1, stop=MaxIterations(ROUNDS))
        turn(day, day.version)
        put_on_board(day, proposal)
        confirm(date, version=day.version, by=desk, at=NOW)


def _looked(group: Body) -> tuple[list[float], list[Broken]]:
    from ashinami_web.runs import recheck  # noqa: PLC0415 - models exist after set-up only

    seconds: list[float] = []
    fell: list[Broken] = []
    for _time in range(TIMES + 1):
        recheck._whys.cache_clear()  # noqa: SLF001 - as after a change
        begun = process_time()
        fell = recheck.broken(group, NOW.date())
        seconds.append(process_time() - begun)
    return seconds[1:], fell  # the first one also loads what is loaded once
