"""The addresses of long work."""

from django.urls import path

from ashinami_web.jobs import views

urlpatterns = [
    path("<uuid:key>/", views.job, name="job"),
    path("<uuid:key>/cancel/", views.stop, name="job_cancel"),
]
