"""How the tests consult: begin, answer, read the result."""

from __future__ import annotations

import re

from django.test import Client
from web_town import NOON

from ashinami_web.consult.models import Consultation

TODAY = NOON.date().isoformat()


def begun(client: Client, **said: object) -> Consultation:
    """Begin a consultation and return it."""
    answer = client.post("/consult/new/", {"purpose": "scheme", "day": TODAY} | said)
    assert answer.status_code == 302, answer.content.decode()
    return Consultation.objects.get(pk=re.findall(r"/consult/([0-9a-f-]+)/", answer.headers["Location"])[0])


def result(client: Client, row: Consultation, **query: str) -> str:
    """Return the result's page."""
    answer = client.get(f"/consult/{row.pk}/result/", query)
    assert answer.status_code == 200
    return answer.content.decode()


def card_of(page: str, form: str) -> str:
    """Return what the page says of one form."""
    return page.split(f'id="form-{form}"')[1].split("</section>", maxsplit=1)[0]


def say(client: Client, row: Consultation, fact: str, answer: object, **more: object) -> int:
    """Answer one question and return the status."""
    status: int = client.post(f"/consult/{row.pk}/", {"ask": fact, "of": "", "answer": answer} | more).status_code
    row.refresh_from_db()
    return status
