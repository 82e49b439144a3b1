"""The legal basis of a ride: the ready-made arrangements on the days that matter."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ashinami.casework.basis import NOT_CHOSEN_YET, Ground, LegalBasis, legal_basis, specimen_arrangements
from ashinami.casework.drivers_allowed import taking_part
from ashinami.casework.told import joined
from ashinami.law import corpus
from ashinami.rules.answers import Answers, Assumed, Record, Said
from ashinami.rules.facts_file import read_answers
from ashinami.rules.receipt import Receipt, replay
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.wish import Back, Wish

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


REGISTERED: dict[str, object] = {
    "operator.kind": "npo",
    "registration.kind": "welfare",
    "registration.held": True,
    "registration.in_term": True,
    "registration.suspended": False,
    "council.outcome": "settled",
    "council.forum": "transport_council",
    "area.route": False,
    "area.hours_only": False,
    "price.within_actual_cost": True,
    "price.clear": True,
    "price.methods": ["distance"],
    "price.settled": True,
    "price.taxi_percent": 60,
    "price.flat_fair": True,
    "price.charges": [],
    "price.dynamic": False,
    "insurance.per_person": 80_000_000,
    "insurance.property": 2_000_000,
    "insurance.all_vehicles": True,
    "leg": [{"name": "行き", "leg.start_inside": True}],
    "rider": [
        {
            "name": "r1",
            "rider.role": "passenger",
            "rider.category": "care",
            "rider.on_list": True,
            "rider.in_range": True,
        }
    ],
    "vehicle": [{"name": "lift", "vehicle.kind": "wheelchair", "vehicle.seats": 8, "vehicle.right": "owned"}],
    "driver": [
        {"name": "first", "driver.licence": "first", "driver.suspended": False, "driver.unsafe": False}
        | {"driver.suspended_before_appointment": False, "driver.course": ["welfare"]},
        {"name": "none", "driver.licence": "none"},
    ],
}
JUDGED: dict[str, object] = {"rider": [{"name": "r1", "rider.cannot_use_alone": True}]}


def of_registered(changes: dict[str, object], *, driver: str = "", day: date = date(2026, 12, 1)) -> LegalBasis:
    """Return the basis of a ride with a fare of a registered body; with a driver, the ride as planned."""
    law = corpus().facts
    ledgers, _ = read_answers(law, REGISTERED | changes, RECORD)
    judged, _ = read_answers(law, JUDGED, Said("団体", date(2026, 4, 1)))
    known = joined(ledgers, judged)
    if driver:
        known = taking_part(known, driver=driver, vehicle="lift")
    else:
        known = Answers(known.given, {name: known.members[name] for name in ("leg", "rider")})
    fare = specimen_arrangements()["per_km_fare"]
    return legal_basis(fare, wish(day), origin=RECORD, known=known, chosen=bool(driver))


def test_a_registered_body_may_take_a_fare() -> None:
    """A request is accepted before a driver is chosen, and says so; the planned ride stands on the registration."""
    asked, planned = of_registered({}), of_registered({}, driver="first")
    assert (asked.headline, asked.ground) == ("適法（登録による送迎）", Ground.REQUESTED)
    assert NOT_CHOSEN_YET in asked.reasons
    assert Ground(asked.ground).asks_drivers
    assert (planned.verdict, planned.ground) == (LAWFUL, Ground.REGISTERED)
    assert planned.provision == "road_transport.registered.ride.act_2006"
    assert not any("受け取ります" in reason for reason in planned.reasons)


@pytest.mark.parametrize(
    ("changes", "driver", "verdict"),
    [
        ({"registration.in_term": False, "registration.renewal_pending": False}, "", UNLAWFUL),
        ({"insurance.per_person": 50_000_000}, "", LAWFUL),
        ({"insurance.per_person": 50_000_000}, "first", UNLAWFUL),
        ({}, "none", UNLAWFUL),
        ({}, "somebody", OPEN),
        ({"price.settled": False, "council.plan_names_price": False}, "first", UNLAWFUL),
    ],
)
def test_what_breaks_a_registered_ride(changes: dict[str, object], driver: str, verdict: Verdict) -> None:
    """The registration and the price count at once, cover and driver once they are chosen; of a stranger nothing is known."""
    basis = of_registered(changes, driver=driver)
    assert basis.verdict is verdict
    if verdict is UNLAWFUL:
        assert basis.headline == "不適法（登録した送迎の決まりに合いません）"
        assert basis.ground == ""


def test_who_takes_part_must_be_known_once_chosen() -> None:
    """A planned ride without a list of drivers is open, never lawful; without a registration on record it is refused."""
    fare, free = specimen_arrangements()["per_km_fare"], specimen_arrangements()["free"]
    held, _ = read_answers(corpus().facts, {"registration.held": True}, RECORD)
    day = wish(date(2026, 12, 1))
    assert legal_basis(fare, day, origin=RECORD, known=held, chosen=True).verdict is OPEN
    assert legal_basis(fare, day, origin=RECORD, chosen=True).verdict is UNLAWFUL
    assert legal_basis(free, day, origin=RECORD, known=held, chosen=True).headline == "適法（許可・登録不要）"
    assert not Ground.NO_PERMIT.asks_drivers


def test_a_companion_and_the_way_back_are_asked_about() -> None:
    """Who rides along and both ways stand in the lists with nothing known of them."""
    held, _ = read_answers(corpus().facts, {"registration.held": True}, RECORD)
    fare = specimen_arrangements()["per_km_fare"]
    there_and_back = Wish("w2", date(2026, 12, 1), "r1", HOME, CLINIC, appointment=600, back=Back.OPEN, companions=1)
    lists = legal_basis(fare, there_and_back, origin=RECORD, known=held).receipt["members"]
    assert [one["name"] for one in lists["rider"]] == ["r1", "同乗者1"]
    assert [one["name"] for one in lists["leg"]] == ["行き", "帰り"]
