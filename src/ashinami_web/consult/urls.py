"""The addresses of the room 'consult': the law, consultations, and the arrangements."""

from django.urls import path

from ashinami_web.consult import arrangements, interview_views, result_views, saved_views, views

urlpatterns = [
    path("basis/unsettled/", views.unsettled, name="unsettled"),
    path("basis/<uuid:key>/", views.basis, name="basis"),
    path("arrangements/", arrangements.arrangements, name="arrangements"),
    path("arrangements/new/", arrangements.arrangement, name="arrangement_new"),
    path("arrangements/<uuid:key>/", arrangements.arrangement, name="arrangement_change"),
    path("consult/", saved_views.consultations, name="consultations"),
    path("consult/new/", saved_views.new, name="consultation_new"),
    path("consult/<uuid:key>/", interview_views.consultation, name="consultation"),
    path("consult/<uuid:key>/result/", result_views.result, name="consultation_result"),
    path("consult/<uuid:key>/statement.pdf", result_views.paper, name="consultation_pdf"),
    path("consult/<uuid:key>/beside/<uuid:other>/", result_views.compare, name="consultation_compare"),
    path("consult/<uuid:key>/name/", saved_views.rename, name="consultation_rename"),
    path("consult/<uuid:key>/copy/", saved_views.copy, name="consultation_copy"),
    path("consult/<uuid:key>/look/", saved_views.look_into, name="consultation_look"),
    path("consult/<uuid:key>/drop/", saved_views.drop, name="consultation_drop"),
]
