"""What a municipality of the demonstration wrote of its bodies, services and issues; which body knew which service; what it heard."""

from __future__ import annotations

from typing import Any

from ashinami.vocabulary.community import IssueState
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.models import Body
from ashinami_web.bodies.shared_actions import put
from ashinami_web.demonstration.community.places import SINCE, Place, then
from ashinami_web.needs.actions import carry_issue, raise_issue, write_voice
from ashinami_web.needs.models import Hearing, Voice
from ashinami_web.resources.actions import assign, confirm_profile, write_profile
from ashinami_web.resources.models import Assignment, ServiceNotice
from ashinami_web.resources.service_actions import tell_bodies, write_service

SERVICE: dict[str, Any] = {
    "what": "", "to_whom": "", "how_to_apply": "", "phone": "", "fee": "", "link": "", "elements": [], "fields": [],
    "generations": ["old"], "before_certification": True, "is_talk": False, "end": None, "public": True,
}  # fmt: skip
PROFILE: dict[str, Any] = {"does": "", "would_like": "", "worries": "", "strengths": "", "history": "", "ring_role": ""}


def write_register(place: Place, told: dict[str, Any]) -> None:
    """Write profiles, services with whom they were told, hearings and issues, each on its day."""
    said: dict[str, Any] = {
        "layer": Assignment.Layer.FIRST,
        "area": None,
        "person_id": place.sc.person,
        "title": "第1層SC",
        "phone": "",
    }
    assign(said, **then(SINCE, place.sc))
    for one in told.get("profile", ()):
        said = PROFILE | {name: one[name] for name in PROFILE if name in one}
        said |= {"fields": one.get("fields", []), "circle": place.circle}
        by = then(one["on"], place.sc)
        confirm_profile(write_profile(place.bodies[one["about"]], said, **by), **by)
    for one in told.get("service", ()):
        _service(place, one)
    for one in told.get("hearing", ()):
        said = {name: one.get(name, "") for name in ("whom", "told", "heard", "resources", "next_step")}
        said |= {"on": one["on"], "area": _area(place, one), "circle": place.circle, "by": place.sc.author}
        put(Hearing(), said, kind=EventKind.VOICE_CHANGED, **then(one["on"], place.sc))
    for one in told.get("issue", ()):
        voices = [
            _voice(place, one, voice, then(one["raised"], place.sc))
            for voice in told.get("voice", ())
            if voice["issue"] == one["title"]
        ]
        said = {name: one.get(name, "") for name in ("title", "text", "theme")}
        said |= {name: one.get(name, []) for name in ("fields", "generations", "schemes")}
        issue = raise_issue(
            said | {"area": _area(place, one), "circle": place.circle}, voices=voices, **then(one["raised"], place.sc)
        )
        if "carried" in one:
            by = then(one["carried"], place.sc)
            carry_issue(issue, IssueState(one["state"]), reason=one.get("reason", ""), **by)


def _voice(place: Place, issue: dict[str, Any], one: dict[str, Any], by: dict[str, Any]) -> Voice:
    """Write an invented voice, shared as she agreed."""
    said = {
        "words": one["words"], "source": one["source"], "heard_on": issue["raised"], "speaker": one["speaker"], "consent": "spoken",
        "fields": issue.get("fields", []), "generations": issue.get("generations", []), "area": _area(place, issue),
        "circle": place.circle,
    }  # fmt: skip
    return write_voice(None, said, **by)


def _area(place: Place, one: dict[str, Any]) -> Any:  # noqa: ANN401 - an area, or none
    return place.areas[one["area"]] if "area" in one else None


def _service(place: Place, one: dict[str, Any]) -> None:
    """Write a service; who was told of it face to face knows it from that day, who was only written to has not answered."""
    said = SERVICE | {name: value for name, value in one.items() if name in SERVICE or name in {"name", "start"}}
    offered = place.bodies.get(one.get("by", ""), place.body)
    service, _new = write_service(
        None, said | {"offered_by": offered, "area": None, "circle": place.circle}, **then(one["start"], place.sc)
    )
    for notice in one.get("told", ()):
        bodies: list[Body] = [place.bodies[name] for name in notice["bodies"]]
        tell_bodies(
            service, bodies, text=notice["text"], how=ServiceNotice.How(notice["how"]), **then(notice["on"], place.sc)
        )
