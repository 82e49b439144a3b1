"""The addresses of the room 'shift'."""

from django.urls import path

from ashinami_web.shift import paper_views, views

urlpatterns = [
    path("", views.shift, name="shift"),
    path("notes/", views.note, name="note_leave"),
    path("notes/<uuid:key>/done/", views.done, name="note_done"),
    path("hand-over/", views.hand_over, name="shift_hand_over"),
    path("hand-over/<uuid:key>/read/", views.take_over, name="shift_take_over"),
    path("calls/", views.call_list, name="calls"),
    path("calls/<uuid:key>/told/", views.told, name="told"),
    path("waiting/", views.waiting, name="waiting"),
    path("unmet/", views.unmet, name="shift_unmet"),
    path("rules/", views.rules, name="desk_rules"),
    path("fortnight/", views.fortnight, name="fortnight"),
    path("riders/<uuid:key>/proxies/", views.proxies, name="proxies"),
    path("proxies/<uuid:key>/drop/", views.proxy_drop, name="proxy_drop"),
    path("wishes/<uuid:key>/card.pdf", paper_views.card, name="wish_card"),
    path("day.pdf", paper_views.day_list, name="day_list_pdf"),
    path("slips.pdf", paper_views.slips, name="slips"),
]
