"""Plans, their steps, what official plans say, indicators, reviews, shared goals."""

from ashinami_web.plans.models.goal import Goal, GoalAnswer, GoalText
from ashinami_web.plans.models.indicator import Indicator, IndicatorValue
from ashinami_web.plans.models.official import Mention
from ashinami_web.plans.models.plan import Plan, Section, Step
from ashinami_web.plans.models.review import Review

__all__ = [
    "Goal", "GoalAnswer", "GoalText", "Indicator", "IndicatorValue", "Mention", "Plan", "Review", "Section", "Step",
]  # fmt: skip
