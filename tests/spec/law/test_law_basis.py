"""The legal basis of a ride: the ready-made arrangements on the days that matter."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ashinami.casework.basis import legal_basis, specimen_arrangements
from ashinami.law import corpus
from ashinami.rules.answers import Assumed, Record, Said
from ashinami.rules.receipt import Receipt, replay
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.wish import Wish

HOME, CLINIC = Place("home", "自宅"), Place("clinic", "診療所")
RECORD = Record("取り決め")
LAWFUL, UNLAWFUL, OPEN, NONE = (
    Verdict.LAWFUL,
    Verdict.UNLAWFUL,
    Verdict.UNDETERMINED,
    Verdict.NOT_APPLICABLE,
)
DAYS = (date(2006, 9, 30), date(2019, 6, 1), date(2024, 2, 29), date(2024, 3, 1))


def wish(day: date) -> Wish:
    """Return a ride to the clinic on the day."""
    return Wish("w1", day, "r1", HOME, CLINIC, appointment=600)


@pytest.mark.parametrize(
    ("key", "verdicts"),
    [
        ("free", (NONE, LAWFUL, LAWFUL, LAWFUL)),
        ("fuel", (NONE, LAWFUL, LAWFUL, LAWFUL)),
        ("fuel_insurance", (NONE, UNLAWFUL, UNLAWFUL, LAWFUL)),
        ("thanks", (NONE, LAWFUL, LAWFUL, LAWFUL)),
        ("per_km_fare", (NONE, UNLAWFUL, UNLAWFUL, UNLAWFUL)),
        ("insurance_unclear", (NONE, UNLAWFUL, UNLAWFUL, OPEN)),
    ],
)
def test_specimen_arrangements(key: str, verdicts: tuple[Verdict, ...]) -> None:
    """Each ready-made arrangement before the first version, under the old notices, and on both sides of the guideline."""
    arrangement = specimen_arrangements()[key]
    found = [legal_basis(arrangement, wish(day), origin=RECORD) for day in DAYS]
    assert tuple(basis.verdict for basis in found) == verdicts
    assert all(basis.reasons and not basis.notices for basis in found)


def test_the_table_above_is_whole() -> None:
    """Every ready-made arrangement stands in the table, so that none goes untried."""
    assert set(specimen_arrangements()) == {
        "free",
        "fuel",
        "fuel_insurance",
        "thanks",
        "per_km_fare",
        "insurance_unclear",
    }


@pytest.mark.parametrize(
    ("key", "day", "headline"),
    [
        ("fuel", date(2026, 12, 1), "適法（許可・登録不要）"),
        ("fuel", date(2022, 12, 1), "適法（許可・登録不要）〔要確認〕"),
        ("per_km_fare", date(2026, 12, 1), "登録または許可が必要"),
        ("insurance_unclear", date(2026, 12, 1), "未確定"),
        ("fuel", date(2005, 12, 1), "未確定（この日の基準は未対応）"),
    ],
)
def test_headlines(key: str, day: date, headline: str) -> None:
    """The words printed for a verdict; one that rests on an unverified source says 要確認, an open one never 適法."""
    assert legal_basis(specimen_arrangements()[key], wish(day), origin=RECORD).headline == headline


def test_an_open_basis_names_its_one_question() -> None:
    """What is not on record is asked, with who can answer; nothing else is asked."""
    basis = legal_basis(specimen_arrangements()["insurance_unclear"], wish(date(2026, 12, 1)), origin=RECORD)
    assert basis.questions == (
        "請求する額（1kmいくらなどの決め方を含む）が、実際にかかった額を超えることがありますか（団体）",
    )
    assert basis.provision == "road_transport.no_permit.guideline_2024"
    assert "ガイドライン" in basis.provision_name


def test_a_slip_in_the_record_gives_a_notice_and_is_never_lawful() -> None:
    """A misspelt fact is reported and counts as not known; so does an empty arrangement."""
    facts = dict(specimen_arrangements()["free"].facts)
    facts["received.kind"] = facts.pop("received.kinds")
    basis = legal_basis(Arrangement("slip", "書きまちがい", facts), wish(date(2026, 12, 1)), origin=RECORD)
    assert basis.verdict is OPEN
    assert [notice.field for notice in basis.notices] == ["received.kind"]
    empty = legal_basis(Arrangement("empty", "記録なし"), wish(date(2026, 12, 1)), origin=RECORD)
    assert (empty.verdict, bool(empty.questions)) == (OPEN, True)


def test_what_an_office_must_judge_is_not_settled_by_a_mere_record() -> None:
    """The centre of a service stays open under a record, and is settled by the office's word with its day."""
    facts = dict(specimen_arrangements()["free"].facts) | {
        "received.kinds": frozenset({"service_fee"}),
        "service.difference": "none",
        "service.centre_is_help": True,
    }
    arrangement, day = Arrangement("help", "生活支援", facts), date(2026, 12, 1)
    recorded = legal_basis(arrangement, wish(day), origin=RECORD)
    assert recorded.verdict is OPEN
    assert [notice.code for notice in recorded.notices] == ["judgement-without-name"]
    assert legal_basis(arrangement, wish(day), origin=Said("運輸支局", date(2026, 4, 1))).verdict is LAWFUL


def test_assumptions_show() -> None:
    """A verdict on assumed facts says so in every reason, and above them."""
    basis = legal_basis(specimen_arrangements()["free"], wish(date(2026, 12, 1)), origin=Assumed("見本"))
    assert all("（仮定: 見本）" in reason for reason in basis.reasons)
    assert (basis.verdict, basis.headline) == (LAWFUL, "適法（許可・登録不要）〔要確認〕")
    on_record = legal_basis(specimen_arrangements()["free"], wish(date(2026, 12, 1)), origin=RECORD)
    assert on_record.headline == "適法（許可・登録不要）"


def test_the_receipt_judges_again() -> None:
    """The receipt goes through JSON and replays to the same verdict under the same revision."""
    basis = legal_basis(specimen_arrangements()["fuel"], wish(date(2026, 12, 1)), origin=RECORD)
    replayed = replay(Receipt.from_json(json.loads(json.dumps(basis.receipt))), corpus())
    assert replayed.same_revision
    assert replayed.finding.verdict is basis.verdict
