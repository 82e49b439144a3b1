"""What a plan costs, how far it may be from the best, and what fair turns took: said in a few plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.casework.day_plan import DayPlan
from ashinami.dispatch.cost import Cost


def cost_lines(day_plan: DayPlan) -> Iterator[str]:
    """Yield the lines, without names; none for a plan that was not searched for."""
    cost, fairness = day_plan.cost, day_plan.fairness
    if cost is None or fairness is None:
        return
    rest = cost.minutes_out - cost.minutes_driving
    yield f"外出は合わせて{cost.minutes_out}分（運転{cost.minutes_driving}分、待ち時間と手助け{rest}分）"
    if cost.minutes_beyond_direct:
        yield f"相乗りなどの遠回りは、乗る方全員で{cost.minutes_beyond_direct}分"
    yield _from_the_best(cost, day_plan.plan.bound)
    if fairness.loads:
        yield f"担当を公平にするために使った分：{fairness.spent}分"
        yield f"運転者の担当の差：{fairness.apart_before}分 → {fairness.apart_after}分（この一か月、1回を30分と数えて）"


def _from_the_best(cost: Cost, bound: int | None) -> str:
    """Return how far the plan may be from the best there is, what is left out apart."""
    if bound is None:
        return "いちばんよい組み合わせとの差は、計算していません"
    more = cost.above(bound)
    if not more:
        return "これよりよい組み合わせはありません（証明ずみ）"
    if more > 100:
        return "もっとお送りできる組み合わせがないとは、言い切れません"
    return f"いちばんよい組み合わせとの差は、多くても{more:.1f}%です"
