"""Rides that need neither permit nor registration: what the worked cases beside the law do not say by themselves.

The cases are tables a lawyer can read: src/ashinami/law/road_transport/no_permit/cases.toml and those of its folders.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ashinami.basics.source import Mark
from ashinami.law import corpus
from ashinami.law.cases import worked_cases
from ashinami.law.road_transport.carriage_facts import SPECIAL
from ashinami.law.road_transport.no_permit import SUBJECT, facts
from ashinami.law.road_transport.no_permit.forms import FORMS
from ashinami.law.telling import cases_of
from ashinami.rules.answers import Answer, Answers, Said
from ashinami.rules.conditions import leaves
from ashinami.rules.provision import Provision
from ashinami.rules.reading import TO_CONFIRM, explain
from ashinami.rules.verdict import Verdict, find

PARTS = (SUBJECT, *(f"{SUBJECT}.{subject}" for _, subjects in FORMS.values() for subject in subjects))
PROVISIONS = tuple(one for subject in PARTS for one in corpus().versions(subject))
VERSIONS = corpus().versions(SUBJECT)
MEMO_2006 = date(2006, 10, 1)


def by_id(provision: Provision) -> str:
    """Name a test after its provision."""
    return provision.id


@pytest.mark.parametrize("provision", PROVISIONS, ids=by_id)
def test_each_version_has_a_case_of_every_verdict(provision: Provision) -> None:
    """Each version has a lawful, an unlawful and an undetermined case, and the first and last of its days are tried."""
    cases = cases_of(provision)
    assert {case.expect for case in cases} >= {Verdict.LAWFUL, Verdict.UNLAWFUL, Verdict.UNDETERMINED}
    days = {case.day for case in cases}
    assert provision.in_force.start in days
    assert provision.in_force.end is None or provision.in_force.end - timedelta(days=1) in days


@pytest.mark.parametrize("provision", PROVISIONS, ids=by_id)
def test_nothing_known_is_never_lawful(provision: Provision) -> None:
    """With no answer at all, every version is undetermined and asks."""
    finding = find(corpus(), provision.subject, provision.in_force.start, Answers())
    assert finding.verdict is Verdict.UNDETERMINED
    assert finding.questions


def test_the_versions_of_a_form_begin_with_the_first_memo() -> None:
    """No special form is without a version on any day on which the memo of 2006 or a later notice is in force."""
    assert all(corpus().versions(subject)[0].in_force.start == MEMO_2006 for subject in PARTS)
    assert all(corpus().versions(subject)[-1].in_force.end is None for subject in PARTS)


def test_every_special_form_is_judged() -> None:
    """Each option of the question on special forms leads to a part of its own."""
    assert tuple(FORMS) == SPECIAL.ids


@pytest.mark.parametrize("provision", VERSIONS, ids=by_id)
@pytest.mark.parametrize("form", SPECIAL.ids)
def test_a_special_form_without_its_facts_is_open(provision: Provision, form: str) -> None:
    """Who receives nothing for a ride of a special form is told what must still be known of that form."""
    said = Said("事例", provision.in_force.start)
    known: dict[str, frozenset[str] | str | bool] = {
        "carriage.carries": True,
        "carriage.for_others": True,
        "scope.special": frozenset({form}),
        "third_party.basis": "none",
        "received.kinds": frozenset(),
    }
    asked = {fact.id: fact for fact in corpus().facts_of(SUBJECT)}
    answers = Answers(tuple(Answer(asked[name], value, said) for name, value in known.items()))
    assert find(corpus(), SUBJECT, provision.in_force.start, answers).verdict is Verdict.UNDETERMINED


def test_the_amended_notice_prints_to_confirm() -> None:
    """Every reason of the version of 2020, which nobody has read, says 要確認; all its leaves are marked U."""
    amended = corpus().get("road_transport.no_permit.notice_2020")
    assert all(leaf.cite.mark is Mark.UNVERIFIED for leaf in leaves(amended.condition))
    case = next(case for case in cases_of(amended) if case.name == "何も受け取らない")
    finding = find(corpus(), SUBJECT, case.day, case.answers)
    assert finding.outlook is not None
    assert all(line.endswith(TO_CONFIRM) for line in explain(finding.outlook))


def test_goods_under_the_guideline_print_to_confirm_and_money_does_not() -> None:
    """Vegetables come out lawful with 要確認 from 2024 on; a ride for nothing comes out without it."""
    for name, expected in (("家で採れた野菜をもらう", True), ("何も受け取らない", False)):
        case = next(case for case in worked_cases() if case.name == name and case.day >= date(2024, 3, 1))
        finding = find(corpus(), case.subject, case.day, case.answers)
        assert finding.outlook is not None
        assert any(TO_CONFIRM in line for line in explain(finding.outlook)) is expected


def test_an_ordinary_ride_is_explained_by_one_sentence_on_its_form() -> None:
    """Of the forms a ride could have had, an ordinary one is told in one sentence only."""
    case = next(case for case in worked_cases() if case.name == "何も受け取らない" and case.day >= date(2024, 3, 1))
    finding = find(corpus(), case.subject, case.day, case.answers)
    assert finding.outlook is not None
    names = [name for name, _ in FORMS.values()]
    assert [line for line in explain(finding.outlook) if any(name in line for name in names)] == []
    assert any("特別な形の送迎ではありません" in line for line in explain(finding.outlook))


def test_what_still_applies_is_told_with_every_version() -> None:
    """A ride that needs no permit still has its duties: licence, safe driving manager, insurance."""
    for version in VERSIONS:
        told = " ".join(duty.text for duty in version.duties)
        assert all(word in told for word in ("運転免許", "安全運転管理者", "自賠責保険", "講習"))


@pytest.mark.parametrize("provision", PROVISIONS, ids=by_id)
def test_the_catalogue(provision: Provision) -> None:
    """Every provision and leaf cites where it is written, and every sentence ends as a Japanese sentence does."""
    assert provision.cite.url
    for leaf in leaves(provision.condition):
        assert leaf.cite.url
        assert "か" in leaf.fact.asks
        for sentence in (leaf.says.satisfied, leaf.says.not_satisfied, leaf.says.not_known):
            assert sentence.endswith(("。", "）。"))


def test_a_fact_of_the_first_edition_keeps_its_id() -> None:
    """Arrangements on record name these facts, so none of them is ever renamed or loses an option."""
    ids = {fact.id for fact in corpus().facts_of(SUBJECT)}
    assert {"scope.special", "third_party.basis", "received.kinds", "costs.items", "costs.over_actual"} <= ids
    assert {"facility_pickup", "lodging_tour", "membership_fee", "public_support", "home_help", "car_of_others"} <= set(
        SPECIAL.ids
    )
    assert {"fuel", "toll", "parking", "dedicated_insurance", "car_rental"} <= set(facts.COST_ITEMS.ids)
