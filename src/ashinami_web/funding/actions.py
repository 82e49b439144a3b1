"""Copying a rule, changing its numbers, putting it in force, dropping a draft; keeping and sharing a group's year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from ashinami.funding.rulebook.changing import changed
from ashinami.funding.rulebook.rule import Rule
from ashinami.funding.rulebook.writing import to_toml
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body
from ashinami_web.config.acting import Acting
from ashinami_web.funding.models import GroupYear, TownRule
from ashinami_web.people.roles import Permission


class UnreadableError(ValueError):
    """The rule would not read; the message says why, in Japanese."""


@transaction.atomic
def draft(rule: Rule, start: date, *, by: Acting, at: datetime, day: date) -> TownRule:
    """Copy a rule into a draft of the town, in which numbers can be changed from the day on."""
    by.require(Permission.SET_FUNDING_RULES)
    rows = TownRule.objects.filter(body=by.body, rule_id=rule.id)
    # a copy of another town's rule is this town's own: it pays, and the rule is called after it
    title = rule.title.replace(rule.municipality, by.body.name, 1)
    text = to_toml({**rule.plain, "municipality": by.body.name, "title": title})
    row = TownRule.objects.create(
        body=by.body,
        rule_id=rule.id,
        title=title[:120],
        number=(rows.aggregate(most=Max("number"))["most"] or 0) + 1,
        base=text,
        text=text,
        start=start,
        made_at=at,
        made_by=by.author,
    )
    _event(EventKind.FUNDING_RULE_CHANGED, row, by, at, day, state="draft", number=row.number)
    return row


@transaction.atomic
def renumber(
    row: TownRule,
    start: date,
    numbers: Mapping[str, Fraction],
    rows: Mapping[str, tuple[Fraction, ...]],
    *,
    title: str,
    by: Acting,
    at: datetime,
    day: date,
) -> None:
    """Write other numbers into a draft, from the day on.

    Raises
    ------
    UnreadableError
        When the rule would not read with them; the draft stays as it was.
    """
    _own_draft(row, by)
    read = changed(row.base_rule, start, numbers, rows, title=title)
    if read.rule is None:
        raise UnreadableError("\n".join(str(notice) for notice in read.notices))
    row.text, row.start, row.title = to_toml(read.rule.plain), start, read.rule.title
    row.save(update_fields=["text", "start", "title"])
    _event(EventKind.FUNDING_RULE_CHANGED, row, by, at, day, state="draft", number=row.number)


@transaction.atomic
def activate(row: TownRule, *, by: Acting, at: datetime, day: date) -> None:
    """Put a draft in force; the edition before it is kept and no longer counts."""
    _own_draft(row, by)
    before = TownRule.objects.filter(body=by.body, rule_id=row.rule_id, state=TownRule.State.ACTIVE)
    before.update(state=TownRule.State.REPLACED)
    row.state, row.activated_at, row.activated_by = TownRule.State.ACTIVE, at, by.author
    row.save(update_fields=["state", "activated_at", "activated_by"])
    _event(
        EventKind.FUNDING_RULE_CHANGED, row, by, at, day, state="active", number=row.number, start=row.start.isoformat()
    )


@transaction.atomic
def drop(row: TownRule, *, by: Acting, at: datetime, day: date) -> None:
    """Throw a draft away; what has been in force is never removed."""
    _own_draft(row, by)
    _event(EventKind.FUNDING_RULE_CHANGED, row, by, at, day, state="dropped", number=row.number)
    row.delete()


@transaction.atomic
def keep_year(year: int, facts: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> GroupYear:
    """Save what the group knows of a fiscal year, in the place of what was there."""
    by.require(Permission.KEEP_MONEY)
    row, _made = GroupYear.objects.update_or_create(
        body=by.body, year=year, defaults={"facts": dict(facts), "changed_at": at, "changed_by": by.author}
    )
    _year_event(row, by, at, day)
    return row


@transaction.atomic
def share_year(row: GroupYear, to: Body | None, *, by: Acting, at: datetime, day: date) -> None:
    """Let a body read the year's figures, or nobody again. They hold counts and yen, never a name."""
    by.require(Permission.KEEP_MONEY)
    if row.body_id != by.body.pk:
        raise PermissionDenied("a group shares its own year alone")
    row.shared_with = to
    row.save(update_fields=["shared_with"])
    _year_event(row, by, at, day)


def _own_draft(row: TownRule, by: Acting) -> None:
    by.require(Permission.SET_FUNDING_RULES)
    if row.body_id != by.body.pk or row.state != TownRule.State.DRAFT:
        raise PermissionDenied("only a draft of one's own body is changed")


def _event(kind: EventKind, row: TownRule, by: Acting, at: datetime, day: date, **facts: object) -> None:
    told = {"rule": row.rule_id, **facts}
    record(body=by.body.pk, kind=kind, subject=str(row.pk), by=by.author, at=at, service_day=day, facts=told)


def _year_event(row: GroupYear, by: Acting, at: datetime, day: date) -> None:
    told = {"year": row.year, "shared": row.shared_with_id is not None}
    record(
        body=by.body.pk,
        kind=EventKind.GROUP_YEAR_KEPT,
        subject=str(row.pk),
        by=by.author,
        at=at,
        service_day=day,
        facts=told,
    )
