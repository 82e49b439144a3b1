"""The addresses of the room 'meetings'."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
