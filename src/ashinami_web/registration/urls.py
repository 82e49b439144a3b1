"""The addresses of the registration workbook."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
