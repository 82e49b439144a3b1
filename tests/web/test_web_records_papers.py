"""The records on paper and in other programs: the calendar and its feed, the bundle for an inspection opened and read."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from board_day import ClientOf, WishOf, page
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader
from recorded_day import driven
from registered_town import register
from web_town import NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.records import HouseRule
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Body
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.feeds.models import Feed
from ashinami_web.records.bundle import chapters
from ashinami_web.records.headless import written
from ashinami_web.records.rule_actions import set_rule

TODAY = NOON.date()


def test_the_calendar_its_paper_and_its_feed(town: Town, client_of: ClientOf) -> None:
    """What runs out is linked to its page; the feed holds no name, and ends when it is taken back."""
    register(town)
    set_rule(HouseRule.COURSE, 36, by=town.by("sewa"), at=NOON, day=TODAY)
    sewa = client_of("sewa")
    shown = page(sewa, "/records/calendar/")
    assert "過ぎた期限" in shown
    assert "車検の期限（白の軽）" in shown
    assert "運転免許の期限（髙橋 ハル）" in shown
    paper = sewa.get("/records/calendar.pdf")
    assert "車検の期限" in PdfReader(io.BytesIO(paper.content)).pages[0].extract_text()
    answer = sewa.post("/records/calendar/feeds/").content.decode()
    address = answer.partition("<code>")[2].partition("</code>")[0].removeprefix("http://testserver")
    feed = Client().get(address)
    text = feed.content.decode()
    assert feed["Content-Type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20270131" in text
    assert "ハル" not in text
    sewa.post(f"/calendar/feeds/{Feed.objects.get().pk}/stop/")
    assert Client().get(address).status_code == 404


def test_the_bundle_is_opened_and_read(town: Town, wish_of: WishOf, client_of: ClientOf, monday_evening: None) -> None:
    """One click: each chapter as PDF and XLSX with the same facts, sums in the contents, and an event that says of which days."""
    register(town)
    ride = driven(town, wish_of)
    sewa = client_of("sewa")
    wrong = sewa.post("/records/bundle/", {"first": "2026-12-07", "last": "2026-12-01"})
    assert "終わりの日が始まりの日より前" in wrong.content.decode()
    answer = sewa.post("/records/bundle/", {"first": "2026-12-01", "last": "2026-12-31"})
    assert answer["Content-Disposition"] == 'attachment; filename="records-2026-12-01-2026-12-31.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        names = book.namelist()
        assert len([name for name in names if name.endswith(".pdf")]) == 9
        assert len([name for name in names if name.endswith(".xlsx")]) == 9
        cells = [
            cell.value
            for row in load_workbook(io.BytesIO(book.read("02_業務記録.xlsx"))).worksheets[0].iter_rows()
            for cell in row
        ]
        assert "12.0km" in cells
        assert str(ride.driver) in cells
        checks = "".join(one.extract_text() for one in PdfReader(io.BytesIO(book.read("01_点呼.pdf"))).pages)
        assert "0.00" in checks
        assert str(ride.driver).replace(" ", "") in checks.replace(" ", "")
        contents = book.read("00_目次.txt").decode("utf-8-sig")
        assert "02_業務記録.pdf　SHA-256 " in contents
    facts = Event.objects.get(kind=EventKind.RECORDS_BUNDLED).facts
    assert (facts["first"], facts["last"]) == ("2026-12-01", "2026-12-31")


def test_an_empty_bundle_says_so(town: Town) -> None:
    """A group without any record gets chapters that say that there is nothing."""
    found = list(chapters(Body.objects.get(pk=town.group.pk), date(2020, 1, 1), date(2020, 1, 2), TODAY))
    assert [one.name for one in found][:2] == ["01_点呼", "02_業務記録"]
    assert found[0].sheets[0].parts[0].words == ("この期間の記録はありません。",)


def test_the_bundle_from_the_command_line(town: Town, tmp_path: Path) -> None:
    """The same ZIP without a browser; who is not there, and days the wrong way round, are told in one sentence."""
    first, last, to = date(2026, 12, 1), date(2026, 12, 31), tmp_path / "records.zip"
    size = written("足の会", first, last, to)
    assert to.stat().st_size == size
    with zipfile.ZipFile(to) as book:
        assert book.testzip() is None
        assert "01_点呼.pdf" in book.namelist()
    with acting(whole_installation()):
        assert Event.objects.get(kind=EventKind.RECORDS_BUNDLED).by == "command:records"
    for body, days, told in (("どこにもない", (first, last), "ありません"), ("足の会", (last, first), "終わりの日")):
        with pytest.raises(LookupError, match=told):
            written(body, *days, to)
