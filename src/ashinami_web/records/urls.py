"""The addresses of the records."""

from django.urls import path

from ashinami_web.records.views import calendar, daily, keeping, registers

urlpatterns = [
    path("", daily.overview, name="records"),
    path("day/", daily.day, name="records_day"),
    path("day/<str:day>/<uuid:driver>/<str:when>/", daily.check, name="records_check"),
    path("duty/", daily.duty, name="records_duty"),
    path("late/", daily.late, name="records_late"),
    path("incidents/", registers.incidents, name="records_incidents"),
    path("incidents/new/", registers.incident, name="records_incident_new"),
    path("incidents/<uuid:key>/", registers.incident, name="records_incident"),
    path("complaints/", registers.complaints, name="records_complaints"),
    path("complaints/new/", registers.complaint, name="records_complaint_new"),
    path("complaints/<uuid:key>/", registers.complaint, name="records_complaint"),
    path("rules/", keeping.rules, name="records_rules"),
    path("rules/lift/", keeping.lift, name="records_lift"),
    path("rules/<uuid:key>/end/", keeping.rule_end, name="records_rule_end"),
    path("keeping/", keeping.keeping, name="records_keeping"),
    path("keeping/rule/", keeping.keep_rule, name="records_keep_rule"),
    path("keeping/rule/<uuid:key>/end/", keeping.keep_rule_end, name="records_keep_rule_end"),
    path("keeping/propose/<str:kind>/", keeping.propose, name="records_propose"),
    path("keeping/<uuid:key>/", keeping.deletion, name="records_deletion"),
    path("calendar/", calendar.dates, name="records_calendar"),
    path("calendar.pdf", calendar.dates_pdf, name="records_calendar_pdf"),
    path("bundle/", calendar.inspection, name="records_bundle"),
]
