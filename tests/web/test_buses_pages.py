"""Timetables brought in whole or not at all, and the monthly note to the firms."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pypdf
import pytest
from bus_town import feed
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from web_town import MONDAY, NOON, Town

from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Wish
from ashinami_web.buses.actions import Reply, keep_basis
from ashinami_web.buses.models import BusBasis, Timetable
from ashinami_web.buses.store import network_file
from ashinami_web.runs.models import Ride

type Clients = Callable[[str], Client]
BUS: dict[str, Any] = {
    "kind": "bus",
    "spoken": "バスで行けます。",
    "notes": [],
    "feeder": None,
    "lines": [["みなとバス", "浜線"]],
}
NONE: dict[str, Any] = {"kind": "none", "why": "TOO_FAR", "spoken": "停留所まで遠い。", "notes": [], "feeder": None}


def sent(content: bytes) -> dict[str, object]:
    """Return the form with which a timetable is brought in."""
    return {"file": SimpleUploadedFile("a.zip", content), "source": "作りもの", "name": "", "licence": "CC0"}


def test_the_municipality_brings_a_timetable_in(town: Town, client_of: Clients) -> None:
    """It is named by who publishes it, everybody sees until when it holds; the same file again is the one that is there."""
    officer = client_of("officer")
    assert officer.post("/buses/add/", sent(feed())).status_code == 302
    assert officer.post("/buses/add/", sent(feed())).status_code == 302
    row = Timetable.objects.get()
    assert (row.name, row.stops, row.trips, str(row.last_day)) == ("みなとバス", 3, 4, "2027-03-31")
    assert "令和9年3月31日" in client_of("haru").get("/buses/").content.decode()
    assert client_of("asa").post("/buses/add/", sent(feed())).status_code == 403


@pytest.mark.parametrize(
    "content",
    [b"no zip at all", feed()[:400], feed().replace(b"stop_times.txt", b"stop_timez.txt")],
    ids=["no zip", "cut off", "no stop_times"],
)
def test_a_file_that_is_no_timetable_changes_nothing(town: Town, client_of: Clients, content: bytes) -> None:
    """It is refused with what to mend; the timetable in use goes on answering."""
    officer = client_of("officer")
    officer.post("/buses/add/", sent(feed()))
    before = network_file(town.municipality).read_bytes()
    answer = officer.post("/buses/add/", sent(content))
    assert answer.status_code == 200
    assert "取り込めません" in answer.content.decode()
    assert Timetable.objects.count() == 1
    assert network_file(town.municipality).read_bytes() == before


def test_what_is_missing_on_the_form_is_asked_for(town: Town, client_of: Clients) -> None:
    """No file, no source: the page says so."""
    answer = client_of("officer").post("/buses/add/", {"source": ""}).content.decode()
    assert "ファイルを選んでください" in answer
    assert "どこから受け取ったかを書いてください" in answer


def test_a_timetable_out_of_use_answers_no_more(town: Town, client_of: Clients) -> None:
    """It leaves the list and the network; without any, the desk says that nobody can say; its row stays on record."""
    officer = client_of("officer")
    officer.post("/buses/add/", sent(feed()))
    assert officer.post(f"/buses/{Timetable.objects.get().pk}/remove/").status_code == 302
    assert "時刻表がまだありません" in officer.get("/buses/").content.decode()
    assert not network_file(town.municipality).exists()
    assert Timetable.objects.get().removed_at == NOON
    other = Timetable.objects.get()
    assert officer.post(f"/buses/{other.pk}/remove/").status_code == 404


@pytest.fixture
def driven(town: Town, wish_of: Callable[..., Wish]) -> Town:
    """Return a month: six rides for which 浜線 would have done, two for which none would, one lift to the stop, one call."""
    by = town.by("asa")
    told = [*[(BUS, Reply(reason="walk"))] * 5, (BUS, Reply(reason="carries")), *[(NONE, Reply())] * 2]
    lift: dict[str, Any] = {
        "kind": "none",
        "why": "TOO_FAR",
        "spoken": "",
        "notes": [],
        "feeder": {"lines": [["みなとバス", "浜線"]]},
    }
    told.append((lift, Reply(way="feeder", goal="みなと診療所")))
    for number, (basis, reply) in enumerate(told):
        wish = wish_of("kiku", day=MONDAY + timedelta(days=number))
        keep_basis(wish, basis, reply, by=by, at=NOON)
    BusBasis.objects.create(
        body=town.group,
        rider_id=town.people["kiku"].pk,
        service_day=MONDAY,
        basis=BUS,
        way="bus",
        asked_at=NOON,
        asked_by="x",
    )
    wish_of("ume")
    rides = Ride.objects.filter(leg="OUT")
    rides.update(state="done", driver_id=town.people["haru"].pk)
    wish_of("matsu")  # never driven: not in the note
    return town


def test_the_months_note_counts_what_was_driven(driven: Town, client_of: Clients) -> None:
    """Ten requests driven, six of them by bus possible, one never looked at; reasons and lines as they were told."""
    page = client_of("sewa").get("/buses/note/2026-12/").content.decode()
    counts = [part.partition("</dd>")[0] for part in page.split("<dd>")[1:8]]
    assert [count.partition("（")[0] for count in counts] == ["10", "6", "3", "0", "1", "1", "1"]
    assert "停留所まで遠い 3" in page
    assert "停留所まで歩けない 5" in page
    assert "みなとバス" in page
    assert "キク" not in page
    assert client_of("sewa").get("/buses/note/2026-13/").status_code == 404
    assert client_of("officer").get("/buses/note/2026-12/").status_code == 403


def test_the_paper_for_a_firm_tells_no_small_count_and_no_name(driven: Town, client_of: Clients) -> None:
    """No count below five stands there or follows from the others; reasons of which one is small are not told."""
    Body.objects.create(kind=Body.Kind.TAXI, name="みなとタクシー", municipality=driven.municipality, fictional=True)
    papers = {}
    for firm in ("みなとバス", "みなとタクシー"):
        answer = client_of("sewa").get("/buses/note/2026-12/note.pdf", {"firm": firm})
        assert answer["Content-Type"] == "application/pdf"
        text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
        papers[firm] = text.replace(" ", "")
    assert "5未満" in papers["みなとバス"]
    assert "件数が少ないので" in papers["みなとバス"]
    assert "キク" not in papers["みなとバス"]
    assert "浜線" not in papers["みなとタクシー"]
    assert client_of("sewa").get("/buses/note/2026-12/note.pdf", {"firm": "だれか"}).status_code == 404


def test_another_group_has_a_note_of_its_own(driven: Town, client_of: Clients) -> None:
    """Yoso's month is empty."""
    page = client_of("yoso").get("/buses/note/2026-12/").content.decode()
    assert "<dd>0</dd>" in page
    assert "みなとバス" not in page


def test_a_basis_needs_a_wish_or_is_a_call_that_ended_with_the_bus(town: Town) -> None:
    """The database holds it."""
    from django.db import DatabaseError, transaction  # noqa: PLC0415 - only here

    with pytest.raises(DatabaseError), transaction.atomic():
        BusBasis.objects.create(
            body=town.group, rider_id=UUID(int=1), service_day=MONDAY, basis=BUS, way="car", asked_at=NOON, asked_by="x"
        )
