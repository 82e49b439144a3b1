"""What the versions share."""

from __future__ import annotations

from ashinami.basics.source import Citation
from ashinami.law.road_transport.no_permit.home_help import facts
from ashinami.rules.conditions import Is, Not, Sentences, Within


def separate(cite: Citation) -> Not:
    """Return the condition: the ride is no part of the service."""
    says = Sentences(
        "サービスに続けて、または一体で送迎します。",
        "サービスとは別の送迎です。",
        "サービスと一体の送迎か、分かりません。",
    )
    return Not(Is(facts.CONTINUOUS, says, cite))


def riding_unpaid(cite: Citation) -> Not:
    """Return the condition: the system pays nothing for the riding itself."""
    says = Sentences(
        "乗っている時間に、報酬が払われます。",
        "乗っている時間に、報酬は払われません。",
        "乗っている時間に報酬が払われるか、分かりません。",
    )
    return Not(Is(facts.RIDING_PAID, says, cite))


def service(*kinds: str, satisfied: str, not_satisfied: str, cite: Citation) -> Within:
    """Return the leaf: the ride belongs to one of these services."""
    return Within(facts.SERVICE, kinds, Sentences(satisfied, not_satisfied, "どのサービスか、分かりません。"), cite)
