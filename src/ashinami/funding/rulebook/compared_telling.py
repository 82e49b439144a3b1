"""A comparison of two rules in words: what changed in the rule, who gets what, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ashinami.basics.money import Yen, yen
from ashinami.funding.rulebook.compare import Comparison


def comparison_lines(found: Comparison) -> Iterator[str]:
    """Tell the changes of the rule, each group before and after, the sums, and who would lose."""
    yield "決まりの変わるところ:"
    yield from (f"  ・{line}" for line in found.changed or ("変わるところはありません",))
    yield "\n団体ごとの補助額（今 → 新しい決まり）:"
    for effect in found.effects:
        yield f"  {effect.group}: {told(effect.before)} → {told(effect.after)}（{signed(effect.change)}）"
    yield f"\n合計: {yen(found.before)} → {yen(found.after)}（{signed(found.after - found.before)}）"
    if found.unknown:
        yield f"分からない団体は合計に入れていません: {'、'.join(found.unknown)}"
    losing = found.losing
    if losing:
        yield f"減る団体が{len(losing)}あります。いちばん減るのは{losing[0].group}（{signed(losing[0].change)}）です。"
    else:
        yield "減る団体はありません。"


def comparison_json(found: Comparison) -> dict[str, Any]:
    """Return the same as plain values."""
    return {
        "changed": list(found.changed),
        "groups": [
            {"group": one.group, "before": one.before, "after": one.after, "change": one.change}
            for one in found.effects
        ],
        "before": found.before,
        "after": found.after,
        "unknown": list(found.unknown),
    }


def told(amount: Yen | None) -> str:
    """Return an amount, or that it is not known."""
    return "分からない" if amount is None else yen(amount)


def signed(change: Yen | None) -> str:
    """Return a change with its sign: ＋1,000円, −500円, ±0円."""
    if change is None:
        return "分からない"
    return f"{'＋' if change > 0 else '−' if change < 0 else '±'}{abs(change):,}円"
