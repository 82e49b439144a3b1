"""The addresses of buses."""

from django.urls import path

from ashinami_web.buses.views import desk, timetables

urlpatterns = [
    path("desk/bus/", desk.bus, name="desk_bus"),
    path("desk/bus/advised/", desk.advised, name="desk_bus_advised"),
    path("buses/", timetables.timetables, name="timetables"),
    path("buses/add/", timetables.add, name="timetable_add"),
    path("buses/<uuid:key>/remove/", timetables.remove, name="timetable_remove"),
    path("buses/limits/", timetables.limits, name="bus_limits"),
    path("buses/note/<str:month>/", timetables.note, name="bus_note"),
    path("buses/note/<str:month>/note.pdf", timetables.note_pdf, name="bus_note_pdf"),
]
