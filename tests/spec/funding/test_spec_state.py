"""The money cases of the dossier whose rules are the state's, a prefecture's or the law's: one line a case.

The tables beside this file turn the words of a topic into our values; they know no case by name. The name of each test says how the
file's rule was verified; what is not verified must warn in the result.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.spec.funding import words_care, words_land
from tests.spec.funding.cases import FILE, Case, cases
from tests.spec.funding.state_reading import Topic

TOPICS: dict[str, Topic] = {
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


SIBLINGS = tomllib.loads((Path(__file__).parent / "siblings.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.shared
@pytest.mark.parametrize("case", cases(*TOPICS), ids=lambda case: f"{case}-{case.verification}")
def test_the_rule_gives_what_the_file_gives(case: Case, shared: Path) -> None:
    """Every figure and verdict the file expects is what comes out of the words of its inputs."""
    found = TOPICS[case.topic](case.inputs, case.day)
    assert {name: found[name] for name in case.expected} == dict(case.expected)


@pytest.mark.parametrize("case", SIBLINGS, ids=lambda case: f"{case['topic']}-{case['title']}")
def test_siblings_at_the_edges_of_the_same_rules(case: dict[str, Any]) -> None:
    """What the file does not have: the other side of each edge, reckoned by us (資料からの導出)."""
    found = TOPICS[case["topic"]](case["inputs"], case["as_of"])
    assert {name: found[name] for name in case["expected"]} == case["expected"]


@pytest.mark.shared
def test_the_tables_know_no_case_by_name(root: Path, shared: Path) -> None:
    """No case id stands in the tables or in the schemes."""
    ids = [
        line.split(": ", 1)[1] for line in FILE.read_text(encoding="utf-8").splitlines() if line.startswith("- id: ")
    ]
    folders = ("tests/spec/funding", "src/ashinami/funding", "src/ashinami/law/care_insurance")
    files = [path for folder in folders for path in (root / folder).rglob("*.*") if path.suffix in {".py", ".toml"}]
    texts = {path.as_posix(): path.read_text(encoding="utf-8") for path in files}
    assert ids
    assert [(name, one) for name, whole in texts.items() for one in ids if one in whole] == []
