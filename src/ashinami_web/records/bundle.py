"""The bundle for an inspection: a ZIP of PDF and XLSX, one pair a chapter, for the days asked for."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from ashinami.basics.day import wareki
from ashinami.casework.records import sheets
from ashinami.casework.records.sheets import Group
from ashinami.casework.registration.ledger_sheets import driver_sheets, vehicle_sheet
from ashinami.casework.registration.sheet import Sheet
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.records import lines
from ashinami_web.records.calendar import due_dates
from ashinami_web.records.duty_queries import duties, plates
from ashinami_web.registration.queries import file_of

STAMP = (2000, 1, 1, 0, 0, 0)
"""Files in the ZIP carry no clock: the same records give the same bytes but for the day written in them."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the bundle: the name of its two files, its title, its sheets."""

    name: str
    title: str
    sheets: tuple[Sheet, ...]


def bundle(body: Body, first: date, last: date, *, by: str, at: datetime) -> bytes:
    """Return the bundle; that it was made, and of which days, goes on record."""
    # the typesetter and openpyxl are heavy, and only papers need them
    from ashinami.papers.transcript import transcript_pdf, transcript_xlsx  # noqa: PLC0415

    day = at.astimezone(clock.JAPAN).date()
    files: dict[str, bytes] = {}
    for chapter in chapters(body, first, last, day):
        files[f"{chapter.name}.pdf"] = transcript_pdf(chapter.title, chapter.sheets)
        files[f"{chapter.name}.xlsx"] = transcript_xlsx(chapter.sheets)
    files["00_目次.txt"] = _contents(body, first, last, day, files).encode("utf-8-sig")
    facts = {"first": first.isoformat(), "last": last.isoformat(), "files": len(files)}
    record(
        body=body.pk, kind=EventKind.RECORDS_BUNDLED, subject=str(body.pk), by=by, at=at, service_day=day, facts=facts
    )
    return zipped(files)


def chapters(body: Body, first: date, last: date, day: date) -> Iterator[Chapter]:
    """Yield the chapters in the order an inspector asks for them; a chapter without records says so."""
    group = Group(name=body.name, first=first, last=last, made_on=day, fictional=body.fictional)
    file = file_of(body, day)
    yield Chapter(
        "01_点呼", "点呼・アルコール検知の記録", (sheets.checks_sheet(group, lines.checks(body, first, last)),)
    )
    found = duties(body.pk, first, last)
    yield Chapter("02_業務記録", "業務記録（乗務記録）", (sheets.duty_sheet(group, found, plates(body.pk)),))
    if file.drivers:
        yield Chapter("03_運転者台帳", "運転者等台帳", driver_sheets(file, day))
    yield Chapter("04_車両台帳", "車両台帳", (vehicle_sheet(file, day),))
    incidents = sheets.incidents_sheet(group, lines.incidents(body, first, last))
    yield Chapter("05_事故", "事故・ヒヤリハットの記録", (incidents,))
    yield Chapter("06_苦情", "苦情の記録", (sheets.complaints_sheet(group, lines.complaints(body, first, last)),))
    yield Chapter("07_利用者名簿", "利用者の名簿", (sheets.riders_sheet(group, lines.riders(body, first, last)),))
    yield Chapter("08_期限", "これから12か月の期限", (sheets.dates_sheet(group, due_dates(body, day)),))
    yield Chapter(
        "09_消去の記録", "期間の過ぎた記録の消去", (sheets.deletions_sheet(group, lines.deletions(body, first, last)),)
    )


def zipped(files: dict[str, bytes]) -> bytes:
    """Return the files as a ZIP, by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name in sorted(files):
            book.writestr(zipfile.ZipInfo(name, STAMP), files[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _contents(body: Body, first: date, last: date, day: date, files: dict[str, bytes]) -> str:
    """Return the list of contents: each file with its sum, so that a copy can be compared years later."""
    sums = [f"{name}　SHA-256 {hashlib.sha256(content).hexdigest()}" for name, content in sorted(files.items())]
    head = [f"{body.name}　監査・立入りの綴り", f"{wareki(first)}から{wareki(last)}まで　作成 {wareki(day)}", ""]
    return "\r\n".join([*head, *sums, ""])
