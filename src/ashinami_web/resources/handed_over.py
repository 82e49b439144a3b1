"""What the register hands over: whom to ring of each body and how, areas looked after, talks asked for, notices not acknowledged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from ashinami.community.pack import Chapter, Item
from ashinami.vocabulary.helping import MatchState, TalkState
from ashinami_web.config.acting import Acting
from ashinami_web.config.rows import dated
from ashinami_web.handover.rooms import Asked, reached
from ashinami_web.resources.actions import assign, end_assignment
from ashinami_web.resources.models import Assignment, Match, Profile, ServiceNotice, Talk
from ashinami_web.resources.queries import to_confirm


def items(asked: Asked) -> Iterator[Item]:
    """Yield them."""
    if not asked.dated:
        yield from _profiles(asked)
    yield from _areas(asked)
    yield from _talks(asked)
    yield from _notices(asked)
    for row in Match.objects.filter(body=asked.body, state=MatchState.INTRODUCED.value).select_related(
        "seeks", "gives"
    ):
        yield Item(
            chapter=Chapter.RUNNING, key=f"resources.match:{row.pk}", title=f"引き合わせた：{row.seeks} と {row.gives}"[:200],
            detail=row.note, said_on=row.changed_on, address=reverse("entry", args=[row.seeks_id]),
        )  # fmt: skip


def give(key: str, person: UUID, *, by: Acting, at: datetime, day: date) -> None:
    """Give an area to another coordinator, from today; who had it until then stays on record."""
    kind, _, row_key = key.partition(":")
    if kind == "resources.area":
        row = Assignment.objects.select_related("area").get(pk=row_key)
        end_assignment(row, by=by, at=at, day=day)
        said = {"person_id": person, "layer": row.layer, "area": row.area, "title": row.title, "phone": row.phone}
        assign(said, by=by, at=at, day=day)


def _profiles(asked: Asked) -> Iterator[Item]:
    """Yield how each body is approached, and what it would like and worries about; the round of calls that is due."""
    rows = Profile.objects.filter(body=asked.body).exclude(about=asked.body).select_related("about")
    for row in rows.prefetch_related("contact").order_by("about__name"):
        who = str(row.contact) if row.contact_id else ""
        post = " ".join(part for part in (row.ring_role, who, row.ring_phone) if part)
        wishes = (("していること", row.does), ("したいこと", row.would_like), ("心配", row.worries))
        yield Item(
            chapter=Chapter.PEOPLE, key=f"resources.profile:{row.pk}", title=row.about.name, whom=reached(row.about, post)[:200],
            detail=" ".join([row.ring_when, *(f"{name}：{said}" for name, said in wishes if said)]).strip(), why=row.history,
            said_on=row.confirmed_on or row.written_on, address=reverse("resource", args=[row.about_id]),
        )  # fmt: skip
    if stale := to_confirm(asked.body, asked.day).count():
        yield Item(
            chapter=Chapter.AHEAD, key="resources.round", title=f"一年たった台帳の確かめ直し {stale}件",
            why="電話番号や担当は、一年で変わります。", address=reverse("resource_round"),
        )  # fmt: skip


def _areas(asked: Asked) -> Iterator[Item]:
    for row in Assignment.objects.filter(dated(on=asked.day), body=asked.body).select_related("area"):
        where = row.area.name if row.area else "全域"
        yield Item(
            chapter=Chapter.ACTIONS if row.person_id else Chapter.OWNERLESS, key=f"resources.area:{row.pk}",
            title=f"{row.get_layer_display()}の受け持ち {where}", detail=row.title, whom=row.phone, said_on=row.start,
            holder=str(row.person_id or ""), address=reverse("coordinators"), area=where, to_confirm=True,
        )  # fmt: skip


def _talks(asked: Asked) -> Iterator[Item]:
    open_ones = Q(state__in=[TalkState.ASKED.value, TalkState.ACCEPTED.value])
    mine = Q(body=asked.body) | Q(to_body=asked.body)
    for row in Talk.objects.filter(open_ones & mine).select_related("body", "to_body", "area"):
        asks_us = row.to_body_id == asked.body.pk
        does = ("返事をする" if row.state == TalkState.ASKED.value else "行う") if asks_us else "来てもらう"
        yield Item(
            chapter=Chapter.AHEAD, key=f"resources.talk:{row.pk}", title=f"出前講座に{does}：{row.theme}"[:200], due=row.wanted_on,
            said_on=row.asked_on, detail=" ".join(part for part in (row.place, row.answer) if part),
            whom=reached(row.body if asks_us else row.to_body), area=row.area.name if row.area else "",
            address=reverse("talk", args=[row.pk]),
        )  # fmt: skip


def _notices(asked: Asked) -> Iterator[Item]:
    waits = ServiceNotice.objects.filter(seen_on__isnull=True).select_related("service")
    silent = Counter(row.service for row in waits.filter(body=asked.body))
    for service, count in silent.items():
        yield Item(
            chapter=Chapter.AHEAD, key=f"resources.told:{service.pk}", title=f"「{service}」の知らせに、まだ返事のない団体 {count}"[:200],
            why="知らせただけでは、知っていることになりません。", address=reverse("services_told"),
        )  # fmt: skip
    for row in waits.filter(to_body=asked.body).select_related("body"):
        yield Item(
            chapter=Chapter.AHEAD, key=f"resources.notice:{row.pk}", title=f"知らせを受けとったと返す：{row.service}"[:200],
            detail=row.text, said_on=row.sent_on, whom=reached(row.body), address=reverse("services_told"),
        )  # fmt: skip
