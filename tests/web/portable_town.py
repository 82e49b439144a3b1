"""A group that has something in every table that goes along, a body of another town to read it in, and ZIPs told without keys."""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import uuid5

from community_drafts import write_group_drafts
from funded_town import BUS, year_of
from kept_town import keep
from meeting_place import meeting_place
from money_town import sent_claim, with_money
from recorded_town import recorded
from registered_town import register
from web_town import EVERY_DAY, NOON, Town

from ashinami.vocabulary.wish import WhyUnmet
from ashinami_web.bodies.models import Body
from ashinami_web.config.acting import Acting
from ashinami_web.config.portable import opened
from ashinami_web.consult.models import Consultation
from ashinami_web.driving.thanks_actions import write_thanks
from ashinami_web.helping.helper_actions import take_on_helper
from ashinami_web.people.roles import Role
from ashinami_web.shift.actions import Heard, keep_unmet, name_proxy
from ashinami_web.shift.models import How, Proxy

_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def fill(town: Town) -> None:
    """Let the group have a council with meetings and a project, plans, notes, a registration, books, drafts, a year on record."""
    meeting_place(town, town.group, alone=True)
    keep(town)
    register(town)
    recorded(town)
    write_thanks(town.people["haru"].pk, "長い坂をありがとう", said_on=NOON.date(), by=town.by("asa"), at=NOON)
    sent_claim(town, with_money(town))
    write_group_drafts(town)
    year_of(town, "sewa", BUS)
    _desk(town)
    Consultation.objects.create(
        body=town.group, name="会員どうしの送迎", interview={}, begun_at="2026-12-04T03:00:00.123456Z",
        changed_at="2026-12-04T03:00:00.123456Z", changed_by="person:x",
    )  # fmt: skip


def _desk(town: Town) -> None:
    """Let somebody help at home, somebody speak for a rider, and a wish be heard that came to no ride."""
    by: dict[str, Any] = {"by": town.by("sewa"), "at": NOON, "day": NOON.date()}
    take_on_helper(town.people["haru"].pk, ["waste"], EVERY_DAY, farthest=2_000, **by)
    proxy: dict[str, Any] = {"relation": Proxy.Relation.FAMILY, "how": How.PHONE}
    name_proxy(town.people["kiku"].pk, name="娘（架空）", phone="0000-77-0001", **proxy, **by)
    keep_unmet(Heard(code=WhyUnmet.NO_DRIVER, goes_to="隣の市の病院"), **by)


def elsewhere(town: Town, kind: str = Body.Kind.GROUP) -> Acting:
    """Return somebody who acts for an empty body of another town."""
    there = Body.objects.create(kind=Body.Kind.MUNICIPALITY, name="となり市（架空）", fictional=True)
    body = Body.objects.create(kind=kind, name="となりの会", municipality=there, fictional=True)
    sewa = town.by("sewa")
    return Acting(
        person=sewa.person,
        body=body,
        roles=frozenset({Role.COORDINATOR, Role.DESK, Role.ADMINISTRATOR}),
        author=sewa.author,
    )


def told(data: bytes, read_by: Body | None = None) -> dict[str, list[str]]:
    """Return the rows of a ZIP as texts, bodies and areas by name, the own keys as they are where `read_by` reads them in."""
    package = opened(data)
    own = str(package.body["id"])
    names: dict[str, str] = {
        key: "市町村" if meaning["kind"] == Body.Kind.MUNICIPALITY else str(meaning["name"])
        for kind in package.references.values()
        for key, meaning in kind.items()
    }
    names[own] = "自分"
    inside = {str(row["id"]) for rows in package.rows.values() for row in rows}

    def named(found: re.Match[str]) -> str:
        key = found[0]
        if key in names:
            return names[key]
        return str(uuid5(read_by.pk, key)) if read_by is not None and key in inside else key

    def text(row: dict[str, Any]) -> str:
        return _KEY.sub(named, json.dumps(row, ensure_ascii=False, sort_keys=True))

    return {table: sorted(text(row) for row in rows) for table, rows in package.rows.items()}
