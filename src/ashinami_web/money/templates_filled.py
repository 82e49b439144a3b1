"""A funder's own form with a claim in it."""

from __future__ import annotations

from typing import Any

from ashinami.basics.notice import Notice
from ashinami.casework.money.claim_file import fields_of, tables_of
from ashinami_web.config import clock
from ashinami_web.money.claim_build import claim_file
from ashinami_web.money.models import Claim, FormTemplate


def filled(template: FormTemplate, claim: Claim) -> tuple[bytes, tuple[Notice, ...]]:
    """Return the form filled with the claim as it was sent, or, before, as the records stand; and what the clerk should know."""
    from ashinami.papers.filled_form import Link, fill  # noqa: PLC0415 - openpyxl is needed here only

    links = [Link(**one) for one in template.links]
    if claim.content:
        fields: dict[str, Any] = claim.content["fields"]
        tables: dict[str, Any] = claim.content["tables"]
    else:
        file = claim_file(claim, clock.today())
        fields, tables = fields_of(file), dict(tables_of(file))
    return fill(bytes(template.content), links, fields, tables)
