"""What the permits share: which one is held, and that it covers the ride."""

from __future__ import annotations

from ashinami.basics.source import Citation
from ashinami.law.road_transport.permits import facts
from ashinami.rules.conditions import Is, Sentences, Within
from ashinami.rules.facts import Question


def held(kind: str, name: str, cite: Citation) -> Within:
    """Return the leaf: this permit is held."""
    says = Sentences(f"{name}を受けています。", f"{name}を受けていません。", f"{name}を受けているか、分かりません。")
    return Within(facts.KIND, (kind,), says, cite)


def in_term(cite: Citation) -> Is:
    """Return the leaf: the day of the ride lies in the permit's term."""
    return leaf(
        facts.IN_TERM, "許可の期間のなかです。", "許可の期間の外です。", "許可の期間のなかか、分かりません。", cite
    )


def leaf(fact: Question, satisfied: str, not_satisfied: str, not_known: str, cite: Citation) -> Is:
    """Return the leaf that asks a yes/no fact."""
    return Is(fact, Sentences(satisfied, not_satisfied, not_known), cite)
