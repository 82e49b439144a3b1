"""The addresses of projects: from an issue to something that runs, talks with firms and offices, requests."""

from django.urls import path

from ashinami_web.projects.views import canvas, papers, projects, questions, talks, trials

urlpatterns = [
    path("projects/", projects.project_list, name="projects"),
    path("projects/new/", projects.project_new, name="project_new"),
    path("projects/<uuid:project>/", projects.project_page, name="project"),
    path("projects/<uuid:project>/write/", projects.project_write, name="project_write"),
    path("projects/<uuid:project>/stage/", projects.project_stage, name="project_stage"),
    path("projects/<uuid:project>/ideas/", projects.project_idea, name="project_idea"),
    path("projects/<uuid:project>/duties/", projects.project_duty, name="project_duty"),
    path("projects/duties/<uuid:dutyline>/drop/", projects.duty_drop, name="duty_drop"),
    path("projects/<uuid:project>/duties.pdf", papers.duties, name="duties_pdf"),
    path("projects/<uuid:project>/canvas/", canvas.canvas, name="canvas"),
    path("projects/<uuid:project>/canvas.pdf", papers.canvas, name="canvas_pdf"),
    path("projects/<uuid:project>/variants/new/", canvas.variant_new, name="variant_new"),
    path("projects/variants/<uuid:variant>/part/<slug:step>/", canvas.part, name="canvas_part"),
    path("projects/variants/<uuid:variant>/insurance/", canvas.insurance, name="canvas_insurance"),
    path("projects/variants/<uuid:variant>/law/", canvas.law, name="canvas_law"),
    path("projects/variants/<uuid:variant>/briefing.pdf", papers.briefing, name="briefing"),
    path("projects/variants/<uuid:variant>/trials/new/", trials.trial_new, name="trial_new"),
    path("projects/trials/<uuid:trial>/", trials.trial_page, name="trial"),
    path("projects/trials/<uuid:trial>/count/", trials.trial_count, name="trial_count"),
    path("projects/trials/<uuid:trial>/step/<slug:step>/", trials.trial_step, name="trial_step"),
    path("projects/exits/<uuid:exitcriterion>/drop/", trials.exit_drop, name="exit_drop"),
    path("firm-talks/", talks.talk_list, name="firm_talks"),
    path("firm-talks/new/", talks.talk_new, name="firm_talk_new"),
    path("request-sheets/", talks.request_list, name="request_sheets"),
    path("request-sheets/new/", talks.request_new, name="request_sheet_new"),
    path("request-sheets/<uuid:requestsheet>/", talks.request_page, name="request_sheet"),
    path("request-sheets/<uuid:requestsheet>/write/", talks.request_write, name="request_sheet_write"),
    path("request-sheets/<uuid:requestsheet>/send/", talks.request_send, name="request_sheet_send"),
    path("request-sheets/<uuid:requestsheet>/answer/", talks.request_answer, name="request_sheet_answer"),
    path("request-sheets/<uuid:requestsheet>/sheet.pdf", papers.request_sheet, name="request_sheet_pdf"),
    path("office-questions/", questions.question_list, name="office_questions"),
    path("office-questions/new/", questions.question_new, name="office_question_new"),
    path("office-questions/<uuid:officequestion>/", questions.question_page, name="office_question"),
    path("office-questions/<uuid:officequestion>/write/", questions.question_write, name="office_question_write"),
    path("office-questions/<uuid:officequestion>/answer/", questions.question_answer, name="office_question_answer"),
    path("office-questions/<uuid:officequestion>/sheet.pdf", papers.question, name="office_question_pdf"),
]
