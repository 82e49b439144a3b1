"""The addresses of the maps' features."""

from django.urls import path

from ashinami_web.maps import views

urlpatterns = [
    path("roads.json", views.roads, name="map_roads"),
    path("tours.json", views.tours, name="map_tours"),
    path("wish.json", views.wish, name="map_wish"),
    path("places.json", views.places, name="map_places"),
    path("places/<uuid:key>.json", views.place, name="map_place"),
    path("areas.json", views.areas, name="map_areas"),
]
