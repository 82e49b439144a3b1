"""The addresses of the group's money and of the municipality's side."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
