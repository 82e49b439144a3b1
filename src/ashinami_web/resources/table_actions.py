"""Reading the register in from a table: bodies that are new, areas they work in, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ashinami.basics.notice import Notice, Severity
from ashinami.tables.columns import Entry as Row
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.body_actions import BodyError, add_body, start_work
from ashinami_web.bodies.body_queries import areas_of, bodies_around
from ashinami_web.bodies.models import Body
from ashinami_web.bodies.shared_actions import tell
from ashinami_web.config.acting import Acting
from ashinami_web.resources.actions import write_profile
from ashinami_web.resources.tables import PLAIN


@dataclass(frozen=True, slots=True)
class ReadIn:
    """What came of reading a table: how many bodies are new, how many were written of, and what to know."""

    new: int
    written: int
    notices: tuple[Notice, ...]


@transaction.atomic
def read_register(rows: Iterable[Row], *, by: Acting, at: datetime, day: date) -> ReadIn:
    """Write the rows of a table into the register; a row that cannot be written is told, the others are written."""
    known = {body.name: body for body in bodies_around(by.body)}
    areas = {area.name: area for area in areas_of(by.body, day)}
    notices: list[Notice] = []
    new = written = 0
    for row in rows:
        said = dict(row.values)
        name = said["name"].strip()[:120]
        body = known.get(name)
        if body is None:
            try:
                above = said["kind"] in (Body.Kind.PREFECTURE, Body.Kind.STATE)
                body = add_body(
                    kind=said["kind"],
                    name=name,
                    phone=said["ring_phone"][:30],
                    of_town=not above,
                    by=by,
                    at=at,
                    day=day,
                )
            except BodyError as error:
                notices.append(
                    row.notice("body-refused", Severity.ERROR, str(error), "この行は読みとばしました", "名称")
                )
                continue
            known[name] = body
            new += 1
        for area_name in said["areas"]:
            area = areas.get(area_name)
            if area is None:
                text = f"「{area_name[:40]}」という区域は、台帳にありません"
                notices.append(row.notice("unknown-area", Severity.WARNING, text, "先に区域を加えてください", "区域"))
                continue
            if not body.in_areas.filter(area=area, end__isnull=True).exists():
                start_work(body=body, area=area, start=max(day, area.start), end=None, by=by, at=at, day=day)
        profile = {column: said[column] for column in PLAIN} | {"fields": list(said["fields"])}
        if (said["lat"] is None) != (said["lon"] is None):
            profile |= {"lat": None, "lon": None}
            text = "緯度と経度の片方だけなので、位置は書きませんでした"
            notices.append(row.notice("half-point", Severity.WARNING, text, "両方を入れてください", "緯度"))
        profile, cut = _within_lengths(profile)
        if cut:
            text = f"長すぎるため、{'・'.join(cut)} の終わりを切りました"
            notices.append(row.notice("too-long", Severity.WARNING, text, "短くして、もう一度読みこんでください"))
        if said["confirmed_on"] is not None and said["confirmed_on"] <= day:
            profile |= {
                "written_on": said["confirmed_on"],
                "confirmed_on": said["confirmed_on"],
                "confirmed_by": by.author,
            }
        write_profile(body, profile, by=by, at=at, day=day)
        written += 1
    tell(
        EventKind.BODY_IMPORTED, by.body, by=by, at=at, day=day, facts={"what": "register", "rows": written, "new": new}
    )
    return ReadIn(new, written, tuple(notices))


_LONGEST = {
    "place": 200, "ring_phone": 30, "number": 20, "when": 200, "does": 2000, "url": 200, "strengths": 2000, "would_like": 2000,
    "worries": 2000, "ring_role": 60, "ring_when": 200,
}  # fmt: skip


def _within_lengths(profile: dict[str, object]) -> tuple[dict[str, object], list[str]]:
    """Return the values as long as the register takes them, and which were cut."""
    cut = [name for name, most in _LONGEST.items() if len(str(profile[name] or "")) > most]
    return profile | {name: str(profile[name])[: _LONGEST[name]] for name in cut}, cut
