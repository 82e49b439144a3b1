"""The town's community: areas, bodies, a council, the catalogue, a board, a voice and an issue. All invented."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from ashinami_web.bodies.circle_actions import join, open_circle
from ashinami_web.bodies.models import Area, Body, BodyArea, Circle
from ashinami_web.config.acting import Acting, author_of
from ashinami_web.config.clock import JAPAN
from ashinami_web.demonstration.people import Settled, key_of
from ashinami_web.needs.actions import raise_issue, write_voice
from ashinami_web.people.roles import Role
from ashinami_web.resources.actions import write_asset, write_profile
from ashinami_web.resources.board_actions import write_entry
from ashinami_web.resources.models import ServiceNotice
from ashinami_web.resources.service_actions import tell_bodies, write_service

BODIES = (
    ("shakyo", Body.Kind.SHAKYO, "結海市社会福祉協議会"),
    ("hokatsu", Body.Kind.HOKATSU, "結海地域包括支援センター"),
    ("wards", Body.Kind.NEIGHBOURHOOD, "入江地区区長会"),
    ("club", Body.Kind.CLUB, "入江長寿会"),
    ("post", Body.Kind.POST, "入江郵便局"),
)
_ONE_EACH = (Body.Kind.SHAKYO, Body.Kind.HOKATSU)
SERVICES: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "緊急通報装置の貸与",
        {"to_whom": "ひとり暮らしの方", "fields": ["watching"], "elements": ["life_support"], "fee": "無料"},
    ),
    (
        "健康の出前講座",
        {"to_whom": "五人より多い集まり", "fields": ["health"], "elements": ["prevention"], "is_talk": True},
    ),
    (
        "通所介護",
        {"to_whom": "要支援・要介護の方", "fields": ["care"], "elements": ["nursing"], "before_certification": False},
    ),
)

TOLD: dict[str, dict[ServiceNotice.How, tuple[str, ...]]] = {
    "緊急通報装置の貸与": {ServiceNotice.How.SPOKEN: ("shakyo", "hokatsu"), ServiceNotice.How.SENT: ("wards",)},
    "健康の出前講座": {ServiceNotice.How.PAPER: ("club",)},
}
"""Who was told of which service, and how; of the others nobody but the town knows."""


def _body(key: str, kind: Body.Kind, name: str, town: Body) -> Body:
    """Return the body; of councils of welfare and care centres the city has written its own already."""
    known: Body | None = Body.objects.filter(kind=kind, municipality=town).first() if kind in _ONE_EACH else None
    return known or Body.objects.create(id=key_of("body", key), kind=kind, name=name, municipality=town, fictional=True)


def gather(settled: Settled, today: date) -> None:
    """Write the community, as the coordinator of the municipality would."""
    town = settled.municipality
    person = key_of("staff", "demo-sc")
    by: dict[str, Any] = {
        "by": Acting(person=person, body=town, roles=frozenset({Role.SC}), author=author_of(person)),
        "at": datetime.combine(today, time(9), tzinfo=JAPAN),
        "day": today,
    }
    care = Area.objects.create(kind=Area.Kind.CARE, name="入江圏域", municipality=town, start=today)
    school = Area.objects.create(
        kind=Area.Kind.SCHOOL, name="入江小学校区", municipality=town, within=care, start=today
    )
    Area.objects.create(kind=Area.Kind.SCHOOL, name="谷小学校区", municipality=town, within=care, start=today)
    bodies = {key: _body(key, kind, name, town) for key, kind, name in BODIES}
    circle = open_circle(kind=Circle.Kind.LAYER_2, name="入江の協議体", **by)
    for body in (*bodies.values(), settled.group):
        join(circle, body, start=today, **by)
    wards = bodies["wards"]
    BodyArea.objects.create(body=wards, area=school, start=today)
    _resources(bodies, school, circle, by)
    words = {
        "words": "バス停まで坂がきつくて、もう歩けん", "source": "visit", "heard_on": today, "speaker": "80代の女性、ひとり暮らし",
        "area": school, "fields": ["moving"], "generations": ["old"], "consent": "spoken", "circle": circle,
    }  # fmt: skip
    issue = {
        "title": "坂の上の人が買い物に行けない", "text": "バス停まで遠く、若い家族も車が一台では困っている", "area": school,
        "fields": ["moving", "shopping"], "generations": ["old", "parent"], "schemes": ["transit", "coordination"],
        "theme": "移動支援", "circle": circle,
    }  # fmt: skip
    raise_issue(issue, voices=[write_voice(None, words, **by)], **by)


def _resources(bodies: dict[str, Body], school: Area, circle: Circle, by: dict[str, Any]) -> None:
    wards = bodies["wards"]
    profile = {
        "does": "見守り、草刈り、盆踊り", "when": "毎月第一土曜の夜", "strengths": "顔の見えるつきあい",
        "would_like": "公民館の車を役立てたい",

        "worries": "担い手が同じ人ばかり", "ring_role": "会長", "ring_when": "夜七時より後に電話", "fields": ["watching", "land"],
        "elements": ["life_support"], "circle": circle,
    }  # fmt: skip
    write_profile(wards, profile, **by)
    car = {"kind": "vehicle", "name": "公民館の軽バン", "amount": 3, "idle_text": "月水 9:00-12:00", "circle": circle}
    write_asset(None, wards, car, **by)
    for name, more in SERVICES:
        said = {"name": name, "offered_by": by["by"].body, "public": True, **more}
        service, _new = write_service(None, said, **by)
        for how, keys in TOLD.get(name, {}).items():
            tell_bodies(service, [bodies[key] for key in keys], text="市のサービスのご案内です。", how=how, **by)
    for side, title in (("gives", "朝のごみ出しを手伝えます"), ("seeks", "火曜の朝のごみ出しに困っている")):
        said = {
            "board": "help", "side": side, "title": title, "fields": ["waste"], "area": school, "times_text": "火金 7:00-8:00",
            "rewards": ["none"], "circle": circle,
        }  # fmt: skip
        write_entry(None, wards, said, **by)
