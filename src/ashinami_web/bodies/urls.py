"""The addresses of volunteers and cars."""

from django.urls import path

from ashinami_web.bodies import views

urlpatterns = [
    path("volunteers/", views.volunteers, name="volunteers"),
    path("volunteers/new/", views.new_volunteer, name="volunteer_new"),
    path("volunteers/<uuid:key>/", views.volunteer, name="volunteer"),
    path("volunteers/<uuid:key>/half-days/", views.half_days, name="volunteer_half_days"),
    path("volunteers/<uuid:key>/day/", views.one_day, name="volunteer_day"),
    path("volunteers/<uuid:key>/car/", views.car, name="volunteer_car"),
    path("vehicles/", views.vehicles, name="vehicles"),
]
