"""Receipts as files: looked at by their bytes, kept under ASHINAMI_HOME by their hash, written before the row that names them."""

from __future__ import annotations

import hashlib
import os
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.config.acting import Acting
from ashinami_web.money.books import MoneyError, open_period
from ashinami_web.money.models import Receipt
from ashinami_web.people.roles import Permission

MOST_BYTES = 8 * 1024 * 1024
_SIGNS = ((b"%PDF-", Receipt.Kind.PDF), (b"\xff\xd8\xff", Receipt.Kind.JPEG), (b"\x89PNG\r\n\x1a\n", Receipt.Kind.PNG))
TYPES = {Receipt.Kind.PDF: "application/pdf", Receipt.Kind.JPEG: "image/jpeg", Receipt.Kind.PNG: "image/png"}


def folder() -> Path:
    """Return where receipts are kept."""
    return Path(settings.HOME) / "receipts"


def path_of(receipt: Receipt) -> Path:
    """Return a receipt's file."""
    return folder() / str(receipt.body_id) / f"{receipt.sha256}.{receipt.kind}"


def content_of(receipt: Receipt) -> bytes:
    """Return a receipt's bytes; MoneyError when the file is gone or is no longer the same."""
    try:
        data = path_of(receipt).read_bytes()
    except OSError as error:
        raise MoneyError(_("領収書のファイルがありません。控えから戻してください。")) from error
    if hashlib.sha256(data).hexdigest() != receipt.sha256:
        raise MoneyError(_("領収書のファイルが、入れたときと違っています。控えから戻してください。"))
    return data


def kind_of(data: bytes) -> Receipt.Kind:
    """Return what a file is by its bytes; MoneyError when it is nothing we keep, or too large."""
    if len(data) > MOST_BYTES:
        raise MoneyError(_("ファイルが大きすぎます（8MBまで）。"))
    kind = next((kind for sign, kind in _SIGNS if data.startswith(sign)), None)
    if kind is None:
        raise MoneyError(_("PDF、JPEG、PNGのファイルを選んでください。"))
    return kind


@transaction.atomic
def add_receipt(  # noqa: PLR0913 - an action names all it is told
    data: bytes,
    *,
    name: str,
    day: date,
    amount: int,
    payee: str = "",
    ride: UUID | None = None,
    charge_item: str = "",
    by: Acting,
    at: datetime,
) -> Receipt:
    """Keep a receipt. The same file twice is one receipt. The file is on the disk, whole, before the row says so."""
    by.require(Permission.KEEP_MONEY)
    kind, sha256 = kind_of(data), hashlib.sha256(data).hexdigest()
    known = Receipt.objects.filter(body=by.body, sha256=sha256).first()
    if known is not None:
        raise MoneyError(_("同じ領収書が、もう入っています（%(name)s）。") % {"name": known.name})
    row = Receipt(
        body=by.body,
        name=name[:120],
        kind=kind,
        sha256=sha256,
        size=len(data),
        day=day,
        payee=payee,
        amount=amount,
        ride_id=ride,
        charge_item=charge_item,
        added_at=at,
        added_by=by.author,
    )
    _write(path_of(row), data)
    row.save(force_insert=True)
    record(
        body=by.body.pk,
        kind=EventKind.RECEIPT_ADDED,
        subject=str(row.pk),
        by=by.author,
        at=at,
        service_day=max(day, open_period(by.body.pk, day).days.start),
        facts={"sha256": sha256, "amount": amount, "size": len(data)},
    )
    return row


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.draft")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
