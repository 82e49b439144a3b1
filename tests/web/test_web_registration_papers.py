"""Sheets to copy from, what the ledgers tell the law, and the doors of both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader
from registered_town import KEY, TODAY, register, told
from web_town import MONDAY, Town

from ashinami.law import corpus
from ashinami.papers import transcript
from ashinami.papers.typesetting import FontsMissingError
from ashinami.rules.answers import Record
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.registration import Filing
from ashinami_web.audit.actions import record
from ashinami_web.config import clock
from ashinami_web.registration.actions import begin_procedure
from ashinami_web.registration.facts import facts_of
from ashinami_web.registration.models import Registration

type ClientOf = Callable[[str], Client]


@pytest.fixture
def registered(town: Town) -> Town:
    """Return the town with its group registered."""
    register(town)
    return town


def lines(client: Client, url: str) -> dict[str, object]:
    """Return label and value of every line of a workbook."""
    answer = client.get(url)
    assert "spreadsheetml" in answer.headers["Content-Type"]
    book = load_workbook(BytesIO(answer.content))
    rows = (row for sheet in book for row in sheet.iter_rows(min_row=4, values_only=True))
    return {str(row[0]): row[1] for row in rows if row[0]}


def words(client: Client, url: str) -> str:
    """Return the text of a PDF, without blanks."""
    answer = client.get(url)
    assert answer.headers["Content-Type"] == "application/pdf"
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages)


def test_an_application_says_what_is_known_and_what_is_missing(registered: Town, client_of: ClientOf) -> None:
    """転記用, without the look of a form: the registration, the cars by type, the papers that go with it."""
    sewa = client_of("sewa")
    found = lines(sewa, f"/registration/{KEY}/application.xlsx")
    assert (found["登録番号"], found["運送の区域"], found["代表者の氏名"]) == ("試福第1号", "試し市の全域", "記録なし")
    text = words(sewa, f"/registration/{KEY}/application.pdf")
    for said in (
        "転記用",
        "架空",
        "令和9年3月31日",
        "まだ記録のないこと",
        "協議が調ったことの証明",
        "要介護認定を受けた方",
    ):
        assert said in text
    assert "様式第" not in text


def test_a_change_stands_before_and_after(registered: Town, client_of: ClientOf) -> None:
    """The sheet of a notification names the change, its last day and the papers; there is none for a report."""
    registration = Registration.objects.get()
    begun = begin_procedure(
        registration, filing=Filing.NOTIFICATION, change="cars", happened_on=TODAY, **told(registered)
    )
    sewa = client_of("sewa")
    text = words(sewa, f"/registration/procedures/{begun.pk}/change.pdf")
    assert "事務所ごとの車の数や種類が変わる" in text
    assert "令和9年1月3日" in text
    report = begin_procedure(registration, filing=Filing.ANNUAL_REPORT, year=2025, **told(registered))
    assert sewa.get(f"/registration/procedures/{report.pk}/change.xlsx").status_code == 404


def test_the_report_counts_the_rides_of_the_year(
    registered: Town, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two rides of one rider: driven, counted once each; income and empty running are not on record, and are listed as missing."""
    evening = datetime.combine(MONDAY, time(18), tzinfo=clock.JAPAN)
    done = {
        "driver": str(registered.people["haru"].pk), "rider": str(registered.people["kiku"].pk), "purpose": "通院",
        "metres": 4200, "minutes": 12,
    }  # fmt: skip
    for leg in ("行き", "帰り"):
        record(
            body=registered.group.pk, kind=EventKind.RIDE_DONE, subject=leg, by="link:x", at=evening, service_day=MONDAY,
            facts=done | {"leg": leg},
        )  # fmt: skip
    monkeypatch.setattr(clock, "now", lambda: evening)
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    found = lines(client_of("sewa"), f"/registration/{KEY}/report/2026/report.xlsx")
    assert (found["運送した回数"], found["利用した方の人数"], found["運転者の人数"]) == (2, 1, 1)
    assert found["利用者を乗せて走った距離（km）"] == "8.4"
    assert found["旅客から受けた対価の合計（円）"] == "記録なし"
    assert found["出す期限"] == "令和9年5月31日"
    before = lines(client_of("sewa"), f"/registration/{KEY}/report/2025/report.xlsx")
    assert (before["運送した回数"], before["運転者の人数"]) == ("記録なし", 1)


def test_the_ledgers_on_paper(registered: Town, client_of: ClientOf) -> None:
    """A page a driver; the cars with their cover; names are drawn, not boxed."""
    sewa = client_of("sewa")
    text = words(sewa, "/registration/drivers.pdf")
    for said in ("髙橋ハル", "昭和30年5月5日", "123456789012", "福祉有償運送運転者講習", "山﨑ナオ"):
        assert said in text
    assert lines(sewa, "/registration/vehicles.xlsx")["自動車登録番号"] in {"試 580 あ 00-01", "記録なし"}
    assert "無制限" in words(sewa, "/registration/vehicles.pdf")
    assert load_workbook(BytesIO(sewa.get("/registration/drivers.xlsx").content)).sheetnames[0].startswith("1 ")


def test_a_group_without_drivers_has_no_ledger_to_print(town: Town, client_of: ClientOf) -> None:
    """It is led back with a word."""
    shown = client_of("yoso").get("/registration/drivers.pdf", follow=True).content.decode()
    assert "台帳にまだ何もありません。" in shown


def test_without_fonts_the_page_says_what_to_do(
    registered: Town, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is left with an error; the workbook needs no fonts."""

    def no_fonts(*_: object) -> bytes:
        raise FontsMissingError

    monkeypatch.setattr(transcript, "pdf", no_fonts)
    sewa = client_of("sewa")
    assert "make setup" in sewa.get("/registration/vehicles.pdf", follow=True).content.decode()
    assert sewa.get("/registration/vehicles.xlsx").status_code == 200


def test_the_ledgers_answer_the_law(registered: Town) -> None:
    """Each answer names its record; of who stands in no ledger nothing is known; another group answers nothing."""
    haru, nao = registered.people["haru"].pk, registered.people["nao"].pk
    answers = facts_of(registered.group, TODAY, drivers=[haru, nao], cars=[registered.cars["haru"].pk])
    known = {answer.fact.id: answer for answer in answers}
    assert known["registration.kind"].value == "welfare"
    assert known["registration.kind"].origin == Record("登録の記録")
    assert known["insurance.per_person"].value == 9_999_999_999
    drivers = {member.name: {one.fact.id: one.value for one in member.answers} for member in answers.members["driver"]}
    assert drivers[str(haru)]["driver.course"] == frozenset({"welfare"})
    assert drivers[str(nao)] == {}
    with registered.scope_of("yoso"):
        assert list(facts_of(registered.other_group, TODAY)) == []
    assert {answer.fact.id for answer in answers} <= {fact.id for fact in corpus().facts}


def test_a_day_before_the_registration_has_no_registration(registered: Town) -> None:
    """The facts are as of the day; the key of a registration may be given."""
    before = facts_of(registered.group, date(2025, 3, 31))
    assert "registration.held" not in {answer.fact.id for answer in before}
    chosen = facts_of(registered.group, TODAY, registration=Registration.objects.get().pk)
    assert "registration.held" in {answer.fact.id for answer in chosen}
