"""The addresses of calendars for other programs. Those of the form that was given out before stay good."""

from django.urls import path

from ashinami_web.feeds import views

urlpatterns = [
    path("meetings/feeds/", views.feeds, {"source": "meetings"}, name="calendar_feeds"),
    path("records/calendar/feeds/", views.feeds, {"source": "dates"}, name="records_feeds"),
    path("calendar/feeds/<uuid:feed>/stop/", views.stop, name="calendar_feed_stop"),
    path("calendar/<str:token>.ics", views.read, name="calendar_feed"),
    path("calendar/<str:token>/meetings.ics", views.read, name="calendar_feed_of_meetings"),
    path("records/calendar/<str:token>.ics", views.read, name="calendar_feed_of_dates"),
]
