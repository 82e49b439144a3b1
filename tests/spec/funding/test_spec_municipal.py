"""Towns' subsidy rules: every case of the dossier on them, by one table of words, and siblings at the edges of each rule."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ashinami.basics.source import Mark
from ashinami.funding.municipal import rule, rules
from ashinami.funding.rulebook.columns import amounts
from ashinami.funding.rulebook.examples import came_out, work, worked
from ashinami.funding.rulebook.rule import Example
from ashinami.funding.rulebook.schemes import scheme_of
from ashinami.funding.scheme import Standing, evaluate
from ashinami.rules.answers import Record
from ashinami.rules.facts_file import read_answers
from tests.spec.funding.cases import Case, cases
from tests.spec.funding.municipal_words import TABLE, Words

TOPICS = (
    "service_b_subsidy",
    "service_d_subsidy",
    "service_b_users",
    "service_bd_subsidy",
    "kayoi_subsidy",
    "mobility_subsidy",
    "group_bus_subsidy",
    "facility_subsidy",
    "community_grant",
    "service_d_users",
)
AMOUNTS = cases(*TOPICS[:9])
MARKS = {"primary": {Mark.VERIFIED}, "secondary": {Mark.SECONDARY}}


def words(case: Case) -> Words:
    """Return the table of the rule that a case is about: by the town and the title of its source."""
    found = [table for (body, title), table in TABLE.items() if body in case.body and title in case.body]
    assert len(found) == 1, case.body
    return found[0]


def facts_told(case: Case, table: Words) -> dict[str, Any]:
    """Return the case in our facts; a word that the table does not know fails the test."""
    told = dict(table.usual)
    for word, value in case.inputs.items():
        told |= table.inputs[word](value)
    return told | table.built(case.inputs)


@pytest.mark.shared
@pytest.mark.parametrize("case", AMOUNTS, ids=str)
def test_a_town_pays_what_the_file_says(case: Case, shared: Path) -> None:
    """Each figure that the case names comes out of a named step, to the yen; columns give the same amount."""
    table = words(case)
    own = rule(table.rule)
    version = own.on(case.day) or own.versions[0]
    day = case.day if own.on(case.day) else version.days.start
    answers, notices = read_answers(own.facts.values(), facts_told(case, table), Record("事例"))
    assert notices == ()
    seen = evaluate(scheme_of(own, version), day, answers)
    for word, wanted in case.expected.items():
        match word:
            case "eligible" if isinstance(wanted, bool):
                assert (seen.standing is Standing.FITS) is wanted
            case "chargeable_to_sogo_jigyo_subsidy":
                assert (own.account in ("", "地域支援事業")) is wanted
            case "repay":
                assert (came_out(seen, "repay") is not None) is wanted
                assert seen.amount == 0
            case _:
                assert came_out(seen, table.steps.get(word, word)) == wanted, word
    columned, known = amounts(own, version, day, [answers])
    assert bool(known[0])
    assert int(columned[0]) == seen.by_formula


@pytest.mark.shared
@pytest.mark.parametrize("case", AMOUNTS, ids=str)
def test_a_rule_is_as_sure_as_the_case_it_rests_on(case: Case, shared: Path) -> None:
    """A rule known only from a private page says so; one read in an official page is not marked down."""
    own = rule(words(case).rule)
    for word, marks in MARKS.items():
        if case.verification == word:
            assert own.cite.mark in marks
    assert (
        case.source["title"] in own.cite.title
        or own.cite.title in case.source["title"]
        or own.cite.mark is Mark.SECONDARY
    )


@pytest.mark.shared
@pytest.mark.parametrize("case", cases("service_d_users"), ids=str)
def test_who_counts_as_going_on_using_the_service(case: Case, shared: Path) -> None:
    """橋本市 counts who was certified on or after its day, used the service before that, and has gone on using it."""
    version = rule("hashimoto.ride_support").on(case.day)
    assert version is not None
    assert version.continuing is not None
    given = case.inputs
    counts = version.continuing.counts(
        certified_on=date.fromisoformat(given["certified_yokaigo_on"]),
        used_before=given["used_service_before_as_yoshien"],
        goes_on=given["uses_continuously"],
    )
    assert counts is case.expected["counts"]


# siblings that the file does not have


@pytest.mark.parametrize(
    ("certified", "before", "goes_on", "counts"),
    [
        ("2022-04-01", True, True, True),
        ("2022-03-31", True, True, False),
        ("2022-04-01", False, True, False),
        ("2022-04-01", True, False, False),
    ],
)
def test_hashimoto_counts_from_its_day_on(certified: str, before: bool, goes_on: bool, counts: bool) -> None:  # noqa: FBT001
    """The first day counts, the day before does not; neither does who began later or stopped."""
    own = rule("hashimoto.ride_support")
    version = own.on(date(2022, 6, 1))
    assert version is not None
    assert version.continuing is not None
    told = version.continuing.counts(certified_on=date.fromisoformat(certified), used_before=before, goes_on=goes_on)
    assert told is counts
    earlier = own.on(date(2022, 3, 31))
    assert earlier is not None
    assert earlier.continuing is None


@pytest.mark.parametrize(
    ("target", "users", "rate"),
    [
        (0, 10, 0),
        (1, 11, 50),
        (1, 10, 60),
        (2, 10, 70),
        (3, 10, 80),
        (4, 10, 90),
        (5, 10, 100),
        (49, 100, 90),
        (99, 1000, 50),
    ],
)
def test_kagoshima_s_rate_by_the_share_of_target_users(target: int, users: int, rate: int) -> None:
    """Each row of the table from its first share on; the rows of 30 % and 50 % are inferred, and the step says so."""
    own = rule("kagoshima.mutual_help")
    table = own.versions[0].tables["rate"]
    row = table.row(Fraction(target, users))
    assert row.value == rate
    assert (row.mark is Mark.DERIVED) is (rate in (80, 100))


@pytest.mark.parametrize(
    ("sessions", "months", "ceiling"),
    [
        (24, 12, 60_000),
        (30, 12, 60_000),
        (31, 12, 80_000),
        (42, 12, 80_000),
        (43, 12, 100_000),
        (2, 1, 5_000),
        (5, 2, 10_000),
        (8, 3, 20_000),
    ],
)
def test_owani_s_tiers_at_their_edges(sessions: int, months: int, ceiling: int) -> None:
    """2 a month is enough for the first tier, 2.5 and 3.5 are not enough for the next; a part of the year is rounded to 1,000 yen."""
    facts = {"activities.count": sessions, "group.months": months, "users.aged_65": 5, "users.all": 5}
    facts |= {"activities.minutes": 60, "cost.complete": True}
    done = work(rule("owani.salon"), Example("端", date(2024, 4, 1), facts, {"ceiling": Fraction(ceiling)}))
    assert done.good, done.differs


@pytest.mark.parametrize(
    ("hire", "amount"),
    [(999, 0), (50_000, 50_000), (51_999, 50_000), (52_000, 51_000), (100_000, 75_000), (101_999, 75_000)],
)
def test_kagoshima_s_bus_is_cut_below_a_thousand_at_both_parts(hire: int, amount: int) -> None:
    """Each part is cut by itself, then the ceiling."""
    facts = {"cost.hire": hire, "users.all": 12, "users.aged_60": 12}
    done = work(rule("kagoshima.group_bus"), Example("端", date(2026, 4, 1), facts, {"amount": Fraction(amount)}))
    assert done.good, done.differs


@pytest.mark.parametrize("rule_id", sorted(rules()))
def test_the_examples_beside_each_rule_come_out(rule_id: str) -> None:
    """Every worked example of every specimen, from facts that can all be read; a rule without example is not finished."""
    own = rule(rule_id)
    assert own.examples
    for done in worked(own):
        assert done.good, (done.example.name, done.differs, [str(notice) for notice in done.notices])
