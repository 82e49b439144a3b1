"""The addresses of the room 'support'."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
