"""What was tried for a day, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ashinami.basics.clock import clock
from ashinami_web.bodies.models import Body
from ashinami_web.config.clock import JAPAN
from ashinami_web.people.models import Person
from ashinami_web.runs.comparing import Gain
from ashinami_web.runs.models import Plan, Ride

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Trial:
    """A plan that was tried, and what it supposes."""

    plan: Plan
    told: str


def trials_of(body: Body, day: date) -> list[Trial]:
    """Return what was tried last for a day and not adopted, the newest first."""
    plans = Plan.objects.filter(body=body, day__service_day=day, tried=True).select_related("day", "body")
    return [Trial(plan, told_of(plan)) for plan in plans.order_by("-made_at")[:_SHOWN]]


def told_of(plan: Plan) -> str:
    """Return what a plan supposes, or how it came about, in a few words."""
    if plan.better_than_id is None:
        return _supposed(plan)
    if plan.supposed:
        return _("%(told)s（あとから見つかった、よりよい案）") % {"told": _supposed(plan)}
    return _("あとから見つかった、よりよい案（%(time)s）") % {"time": _made(plan)}


def gain_told(gain: Gain) -> str:
    """Return what a better plan has before the one it was found for, in a sentence."""
    if gain.served > 0:
        return ngettext(
            "あと%(count)d人の申込みを受けられる案が、あとから見つかりました。",
            "あと%(count)d人の申込みを受けられる案が、あとから見つかりました。",
            gain.served,
        ) % {"count": gain.served}
    if gain.minutes_out > 0:
        return ngettext(
            "運転者の出ている時間が%(count)d分みじかい案が、あとから見つかりました。",
            "運転者の出ている時間が%(count)d分みじかい案が、あとから見つかりました。",
            gain.minutes_out,
        ) % {"count": gain.minutes_out}
    if gain.even > 0:
        return _("担当の偏りがより小さい案が、あとから見つかりました。")
    return _("少しだけよい案が、あとから見つかりました。")


def _made(plan: Plan) -> str:
    made = plan.made_at.astimezone(JAPAN)
    return clock(made.hour * 60 + made.minute)


def _supposed(plan: Plan) -> str:
    said = plan.supposed
    match said.get("what"):
        case "off":
            person = Person.objects.filter(pk=UUID(said["driver"])).first()
            return _("%(name)sさんが休む") % {"name": person or "―"}
        case "another":
            span = {"start": clock(said["start"]), "end": clock(said["end"])}
            return _("もう一人、%(start)s–%(end)s に運転できる人がいる") % span
        case "late":
            ride = Ride.objects.filter(pk__in=[UUID(key) for key in said["rides"]]).select_related("wish").first()
            words = {"place": ride.wish.goes_to if ride else "―", "minutes": said["minutes"]}
            return _("%(place)sが %(minutes)s分遅れる") % words
        case _:
            return _("組み合わせを変えた別の案（%(time)s）") % {"time": _made(plan)}
