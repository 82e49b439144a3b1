"""The addresses of the room 'funding'."""

from django.urls import path

from ashinami_web.funding.views import groups, rules, years

urlpatterns = [
    path("", rules.index, name="funding"),
    path("scheme/<str:scheme_id>/", rules.scheme, name="funding_scheme"),
    path("scheme/<str:scheme_id>/copy/", rules.copy, name="funding_copy"),
    path("import/", rules.import_, name="funding_import"),
    path("rule/<uuid:key>/", rules.rule, name="funding_rule"),
    path("rule/<uuid:key>/activate/", rules.activate, name="funding_activate"),
    path("rule/<uuid:key>/drop/", rules.drop, name="funding_drop"),
    path("rule/<uuid:key>/rule.toml", rules.file, name="funding_file"),
    path("years/", years.index, name="funding_years"),
    path("years/<int:year>/", years.year, name="funding_year"),
    path("years/<int:year>/share/", years.share, name="funding_share"),
    path("finder/", groups.finder, name="funding_finder"),
    path("mix/", groups.mix, name="funding_mix"),
    path("budget/", groups.budget, name="funding_budget"),
]
