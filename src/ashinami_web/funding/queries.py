"""Rules, schemes and years, from rows to what the library knows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ashinami.funding import facts as house
from ashinami.funding.municipal import rules
from ashinami.funding.registry import Schemes, schemes
from ashinami.funding.rulebook.rule import Rule
from ashinami.funding.rulebook.schemes import schemes_of
from ashinami.rules.answers import Answers, Record
from ashinami.rules.facts import Fact
from ashinami.rules.facts_file import read_answers
from ashinami_web.bodies.models import Body
from ashinami_web.funding.models import GroupYear, TownRule


def town_of(body: Body) -> Body:
    """Return the municipality whose rules a body reads: its own, or itself."""
    return body.municipality or body


def active_rules(body: Body) -> dict[str, TownRule]:
    """Return the rules the town of a body has put in force, by id."""
    rows = TownRule.objects.filter(body=town_of(body), state=TownRule.State.ACTIVE)
    return {row.rule_id: row for row in rows.order_by("rule_id")}


def rule_named(rule_id: str, body: Body) -> Rule | None:
    """Return a rule by id: the town's own edition before the specimen; None for a scheme that is no rule of steps."""
    own = active_rules(body).get(rule_id)
    return own.rule if own is not None else rules().get(rule_id)


def schemes_for(body: Body) -> Schemes:
    """Return all schemes as the body's town has them."""
    own = (scheme for row in active_rules(body).values() for scheme in schemes_of(row.rule))
    return schemes().joined_with(own)


def payers_of(body: Body) -> tuple[str, ...]:
    """Return the payers within reach of a body: its town, and whatever its town has entered rules for."""
    return tuple(dict.fromkeys((town_of(body).name, *(row.rule.municipality for row in active_rules(body).values()))))


def facts_for(body: Body) -> tuple[Fact, ...]:
    """Return the facts a year's record may hold: those of every group, and the questions of the town's own rules."""
    own = {name: fact for row in active_rules(body).values() for name, fact in row.rule.facts.items()}
    return tuple({**house.FACTS, **own}.values())


def answers_of(row: GroupYear, facts: Collection[Fact]) -> Answers:
    """Return a year's record as answers; what no longer reads stays unknown."""
    return read_answers(facts, row.facts, Record(f"{row.year}年度の記録"))[0]


def years_of(body: Body) -> list[GroupYear]:
    """Return the years a group has on record, the latest first."""
    return list(GroupYear.objects.filter(body=body).order_by("-year"))


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """One group's record of a year that the reader may see."""

    name: str
    row: GroupYear


def shared_years(year: int) -> list[GroupRecord]:
    """Return each visible record of the year with the group's name, in order of the names."""
    rows = GroupYear.objects.filter(year=year).select_related("body")
    return sorted((GroupRecord(row.body.name, row) for row in rows), key=lambda one: (one.name, str(one.row.pk)))


def years_with_records() -> list[int]:
    """Return the years of which some visible group has a record, the latest first."""
    return sorted(set(GroupYear.objects.values_list("year", flat=True)), reverse=True)
