"""The addresses of support visits."""

from django.urls import path

from ashinami_web.helping import private, views

urlpatterns = [
    path("help/", views.day, name="support_visits"),
    path("help/helpers/", views.helpers, name="helpers"),
    path("help/<uuid:key>/", views.visit, name="support_visit"),
    path("help/<uuid:key>/time/", views.time, name="support_visit_time"),
    path("help/<uuid:key>/send/<uuid:helper>/", views.send, name="support_visit_send"),
    path("help/<uuid:key>/told/", views.told, name="support_visit_told"),
    path("help/<uuid:key>/done/", views.finish, name="support_visit_done"),
    path("help/<uuid:key>/end/", views.end, name="support_visit_end"),
    path("d/<str:token>/visits/", private.my_visits, name="my_visits"),
    path("d/<str:token>/visits/<uuid:key>/", private.visit_done, name="my_visit_done"),
]
