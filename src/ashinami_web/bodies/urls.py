"""The addresses of volunteers, cars, bodies and areas."""

from django.urls import path

from ashinami_web.bodies import body_views, circle_views, limits_views, outline_views, portable_views, views

urlpatterns = [
    path("volunteers/", views.volunteers, name="volunteers"),
    path("volunteers/new/", views.new_volunteer, name="volunteer_new"),
    path("volunteers/<uuid:key>/", views.volunteer, name="volunteer"),
    path("volunteers/<uuid:key>/half-days/", views.half_days, name="volunteer_half_days"),
    path("volunteers/<uuid:key>/day/", views.one_day, name="volunteer_day"),
    path("volunteers/<uuid:key>/car/", views.car, name="volunteer_car"),
    path("volunteers/<uuid:key>/limits/", limits_views.limits, name="volunteer_limits"),
    path("volunteers/<uuid:key>/pair/", limits_views.pair_with, name="volunteer_pair"),
    path("volunteers/pairs/<uuid:key>/end/", limits_views.unpair_from, name="pairing_end"),
    path("vehicles/", views.vehicles, name="vehicles"),
    path("vehicles/<uuid:key>/", views.vehicle, name="vehicle"),
    path("bodies/", body_views.bodies, name="bodies"),
    path("bodies/new/", body_views.new_body, name="body_new"),
    path("bodies/areas/new/", body_views.new_area, name="area_new"),
    path("bodies/areas/<uuid:key>/outline/", outline_views.outline, name="area_outline"),
    path("bodies/areas/<uuid:key>/end/", body_views.close_area, name="area_end"),
    path("bodies/work/new/", body_views.new_work, name="work_new"),
    path("portable/", portable_views.portable, name="portable"),
    path("portable/file/", portable_views.portable_file, name="portable_file"),
    path("circles/", circle_views.circles, name="circles"),
    path("circles/new/", circle_views.new_circle, name="circle_new"),
    path("circles/<uuid:key>/", circle_views.circle, name="circle"),
    path("circles/<uuid:key>/change/", circle_views.change_circle, name="circle_change"),
    path("circles/<uuid:key>/join/<uuid:body>/", circle_views.join_circle, name="circle_join"),
    path("circles/members/<uuid:key>/leave/", circle_views.leave_circle, name="circle_leave"),
    path("bodies/work/<uuid:key>/end/", body_views.close_work, name="work_end"),
]
