"""Everything of a body as one ZIP: taken along, read in elsewhere, and what has no place there."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from community_drafts import write_group_drafts
from community_town import AT, Community, settle_community
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from web_town import Town

from ashinami_web.bodies.models import Body, Circle
from ashinami_web.bodies.portable_actions import export_body, import_body
from ashinami_web.config.parts import PartOf
from ashinami_web.config.portable import PortableError, columns, opened, owner, tables
from ashinami_web.needs.actions import link_voice
from ashinami_web.needs.intake_actions import (
    begin_conversation,
)
from ashinami_web.needs.models import Conversation, Issue, Voice
from ashinami_web.people.actions import Details
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.resources.models import Profile


@pytest.fixture
def made(town: Town) -> Community:
    """Return the community of the town."""
    return settle_community(town)


def by(town: Town, who: str) -> dict[str, Any]:
    """Return who acts, when."""
    return {"by": town.by(who), **AT}


def test_every_exported_table_belongs_to_a_body() -> None:
    """A room that adds a table to the ZIP adds one whose rows have an owner, once."""
    listed = [*tables(), *tables("HISTORY")]
    assert len(listed) == len(set(listed))
    assert len(listed) > 90
    assert all(
        issubclass(model, PartOf) or "body_id" in {field.attname for field in columns(model)} for model in listed
    )


def test_everything_of_a_body_reads_in_elsewhere(town: Town, made: Community) -> None:
    """The group's rows, written out, are read in by a body of another town: the same rows, its own; twice changes nothing."""
    write_group_drafts(town)
    data = export_body(with_names=True, **by(town, "sewa"))
    there = Body.objects.create(kind=Body.Kind.MUNICIPALITY, name="となり市（架空）", fictional=True)
    shakyo = Body.objects.create(kind=Body.Kind.SHAKYO, name="となり社協", municipality=there, fictional=True)
    sc = town.by("sc")
    newcomer = type(sc)(person=sc.person, body=shakyo, roles=sc.roles, author=sc.author)
    package = opened(data)
    first = import_body(package, by=newcomer, **AT)
    assert first.notices == ()
    second = import_body(package, by=newcomer, **AT)
    assert (first.rows, first.rows > 15) == (second.rows, True)
    for model in tables():
        rows: Any = model._default_manager  # noqa: SLF001 - its scoped manager
        counted = [rows.filter(**{owner(model): body}).count() for body in (shakyo, town.group)]
        assert counted[0] == counted[1], model
    kept = Conversation.objects.get(body=shakyo)
    assert kept.person_id == town.people["kiku"].pk
    assert Disclosure.objects.filter(person=kept.person_id, to_body=shakyo).exists()
    assert Profile.objects.get(body=shakyo).about.municipality == there
    again = import_body(opened(export_body(with_names=False, **by(town, "sewa"))), **by(town, "sewa"))
    assert again.rows == first.rows


def test_what_has_no_place_elsewhere_is_told(town: Town, made: Community) -> None:
    """A circle one does not sit in makes drafts; a row that breaks a rule, or points nowhere, is told; the keeper's circle is made anew."""
    there = Body.objects.create(kind=Body.Kind.MUNICIPALITY, name="となり市（架空）", fictional=True)
    sc = town.by("sc")
    newcomer = type(sc)(person=sc.person, body=there, roles=sc.roles, author=sc.author)
    package = opened(export_body(with_names=False, by=sc, **AT))
    read = import_body(package, by=newcomer, **AT)
    assert read.rows > 5
    copied = Circle.objects.get(keeper=there)
    assert copied.name == "浜の協議体"
    assert Voice.objects.filter(body=there, circle=copied).count() == 1
    hoka = town.by("hoka")
    stranger = type(sc)(person=sc.person, body=made.bodies["post"], roles=sc.roles, author=sc.author)
    sheets = opened(export_body(with_names=False, by=hoka, **AT))
    rows = sheets.rows["needs.conversation"]
    nobody = {
        **rows[0],
        "id": "00000000-0000-4000-8000-000000000001",
        "person_id": "00000000-0000-4000-8000-000000000002",
    }
    bad = {**rows[0], "id": "00000000-0000-4000-8000-000000000003", "outcome": "nonsense"}
    loose = {**sheets.rows["needs.offered"][0], "conversation_id": "00000000-0000-4000-8000-000000000009"}
    odd = {
        "needs.conversation": [nobody, bad],
        "needs.offered": [loose],
        "needs.issue": [
            {
                "id": "00000000-0000-4000-8000-000000000004",
                "title": "x",
                "raised_on": "2026-12-01",
                "body_id": sheets.body["id"],
                "circle_id": "c",
            }
        ],
    }
    references: dict[str, dict[str, dict[str, Any]]] = {
        "bodies.body": {"p": {"kind": "prefecture", "name": "県", "of_town": True}, "m": {"kind": "municipality", "name": "市"},
                        "g": {"kind": "group", "name": "新しい会", "of_town": True, "phone": ""}},
        "bodies.area": {"a": {"kind": "own", "name": "新しい区域", "start": "2026-04-01", "within": "南圏域"},
                        "b": {"kind": "own", "name": "だめな区域", "start": "いつか", "within": ""}},
        "bodies.circle": {"c": {"kind": "hall", "name": "知らない集まり", "start": "2026-04-01", "keeper": "だれか"}},
    }  # fmt: skip
    shizu = town.by("shizu")
    read = import_body(type(package)(sheets.body, references, odd, {}), by=shizu, **AT)
    told = " ".join(str(notice) for notice in read.notices)
    assert all(word in told for word in ("知らない集まり", "だめな区域", "県:", "書けません", "ここにはありません"))
    assert str(Conversation.objects.get(body=shizu.body).person) == "（消去済み）"
    assert Issue.objects.get(body=shizu.body).circle is None
    with pytest.raises(PermissionDenied):
        import_body(package, by=type(sc)(person=sc.person, body=stranger.body, roles=frozenset(), author="x"), **AT)


def test_a_file_that_is_no_zip_of_ours_is_told(town: Town, client_of: Callable[[str], Client]) -> None:
    """Nonsense, another archive, a later format: one sentence each; the own ZIP comes down and goes up by the page."""
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("ashinami.json", json.dumps({"format": 99}))
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("ashinami.json", json.dumps({"format": 1, "body": {}, "references": {}}))
        archive.writestr("tables/needs.issue.json", "{}")
    for data in (b"x", other.getvalue(), broken.getvalue()):
        with pytest.raises(PortableError):
            opened(data)
    sc = client_of("sc")
    page = sc.post("/portable/", {"file": SimpleUploadedFile("x.zip", b"x")}).content.decode()
    assert "足並みが書き出したZIPではない" in page
    down = sc.post("/portable/file/", {"names": "1"})
    assert down["Content-Type"] == "application/zip"
    assert (
        "行を読みこみました"
        in sc.post("/portable/", {"file": SimpleUploadedFile("x.zip", down.content)}).content.decode()
    )


def test_a_voice_leaves_its_issue_again(town: Town, made: Community) -> None:
    """Linked by mistake, it is taken off; a person's row written for a conversation is one more of the town."""
    assert made.voice is not None
    link_voice(made.voice, None, **by(town, "sc"))
    assert Voice.objects.get(pk=made.voice.pk).issue is None
    begin_conversation(Details(name="新顔 ニイ"), {"on": AT["day"], "came": "talk"}, **by(town, "sc"))
    assert Person.objects.filter(name="新顔 ニイ").exists()
