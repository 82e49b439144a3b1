"""The meetings of the demonstration: who sat there, what was decided and why, and who took what."""

from __future__ import annotations

from typing import Any

from ashinami_web.demonstration.community.places import Place, then
from ashinami_web.meetings.council_actions import add_member, write_council
from ashinami_web.meetings.meeting_actions import add_meeting, hold
from ashinami_web.meetings.record_actions import decide
from ashinami_web.meetings.task_actions import add_action
from ashinami_web.people.models import Person


def meet(place: Place, told: dict[str, Any]) -> None:
    """Write the councils with their meetings, decisions and actions."""
    for one in told.get("council", ()):
        first = one["meeting"][0]["day"]
        by = then(first, place.sc)
        said = {"kind": "regular", "name": one["name"], "circle": place.circle, "start": first}
        council = write_council(None, said, **by)
        members = [
            add_member(council, {"member_body": place.bodies[name], "start": first}, **by) for name in one["members"]
        ]
        for held in one["meeting"]:
            by = then(held["day"], place.sc)
            meeting = add_meeting(council, {"day": held["day"]}, **by)
            chair = members[one["meeting"].index(held) % len(members)]
            hold(meeting, dict.fromkeys(members, ("present", "")), chair=chair, guests="", **by)
            decision = decide(
                {"title": held["decision"], "reasons": held["reasons"], "decided_on": held["day"]},
                meeting=meeting,
                **by,
            )
            action = {
                "title": held["action"], "council": council, "meeting": meeting, "decision": decision, "circle": place.circle,
                "owner": Person.objects.get(pk=place.sc.person), "owner_body": place.body, "due": held["due"],
            }  # fmt: skip
            add_action(action, **by)
