"""The town's community for tests: areas that nest, a council, sections and clubs, a catalogue, voices, an issue, a conversation.

Everybody is invented. Shakyo keeps the second layer; Hokatsu is the support centre; Kuchou is the ward heads' club.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from web_town import LONG_AGO, NOON, Town, make_person

from ashinami.vocabulary.community import VoiceSource
from ashinami.vocabulary.helping import Answer, Board, Side
from ashinami_web.bodies.circle_actions import join, open_circle
from ashinami_web.bodies.models import Area, Body, BodyArea, Circle, Membership
from ashinami_web.needs.actions import raise_issue, write_voice
from ashinami_web.needs.intake_actions import begin_conversation, offer
from ashinami_web.needs.models import Conversation, Issue, Voice
from ashinami_web.people.actions import Details
from ashinami_web.people.models import Account, Disclosure
from ashinami_web.people.roles import Role
from ashinami_web.resources.actions import write_asset, write_profile
from ashinami_web.resources.board_actions import write_entry
from ashinami_web.resources.models import Entry, Profile, Service
from ashinami_web.resources.service_actions import write_service

TODAY = NOON.date()
AT: dict[str, Any] = {"at": NOON, "day": TODAY}


@dataclass
class Community:
    """What the tests know of it."""

    council: Circle
    areas: dict[str, Area] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    profile: Profile | None = None
    voice: Voice | None = None
    issue: Issue | None = None
    sheet: Conversation | None = None


def keep(town: Town, who: str, body: Body, role: Role, name: str) -> None:
    """Let somebody new act for a body."""
    person = make_person(town, who, name, "", "home_1")
    Membership.objects.create(person=person, body=body, role=role, start=LONG_AGO)
    Disclosure.objects.create(person=person, to_body=body, purpose="office", consent="duty", start=LONG_AGO)
    town.accounts[who] = Account.objects.create(username=who, person=person, password="!")  # noqa: S106 - nobody logs in with it


def settle_community(town: Town) -> Community:
    """Write the community of the town."""
    areas = _areas(town)
    bodies = {
        key: Body.objects.create(kind=kind, name=name, municipality=town.municipality, fictional=True)
        for key, kind, name in (
            ("shakyo", Body.Kind.SHAKYO, "試し社協"),
            ("hokatsu", Body.Kind.HOKATSU, "試し包括支援センター"),
            ("kuchou", Body.Kind.NEIGHBOURHOOD, "浜区長会"),
            ("post", Body.Kind.POST, "浜郵便局"),
            ("section", Body.Kind.SECTION, "交通政策の課"),
        )
    }
    BodyArea.objects.create(body=bodies["kuchou"], area=areas["beach"], start=LONG_AGO)
    keep(town, "shizu", bodies["shakyo"], Role.SC, "社協 シオ")
    keep(town, "hoka", bodies["hokatsu"], Role.MUNICIPALITY, "包括 ホナミ")
    keep(town, "jimu", bodies["kuchou"], Role.SECRETARY, "事務 イサオ")
    by = town.by("sc")
    council = open_circle(kind=Circle.Kind.LAYER_2, name="浜の協議体", by=by, start=LONG_AGO, **AT)
    for key in ("shakyo", "kuchou", "post"):
        join(council, bodies[key], start=LONG_AGO, by=by, **AT)
    made = Community(council, areas, bodies)
    _resources(town, made)
    _needs(town, made)
    return made


def _areas(town: Town) -> dict[str, Area]:
    areas: dict[str, Area] = {}
    for key, kind, name, within in (
        ("care", Area.Kind.CARE, "南圏域", None),
        ("junior", Area.Kind.JUNIOR, "南中学校区", "care"),
        ("beach", Area.Kind.SCHOOL, "浜小学校区", "junior"),
        ("valley", Area.Kind.SCHOOL, "谷小学校区", "junior"),
        ("north", Area.Kind.CARE, "北圏域", None),
    ):
        areas[key] = Area.objects.create(
            kind=kind, name=name, municipality=town.municipality, within=areas.get(within or ""), start=LONG_AGO
        )
    return areas


def profile_said(**said: Any) -> dict[str, Any]:
    """Return what is written of a body, the rest empty."""
    return {"does": "見守りと草刈り", "ring_role": "会長", "ring_phone": "0000-11-1111", "circle": None} | said


def service_said(town: Town, **said: Any) -> dict[str, Any]:
    """Return what is written of a service."""
    usual: dict[str, Any] = {
        "name": "緊急通報装置の貸与",
        "offered_by": town.municipality,
        "what": "押すと消防につながる",
        "to_whom": "ひとり暮らしの方",
        "how_to_apply": "福祉の課に電話",
        "phone": "",
        "fee": "無料",
        "link": "",
        "area": None,
        "elements": ["life_support"],
        "fields": ["watching"],
        "generations": ["old"],
        "before_certification": True,
        "is_talk": False,
        "start": LONG_AGO,
        "end": None,
        "public": True,
        "circle": None,
    }
    return usual | said


def entry_said(**said: Any) -> dict[str, Any]:
    """Return what is written on a board."""
    usual: dict[str, Any] = {
        "board": Board.HELP.value,
        "side": Side.GIVES.value,
        "title": "ごみ出しを手伝えます",
        "text": "",
        "fields": ["waste"],
        "skills": [],
        "area": None,
        "times_text": "火金 7:00-8:00",
        "rewards": ["none"],
        "places": 1,
        "public": True,
        "circle": None,
    }
    return usual | said


def _resources(town: Town, made: Community) -> None:
    by = town.by("sc")
    kuchou = made.bodies["kuchou"]
    said = profile_said(
        worries="担い手がいない", fields=["waste", "watching"], elements=["life_support"], circle=made.council
    )
    made.profile = write_profile(kuchou, said, by=by, **AT)
    write_asset(
        None,
        kuchou,
        {
            "kind": "vehicle",
            "name": "公民館の軽バン",
            "amount": 3,
            "idle_text": "月水 9:00-12:00",
            "circle": made.council,
        },
        by=by,
        **AT,
    )
    for key, more in (
        ("alarm", {}),
        (
            "day",
            {"name": "通所介護", "before_certification": False, "fields": ["waste", "care"], "elements": ["nursing"]},
        ),
        ("talk", {"name": "健康の出前講座", "is_talk": True, "fields": ["health"], "elements": ["prevention"]}),
    ):
        made.services[key], _new = write_service(None, service_said(town, **more), by=by, **AT)
    made.entries["gives"] = write_entry(None, kuchou, entry_said(area=made.areas["beach"]), by=by, **AT)
    seeks = entry_said(
        side=Side.SEEKS.value, title="朝のごみ出しに困っている", area=made.areas["beach"], times_text="火 7:00-8:00",
        circle=made.council, public=False,
    )  # fmt: skip
    made.entries["seeks"] = write_entry(None, kuchou, seeks, by=by, **AT)


def voice_said(**said: Any) -> dict[str, Any]:
    """Return what is written of a voice."""
    usual: dict[str, Any] = {
        "words": "バス停まで坂がきつくて、もう歩けん",
        "source": VoiceSource.VISIT.value,
        "heard_on": TODAY,
        "speaker": "80代の女性",
        "area": None,
        "fields": ["moving"],
        "generations": ["old"],
        "consent": "spoken",
        "circle": None,
    }
    return usual | said


def _needs(town: Town, made: Community) -> None:
    by = town.by("sc")
    made.voice = write_voice(None, voice_said(circle=made.council, area=made.areas["beach"]), by=by, **AT)
    said = {
        "title": "坂の上の人が買い物に行けない",
        "text": "バス停が遠い",
        "area": made.areas["beach"],
        "fields": ["moving", "shopping"],
        "generations": ["old", "parent"],
        "schemes": ["transit"],
        "theme": "移動支援",
        "circle": made.council,
    }
    made.issue = raise_issue(said, voices=[made.voice], by=by, **AT)
    hoka = town.by("hoka")
    made.sheet = begin_conversation(
        Details(name="相談 ソヨ", kana="そうだん そよ"),
        {
            "on": TODAY,
            "came": "counter",
            "words": "ごみを出すのがつらい",
            "fields": ["waste"],
            "area": made.areas["beach"],
            "asked_certification": True,
            "why_certification": "ごみ出し",
        },
        by=hoka,
        **AT,
    )
    offer(made.sheet, made.services["day"], answer=Answer.DECLINED, by=hoka, **AT)
