"""The addresses of the month and of the shared sheets."""

from django.urls import path

from ashinami_web.reports import views

urlpatterns = [
    path("month/", views.this_month, name="month"),
    path("month/late/", views.late, name="late"),
    path("month/late/<uuid:key>/accept/", views.accept, name="late_accept"),
    path("month/<str:month>/", views.month, name="month"),
    path("month/<str:month>/month.xlsx", views.workbook, name="month_xlsx"),
    path("month/<str:month>/close/", views.close, name="month_close"),
    path("sheets/", views.sheets, name="sheets"),
]
