"""The addresses of the room 'handover'."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from ashinami_web.handover.views import handing, notes, packs


def _kind(kind: str, name: str) -> Iterator[URLPattern]:
    """Yield the addresses of one kind of note."""
    yield path(f"handover/{kind}/", notes.listed, {"kind": kind}, name=f"handover_{kind}")
    yield path(f"handover/{kind}/new/", notes.new, {"kind": kind}, name=f"handover_{name}_new")
    yield path(f"handover/{kind}/<uuid:key>/", notes.change, {"kind": kind}, name=f"handover_{name}")


urlpatterns = [
    path("handover/", handing.overview, name="handover"),
    path("handover/pack/", packs.pack, name="handover_pack"),
    path("handover/pack.pdf", packs.paper, name="handover_pack_pdf"),
    path("handover/deputy/", handing.deputy, name="handover_deputy"),
    path("handover/open/", handing.begin, name="handover_open"),
    path("handover/<uuid:key>/", handing.one, name="handover_one"),
    path("handover/<uuid:key>/successor/", handing.successor, name="handover_successor"),
    path("handover/lines/<uuid:key>/confirm/", handing.confirmed, name="handover_confirm"),
    path("handover/lines/<uuid:key>/ask/", handing.ask, name="handover_ask"),
    path("handover/lines/<uuid:key>/answer/", handing.answered, name="handover_answer"),
    path("handover/promises/<uuid:key>/kept/", notes.kept, name="handover_promise_kept"),
    path("handover/deadlines/<uuid:key>/done/", notes.done, name="handover_deadline_done"),
    *_kind("promises", "promise"),
    *_kind("relations", "relation"),
    *_kind("lessons", "lesson"),
    *_kind("deadlines", "deadline"),
]
