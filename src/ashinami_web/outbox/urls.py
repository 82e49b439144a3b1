"""The addresses of the outbox."""

from django.urls import path

from ashinami_web.outbox import views

urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("channels/", views.channels, name="channels"),
    path("reach/<uuid:person>/", views.reach, name="reach"),
    path("line/<uuid:body>/", views.line_hook, name="line_hook"),
    path("<uuid:key>/told/", views.told, name="message_told"),
    path("<uuid:key>/letter.pdf", views.letter, name="message_letter"),
]
