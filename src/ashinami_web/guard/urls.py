"""The addresses of the guard."""

from django.urls import path

from ashinami_web.guard import views

urlpatterns = [
    path("guard/", views.guard, name="guard"),
    path("guard/look/", views.look_now, name="guard_look"),
]
