"""What the versions share: the scheme, the users, and costs that may never be subsidised."""

from __future__ import annotations

from ashinami.basics.source import Citation
from ashinami.law.care_insurance import facts
from ashinami.law.road_transport.no_permit.parts import besides
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Is, Sentences, Within

SUBJECT = "care_insurance.subsidy_items"


def another_scheme(cite: Citation) -> Within:
    """Return the leaf: the subsidy is of neither type."""
    says = Sentences("B型・D型の補助ではありません。", "B型・D型の補助です。", "B型・D型の補助か、分かりません。")
    return Within(facts.SCHEME, ("other",), says, cite)


def no_item(items: tuple[str, ...], satisfied: str, not_satisfied: str, cite: Citation) -> Within:
    """Return the leaf: the subsidy does not pay for these."""
    says = Sentences(satisfied, not_satisfied, "補助が何に使われるか、分かりません。")
    return Within(facts.ITEMS, besides(facts.ITEMS, *items), says, cite)


def users(allowed: tuple[str, ...], satisfied: str, not_satisfied: str, cite: Citation) -> Within:
    """Return the guide: all users are target users. Others may take part; the cost is then apportioned (the half rule)."""
    return Within(
        facts.USERS, allowed, Sentences(satisfied, not_satisfied, "だれがサービスを使うのか、分かりません。"), cite
    )


def allowed_items(of_the_day: tuple[Condition, ...], cite: Citation) -> AnyOf:
    """Tie a version together."""
    unnamed = AnyOf(
        "そのほかの使いみち",
        (
            no_item(("other",), "そのほかの使いみちはありません。", "そのほかの使いみちがあります。", cite),
            Is(
                facts.OTHER_ALLOWED,
                Sentences(
                    "そのほかの使いみちも認められると、市町村が判断しています。",
                    "そのほかの使いみちは認められないと、市町村が判断しています。",
                    "そのほかの使いみちが認められるか、市町村の判断がまだありません。",
                ),
                cite,
            ),
        ),
    )
    never = (
        no_item(("construction",), "建物の工事には使いません。", "建物の工事に使います。", cite),
        no_item(
            ("recruiting",),
            "募集や広告など、支援に直接かかわらない費用には使いません。",
            "募集や広告など、支援に直接かかわらない費用に使います。",
            cite,
        ),
    )
    return AnyOf(
        "B型・D型の補助の使いみち", (another_scheme(cite), AllOf("使える費用", (*never, unnamed, *of_the_day)))
    )
