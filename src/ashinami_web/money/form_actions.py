"""A funder's own forms: uploaded, their cells connected; each change is a new version."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.money.books import MoneyError
from ashinami_web.money.models import FormTemplate
from ashinami_web.people.roles import Permission

MOST_BYTES = 4 * 1024 * 1024


@transaction.atomic
def save_form(name: str, content: bytes, links: Sequence[dict[str, Any]], *, by: Acting, at: datetime) -> FormTemplate:
    """Keep a form with its connected cells as the next version; the versions before stay as they were."""
    from ashinami.papers.filled_form import looked_at  # noqa: PLC0415 - openpyxl is needed here only

    by.require(Permission.REVIEW_CLAIMS)
    if len(content) > MOST_BYTES:
        raise MoneyError(_("ファイルが大きすぎます（4MBまで）。"))
    try:
        looked_at(content)
    except ValueError as error:
        raise MoneyError(_("Excelブック（.xlsx）を選んでください。")) from error
    last = FormTemplate.objects.filter(body=by.body, name=name).order_by("-version").first()
    row = FormTemplate.objects.create(
        body=by.body,
        name=name,
        version=last.version + 1 if last else 1,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        links=list(links),
        made_at=at,
        made_by=by.author,
    )
    record(
        body=by.body.pk,
        kind=EventKind.FORM_MAPPED,
        subject=str(row.pk),
        by=by.author,
        at=at,
        service_day=at.astimezone(clock.JAPAN).date(),
        facts={"version": row.version, "links": len(row.links), "sha256": row.sha256},
    )
    return row
