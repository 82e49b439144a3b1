"""The addresses of standing wishes."""

from django.urls import path

from ashinami_web.standing import views

urlpatterns = [
    path("", views.standing, name="standing"),
    path("new/", views.new, name="standing_new"),
    path("closings/", views.close, name="closing_add"),
    path("closings/<uuid:key>/remove/", views.open_again, name="closing_remove"),
    path("turns/<uuid:key>/take/", views.take, name="turn_take"),
    path("<uuid:key>/", views.one, name="standing_one"),
    path("<uuid:key>/change/", views.change, name="standing_change"),
    path("<uuid:key>/end/", views.end, name="standing_end"),
]
