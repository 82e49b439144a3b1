"""No case of the dossier is left out: each topic of the file is claimed by a table of this folder."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path

import pytest

from tests.spec.funding.cases import cases


def claimed() -> Counter[str]:
    """Return each topic and how many modules claim it in their `TOPICS`."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("test_*.py"))
    modules = [importlib.import_module(f"tests.spec.funding.{name}") for name in names]
    return Counter(topic for module in modules for topic in getattr(module, "TOPICS", ()))


@pytest.mark.shared
def test_every_case_is_claimed_by_one_table(shared: Path) -> None:
    """A topic that nobody reads fails here, and so does one that two modules read."""
    found = claimed()
    assert {case.topic for case in cases()} == set(found)
    assert {topic: count for topic, count in found.items() if count > 1} == {}
    assert len(cases()) == 88
