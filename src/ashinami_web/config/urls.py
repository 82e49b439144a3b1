"""Every address of the application. Each room names its own; here they are put together."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("language/", set_language, name="set_language"),
    path("", include("ashinami_web.ui.urls")),
    path("", include("ashinami_web.people.urls")),
    path("", include("ashinami_web.bookings.urls")),
    path("", include("ashinami_web.consult.urls")),
    path("board/", include("ashinami_web.runs.urls")),
    path("jobs/", include("ashinami_web.jobs.urls")),
    path("", include("ashinami_web.driving.urls")),
    path("", include("ashinami_web.reports.urls")),
    path("money/", include("ashinami_web.money.urls")),
    path("fund/", include("ashinami_web.funding.urls")),
    path("", include("ashinami_web.bodies.urls")),
    path("", include("ashinami_web.registration.urls")),
    path("", include("ashinami_web.feeds.urls")),
    path("records/", include("ashinami_web.records.urls")),
    path("atlas/", include("ashinami_web.atlas.urls")),
    path("", include("ashinami_web.guard.urls")),
    path("shift/", include("ashinami_web.shift.urls")),
    path("standing/", include("ashinami_web.standing.urls")),
    path("", include("ashinami_web.resources.urls")),
    path("", include("ashinami_web.needs.urls")),
    path("", include("ashinami_web.meetings.urls")),
    path("", include("ashinami_web.projects.urls")),
    path("", include("ashinami_web.plans.urls")),
    path("", include("ashinami_web.handover.urls")),
    path("", include("ashinami_web.support.urls")),
    path("", include("ashinami_web.buses.urls")),
    path("maps/", include("ashinami_web.maps.urls")),
    path("", include("ashinami_web.offers.urls")),
    path("", include("ashinami_web.helping.urls")),
    path("outbox/", include("ashinami_web.outbox.urls")),
    path("audit/", include("ashinami_web.audit.urls")),
]
