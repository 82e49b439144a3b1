"""What somebody may see: the disclosures to the body he acts for; and without a scope, nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, models, transaction
from web_town import LONG_AGO, NOON, Town

from ashinami_web.audit.models import Event
from ashinami_web.bookings.actions import cancel_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.config.rows import Scoped
from ashinami_web.config.scope import Scope, acting, current
from ashinami_web.people.actions import PersonError, disclose, end_disclosure, erase_person
from ashinami_web.people.models import Account, Disclosure, Person
from ashinami_web.running.migration import grant
from tools import postgres

NOT_PERSONAL = {Account}
"""Accounts are read before anybody acts; they hold a log-in name and a key."""


def our_models() -> list[type[models.Model]]:
    """Return every model of ours."""
    return [model for model in apps.get_models() if model.__module__.startswith("ashinami_web.")]


def rows_of(model: type[models.Model]) -> models.Manager[models.Model]:
    """Return the rows of a model, as the code sees them."""
    manager = model._meta.default_manager  # noqa: SLF001 - Django's own name for it
    assert manager is not None
    return manager


@pytest.fixture
def lived_in(town: Town, wish_of: Callable[..., Wish]) -> Town:
    """Return the town with a wish in it, so that the tables of the day hold rows."""
    wish_of("kiku")
    return town


def test_every_table_of_ours_is_scoped() -> None:
    """A new table is scoped, or stands in the list of those that need not be."""
    unscoped = {model for model in our_models() if not isinstance(model._meta.default_manager, Scoped)}  # noqa: SLF001 - Django's own name
    assert unscoped == NOT_PERSONAL


def test_without_a_scope_no_row_is_seen(lived_in: Town) -> None:
    """A query that forgot to say who asks gets nothing, from any table."""
    guarded = [model for model in our_models() if model not in NOT_PERSONAL]
    with acting(None):
        seen = {model.__name__: rows_of(model).count() for model in guarded}
    assert set(seen.values()) == {0}, seen


def test_a_body_sees_the_people_disclosed_to_it(lived_in: Town) -> None:
    """The desk sees its riders; another group's coordinator sees none of them."""
    with lived_in.scope_of("asa"):
        assert {"𠮷田 キク", "海野 ウメ", "髙橋 ハル"} <= set(Person.objects.values_list("name", flat=True))
    with lived_in.scope_of("yoso"):
        assert set(Person.objects.values_list("name", flat=True)) == {"余所 ヨソ"}
        assert not Wish.objects.exists()
        assert not Event.objects.exists()


def test_the_municipality_sees_no_rider(lived_in: Town) -> None:
    """An officer's municipality has no disclosure of riders, so he sees his colleagues and nobody else."""
    with lived_in.scope_of("officer"):
        assert "𠮷田 キク" not in set(Person.objects.values_list("name", flat=True))
        assert not Wish.objects.exists()


def test_a_driver_by_role_alone_sees_only_himself(lived_in: Town) -> None:
    """A driver acts by his link; logging in shows him nothing of the group."""
    with lived_in.scope_of("haru"):
        assert list(Person.objects.values_list("name", flat=True)) == ["髙橋 ハル"]
        assert not Wish.objects.exists()


def test_an_ended_disclosure_closes_her_row(lived_in: Town) -> None:
    """From the day it ends the body no longer sees her; the day before it still did."""
    kiku, sewa = lived_in.people["kiku"], lived_in.by("sewa")
    cancel_wish(Wish.objects.get(rider=kiku), reason="用事がなくなった", by=sewa, at=NOON)
    disclosure = Disclosure.objects.get(person=kiku, to_body=lived_in.group)
    end_disclosure(disclosure, by=sewa, at=NOON, day=NOON.date())
    for day, seen in ((NOON.date(), False), (NOON.date() - timedelta(days=1), True)):
        with acting(Scope(day=day, bodies=frozenset({lived_in.group.pk}))):
            assert Person.objects.filter(pk=kiku.pk).exists() is seen


def test_a_disclosure_does_not_end_while_rides_lie_ahead(lived_in: Town) -> None:
    """Who waits for a car must be known to who drives it: first the rides are cancelled."""
    disclosure = Disclosure.objects.get(person=lived_in.people["kiku"], to_body=lived_in.group)
    with pytest.raises(PersonError, match="これからの送迎があります"):
        end_disclosure(disclosure, by=lived_in.by("sewa"), at=NOON, day=NOON.date())
    disclosure.refresh_from_db()
    assert disclosure.end is None


def test_people_are_never_joined(lived_in: Town) -> None:
    """A join would go past the scope on one database and lose the row on the other: it is refused."""
    with pytest.raises(TypeError, match="prefetch_related"):
        Wish.objects.select_related("rider")


def test_one_rider_in_two_groups_stands_once(lived_in: Town) -> None:
    """A second group is told of her; both see the one row, and only theirs of the wishes."""
    Disclosure.objects.create(
        person=lived_in.people["kiku"], to_body=lived_in.other_group, purpose="ride", consent="spoken", start=LONG_AGO
    )
    with lived_in.scope_of("yoso"):
        assert Person.objects.filter(pk=lived_in.people["kiku"].pk).count() == 1
        assert not Wish.objects.exists()


def test_erasing_empties_the_person_and_leaves_the_events(lived_in: Town) -> None:
    """Her row is emptied; every event stands, and none ever held her name."""
    kiku = lived_in.people["kiku"]
    Wish.objects.get(rider=kiku).rides.update(state="cancelled")
    before = Event.objects.count()
    erase_person(kiku, by=lived_in.by("sewa"), at=NOON, day=NOON.date())
    kiku.refresh_from_db()
    assert (kiku.name, kiku.kana, kiku.phone, kiku.lat) == ("", "", "", None)
    assert str(kiku) == "（消去済み）"
    assert Event.objects.count() == before + 1


def test_events_hold_no_name_phone_or_address(lived_in: Town) -> None:
    """What happened is told by keys alone."""
    words = [person.name for person in lived_in.people.values()] + ["0000-00-0000", "浜町", "浜の上"]
    for event in Event.objects.all():
        told = f"{event.facts} {event.subject} {event.by}"
        assert not [word for word in words if word in told], event


@pytest.mark.postgres
def test_raw_sql_without_a_scope_sees_no_row(lived_in: Town) -> None:
    """On PostgreSQL the database itself holds the scope: not even raw SQL gets round it."""
    tables = [model._meta.db_table for model in our_models() if model not in NOT_PERSONAL]  # noqa: SLF001
    with acting(None), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own tables
            assert cursor.fetchone() == (0,), table


@pytest.mark.postgres
def test_raw_sql_sees_what_the_code_sees(lived_in: Town) -> None:
    """For each of several people the database counts the same rows as the code."""
    for who in ("asa", "yoso", "officer", "haru"):
        with lived_in.scope_of(who), connection.cursor() as cursor:
            for model in our_models():
                if model in NOT_PERSONAL:
                    continue
                cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")  # noqa: S608, SLF001 - our own tables
                assert cursor.fetchone() == (rows_of(model).count(),), (who, model)


@pytest.mark.postgres
def test_a_row_of_another_body_cannot_be_written(lived_in: Town) -> None:
    """Acting for one group, nobody writes into another's tables."""
    with lived_in.scope_of("yoso"), pytest.raises(DatabaseError), transaction.atomic():
        Wish.objects.create(
            body=lived_in.group, rider=lived_in.people["yoso"], service_day=NOON.date(), taken_at=NOON, taken_by="x"
        )
    assert current() is not None


@pytest.mark.postgres
def test_a_role_that_owns_nothing_works_within_its_scope(lived_in: Town) -> None:
    """As installed by the manual: tables of one role, the application with another that may read and write rows, and sees its scope."""
    grant("default", postgres.PLAIN)
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {postgres.PLAIN}")
        cursor.execute(
            "SELECT pg_has_role(current_user, relowner, 'MEMBER') FROM pg_class WHERE relname = 'people_person'"
        )
        assert cursor.fetchone() == (False,)
        with acting(None):
            assert not Person.objects.exists()
            cursor.execute("SELECT count(*) FROM people_person")
            assert cursor.fetchone() == (0,)
        with lived_in.scope_of("asa"):
            assert Person.objects.filter(name="𠮷田 キク").exists()
            cancel_wish(Wish.objects.get(), reason="用事がなくなった", by=lived_in.by("asa"), at=NOON)
        cursor.execute("RESET ROLE")


@pytest.mark.postgres
def test_the_role_is_neither_superuser_nor_exempt(db: None) -> None:
    """Row-level security binds the role the application uses, and the tables' owner too (FORCE)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname = ANY(%s) AND NOT (relrowsecurity AND relforcerowsecurity)",
            [[model._meta.db_table for model in our_models() if model not in NOT_PERSONAL]],  # noqa: SLF001
        )
        assert cursor.fetchall() == []


def test_telling_another_body_is_done_once_and_only_of_somebody_one_sees(town: Town) -> None:
    """The group tells its neighbours of Kiku: twice is once. Who does not see her tells nobody of her."""
    told = {"purpose": Disclosure.Purpose.RIDE, "consent": Disclosure.Consent.SPOKEN, "at": NOON, "day": NOON.date()}
    with town.scope_of("sewa"):
        first, again = (
            disclose(town.people["kiku"].pk, to=town.other_group, by=town.by("sewa"), **told)  # type: ignore[arg-type]
            for _ in range(2)
        )
        assert first.pk == again.pk
        assert current() is not None, "the scope is as it was"
    with town.scope_of("yoso"):
        assert Person.objects.filter(pk=town.people["kiku"].pk).exists()
    with town.scope_of("yoso"), pytest.raises(PermissionDenied):
        disclose(town.people["ume"].pk, to=town.municipality, by=town.by("yoso"), **told)  # type: ignore[arg-type]
