"""The trial that breaks the law on purpose notices what no case holds, and lets pass what is held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ashinami.law import corpus
from ashinami.rules.conditions import AllOf, AnyOf, Is, Not, leaves
from ashinami.rules.provision import Provision
from ashinami.rules.truth import Truth
from tools import law_mutations
from tools.law_mutations import fixed, main, survivors

SUBJECT = "road_transport.registered.insurance"


def insurance() -> Provision:
    """Return a small provision with a case for each leaf."""
    return corpus().versions(SUBJECT)[-1]


def test_what_every_case_holds_leaves_no_survivor(capsys: pytest.CaptureFixture[str]) -> None:
    """Each leaf of a provision with full cases is missed when it is fixed; the command says so and ends well."""
    assert list(survivors(insurance())) == []
    assert main([SUBJECT]) == 0
    assert capsys.readouterr().out == "0 survivors\n"


def test_a_part_that_no_case_tries_survives(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without any case every part survives, each way; and a law that its cases refute is told as such."""
    monkeypatch.setattr(law_mutations, "cases_of", lambda _: ())
    asked = len(leaves(insurance().condition))
    assert len(list(survivors(insurance()))) == 3 * asked
    assert main([SUBJECT]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == f"{3 * asked} survivors"
    monkeypatch.undo()
    turned = replace(insurance(), condition=Not(insurance().condition))
    assert list(survivors(turned)) == ["a case already fails"]


def test_a_leaf_is_fixed_wherever_it_stands() -> None:
    """Every occurrence is replaced, also inside a negation."""
    leaf = next(leaf for leaf in leaves(insurance().condition) if isinstance(leaf, Is))
    before = AllOf("t", (leaf, Not(leaf)))
    assert fixed(before, leaf, Truth.NO) == AllOf("t", (AnyOf("決して", ()), Not(AnyOf("決して", ()))))
