"""The addresses of the board."""

from django.urls import path

from ashinami_web.runs.views import board, broken, papers, ride, trials, turns

urlpatterns = [
    path("", board.board, name="board"),
    path("plan/", board.plan, name="board_plan"),
    path("confirm/", board.confirm_day, name="board_confirm"),
    path("board.xlsx", papers.workbook, name="board_xlsx"),
    path("sheets/<uuid:driver>/", papers.run_sheet, name="run_sheet"),
    path("try/", trials.trial, name="board_trial"),
    path("try/plan/", trials.another_plan, name="board_another_plan"),
    path("try/<uuid:key>/", trials.compare, name="board_compare"),
    path("try/<uuid:key>/distance/", trials.distance, name="board_distance"),
    path("try/<uuid:key>/adopt/", trials.adopt_plan, name="board_adopt"),
    path("undo/", trials.undo_step, name="board_undo"),
    path("broken/", broken.broken, name="board_broken"),
    path("turns/", turns.turns, name="turns"),
    path("turns/rota/", turns.rota, name="rota"),
    path("rides/<uuid:key>/", ride.ride, name="board_ride"),
    path("rides/<uuid:key>/move/", ride.move, name="board_move"),
    path("rides/<uuid:key>/call/", ride.call, name="board_call"),
    path("rides/<uuid:key>/lock/", ride.lock, name="board_lock"),
    path("rides/<uuid:key>/confirm/", ride.confirm, name="board_confirm_ride"),
    path("rides/<uuid:key>/withdraw/", ride.withdraw, name="board_withdraw"),
    path("rides/<uuid:key>/mark/", ride.mark, name="board_mark"),
    path("rides/<uuid:key>/take-back/", ride.take_back, name="board_take_back"),
]
