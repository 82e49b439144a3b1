"""Words about running a registered service: drivers, crew, cars, what they show, cover, the office, records, accidents, reports."""

from __future__ import annotations

from typing import Any

from ashinami.law.road_transport.registered.annual_report import annual_report_due
from ashinami.law.road_transport.registered.management import responsible_persons_needed
from tests.spec.law.shared_table.reading import Case, Reading, Told, day_of, nothing, one_of, yes

CARS = {
    "福祉自動車": "wheelchair",
    "車いす車": "wheelchair",
    "寝台車": "bed",
    "兼用車": "combined",
    "回転シート車": "rotating_seat",
    "セダン": "sedan",
    "セダン等": "sedan",
    "貨物": "goods",
}
SHOWN = {"name": "name", "plate": "plate", "price": "price", "driver": "driver_name", "driver_name": "driver_name"}
CHANGES = (
    ("price", "price"),
    ("vehicle", "cars"),
    ("car", "cars"),
    ("categor", "range_widened"),
    ("clos", "ended"),
    ("abolish", "ended"),
    ("widen", "range_widened"),
    ("new_category", "range_widened"),
    ("narrow", "range_narrowed"),
    ("enlarge", "area_enlarged"),
    ("reduce", "area_reduced"),
    ("partner_name", "partner_name"),
    ("partner_address", "partner_name"),
    ("partner", "partner"),
    ("rider", "rider_count"),
    ("kind_dropped", "kind_dropped"),
    ("kind", "kind"),
    ("driver", "drivers"),
    ("office", "office"),
    ("name", "name"),
    ("address", "name"),
    ("representative", "name"),
    ("end", "ended"),
)
"""A part of the word that names a change, to the row of the table; the first that fits."""
RECORDS = {
    "check": "pre_check",
    "pre_duty_check": "pre_check",
    "after_duty_check": "after_check",
    "duty_record": "duty",
    "rider_list": "other",
    "業務記録": "duty",
}
UNLIMITED = 9_999_999_999
WITH_DETECTOR = ("office.detector_kept", "office.detector_used", "traffic.detector")


def car(value: Any, case: Case) -> Told:
    """Return the kind of the car, or in a case about money whose it is."""
    match value:
        case "municipal_free" | "municipal":
            own = case.first("operator") in ("municipality", "city") and value == "municipal"
            support = frozenset({"programme" if own else "loan"})
            return {"scope.special": frozenset({"public_support"}), "support.cars": support}
        case "leased_by_association":
            return {"scope.special": frozenset({"car_of_others"}), "supply.car": "association"}
        case "rented" | "rental":
            return {"scope.special": frozenset({"car_of_others"}), "supply.car": "rented"}
        case "shared":
            return {"scope.special": frozenset({"car_of_others"}), "supply.car": "shared"}
        case _:
            return {"vehicle.kind": CARS[value]} if value in CARS else {}


def driver_card(value: Any, case: Case) -> Told:
    """Say whether the driver's card is shown, beside what is shown anyway."""
    if case.has("display"):
        return {}
    return {"display.inside": frozenset({"name", "plate", "price"} | ({"driver_card"} if value else set()))}


def cover(fact: str) -> Reading:
    """Read a limit of liability."""
    return lambda value, _: {fact: UNLIMITED if value in ("unlimited", "無制限") else value}


def cars(_: Any, case: Case) -> Told:
    """Return the cars of the office, of all and of 11 seats or more; the same at the base, and whose they are."""
    small, large = case.given.get("cars_10", 0), case.given.get("cars_11", 0)
    return {
        "office.cars": small + large,
        "office.large_cars": large,
        "traffic.cars": small + large,
        "traffic.large_cars": large,
        "traffic.owner": "volunteers" if case.given.get("car_owner") in ("volunteer", "volunteers") else "group",
    }


def qualification(value: Any, case: Case) -> Told:
    """Return what the responsible persons hold; where their number is not said there are as many as the cars ask for."""
    small, large = case.given.get("cars_10", 0), case.given.get("cars_11", 0)
    manager = value == "運行管理者"
    number = case.first("persons", "responsible_persons", "responsible", "count")
    enough = responsible_persons_needed(small, large, managers=manager) if number is None else number
    return {"office.qualified": enough if value else 0, "office.managers": enough if manager else 0}


def persons(value: Any, case: Case) -> Told:
    """Return how many responsible persons there are; `qualification` says what they hold."""
    return {"office.responsible": value > 0} | (
        {} if case.has("qualification") else {"office.qualified": value, "office.managers": 0}
    )


def discarded(_: Any, case: Case) -> Told:
    """Return the records thrown away, each with the months it had been kept."""
    months = case.first("months_since_leaving", "months")
    records = case.given.get("records") or [[case.given.get("record"), months]]
    return {"discarded": [{"record.kind": RECORDS.get(kind, kind), "record.months": kept} for kind, kept in records]}


def change(value: Any, _: Case) -> Told:
    """Return what changes."""
    option = next((option for part, option in CHANGES if part in str(value)), None)
    return {"registration.change": option}


def report(value: Any, case: Case) -> Told:
    """Return how the annual report stands on the day; `sent` may be a day."""
    year = case.given.get("fiscal_year", case.day.year - 1)
    due = annual_report_due(year)
    if value in (True, False, None):
        late = case.day > due
        return {"report.state": "sent" if value else "missing" if late else "open"}
    return {"report.state": "sent" if day_of(value) <= due else "late"}


def accident(kind: str) -> Reading:
    """Read yes as an accident of this kind."""
    return lambda value, _: {"accident.kinds": frozenset({kind} if value else ())}


def hurt(fact: str) -> Reading:
    """Read how many were hurt; who is hurt seriously is hurt."""
    also = {
        "accident.passenger_serious": ("accident.serious", "accident.injured"),
        "accident.serious": ("accident.injured",),
    }
    return lambda value, _: dict.fromkeys((fact, *also.get(fact, ())), value)


WORDS: dict[str, Reading] = {
    # an old certificate counts as a new one
    "car": car,
    "car_type": one_of("vehicle.kind", CARS, "sedan"),
    "ownership": one_of("vehicle.right", {"brought_in": "brought_in", "持込": "brought_in", "none": "none"}, "owned"),
    "agreement": yes("vehicle.agreement"),
    "display": lambda value, _: {"display.inside": frozenset(SHOWN[one] for one in value)},
    "driver_card": driver_card,
    **dict.fromkeys(("side_signs", "side_sign", "sign"), yes("display.side_signs")),
    **dict.fromkeys(("sign_cm", "letter_size_cm", "letter_cm"), lambda value, _: {"display.sign_letters": value >= 5}),
    "certificate_copy": yes("display.certificate"),
    "bodily": cover("insurance.per_person"),
    "property": cover("insurance.property"),
    "cars_10": cars,
    "cars_11": cars,
    "qualification": qualification,
    "persons": persons,
    "responsible_persons": persons,
    "detector": yes(*WITH_DETECTOR),
    **dict.fromkeys(("pre_check", "pre_duty_check"), yes("office.pre_check", "record.pre_check")),
    **dict.fromkeys(("after_check", "post_check", "after_duty_check"), yes("office.after_check", "record.after_check")),
    **dict.fromkeys(("manager_appointed", "manager"), yes("traffic.manager")),
    "record": discarded,
    "records": discarded,
    "months": nothing,
    "months_since_leaving": nothing,
    "change": change,
    "fiscal_year": nothing,
    "sent": report,
    "passenger_serious": hurt("accident.passenger_serious"),
    **dict.fromkeys(("serious", "other_serious", "driver_serious"), hurt("accident.serious")),
    **dict.fromkeys(("injured", "minor_injured", "lightly_injured", "passenger_minor"), hurt("accident.injured")),
    **dict.fromkeys(("dead", "deaths", "killed"), hurt("accident.dead")),
    "overturn": accident("overturn"),
    **dict.fromkeys(("drunk", "drunk_driving", "drunk_driver"), accident("drunk")),
    **dict.fromkeys(("driver_illness", "driver_ill"), nothing),
    "hit_and_run": accident("hit_and_run"),
    "breakdown": accident("breakdown"),
}
