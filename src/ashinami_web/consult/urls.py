"""The addresses of the room 'consult': the law and the arrangements."""

from django.urls import path

from ashinami_web.consult import arrangements, views

urlpatterns = [
    path("basis/unsettled/", views.unsettled, name="unsettled"),
    path("basis/<uuid:key>/", views.basis, name="basis"),
    path("arrangements/", arrangements.arrangements, name="arrangements"),
    path("arrangements/new/", arrangements.arrangement, name="arrangement_new"),
    path("arrangements/<uuid:key>/", arrangements.arrangement, name="arrangement_change"),
]
