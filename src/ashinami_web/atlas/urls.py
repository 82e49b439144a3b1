"""The addresses of the atlas."""

from django.urls import path

from ashinami_web.atlas import area_views, views

urlpatterns = [
    path("layers/", views.layers, name="layers"),
    path("layers/import/", views.bring_in, name="layers_import"),
    path("layers/sources/", views.sources, name="layer_sources"),
    path("layers/<uuid:key>/", views.layer, name="layer"),
    path("layers/<uuid:key>/file.geojson", views.layer_file, name="layer_file"),
    path("layers/<uuid:key>/remove/", views.take_away, name="layer_remove"),
    path("areas/", area_views.area_profiles, name="area_profiles"),
    path("papers/carriers.xlsx", area_views.paper, {"kind": "carriers"}, name="paper_carriers"),
    path("papers/hubs.xlsx", area_views.paper, {"kind": "hubs"}, name="paper_hubs"),
    path("papers/survey.xlsx", area_views.paper, {"kind": "survey"}, name="paper_survey"),
]
