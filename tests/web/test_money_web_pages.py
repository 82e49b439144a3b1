"""The pages of money: what a treasurer writes and sees, from the slip to the claim; what a clerk decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from money_town import PDF, close, planned, sent_claim, visit, with_money
from web_town import Town

from ashinami_web.money.models import Acknowledgement, Asset, BankLine, Entry, Grant, Receipt

type ClientOf = Callable[[str], Client]
MONTH = "/money/2026-11/"
PAGES = (
    "",
    "journal/",
    "trial/",
    "year/",
    "visits/",
    "allowances/",
    "charges/",
    "account/?code=cash",
    "half/",
    "half/?more=2",
)


@pytest.mark.parametrize("english", [False, True])
def test_every_page_of_a_month_opens(town: Town, client_of: ClientOf, english: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Empty, and full; in both languages."""
    sewa = client_of("sewa")
    if english:
        sewa.post("/language/", {"language": "en"})
    others = (
        "/money/slip/",
        "/money/bank/",
        "/money/receipts/",
        "/money/rates/",
        "/money/statuses/",
        "/money/claims/",
        "/money/grants/new/",
        "/money/assets/",
        "/money/assets/new/",
    )
    for path in (*(MONTH + page for page in PAGES), *others):
        assert sewa.get(path).status_code == 200, path
    claim = sent_claim(town, planned(town, with_money(town)))
    entry = Entry.objects.filter(source="allowance").get()
    more = (
        f"/money/entries/{entry.pk}/",
        f"/money/claims/{claim.pk}/",
        f"/money/grants/{claim.grant_id}/",
        f"/money/statuses/{town.people['kiku'].pk}/",
        f"/money/assets/{Asset.objects.get().pk}/",
    )
    for path in (*(MONTH + page for page in PAGES), *others, *more):
        assert sewa.get(path).status_code == 200, path
    officer = client_of("officer")
    for path in (
        "/money/review/",
        f"/money/review/{claim.pk}/",
        "/money/review/budget/",
        "/money/review/forms/",
        "/money/review/assets/",
    ):
        assert officer.get(path).status_code == 200, path


def test_a_slip_with_its_receipt(town: Town, client_of: ClientOf) -> None:
    """Typed once: the entry, the receipt's very bytes behind it, and the way back to both."""
    with_money(town)
    sewa = client_of("sewa")
    said = {
        "kind": "cost_cash",
        "day": "2026-11-20",
        "amount": "1,200",
        "item": "insurance",
        "grant": str(Grant.objects.get(name="支えあい活動補助金").pk),
        "payee": "架空保険",
    }
    file = SimpleUploadedFile("r.pdf", PDF)
    answer = sewa.post("/money/slip/", said | {"file": file}, follow=True)
    assert "帳簿に書きました。" in answer.content.decode()
    receipt = Receipt.objects.get()
    assert Entry.objects.get().receipt == receipt
    assert sewa.get(f"/money/receipts/{receipt.pk}/").content == PDF
    again = sewa.post("/money/slip/", said | {"file": SimpleUploadedFile("again.pdf", PDF)})
    assert "同じ領収書が、もう入っています" in again.content.decode()
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"item": "fuel"}, "対象にしていません"),
        ({"amount": "０"}, "少なすぎます"),
        ({"day": "1026-11-20"}, "日にちを入れ直してください"),
        ({"file": SimpleUploadedFile("r.exe", b"MZ")}, "PDF、JPEG、PNG"),
    ],
)
def test_a_slip_that_cannot_be_keeps_what_was_typed(
    town: Town, client_of: ClientOf, change: dict[str, object], said: str
) -> None:
    """The reason in Japanese, the text still there, nothing in the books, no receipt left behind."""
    with_money(town)
    form = {
        "kind": "cost_cash",
        "day": "2026-11-20",
        "amount": "1200",
        "item": "insurance",
        "text": "半年分",
        "grant": str(Grant.objects.get(name="支えあい活動補助金").pk),
    }
    shown = client_of("sewa").post("/money/slip/", form | change).content.decode()
    assert said in shown
    assert "半年分" in shown
    assert not Entry.objects.exists()
    assert not Receipt.objects.exists()


def test_from_any_cell_down_to_the_visit(town: Town, client_of: ClientOf) -> None:
    """The year's cell leads to the journal, the journal to the entry, the entry to the visit it comes from."""
    with_money(town)
    event = visit(town)
    close(town)
    sewa = client_of("sewa")
    assert f'href="{MONTH}journal/?account=reward"' in sewa.get(f"{MONTH}year/").content.decode()
    entry = Entry.objects.get()
    assert f'href="/money/entries/{entry.pk}/"' in sewa.get(f"{MONTH}journal/?account=reward").content.decode()
    shown = sewa.get(f"/money/entries/{entry.pk}/").content.decode()
    assert f'href="/money/visits/{event.pk}/"' in shown
    assert "𠮷田 キク" in shown


def test_a_visit_by_paper_is_written_mended_and_taken_back(town: Town, client_of: ClientOf) -> None:
    """The desk types it; what is mended later stands in its place."""
    desk = client_of("asa")
    said = {
        "day": "2026-11-10",
        "helper": str(town.people["nao"].pk),
        "rider": str(town.people["kiku"].pk),
        "help": "waste",
        "minutes": "20",
        "sheet": "7",
    }
    shown = desk.post(f"{MONTH}visits/", said, follow=True).content.decode()
    assert all(word in shown for word in ("訪問を書きとめました。", "ごみ出し", "𠮷田 キク"))
    address = shown.split('href="/money/visits/')[1].split('"')[0]
    shown = desk.post(f"/money/visits/{address}", said | {"minutes": "50"}, follow=True).content.decode()
    assert "50分" in shown
    assert "20分" not in shown
    assert "直されたか" in desk.get(f"/money/visits/{address}").content.decode()
    address = shown.split('href="/money/visits/')[1].split('"')[0]
    assert (
        "この月の訪問はまだありません"
        in desk.post(f"/money/visits/{address}", {"void": "1"}, follow=True).content.decode()
    )
    assert "時間（分）" in desk.post(f"{MONTH}visits/", said | {"minutes": "0"}).content.decode()


def test_the_months_page_says_what_is_missing_first(town: Town, client_of: ClientOf) -> None:
    """Ume's class is not on record and a bank line waits: both stand above what is done."""
    with_money(town)
    visit(town, "ume")
    shown = client_of("sewa").get(MONTH).content.decode()
    assert "区分の記録がない利用者：1人" in shown
    assert (
        shown.index("区分の記録がない利用者：1人") < shown.index("結果のない送迎：0件") < shown.index("この月を締める")
    )
    assert "600円" in shown


def test_an_allowance_is_stated_and_its_receipt_written_down(town: Town, client_of: ClientOf) -> None:
    """The statement is a PDF; received once, however often it is pressed; before closing there is nothing to receive."""
    with_money(town)
    visit(town)
    sewa, nao = client_of("sewa"), town.people["nao"].pk
    assert sewa.get(f"{MONTH}allowances/{nao}/statement.pdf").content.startswith(b"%PDF")
    assert "まだ帳簿に入っていません" in sewa.post(f"{MONTH}allowances/{nao}/received/", follow=True).content.decode()
    close(town)
    for _turn in range(2):
        sewa.post(f"{MONTH}allowances/{nao}/received/")
    assert Acknowledgement.objects.get().amount == 600
    assert sewa.get(f"{MONTH}allowances/{town.people['kiku'].pk}/statement.pdf").status_code == 404


BANK = "日付,お引出し,お預入れ,摘要,残高\n2026-12-01,600,,ﾌﾘｺﾐ ﾔﾏｻｷ ﾅｵ,400\n2026-12-02,100,,紙,300\n".encode("cp932")


def test_a_bank_file_is_read_once_and_booked_as_proposed(town: Town, client_of: ClientOf) -> None:
    """Read twice it is one; what is owed to Nao is proposed by amount and name, booked by its button, and no second time."""
    with_money(town)
    visit(town)
    close(town)
    sewa, nao = client_of("sewa"), town.people["nao"].pk
    for said in ("新しい明細2件を読みこみました。", "2件は、前に読みこんだものと同じでした。"):
        answer = sewa.post("/money/bank/", {"file": SimpleUploadedFile("b.csv", BANK)}, follow=True)
        assert said in answer.content.decode()
    shown = sewa.get("/money/bank/").content.decode()
    assert all(said in shown for said in ("奨励金を振り込んだ", "額が同じ・名前が摘要にある", f'value="{nao}"'))
    line = BankLine.objects.get(amount=-600)
    booked = {"kind": "allowance_bank", "person": str(nao)}
    assert "帳簿に書きました。" in sewa.post(f"/money/bank/{line.pk}/book/", booked, follow=True).content.decode()
    entry = Entry.objects.get(credit="bank")
    assert (entry.debit, entry.amount, entry.day) == ("allowance_owed", 600, date(2026, 12, 1))
    again = sewa.post(f"/money/bank/{line.pk}/book/", booked, follow=True).content.decode()
    assert "もう帳簿に書いてあります" in again
    other = BankLine.objects.get(amount=-100)
    wrong = sewa.post(f"/money/bank/{other.pk}/book/", {"kind": "donation_bank"}, follow=True).content.decode()
    assert "明細と合いません" in wrong
    sewa.post(f"/money/bank/{other.pk}/book/", {"kind": "aside"})
    assert "書いていない明細はありません" in sewa.get("/money/bank/").content.decode()


@pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        ("asa", MONTH, 403),
        ("officer", MONTH, 403),
        ("sewa", "/money/review/", 403),
        ("sc", "/money/review/", 403),
        ("haru", MONTH, 403),
        ("sewa", "/money/2026-13/", 404),
    ],
)
def test_each_page_opens_to_its_roles_alone(town: Town, client_of: ClientOf, who: str, path: str, status: int) -> None:
    """The desk keeps no books, the town hall sees none, the group does not review itself."""
    assert client_of(who).get(path).status_code == status
