"""The guide of a coordinator's first year, followed to the letter from an empty installation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.messages import ERROR, get_messages
from django.test import Client
from reading_pages import filled, form_with, link, page_of
from test_plans_pages import shown, text_of
from web_town import NOON

from ashinami_web.running.beginning import begin

GUIDE = "docs/how-to/a-year-of-a-coordinator.md"
MINUTES = 90
# what a person may need: a page to be found and read, a field to be gone to, a character of Japanese with its conversion
SECONDS_A_SHEET, SECONDS_A_FIELD, SECONDS_A_LETTER = 15, 4, 0.8


@dataclass(frozen=True)
class Sheet:
    """One line of a table: the way to the page, the row and button where they are named, and what stands in which field."""

    way: tuple[str, ...]
    button: str
    row: str
    values: dict[str, str]


def sheets(text: str) -> Iterator[Sheet]:
    """Yield what the guide tells somebody to write, in order."""
    for block in re.finditer(
        r"^行き方：(?P<way>.*?)(?:　押す：「(?P<button>.*?)」)?\n\n(?P<table>(?:\|.*\n)+)", text, re.MULTILINE
    ):
        lines = [[cell.strip() for cell in line.strip("|\n ").split("|")] for line in block["table"].splitlines()]
        heads, _rule, *rows = lines
        for row in rows:
            values = dict(zip(heads, row, strict=True))
            yield Sheet(
                tuple(re.findall("「(.*?)」", block["way"])), block["button"] or "", values.pop("行", ""), values
            )


@pytest.mark.django_db
def test_a_new_coordinator_follows_the_guide_from_nothing_to_a_hand_over_pack(root: Path) -> None:
    """Every way is there, every field takes what the guide says; at the end the pack tells the year; it is short enough to be typed."""
    begun = begin(municipality="香春町", group="", name="香野 みのり", username="minori", at=NOON, day=NOON.date())
    minori = Client()
    assert minori.login(username="minori", password=begun.password)
    written = list(sheets((root / GUIDE).read_text(encoding="utf-8")))
    problems = [said for sheet in written if (said := _write(minori, sheet))]
    assert not problems, "\n".join(problems)
    page = shown(minori, "/handover/pack/")
    for said in (
        "町のサービス一覧をわたす",
        "採銅所地域コミュニティ協議会会長",
        "令和7年6月30日",
        "毎月一回、四者で定例会を開く",
        "元に戻るため",
    ):
        assert said in page, said
    assert "香野みのり" in text_of(minori.get("/handover/pack.pdf").content)
    assert "○知っている" in shown(minori, "/services/known/")
    assert "採銅所地域づくり夢プラン" in shown(minori, "/plans/")
    letters = sum(len(value) for sheet in written for value in sheet.values.values())
    fields = sum(len(sheet.values) for sheet in written)
    seconds = len(written) * SECONDS_A_SHEET + fields * SECONDS_A_FIELD + letters * SECONDS_A_LETTER
    assert len(written) > 45
    assert seconds < MINUTES * 60, (
        f"{len(written)} sheets, {fields} fields, {letters} letters: {seconds / 60:.0f} minutes"
    )


def _write(client: Client, sheet: Sheet) -> str:
    """Go the way, fill the form, send it; return what stood in the way, nothing when it was taken."""
    address = "/resources/"
    page = page_of(client.get(address).content.decode())
    try:
        for words in sheet.way:
            address = link(page, words).partition("#")[0]
            page = page_of(client.get(address).content.decode())
        form = form_with(page, *sheet.values, row=sheet.row, button=sheet.button)
        sent = client.post(form.attrs.get("action") or address, filled(form, sheet.values))
    except AssertionError as error:
        return f"{sheet.way}: {error}"
    wrong = re.findall(r'class="field__error"[^>]*>(.*?)<', sent.content.decode()) if sent.status_code == 200 else []
    wrong += [str(said) for said in get_messages(sent.wsgi_request) if said.level >= ERROR]
    return "" if sent.status_code == 302 and not wrong else f"{sheet}: {sent.status_code} {wrong}"
