"""The addresses of the room 'support'."""

from django.urls import path

from ashinami_web.support.views import applying, cases, more

urlpatterns = [
    path("support/", cases.home, name="support"),
    path("support/programmes/new/", applying.programme, name="programme_new"),
    path("support/programmes/<uuid:key>/", applying.programme, name="programme"),
    path("support/programmes/<uuid:key>/apply/", applying.new, name="support_apply"),
    path("support/advisers/new/", applying.adviser, name="adviser_new"),
    path("support/check/", more.check, name="support_check"),
    path("support/diagnosis/", more.diagnosis, name="support_diagnosis"),
    path("support/inquiries/", more.inquiries, name="support_inquiries"),
    path("support/inquiries/new/", more.inquiry, name="support_inquiry_new"),
    path("support/inquiries/<uuid:key>/answer/", more.answered, name="inquiry_answer"),
    path("support/learnings/", more.learnings, name="support_learnings"),
    path("support/learnings/new/", more.learning, name="learning_new"),
    path("support/learnings/<uuid:key>/", more.learning, name="learning"),
    path("support/cases/", more.similar, name="support_cases"),
    path("support/cases/new/", more.heard, name="heard_case_new"),
    path("support/cases/<uuid:key>/", more.heard, name="heard_case"),
    path("support/setting/", more.setting, name="support_setting"),
    path("support/visits/<uuid:key>/", cases.visit, name="visit"),
    path("support/<uuid:key>/", cases.case, name="case"),
    path("support/<uuid:key>/pattern/", applying.pattern, name="case_pattern"),
    path("support/<uuid:key>/turn/", cases.turned, name="case_turn"),
    path("support/<uuid:key>/visits/new/", cases.visit_new, name="visit_new"),
    path("support/<uuid:key>/note/", cases.note, name="case_note"),
    path("support/<uuid:key>/stage/", cases.stage, name="case_stage"),
]
