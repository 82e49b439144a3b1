"""Claims as files: CSV, the bundle for a town hall that cannot open this page, and the reply that comes back."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.notice import Notice, Severity, worst
from ashinami.casework.money.claim_file import ClaimFile
from ashinami.casework.money.claim_sheets import claim_lines
from ashinami.tables.cells import CellError, day, is_blank, text
from ashinami.tables.reading import sheets_of
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.money import claim_actions as steps
from ashinami_web.money.books import MoneyError
from ashinami_web.money.models import Claim, ClaimNote, ClaimPaper

HEADS = ("返信番号", "請求番号", "結果", "金額", "日付", "文")
RESULTS = ("質問", "差し戻し", "額の確定", "支払い", "返還の求め", "返還の受け取り")
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)


def csv_bytes(rows: Iterable[Iterable[object]]) -> bytes:
    """Return rows as CSV that Excel opens: UTF-8 with its mark, lines as Windows writes them; no cell runs as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t")) else cell


def claim_csv(file: ClaimFile) -> bytes:
    """Return a claim as one CSV."""
    return csv_bytes(claim_lines(file))


def latest_papers(claim: Claim) -> list[ClaimPaper]:
    """Return the papers of the last sending."""
    if claim.sent_at is None:
        return []
    return list(ClaimPaper.objects.filter(claim=claim, sent_at=claim.sent_at).order_by("name"))


def bundle(claims: Iterable[Claim]) -> bytes:
    """Return the file twin of claims: papers as they were sent, and a reply sheet to fill in. The same claims, the same bytes."""
    out = io.BytesIO()
    rows: list[tuple[object, ...]] = [HEADS]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for claim in claims:
            for paper in latest_papers(claim):
                _add(archive, f"{claim.body.name}_{claim.number}/{paper.name}", bytes(paper.content))
            turn = ClaimNote.objects.filter(claim=claim).count()
            rows.append((f"{claim.number}-{turn}", claim.number, "", "", "", ""))
        _add(archive, "reply.csv", csv_bytes(rows))
        help_text = _("結果には次のどれかを書いてください：%(words)s。返信番号は変えないでください。") % {
            "words": "、".join(RESULTS)
        }
        _add(archive, "README.txt", help_text.encode("utf-8-sig"))
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _FIRST_TIME), content, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Reply:
    """A line of a reply file."""

    row: int
    key: str
    number: str
    result: str
    amount: int | None
    on: date | None
    said: str


def read_reply(name: str, data: bytes, today: date) -> tuple[tuple[Reply, ...], tuple[Notice, ...]]:
    """Return the lines of a reply file that say something, and what was wrong with the others."""
    sheets, notices = sheets_of(name, data)
    replies, told = [], list(notices)
    for sheet in sheets[:1]:
        heads: dict[str, int] = {}
        for row, cells in sheet.rows:
            if not heads:
                heads = {str(cell).strip(): at for at, cell in enumerate(cells) if cell is not None}
                if not {"請求番号", "結果"} <= set(heads):
                    told.append(
                        Notice(
                            "no-reply-heads",
                            Severity.ERROR,
                            "「請求番号」「結果」の見出しがありません",
                            "reply.csv をそのまま使ってください",
                            sheet.file,
                        )
                    )
                    return (), tuple(told)
                continue

            def cell(head: str, cells: tuple[object, ...] = cells, heads: dict[str, int] = heads) -> object:
                at = heads.get(head)
                return cells[at] if at is not None and at < len(cells) else None

            if is_blank(cell("結果")):  # type: ignore[arg-type]  # a cell
                continue
            try:
                replies.append(_reply(row, cell, today))
            except CellError as error:
                told.append(Notice(error.code, Severity.ERROR, error.text, error.remedy, sheet.file, row))
    return tuple(replies), tuple(told)


def _reply(row: int, cell: object, today: date) -> Reply:
    def said(head: str) -> str:
        found = cell(head)  # type: ignore[operator]  # a function of the row
        return "" if is_blank(found) else text(found)

    result = said("結果")
    if result not in RESULTS:
        raise CellError(
            "unknown-result", f"「{result}」という結果はありません", "、".join(RESULTS) + "のどれかにしてください"
        )
    plain = said("金額").replace(",", "").removesuffix("円")
    if plain and not plain.isdigit():
        raise CellError("unreadable-yen", f"「{plain}」を金額として読めません", "円の整数で入れてください")
    on = day(today)(said("日付")) if said("日付") else None
    key = (
        said("返信番号")
        or hashlib.sha256(f"{said('請求番号')}|{result}|{plain}|{on}|{said('文')}".encode()).hexdigest()[:32]
    )
    # one turn of a claim can be answered by two lines: a decision and its payment
    return Reply(row, f"{key}/{result}"[:64], said("請求番号"), result, int(plain) if plain else None, on, said("文"))


@transaction.atomic
def apply_reply(name: str, data: bytes, *, by: Acting, at: datetime) -> tuple[int, tuple[Notice, ...]]:
    """Write a reply file down: all of its lines, or, when one cannot be read, none. A line written before is passed over."""
    today = at.astimezone(clock.JAPAN).date()
    replies, notices = read_reply(name, data, today)
    if worst(notices) is Severity.ERROR:
        return 0, notices
    told, done = list(notices), 0
    for one in replies:
        claim = Claim.objects.filter(body=by.body, number=one.number).first()
        if claim is None:
            told.append(Notice("no-claim", Severity.WARNING, f"請求 {one.number} はありません", "", name, one.row))
            continue
        if ClaimNote.objects.filter(claim=claim, reply=one.key).exists():
            continue
        try:
            with transaction.atomic():
                _apply(claim, one, by, at, today)
            done += 1
        except MoneyError as error:
            told.append(Notice("reply-refused", Severity.WARNING, str(error), "", name, one.row))
    return done, tuple(told)


def _apply(claim: Claim, one: Reply, by: Acting, at: datetime, today: date) -> None:
    if one.result == "質問":
        steps.ask(claim, one.said, by=by, at=at, reply=one.key)
    elif one.result == "差し戻し":
        steps.send_back(claim, one.said, by=by, at=at, reply=one.key)
    elif one.amount is None:
        raise MoneyError(_("金額がありません。"))
    elif one.result == "額の確定":
        steps.approve(claim, one.amount, one.on or today, one.said, by=by, at=at, reply=one.key)
    elif one.result == "支払い":
        steps.pay(claim, one.amount, one.said, by=by, at=at, reply=one.key)
    elif one.result == "返還の求め":
        steps.demand_return(claim, one.amount, one.said, by=by, at=at, reply=one.key)
    else:
        steps.returned(claim, one.amount, one.said, by=by, at=at, reply=one.key)
