"""Circles: a row shared with a circle is read by its members on their days, and changed by its own body alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client
from web_town import LONG_AGO, NOON, Town

from ashinami_web.audit.models import Event
from ashinami_web.bodies.circle_actions import (
    CircleError,
    end_circle,
    join,
    leave,
    may_share_with,
    open_circle,
    rename_circle,
)
from ashinami_web.bodies.circle_queries import circles_around, circles_joined, could_join
from ashinami_web.bodies.models import Body, Circle
from ashinami_web.config.acting import Acting
from ashinami_web.config.scope import Scope, acting
from ashinami_web.needs.models import Issue

TODAY = NOON.date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def council(town: Town) -> Circle:
    """Return a council that the municipality keeps; the group has belonged to it since yesterday."""
    by = town.by("sc")
    circle = open_circle(
        kind=Circle.Kind.LAYER_2, name="浜の協議体", by=by, at=NOON, day=TODAY, start=date(2026, 10, 1)
    )
    join(circle, town.group, start=YESTERDAY, by=by, at=NOON, day=TODAY)
    return circle


def issue_of(body: Body, circle: Circle | None, title: str = "買い物の足") -> Issue:
    """Write an issue of a body."""
    return Issue.objects.create(body=body, circle=circle, title=title, raised_on=LONG_AGO)


def seen_by(body: Body, day: date) -> set[str]:
    """Return the titles of the issues a body sees on a day."""
    with acting(Scope(day=day, bodies=frozenset({body.pk}))):
        return set(Issue.objects.values_list("title", flat=True))


def test_a_draft_is_its_bodys_until_it_is_shared(town: Town, council: Circle) -> None:
    """Without a circle nobody else sees it; shared, the members do, and no other body."""
    draft = issue_of(town.municipality, None)
    assert (seen_by(town.municipality, TODAY), seen_by(town.group, TODAY)) == ({draft.title}, set())
    draft.circle = council
    draft.save()
    assert (seen_by(town.group, TODAY), seen_by(town.other_group, TODAY)) == ({draft.title}, set())


def test_a_member_reads_on_the_days_it_belongs(town: Town, council: Circle) -> None:
    """Before it joined and from the day it leaves it reads nothing; its own rows it always reads."""
    issue_of(town.municipality, council)
    own = issue_of(town.group, council, "うちの下書き")
    (member,) = council.members.filter(body=town.group)
    leave(member, end=TOMORROW, by=town.by("sc"), at=NOON, day=TODAY)
    assert "買い物の足" not in seen_by(town.group, YESTERDAY - timedelta(days=1))
    assert "買い物の足" in seen_by(town.group, TODAY)
    assert seen_by(town.group, TOMORROW) == {own.title}


def test_a_circle_that_ends_takes_its_members_with_it(town: Town, council: Circle) -> None:
    """From the day it ends what was shared is seen by its writer alone."""
    issue_of(town.municipality, council)
    end_circle(council, end=TOMORROW, by=town.by("sc"), at=NOON, day=TODAY)
    assert (seen_by(town.group, TODAY), seen_by(town.group, TOMORROW)) == ({"買い物の足"}, set())
    assert seen_by(town.municipality, TOMORROW) == {"買い物の足"}
    with pytest.raises(CircleError, match="終わっています"):
        join(council, town.other_group, start=TOMORROW, by=town.by("sc"), at=NOON, day=TODAY)


def test_a_reader_changes_nothing(town: Town, council: Circle) -> None:
    """Saved, changed in bulk, removed: only by the body whose row it is."""
    issue = issue_of(town.municipality, council)
    with town.scope_of("sewa"):
        (read,) = Issue.objects.all()
        assert not read.is_own()
        for act in (read.save, read.delete):
            with pytest.raises(PermissionDenied):
                act()
        assert Issue.objects.update(title="書き換え") == 0
        assert Issue.objects.all().delete()[0] == 0
    issue.refresh_from_db()
    assert issue.title == "買い物の足"
    with acting(None):
        assert not issue.is_own()
        assert Issue.objects.all().own().count() == 0  # type: ignore[attr-defined]
    with town.scope_of("sc"):
        assert Issue.objects.update(title="買い物に行く足") == 1
        assert Issue.objects.get().delete()[0] == 1


@pytest.mark.postgres
def test_raw_sql_reads_and_changes_what_the_code_does(town: Town, council: Circle) -> None:
    """On PostgreSQL the circle holds against raw SQL: a member reads, a stranger does not, neither changes."""
    issue_of(town.municipality, council)
    issue_of(town.municipality, None, "下書き")
    for who, read in (("sewa", 1), ("yoso", 0), ("sc", 2)):
        with town.scope_of(who), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM needs_issue")
            assert cursor.fetchone() == (read,), who
            cursor.execute("UPDATE needs_issue SET text = 'x'")
            assert cursor.rowcount == (2 if who == "sc" else 0), who
            cursor.execute("DELETE FROM needs_issue WHERE title = 'nothing'")
            assert cursor.rowcount == 0


@pytest.mark.postgres
def test_nobody_seats_himself_in_a_circle(town: Town, council: Circle) -> None:
    """The database lets the keeper alone add a member; a member may end its own seat, and nobody else's."""
    with town.scope_of("yoso"):
        with pytest.raises(DatabaseError), transaction.atomic():
            council.members.create(body=town.other_group, start=TODAY)
        assert council.members.filter(body=town.group).update(end=TODAY) == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Issue.objects.bulk_create([Issue(body=town.municipality, title="なりすまし", raised_on=TODAY)])
    with town.scope_of("sewa"):
        assert council.members.filter(body=town.group).update(end=TODAY) == 1


def test_the_keeper_alone_keeps_it(town: Town, council: Circle) -> None:
    """Another body neither renames nor fills it; a member leaves by itself; the keeper stays until the end."""
    sewa, yoso = town.by("sewa"), town.by("yoso")
    for refused in (
        lambda: rename_circle(council, kind=Circle.Kind.OTHER, name="x", by=sewa, at=NOON, day=TODAY),
        lambda: join(council, town.other_group, start=TODAY, by=sewa, at=NOON, day=TODAY),
        lambda: leave(council.members.get(body=town.group), end=TODAY, by=yoso, at=NOON, day=TODAY),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    with pytest.raises(CircleError, match="預かる団体"):
        leave(council.members.get(body=town.municipality), end=TODAY, by=town.by("sc"), at=NOON, day=TODAY)
    own = council.members.get(body=town.group)
    with pytest.raises(CircleError, match="始まりの日より前"):
        leave(own, end=LONG_AGO, by=sewa, at=NOON, day=TODAY)
    leave(own, end=TODAY, by=sewa, at=NOON, day=TODAY)
    assert Event.objects.filter(subject=str(council.pk), facts__what="left").count() == 1


def test_names_and_days_are_checked(town: Town, council: Circle) -> None:
    """Two open circles of one keeper bear two names; nobody joins twice, or before there was a circle."""
    sc = town.by("sc")
    again = {"kind": Circle.Kind.OTHER, "name": council.name}
    other = open_circle(kind=Circle.Kind.HALL, name="庁内", by=sc, at=NOON, day=TODAY)
    with pytest.raises(CircleError, match="同じ名前"):
        open_circle(**again, by=sc, at=NOON, day=TODAY)  # type: ignore[arg-type]
    with pytest.raises(CircleError, match="同じ名前"):
        rename_circle(other, **again, by=sc, at=NOON, day=TODAY)  # type: ignore[arg-type]
    rename_circle(other, kind=Circle.Kind.HALL, name="庁内横断", by=sc, at=NOON, day=TODAY)
    with pytest.raises(CircleError, match="もう仲間"):
        join(council, town.group, start=TODAY, by=sc, at=NOON, day=TODAY)
    with pytest.raises(CircleError, match="始まるより前"):
        join(council, town.other_group, start=LONG_AGO, by=sc, at=NOON, day=TODAY)
    with pytest.raises(CircleError, match="始まりの日より前"):
        end_circle(council, end=LONG_AGO, by=sc, at=NOON, day=TODAY)


def test_nobody_writes_into_a_room_he_does_not_sit_in(town: Town, council: Circle) -> None:
    """A row is shared with circles of the own body, or with none."""
    may_share_with(None, by=town.by("yoso"), day=TODAY)
    may_share_with(council, by=town.by("sewa"), day=TODAY)
    with pytest.raises(PermissionDenied):
        may_share_with(council, by=town.by("yoso"), day=TODAY)


def test_a_prefectures_circle_spans_municipalities(town: Town, council: Circle) -> None:
    """It has no municipality; bodies of several may join it, and each finds it among its own."""
    prefecture = Body.objects.create(kind=Body.Kind.PREFECTURE, name="試し県（架空）")
    next_town = Body.objects.create(kind=Body.Kind.MUNICIPALITY, name="となり市（架空）")
    sc = town.by("sc")
    by = Acting(person=sc.person, body=prefecture, roles=sc.roles, author=sc.author)
    circle = open_circle(kind=Circle.Kind.PREFECTURE, name="県と市町村", by=by, at=NOON, day=TODAY)
    assert circle.municipality is None
    assert {town.municipality, next_town} <= set(could_join(circle, TODAY, "市"))
    assert next_town not in set(could_join(council, TODAY, "市"))
    join(circle, town.municipality, start=TODAY, by=by, at=NOON, day=TODAY)
    assert [row.name for row in circles_joined(town.municipality, TODAY)] == ["浜の協議体", "県と市町村"]
    around = {line.circle.name: line.size for line in circles_around(town.municipality, TODAY)}
    assert around == {"浜の協議体": 2, "県と市町村": 2}
    assert circles_around(next_town, TODAY) == []


def test_pages_open_fill_and_end_a_circle(town: Town, client_of: Callable[[str], Client]) -> None:
    """By the pages alone: opened, a body found by part of its name and added, bad days told, ended."""
    sc = client_of("sc")
    assert "集まりがまだありません" in sc.get("/circles/").content.decode()
    assert "集まりの名前を入れてください" in sc.post("/circles/new/", {"kind": "layer_2"}).content.decode()
    said = {"kind": "layer_2", "name": "浜の協議体"}
    address = sc.post("/circles/new/", said).headers["Location"]
    assert "同じ名前の集まりがあります" in sc.post("/circles/new/", said).content.decode()
    found = sc.get(f"{address}?q=よその").content.decode()
    assert "よその会" in found
    assert "足の会" not in found
    for start, told in (("", "入れ直してください"), ("2026-12-04", "仲間に加えました"), ("2026-12-04", "もう仲間に")):
        assert told in sc.post(f"{address}join/{town.other_group.pk}/", {"start": start}, follow=True).content.decode()
    assert sc.post(f"{address}change/", {"kind": "layer_2", "name": ""}).status_code == 200
    sc.post("/circles/new/", {"kind": "hall", "name": "庁内"})
    assert "同じ名前" in sc.post(f"{address}change/", {"kind": "hall", "name": "庁内"}).content.decode()
    assert "書き直しました" in sc.post(f"{address}change/", said, follow=True).content.decode()
    (circle,) = Circle.objects.filter(name="浜の協議体")
    (member,) = circle.members.filter(body=town.other_group)
    yoso = client_of("yoso")
    assert "抜ける日を書く" in yoso.get(address).content.decode()
    assert yoso.post(f"{address}change/", said).status_code == 404
    for end, told in (
        ("いつか", "入れ直してください"),
        ("2026-12-01", "始まりの日より前"),
        ("2026-12-05", "抜ける日を"),
    ):
        assert told in yoso.post(f"/circles/members/{member.pk}/leave/", {"end": end}, follow=True).content.decode()
    assert "日にちを入れ直し" in sc.post(f"{address}change/", {"end": "いつか"}).content.decode()
    for end, told in (("2026-12-01", "始まりの日より前"), ("2026-12-10", "終わりの日を書きました")):
        assert told in sc.post(f"{address}change/", {"end": end}, follow=True).content.decode()
