"""The money cases of the dossier whose rules are the state's, a prefecture's or the law's: one line a case.

The tables beside this file turn the words of a topic into our values; they know no case by name. Where the file says how a rule was
verified, the test's name says it too, and what is not verified must warn in the result. Topics of municipal rules are shown where the
rules of towns are.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.state_money import words_care, words_land
from tests.spec.state_money.reading import Case, Topic, read

SHARED = Path(__file__).resolve().parents[4] / "shared"
TOPICS: dict[str, Topic] = {
    "half_rule": words_care.half,
    "service_d_users": words_care.hashimoto_users,
    "eligible_cost": words_care.eligible_cost,
    "funding_share": words_care.shares,
    "sogo_ceiling": words_care.sogo_ceiling,
    "checklist": words_care.checklist,
    "service_c": words_care.service_c,
    "eligibility": words_care.eligibility,
    "insurer_incentive": words_care.incentive,
    "tokutei_chiiki": words_land.cooperative_topic,
    "chusankan": words_land.hilly_payment,
    "chusankan_addon": words_land.hilly_add_on,
    "transport_grant": words_land.transport_grant,
    "rural_grant": words_land.rural_grant,
    "cost_sharing": words_land.cost_sharing,
    "accompanied_support": words_land.accompanied_support,
    "data_quality": words_land.data_quality,
}
MUNICIPAL = {
    "service_b_subsidy", "service_d_subsidy", "service_b_users", "service_bd_subsidy", "kayoi_subsidy", "mobility_subsidy",
    "group_bus_subsidy", "facility_subsidy", "community_grant",
}  # fmt: skip
CASES = read(SHARED) if SHARED.is_dir() else ()
OURS = [case for case in CASES if case.topic in TOPICS]

pytestmark = pytest.mark.shared


@pytest.mark.parametrize("case", OURS, ids=lambda case: f"{case.topic}: {case.title} ({case.day}, {case.verification})")
def test_the_rule_gives_what_the_file_gives(case: Case, shared: Path) -> None:
    """Every figure and verdict the file expects is what comes out of the words of its inputs."""
    found = TOPICS[case.topic](case.inputs, case.day)
    assert {name: found[name] for name in case.expected} == dict(case.expected)


def test_every_topic_has_its_table(shared: Path) -> None:
    """No topic of the file is left without a reader: each is ours or a town's."""
    assert {case.topic for case in read(shared)} == set(TOPICS) | MUNICIPAL


def test_the_tables_know_no_case_by_name(root: Path, shared: Path) -> None:
    """No case id stands in the tables or in the schemes."""
    text = (shared / "cases" / "funding.yaml").read_text(encoding="utf-8")
    ids = [line.split(": ", 1)[1] for line in text.splitlines() if line.startswith("- id: ")]
    files = [
        *(root / "tests" / "spec" / "state_money").glob("*.py"),
        *(root / "src" / "ashinami" / "funding").rglob("*.*"),
        *(root / "src" / "ashinami" / "law" / "care_insurance").rglob("*.*"),
    ]
    texts = {path.name: path.read_text(encoding="utf-8") for path in files if path.suffix in {".py", ".toml"}}
    assert ids
    assert [(name, one) for name, whole in texts.items() for one in ids if one in whole] == []
