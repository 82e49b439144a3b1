"""The town's group with a row in each table of the records."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from web_town import NOON, Town

from ashinami.vocabulary.records import CountedFrom, HouseRule, How, RecordKind, When
from ashinami_web.feeds.actions import make_feed
from ashinami_web.feeds.sources import sources
from ashinami_web.records.duty_actions import Said, check_driver
from ashinami_web.records.keeping_actions import propose_deletion, write_keep_rule
from ashinami_web.records.register_actions import write_complaint, write_incident
from ashinami_web.records.rule_actions import lift_rule, set_rule

TODAY = NOON.date()


def recorded(town: Town) -> None:
    """Write a check past its time, an accident, a complaint, a rule and its lifting, a period, a proposal, a calendar's address."""
    haru, kiku = town.people["haru"].pk, town.people["kiku"].pk
    told: dict[str, Any] = {"by": town.by("sewa"), "at": NOON, "day": TODAY}
    old = TODAY - timedelta(days=400)
    said = Said(well=True, sober=True, odometer=100)
    check_driver(haru, old, When.BEFORE, said, how=How.PHONE, instructions="", by=town.by("sewa"), at=NOON)
    check_driver(haru, TODAY, When.BEFORE, said, how=How.PHONE, instructions="", by=town.by("sewa"), at=NOON)
    accident = {"happened_at": NOON - timedelta(days=1), "outline": "乗る前の接触", "rider_id": kiku}
    write_incident(None, accident | {"kind": "accident", "driver_id": haru}, **told)
    write_complaint(None, {"received_on": TODAY, "said": "おそい", "person_id": kiku}, **told)
    set_rule(HouseRule.RECORD_CHECK, 24, **told)
    lift_rule(HouseRule.RECORD_CHECK, haru, first=TODAY, last=TODAY, reason="証明書を請求ずみ", **told)
    write_keep_rule(RecordKind.DUTY, months=60, counted_from=CountedFrom.RECORD, source="要綱", **told)
    propose_deletion(RecordKind.PRE_CHECK, **told)
    make_feed(sources()["dates"], **told)
