"""Log-ins as an administrator sees them: who may act for which body. No rider is ever among them."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body, Membership
from ashinami_web.bookings.queries import found_by
from ashinami_web.config.acting import Acting
from ashinami_web.config.rows import dated
from ashinami_web.config.scope import Scope, acting
from ashinami_web.people.actions import give_account
from ashinami_web.people.models import Account, Disclosure, Person
from ashinami_web.people.roles import Permission, Role


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A log-in with the roles it holds now."""

    account: Account
    memberships: tuple[Membership, ...]


def bodies_kept(by: Acting) -> list[Body]:
    """Return the bodies whose log-ins an administrator keeps: those of his municipality."""
    town = by.body.municipality_id or by.body.pk
    return list(Body.objects.filter(Q(municipality=town) | Q(pk=town)).order_by("name"))


def account_lines(by: Acting, day: date) -> list[AccountLine]:
    """Return the log-ins that act for one of the bodies, by log-in name; memberships and log-in names only, no person."""
    by.require(Permission.MANAGE_ACCOUNTS)
    with _all_kept(by, day):
        rows = list(Membership.objects.filter(dated(on=day), body__in=bodies_kept(by)).select_related("body"))
    roles: defaultdict[UUID, list[Membership]] = defaultdict(list)
    for row in rows:
        roles[row.person_id].append(row)
    accounts = Account.objects.filter(person__in=list(roles)).order_by("username")
    return [AccountLine(account, tuple(roles[account.person_id])) for account in accounts]


@transaction.atomic
def open_account(  # noqa: PLR0913 - an action names all it is told
    *, name: str, username: str, body: Body, role: Role, by: Acting, at: datetime, day: date
) -> tuple[Account, str]:
    """Make a log-in for somebody new in a role; return it with its first password, which is kept nowhere."""
    by.require(Permission.MANAGE_ACCOUNTS)
    password = secrets.token_urlsafe(9)
    with _all_kept(by, day):
        person = Person(municipality_id=body.municipality_id or body.pk, name=name.strip())
        person.found_by = found_by(person)
        person.save(force_insert=True)
        Disclosure.objects.create(
            person=person,
            to_body=body,
            purpose=Disclosure.Purpose.OFFICE,
            consent=Disclosure.Consent.DUTY,
            start=day,
        )
        account = give_account(person, username=username, password=password)
        _start(account, body, role, by=by, at=at, day=day)
    return account, password


@transaction.atomic
def renew_password(account: Account, *, by: Acting, at: datetime, day: date) -> str:
    """Give a log-in a new password, for who forgot his; return it, it is kept nowhere. Where he was logged in he no longer is."""
    _require_kept(account, by, day)
    password = secrets.token_urlsafe(9)
    account.set_password(password)
    account.save(update_fields=["password"])
    _record_account(EventKind.ACCOUNT_RESET, account, by, at, day)
    return password


@transaction.atomic
def stop_account(account: Account, *, by: Acting, at: datetime, day: date) -> None:
    """Let nobody in with a log-in any more, for now; who is logged in with it no longer is. Nobody stops his own (ValueError)."""
    _require_kept(account, by, day)
    if account.person_id == by.person:
        raise ValueError("nobody stops his own log-in: he could not let himself in again")
    _set_active(account, active=False)
    _record_account(EventKind.ACCOUNT_STOPPED, account, by, at, day)


@transaction.atomic
def resume_account(account: Account, *, by: Acting, at: datetime, day: date) -> None:
    """Let a stopped log-in in again, with the password it had."""
    _require_kept(account, by, day)
    _set_active(account, active=True)
    _record_account(EventKind.ACCOUNT_RESUMED, account, by, at, day)


@transaction.atomic
def add_role(  # noqa: PLR0913 - an action names all it is told
    account: Account, *, body: Body, role: Role, by: Acting, at: datetime, day: date
) -> None:
    """Let a log-in act for a body in one more role from today."""
    by.require(Permission.MANAGE_ACCOUNTS)
    with _all_kept(by, day):
        _start(account, body, role, by=by, at=at, day=day)


@transaction.atomic
def end_role(key: UUID, *, by: Acting, at: datetime, day: date) -> None:
    """End a role from today; a membership that is none, or not kept here, is a `Membership.DoesNotExist`."""
    by.require(Permission.MANAGE_ACCOUNTS)
    with _all_kept(by, day):
        membership = Membership.objects.get(pk=key, body__in=bodies_kept(by), end__isnull=True)
        membership.end = max(day, membership.start)
        membership.save(update_fields=["end"])
    _record(EventKind.MEMBERSHIP_ENDED, membership, by, at, day)


def _require_kept(account: Account, by: Acting, day: date) -> None:
    """Refuse a log-in that acts for no body kept here."""
    if all(line.account != account for line in account_lines(by, day)):
        raise PermissionDenied(f"the log-in {account.pk} acts for no body of the municipality")


def _set_active(account: Account, *, active: bool) -> None:
    account.is_active = active
    account.save(update_fields=["is_active"])


def _start(  # noqa: PLR0913 - what an action is told
    account: Account, body: Body, role: Role, *, by: Acting, at: datetime, day: date
) -> None:
    membership, made = Membership.objects.get_or_create(
        person_id=account.person_id, body=body, role=role, end=None, defaults={"start": day}
    )
    if made:
        _record(EventKind.MEMBERSHIP_STARTED, membership, by, at, day)


def _record_account(kind: EventKind, account: Account, by: Acting, at: datetime, day: date) -> None:
    record(body=by.body.pk, kind=kind, subject=str(account.person_id), by=by.author, at=at, service_day=day)


def _record(kind: EventKind, membership: Membership, by: Acting, at: datetime, day: date) -> None:
    record(
        body=by.body.pk,
        kind=kind,
        subject=str(membership.person_id),
        by=by.author,
        at=at,
        service_day=day,
        facts={"role": str(membership.role), "to": str(membership.body_id)},
    )


@contextmanager
def _all_kept(by: Acting, day: date) -> Iterator[None]:
    """See the memberships of every body of the municipality: the administrator acts for one, but keeps the log-ins of all."""
    bodies = frozenset(body.pk for body in bodies_kept(by))
    with acting(Scope(day=day, bodies=bodies | {by.body.pk}, person=by.person)):
        yield
