"""What the file says a case still requires, line by line, and how the law is seen to say the same.

A line is met by a fact that decides, a change that is proposed, a duty that is told, an authority that is named, a day or number
that a function gives, or a ground that becomes open once it is met.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from ashinami.law.amounts import amount
from ashinami.law.road_transport.penalties import PENALTIES
from ashinami.law.road_transport.registered.accident_report import accident_report_due
from ashinami.law.road_transport.registered.annual_report import annual_report_due
from ashinami.law.road_transport.registered.change_table import notification_deadline
from ashinami.law.road_transport.registered.management import responsible_persons_needed
from ashinami.law.road_transport.registered.validity import Act, registration_tax, standard_expiry, validity_years
from ashinami.rules.facts import Who
from ashinami.rules.verdict import Verdict
from tests.spec.law.shared_table.outcome import Outcome
from tests.spec.law.shared_table.topics import NOTIFY, SERVICE

type Check = Callable[[Outcome, str], bool]

LICENSED = {
    "licence.kind": "taxi",
    "licence.driver_second_class": True,
    "licence.several_contracts": False,
    "licence.article_21": False,
}
TAXI_PERMIT = {
    "permit.kind": "taxi_managed",
    "permit.in_term": True,
    "permit.area_and_hours": True,
    "permit.driver_clean": True,
}
HELPER_PERMIT = {
    "permit.kind": "home_helper",
    "permit.in_term": True,
    "permit.provider_licensed": True,
    "permit.care_plan": True,
    "permit.driver_licence": "first_course",
    "permit.insured": True,
}
TAXI_MANAGED = "road_transport.permit.taxi_managed"


def decides(*facts: str) -> Check:
    """Check that one of these facts decides."""
    return lambda outcome, _: bool(outcome.deciding & set(facts))


def proposes(*facts: str) -> Check:
    """Check that a smallest change is about one of these facts."""
    return lambda outcome, _: bool(outcome.proposed & set(facts))


def tells(text: str) -> Check:
    """Check that a duty says so."""
    return lambda outcome, _: text in outcome.duties


def left_to(who: Who) -> Check:
    """Check that what is open waits for this authority."""
    return lambda outcome, _: outcome.left_to(who)


def opens(facts: dict[str, object], subject: str = "road_transport.ride") -> Check:
    """Check that it becomes lawful with these facts."""
    return lambda outcome, _: outcome.with_facts(facts, subject) is Verdict.LAWFUL


def breaks(facts: dict[str, object], subject: str) -> Check:
    """Check that it becomes unlawful with these facts."""
    return lambda outcome, _: outcome.with_facts(facts, subject) is Verdict.UNLAWFUL


def registered(outcome: Outcome, _: str) -> bool:
    """Whether the ride is lawful under a registration that is in order; the money and the form stay as they are."""
    forum = "operation_council" if outcome.case.day < date(2020, 11, 27) else "transport_council"
    return outcome.with_facts(SERVICE | {"operator.kind": "npo", "council.forum": forum}) is Verdict.LAWFUL


def any_of(*checks: Check) -> Check:
    """Check that at least one holds."""
    return lambda outcome, line: any(check(outcome, line) for check in checks)


def all_of(*checks: Check) -> Check:
    """Check that all hold."""
    return lambda outcome, line: all(check(outcome, line) for check in checks)


def expires(outcome: Outcome, line: str) -> bool:
    """Whether the standard term ends on the day that the line names."""
    given, day = outcome.case.given, outcome.case.day
    years = validity_years(
        day, first=given["first"], clean=given.get("clean", False), cooperation=given.get("cooperation", False)
    )
    return standard_expiry(date.fromisoformat(str(given["registered"])), years).fits(
        date.fromisoformat(line.rsplit(maxsplit=1)[-1])
    )


def taxed(outcome: Outcome, line: str) -> bool:
    """Whether the tax is the yen that the line names."""
    act = Act.NEW if outcome.case.given.get("first", True) else Act.CHANGE
    return f"{registration_tax(act, outcome.case.day):,}" in line


def persons(outcome: Outcome, line: str) -> bool:
    """Whether an office of these cars needs the number of persons that the line names."""
    given = outcome.case.given
    needed = responsible_persons_needed(
        given.get("cars_10", 0), given.get("cars_11", 0), managers=given.get("qualification") == "運行管理者"
    )
    return re.search(rf"\b({needed}|{('no', 'one', 'two')[needed] if needed < 3 else needed})\b", line) is not None


def report_due(outcome: Outcome, line: str) -> bool:
    """Whether the annual report is due on the day that the line names."""
    return annual_report_due(outcome.case.given["fiscal_year"]).isoformat() in line and "第6号様式" in outcome.duties


def within_30_days(outcome: Outcome, line: str) -> bool:
    """Whether report or notification is due thirty days after; of more cars, that they are notified at all."""
    day = outcome.case.day
    if outcome.case.topic == "accident":
        return accident_report_due(day) == day + timedelta(days=30) and "30日以内" in outcome.duties
    change = outcome.case.given.get("change", "cars")
    notified = outcome.with_facts({"registration.change": change}, NOTIFY) is Verdict.LAWFUL
    return notified and notification_deadline(day) == day + timedelta(days=30)


def per_person(outcome: Outcome, line: str) -> bool:
    """Whether the floor for a person is the one named, and is missed."""
    floor = amount("insurance.per_person").on(outcome.case.day)
    return floor is not None and floor.value == 80_000_000 and "insurance.per_person" in outcome.deciding


def penalised(outcome: Outcome, line: str) -> bool:
    """Whether the table of penalties knows carriage without registration: a year, 1.5 million yen."""
    return any((one.months, one.yen) == (12, 1_500_000) and "法第78条" in one.act for one in PENALTIES)


TRAFFIC = "road_traffic.safe_driving_manager"
LICENCE = opens(LICENSED)
COSTS = proposes("costs.items", "costs.over_actual", "received.kinds")

LINES: tuple[tuple[str, Check], ...] = (
    # days, numbers, amounts
    (r"^expires \d", expires),
    (r"^登録免許税", taxed),
    (r"at least \d+ persons|^one responsible person", persons),
    (r"was due \d", report_due),
    (r"(report|notification) .*within \d+ days|^report within", within_30_days),
    (r"within 24 hours", tells("24時間以内")),
    (r"^80 million yen", per_person),
    (r"^at most 50%", decides("price.highest_percent", "price.lowest_percent")),
    (r"years after leaving|keep .* year", decides("record.months")),
    # what must be in order
    (r"appoint two years after", decides("driver.suspended_before_appointment", "driver.suspended_past_two_years")),
    (r"セダン等運転者講習", decides("driver.care_qualification", "crew")),
    (r"^運行管理者", proposes("office.managers", "office.qualified")),
    (r"detector kept", decides("office.detector_kept")),
    (r"aptitude test", tells("適性診断")),
    (r"^運転者証", decides("display.inside")),
    (r"fewer than 11 seats", decides("vehicle.seats")),
    (r"list first", decides("rider.on_list")),
    (r"shared rides", decides("council.shared_accepted", "rider.together")),
    (r"leave out the leg", decides("leg.start_inside", "leg.end_inside")),
    (r"exceptional treatment", all_of(decides("registration.visitor_exception"), left_to(Who.OFFICE))),
    (r"legal personality", decides("operator.kind")),
    (r"in-car display", tells("車のなかには対価を表示")),
    (r"amount and conditions", decides("price.charges_fixed")),
    (r"attach the plan", decides("council.plan_names_service")),
    (r"keeps responsibility", decides("registration.keeps_responsibility")),
    (r"^new registration", decides("registration.in_term")),
    (r"変更登録 before", tells("変更登録を受けてから")),
    (r"安全運転管理者 appointed", breaks({"traffic.manager": False}, TRAFFIC)),
    (r"安全運転管理者 with sober", breaks({"traffic.sober_check": False, "traffic.detector": False}, TRAFFIC)),
    # who decides
    (r"council .*hours|^council settlement$", any_of(tells("協議を調え"), decides("council.outcome"))),
    (r"thorough discussion|settlement in the council", left_to(Who.COUNCIL)),
    (r"reasons on file", left_to(Who.OFFICE)),
    (r"^subsidy side", left_to(Who.OFFICE)),
    (r"ask the", left_to(Who.OFFICE)),
    # what would make it lawful
    (r"not a permitted subsidy item", decides("subsidy.items")),
    (r"stop or register", all_of(registered, LICENCE, penalised)),
    (r"stop asking", proposes("thanks.asked")),
    (r"^bill only|drop the premium|do not bill|lower the rate", all_of(COSTS, registered)),
    (r"cut the difference|stop charging", any_of(proposes("facility.charge", "tour.difference"), LICENCE)),
    (r"subsidy not tied", all_of(proposes("third_party.basis"), registered)),
    (
        r"separate runs|not together",
        any_of(proposes("facility.users"), breaks({"facility.users": "together"}, "road_transport.ride")),
    ),
    (r"no effect on the service", breaks({"facility.service_unaffected": False}, "road_transport.ride")),
    (r"not an offer", breaks({"supply.package": True}, "road_transport.ride")),
    (r"while the emergency", breaks({"disaster.urgent": False}, "road_transport.disaster")),
    (r"自家用車活用事業", opens(TAXI_PERMIT, TAXI_MANAGED)),
    (r"ぶら下がり", all_of(opens(HELPER_PERMIT), LICENCE, registered)),
    (r"法80条", decides("supply.lending", "supply.package")),
    (r"福祉有償運送 registration|full registration|市町村運営", tells("登録を申請")),
    (r"registration|permit", any_of(registered, LICENCE)),
    (r"licence", LICENCE),
)


def check_of(line: str) -> Check | None:
    """Return how a line is checked, or None where the table has no words for it."""
    return next((check for pattern, check in LINES if re.search(pattern, line)), None)
