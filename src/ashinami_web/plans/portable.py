"""What of plans goes along when a body is exported: plans, steps, goals with their wordings, indicators, reviews (`config.portable`)."""

from ashinami_web.plans.models import (
    Goal,
    GoalAnswer,
    GoalText,
    Indicator,
    IndicatorValue,
    Mention,
    Plan,
    Review,
    Section,
    Step,
)

TABLES = (Plan, Section, Step, Goal, GoalText, GoalAnswer, Indicator, IndicatorValue, Review, Mention)
