"""The meetings of the demonstration: who sat there, what was decided and why, and who took what."""

from __future__ import annotations

from datetime import date
from typing import Any

from ashinami_web.demonstration.community.places import Place, then
from ashinami_web.meetings.certification_actions import apply, check, recognise, support
from ashinami_web.meetings.council_actions import add_member, add_series, write_council
from ashinami_web.meetings.meeting_actions import AHEAD, add_meeting, hold, make_dates
from ashinami_web.meetings.models import Attendance, Council, Recognition
from ashinami_web.meetings.record_actions import decide
from ashinami_web.meetings.task_actions import add_action
from ashinami_web.people.models import Person

RULE = "kagoshima_2024"


def meet(place: Place, told: dict[str, Any], today: date) -> None:
    """Write the councils with their meetings, decisions and actions, and the monthly dates to come; recognitions after them."""
    for one in told.get("council", ()):
        first = one["meeting"][0]["day"]
        by = then(first, place.sc)
        said = {"kind": one.get("kind", "regular"), "name": one["name"], "circle": place.circle, "start": first}
        council = write_council(None, said, **by)
        members = [
            add_member(
                council,
                {"member_body": place.bodies[name], "seat": one.get("seats", {}).get(name, ""), "start": first},
                **by,
            )
            for name in one["members"]
        ]
        for held in one["meeting"]:
            by = then(held["day"], place.sc)
            meeting = add_meeting(council, {"day": held["day"]}, **by)
            chair = members[one["meeting"].index(held) % len(members)]
            hold(meeting, dict.fromkeys(members, (Attendance.How.HERE.value, "")), chair=chair, guests="", **by)
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
        if "place" in one:
            monthly = {
                "day": 0,
                "nth": 3,
                "weekday": 3,
                "every": 1,
                "start": today,
                "start_minute": 810,
                "end_minute": 900,
            }
            ahead = then(today, place.sc)
            series = add_series(council, monthly | {"place": one["place"]}, **ahead)
            make_dates(series, until=today + AHEAD, **ahead)
    for one in told.get("certification", ()):
        _recognise(place, one)


def _recognise(place: Place, one: dict[str, Any]) -> None:
    applied, decided = then(one["applied"], place.sc), then(one["decided"], place.sc)
    said = {
        "rule": RULE, "name": one["name"], "applicant": place.bodies[one["applicant"]], "area": place.areas[one["area"]],
        "council": Council.objects.get(body=place.body, name=one["council"]), "applied_on": one["applied"], "circle": place.circle,
    }  # fmt: skip
    row = apply(said, **applied)
    for criterion in row.of_rule.criteria:
        check(row, criterion.key, met=True, evidence=one["evidence"], **decided)
    support(row, {"day": one["applied"], "minutes": None, "what": one["support"]}, **applied)
    result = {"outcome": Recognition.Outcome.RECOGNISED, "decided_on": one["decided"], "reasons": one["reasons"]}
    recognise(row, result, **decided)
