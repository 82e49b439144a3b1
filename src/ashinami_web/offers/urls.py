"""The addresses of the asking."""

from django.urls import path

from ashinami_web.offers.views import desk, paper, private

urlpatterns = [
    path("asking/", desk.offers, name="offers"),
    path("asking/open/", desk.slots, name="open_slots"),
    path("asking/told/", desk.change_told, name="change_told"),
    path("asking/days/", paper.days_sheet, name="days_sheet"),
    path("asking/days/<uuid:key>/", paper.volunteer_days, name="volunteer_days"),
    path("asking/start/<uuid:wish>/", desk.start, name="ladder_start"),
    path("asking/<uuid:key>/", desk.ladder, name="ladder"),
    path("asking/<uuid:key>/stop/", desk.stop, name="ladder_stop"),
    path("asking/asks/<uuid:key>/", desk.answer, name="ask_answer"),
    path("asking/dropped/<uuid:wish>/<uuid:driver>/", desk.dropped_out, name="dropped_out"),
    path("ask/<str:token>/", private.ask, name="ask"),
    path("d/<str:token>/days/", private.days, name="driver_days"),
    path("d/<str:token>/cannot/<uuid:wish>/", private.cannot_drive, name="driver_cannot"),
]
