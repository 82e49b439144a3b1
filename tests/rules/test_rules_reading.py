"""Conditions in words, for lawyers: what is asked, and what is asked when a condition must not hold."""

from __future__ import annotations

import pytest
from rules_specimens import CITE, KIND, KINDS, MINUTES, SAYS, A

from ashinami.rules.conditions import AllOf, AtLeast, AtMost, Leaf, Not, Within
from ashinami.rules.reading import reading_copy


@pytest.mark.parametrize(
    ("leaf", "bound", "contrary"),
    [
        (A, "が「はい」", "が「いいえ」"),
        (AtMost(MINUTES, 5, SAYS, CITE), "が 5分以下", "が 5分を超える"),
        (AtLeast(MINUTES, 5, SAYS, CITE), "が 5分以上", "が 5分に満たない"),
        (Within(KIND, ("a",), SAYS, CITE), "が 「ア」", "が 「ア」 ではない"),
        (Within(KIND, ("a", "b"), SAYS, CITE), "が 「ウ」 ではない", "が 「ウ」"),
        (Within(KINDS, ("a",), SAYS, CITE), "が 「ア」 だけ", "に 「イ」か「ウ」 がある"),
        (Within(KINDS, ("a", "b"), SAYS, CITE), "に 「ウ」 がない", "に 「ウ」 がある"),
    ],
)
def test_no_double_negative(leaf: Leaf, bound: str, contrary: str) -> None:
    """A leaf that must not hold is told by its own refusing sentence and by what the answer must be, not by `not`."""
    told, asked = reading_copy(leaf)
    assert told == f"- {leaf.says.satisfied}〔原文で確認〕"
    assert asked.endswith(bound)
    told, asked = reading_copy(Not(leaf))
    assert told == f"- {leaf.says.not_satisfied}〔原文で確認〕"
    assert asked.endswith(contrary)
    assert reading_copy(Not(AllOf("両方", (leaf,))))[0] == "- 次に当たらないこと"
