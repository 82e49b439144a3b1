"""The addresses of the room 'projects'."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
