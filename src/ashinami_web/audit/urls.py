"""The address of the log."""

from django.urls import path

from ashinami_web.audit import views

urlpatterns = [path("", views.audit, name="audit")]
