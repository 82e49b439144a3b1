"""The addresses of the room 'plans'."""

from django.urls import path

from ashinami_web.plans.views import goals, hubs, more, papers, plans

urlpatterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/new/", plans.write, name="plan_new"),
    path("plans/named/", more.mentions, name="mentions"),
    path("plans/named/new/", more.mention, name="mention_new"),
    path("plans/named/<uuid:key>/", more.mention, name="mention"),
    path("plans/<uuid:key>/", plans.plan, name="plan"),
    path("plans/<uuid:key>/write/", plans.write, name="plan_write"),
    path("plans/<uuid:key>/close/", plans.close, name="plan_close"),
    path("plans/<uuid:key>/hub/", hubs.hub_steps, name="plan_hub_steps"),
    path("plans/<uuid:key>/bars/", plans.bars, name="plan_bars"),
    path("plans/<uuid:key>/a4.pdf", papers.a4, name="plan_a4"),
    path("plans/<uuid:key>/a3.pdf", papers.a3, name="plan_a3"),
    path("plans/<uuid:key>/sections/new/", plans.new_section, name="section_new"),
    path("plans/sections/<uuid:key>/", plans.section, name="section"),
    path("plans/<uuid:key>/steps/new/", plans.new_step, name="step_new"),
    path("plans/steps/<uuid:key>/", plans.step, name="step"),
    path("plans/<uuid:key>/indicators/new/", more.new_indicator, name="indicator_new"),
    path("plans/indicators/<uuid:key>/", more.indicator, name="indicator"),
    path("plans/<uuid:key>/review/", more.review, name="review_new"),
    path("plans/steps/<uuid:key>/state/", plans.state, name="step_state"),
    path("plans/indicators/<uuid:key>/value/", more.value, name="indicator_value"),
    path("plans/indicators/<uuid:key>/count/", more.count, name="indicator_count"),
    path("goals/", goals.goals, name="goals"),
    path("goals/new/", goals.write, name="goal_new"),
    path("goals/<uuid:key>/", goals.goal, name="goal"),
    path("goals/<uuid:key>/write/", goals.write, name="goal_write"),
    path("goals/<uuid:key>/wording/", goals.wording, name="goal_wording"),
    path("goals/texts/<uuid:key>/answer/", goals.answer, name="goal_answer"),
]
