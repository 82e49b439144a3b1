"""The pages of a claim: what the group sends, what a clerk decides, files both ways, her own form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from money_town import DECEMBER, NOVEMBER, grant, sent_claim, slip, visit, with_money
from openpyxl import Workbook, load_workbook
from web_town import Town

from ashinami.casework.money.claim_file import ClaimKind
from ashinami.vocabulary.money import CostItem
from ashinami_web.config import clock
from ashinami_web.money.claim_actions import make_claim, send
from ashinami_web.money.claim_build import claim_file
from ashinami_web.money.models import Claim, Entry, FormTemplate
from ashinami_web.reports.actions import close_month

type ClientOf = Callable[[str], Client]


def test_claim_question_answer_approval_payment_and_return(town: Town, client_of: ClientOf) -> None:
    """The clerk asks, the group answers; the amount is fixed and enters the books; paid too much, the rest comes back."""
    claim = sent_claim(town, with_money(town))
    sewa, officer = client_of("sewa"), client_of("officer")
    ours, theirs = f"/money/claims/{claim.pk}/", f"/money/review/{claim.pk}/"
    assert "2,400円" in officer.get(theirs).content.decode()
    officer.post(theirs, {"what": "ask", "text": "保険の内訳は？"})
    assert "保険の内訳は？" in sewa.get(ours).content.decode()
    sewa.post(ours, {"what": "answer", "text": "半年分です。"})
    assert (
        "請求された額まで"
        in officer.post(theirs, {"what": "approve", "amount": "9999", "on": "2026-12-04"}).content.decode()
    )
    officer.post(theirs, {"what": "approve", "amount": "2300", "on": "2026-12-04"})
    assert "額の確定を1件" in sewa.post("/money/claims/decisions/", follow=True).content.decode()
    assert Entry.objects.get(source="claim").amount == 2300
    officer.post(theirs, {"what": "pay", "amount": "2500"})
    assert Claim.objects.get().to_return == 200
    officer.post(theirs, {"what": "returned", "amount": "200"})
    assert Claim.objects.get().state == "returned"
    assert "2,300円" in officer.get("/money/review/budget/").content.decode()


def test_the_papers_hold_no_name_and_never_change(town: Town, client_of: ClientOf) -> None:
    """What was sent stays as bytes whatever happens later; the town finds people by number, the group its names in its own draft."""
    claim = sent_claim(town, with_money(town))
    officer = client_of("officer")
    first = officer.get(f"/money/review/{claim.pk}/claim.xlsx").content
    book = load_workbook(BytesIO(first))
    cells = {str(cell) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row}
    assert not [cell for cell in cells if "𠮷田" in cell or "山﨑" in cell]
    assert str(town.people["kiku"].pk).replace("-", "")[:8].upper() in cells
    assert any("模擬様式" in cell for cell in cells)
    town.people["kiku"].name = "別の名"
    town.people["kiku"].save()
    visit(town, "matsu")
    assert officer.get(f"/money/review/{claim.pk}/claim.xlsx").content == first
    assert officer.get(f"/money/review/{claim.pk}/claim.pdf").content.startswith(b"%PDF")
    assert officer.get(f"/money/review/{claim.pk}/claim.csv").content.startswith(b"\xef\xbb\xbf")
    yoso = client_of("yoso")
    assert yoso.get(f"/money/claims/{claim.pk}/").status_code == 404


def test_the_file_twin_goes_out_and_its_reply_counts_once(town: Town, client_of: ClientOf) -> None:
    """A town hall that cannot open the page: a ZIP of papers and a reply sheet; the reply read twice is one decision."""
    claim = sent_claim(town, with_money(town))
    sewa = client_of("sewa")
    with ZipFile(BytesIO(sewa.get("/money/claims/bundle.zip").content)) as archive:
        names = archive.namelist()
        sheet = archive.read("reply.csv").decode("utf-8-sig")
    assert f"足の会_{claim.number}/claim.xlsx" in names
    turn = sheet.splitlines()[1].split(",")[0]
    reply = f'{sheet.splitlines()[0]}\n{turn},{claim.number},額の確定,"2,400",2026-12-03,よろしく\n'.encode("cp932")
    for said in ("返信を1件書きとめました。", "返信を0件書きとめました。"):
        assert (
            said
            in sewa.post(
                "/money/claims/reply/", {"file": SimpleUploadedFile("reply.csv", reply)}, follow=True
            ).content.decode()
        )
    assert Claim.objects.get().approved == 2400
    wrong = f"{sheet.splitlines()[0]}\n,{claim.number},だいじょうぶ,,,\n".encode()
    shown = sewa.post(
        "/money/claims/reply/", {"file": SimpleUploadedFile("reply.csv", wrong)}, follow=True
    ).content.decode()
    assert "という結果はありません" in shown


def test_a_clerks_own_form_is_connected_once_and_filled_for_every_claim(town: Town, client_of: ClientOf) -> None:
    """She uploads her form, connects cells on a page, sees what happens in merged and unknown cells, and gets it filled; versions stay."""
    claim = sent_claim(town, with_money(town))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "報告"
    sheet["A1"], sheet["A3"] = "試し市 実績報告書", "金額"
    sheet.merge_cells("B3:C3")
    out = BytesIO()
    book.save(out)
    officer = client_of("officer")
    file = SimpleUploadedFile("form.xlsx", out.getvalue())
    officer.post("/money/review/forms/", {"name": "報告書", "file": file})
    form = FormTemplate.objects.get()
    links = {"sheet": ["報告"] * 3, "cell": ["c3", "B4", "A6"], "value": ["amount", "group", "table:by_class"]}
    shown = officer.post(f"/money/review/forms/{form.pk}/", links, follow=True).content.decode()
    assert "第2版として保存しました。" in shown
    assert "左上の B3 に書きました" in shown
    assert FormTemplate.objects.get(version=1).links == []
    latest = FormTemplate.objects.get(version=2)
    for client, path in (
        (officer, f"/money/review/forms/{latest.pk}/sample.xlsx"),
        (client_of("sewa"), f"/money/claims/{claim.pk}/form/?form={latest.pk}"),
    ):
        filled = load_workbook(BytesIO(client.get(path).content))["報告"]
        assert (filled["B3"].value, filled["B4"].value, filled["A6"].value, filled["B6"].value) == (
            2400,
            "足の会",
            "要支援1",
            1,
        )
    wrong = officer.post(f"/money/review/forms/{latest.pk}/", links | {"cell": ["あ", "B4", ""]}).content.decode()
    assert "というセルはありません" in wrong
    assert FormTemplate.objects.count() == 2
    bad = officer.post("/money/review/forms/", {"name": "x", "file": SimpleUploadedFile("x.xlsx", b"no")}, follow=True)
    assert "Excelブック" in bad.content.decode()


def test_a_rule_of_a_year_has_its_limit_once_however_many_months_are_claimed(town: Town) -> None:
    """20,000 yen of insurance in each of three months under a base of 30,000 a year: 20,000, then 10,000, then nothing; a report agrees."""
    with_money(town)
    told: dict[str, Any] = {"by": town.by("sewa"), "at": datetime(2027, 2, 5, 9, tzinfo=clock.JAPAN)}
    rule = {"scheme": "kagoshima.mutual_help", "items": ["insurance"], "kinds": ["visit"], "order": 9, "decided": None}
    row = grant(town, "支えあい活動（年の決まり）", town.municipality, facts={"group.application_year": 1}, **rule)
    asked = []
    for month, day in ((NOVEMBER, 11), (DECEMBER, 3), (DECEMBER.next, 5)):
        visit(town, "ume", day=month.days.start.replace(day=day))
        slip(town, "cost_cash", 20_000, day=month.days.start.replace(day=day), item=CostItem.INSURANCE, grant=row.pk)
        close_month(month, **told)
        asked.append(send(make_claim(row, ClaimKind.MONTHLY, month, month, **told), **told))
    assert [one.amount for one in asked] == [20_000, 10_000, 0]
    assert any("すでに請求した 20,000円 を引いて" in line for line in asked[1].content["steps"])
    assert asked[1].content["fields"]["visits"] == 1, "the paper of a month speaks of the month"
    whole = make_claim(row, ClaimKind.REPORT, NOVEMBER, DECEMBER.next, **told)
    assert claim_file(whole, date(2027, 2, 5)).reckoned.amount == 30_000
