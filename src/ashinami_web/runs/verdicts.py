"""What every driver of the day would say to a ride: at once, with the times and what it costs, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ashinami.basics.clock import clock
from ashinami.dispatch.cost import MINUTE
from ashinami.vocabulary.person import Driver
from ashinami.vocabulary.ride import Leg
from ashinami_web.people.models import Person
from ashinami_web.running.line import EngineError
from ashinami_web.runs.asking import NOT_READY, ask_engine
from ashinami_web.runs.models import Ride
from ashinami_web.runs.planning import drivers_on
from ashinami_web.runs.why import why_he_cannot


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Who could drive a ride instead, the cheapest first, each with a line that says so; and who could not, with the reason."""

    able: tuple[tuple[Driver, str], ...]
    unable: tuple[tuple[Driver, str], ...]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The able as choices of a form."""
        return [(driver.key, f"{driver.name}　{line}") for driver, line in self.able]


def verdicts_on(ride: Ride) -> Verdicts:
    """Return what the drivers of the day, but for the one who has it, would say to a ride.

    While the engine is not well, only who they are.
    """
    others = {d.key: d for d in drivers_on(ride.body_id, ride.service_day) if d.key != str(ride.driver_id)}
    try:
        said = ask_engine("verdicts", ride.body, ride=str(ride.pk)) or []
    except EngineError:
        return Verdicts(tuple((driver, "") for driver in others.values()), ())
    able = [(others[each["driver"]], _line(each)) for each in said if each["driver"] in others and "why" not in each]
    unable = [
        (others[each["driver"]], why_he_cannot(each["why"]))
        for each in said
        if each["driver"] in others and "why" in each
    ]
    return Verdicts(tuple(able), tuple(unable))


def _line(said: dict[str, Any]) -> str:
    times = "・".join(
        f"{_(Leg[way['leg']].value)} {clock(way['pick_up'])}–{clock(way['drop_off'])}" for way in said["legs"]
    )
    more = _("外出が%(minutes)s分のびます") % {"minutes": said["extra_minutes"]}
    words = [times, more if said["extra_minutes"] else _("いまの外出の中で行けます")]
    if said["dearer"] >= MINUTE and not said["extra_minutes"]:
        words.append(_("今月の担当が多めです"))
    return "　".join(words)


def why_nobody(ride: Ride) -> list[str]:
    """Return why a wish nobody drives is not driven, who is in the way, and what would make room, each a sentence."""
    try:
        found = ask_engine("why_not", ride.body, wish=str(ride.wish_id))
    except EngineError:
        return [str(NOT_READY)]
    if found is None:
        return []
    said = [f"{found['why']}。"]
    riders = {str(wish): rider for wish, rider in _riders(found["in_the_way"])}
    if riders:
        names = "・".join(dict.fromkeys(str(riders[key]) for key in found["in_the_way"] if key in riders))
        said.append(_("%(names)sさんの送迎が、ちょうど重なっています。") % {"names": names})
    return [*said, *(f"{text}。" for text in found["remedies"])]


def _riders(wishes: list[str]) -> list[tuple[Any, Person]]:
    rides = (
        Ride.objects.filter(wish__in=[UUID(key) for key in wishes])
        .select_related("wish")
        .prefetch_related("wish__rider")
    )
    return [(ride.wish_id, ride.wish.rider) for ride in rides]
