"""The addresses of drivers' links, and of the page a link opens."""

from django.urls import path

from ashinami_web.driving.views import links, offline, page, paper, review, thanks

urlpatterns = [
    path("links/", links.links, name="links"),
    path("links/<uuid:key>/revoke/", links.revoke, name="link_revoke"),
    path("driver-reports/", review.reports, name="driver_reports"),
    path("driver-reports/<uuid:key>/take/", review.take_in, name="driver_report_take"),
    path("driver-reports/<uuid:key>/extra/", review.extra, name="driver_report_extra"),
    path("driver-reports/<uuid:key>/aside/", review.aside, name="driver_report_aside"),
    path("drivers-thanks/", thanks.thanks, name="drivers_thanks"),
    path("drivers-thanks/<uuid:driver>/", thanks.letter, name="thanks_letter"),
    path("d/<str:token>/thanks/", thanks.own, name="driver_thanks"),
    path("run-sheets/", paper.sheets, name="run_sheets"),
    path("run-sheets/<uuid:driver>/", paper.sheet, name="typed_sheet"),
    path("d/<str:token>/", page.page, name="driver_page"),
    path("d/<str:token>/mark/", page.press, name="driver_mark"),
    path("d/<str:token>/take-back/", page.take_back, name="driver_take_back"),
    path("d/<str:token>/sync/", offline.sync, name="driver_sync"),
    path("d/<str:token>/shell/", offline.shell, name="driver_shell"),
    path("d/<str:token>/worker.js", offline.worker, name="driver_worker"),
    path("d/<str:token>/manifest.webmanifest", offline.manifest, name="driver_manifest"),
]
