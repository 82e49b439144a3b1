"""Words about the form of a ride: of which service it is a part, with whose car, and with what public or common money."""

from __future__ import annotations

from typing import Any

from tests.spec.law.shared_table.reading import Case, Reading, Told, yes
from tests.spec.law.shared_table.words_money import difference, form, receives

FACILITY = {"facility_pickup", "idle_vehicle", "joint_pickup", "通所介護", "day_service"}
LODGING = {"lodging_shuttle", "hotel_shuttle", "lodging"}
TOURS = {"guide", "tour", "activity"}
HOME_VISIT = {"訪問介護", "通院等乗降介助", "訪問型サービス"}
DISABILITY = {"居宅介護", "行動援護", "同行援護", "重度訪問介護", "重度障害者等包括支援", "移動支援事業", "移動支援"}
ITEMS = {
    "coordination",
    "fuel",
    "vehicle_use",
    "purchase",
    "training",
    "insurance",
    "volunteer_incentive",
    "driver_points",
    "lump_sum",
    "ride_price",
    "construction",
    "recruiting",
}
RIDE_PRICES = {"ride", "rides", "ride_cost", "transport", "transport_price", "pickup"}
OTHER_WORDS = {
    "facility_construction": "construction",
    "building": "construction",
    "advertising": "recruiting",
    "recruitment": "recruiting",
    "yearly": "lump_sum",
    "vehicle": "vehicle_use",
    "upkeep": "vehicle_use",
    "dedicated_insurance": "insurance",
    "volunteer_thanks": "volunteer_incentive",
    "incentive": "volunteer_incentive",
    "car_purchase": "purchase",
    "coordination_staff": "coordination",
}


def service(value: Any, case: Case) -> Told:
    """Return the service of which the ride is a part."""
    stops = case.has("stop", "stops")
    users = {"idle_vehicle": "residents", "joint_pickup": "joint"}.get(value, "own")
    services: tuple[tuple[set[str], Told], ...] = (
        ({"life_support", "housework", "childcare", "escort", "shopping_help"}, receives("service_fee")),
        (FACILITY, form("facility_pickup") | {"facility.users": users, "facility.stop": stops}),
        (LODGING, form("lodging_tour") | {"tour.kind": "lodging", "lodging.stops": stops}),
        (TOURS, form("lodging_tour") | {"tour.kind": "tour"}),
        (HOME_VISIT, form("home_help") | {"help.service": "home_visit"}),
        (DISABILITY, form("home_help") | {"help.service": "disability"}),
    )
    for names, told in services:
        if value in names:
            return told
    raise LookupError(f"no such service: {value}")


def charge(value: Any, case: Case) -> Told:
    """Return what is charged on top: for a stop on the way its fee, otherwise for the ride."""
    if case.has("stop"):
        by_ride = {"facility.stop_fee_follows_ride": True} if value in ("per_km", "per_minute", "by_distance") else {}
        return {"facility.stop_fee": bool(value)} | by_ride
    if value == "actual_cost":
        return {"facility.charge": "within_actual", "tour.difference": "within_actual"}
    return difference(value if isinstance(value, int) else bool(value), case)


def public_programme(value: Any, _: Case) -> Told:
    """Say whether the municipality runs it, all at public cost."""
    return form("public_support") | {"support.cars": frozenset({"programme"} if value else ())}


def subsidy(value: Any, case: Case) -> Told:
    """Return what the municipality pays for."""
    named = ("ride_price" if item in RIDE_PRICES else item for item in value)
    in_words = (OTHER_WORDS.get(item, item) for item in named)
    items = frozenset(item if item in ITEMS else "other" for item in in_words)
    return form("public_support") | {"subsidy.items": items}


def fee_tied(value: Any, case: Case) -> Told:
    """Return how the fee is raised: by all, or by those who ride, on top of a common fee or as the price of riding."""
    of_riders = "riders_extra" if case.given.get("operator") in ("地縁団体", "自治会") else "rides_only"
    return form("membership_fee") | {"membership.fee": of_riders if value else "general"}


def riding_remunerated(value: Any, _: Case) -> Told:
    """Say whether the system pays for the time in the car."""
    return {"help.riding_paid": bool(value)}


def of_the_rider(value: Any, _: Case) -> Told:
    """Return whose car it is, where it is not the carrier's own."""
    if value in ("rider", "user"):
        return form("car_of_others") | {"supply.car": "rider"}
    return form("car_of_others") if value in ("firm", "company", "supplier") else {}


def dues(value: Any, _: Case) -> Told:
    """Return dues for a common car."""
    return {"supply.lending": "paid" if value else "none"}


def rents_out(value: Any, _: Case) -> Told:
    """Say whether the car is let for pay."""
    return form("car_of_others") | {"supply.car": "other", "supply.lending": "paid" if value else "none"}


def shares_a_car(value: Any, _: Case) -> Told:
    """Return a car that members share at cost."""
    return form("car_of_others") | {"supply.car": "shared", "supply.lending": "shared_costs"} if value else {}


def helper_drives(value: Any, case: Case) -> Told:
    """Return who drives; the helper of a firm that stands behind the car is paid, and comes with it."""
    return {"supply.driver_paid": True, "supply.package": True} if value == "firm_helper" else {}


def in_a_package(value: Any, _: Case) -> Told:
    """Say whether car and driver come as one; then the car is not the carrier's affair alone."""
    return {"supply.package": bool(value)} | (form("car_of_others") if value else {})


WORDS: dict[str, Reading] = {
    "service": service,
    "own_users": lambda value, _: {"facility.users": "own" if value else "other_facility"},
    "contract_paid": yes("facility.contract_paid"),
    "separate_charge": difference,
    "difference": difference,
    "charge": charge,
    "stop": yes("facility.stop", "lodging.stops"),
    "stops": yes("facility.stop", "lodging.stops"),
    "on_normal_route": yes("facility.normal_route"),
    **dict.fromkeys(("on_request", "requested", "requested_by_user", "user_request"), yes("facility.stop_requested")),
    **dict.fromkeys(
        (
            "fee_only_when_used",
            "only_when_used",
            "only_if_used",
            "fee_only_if_used",
            "fee_on_use",
            "charged_only_if_used",
        ),
        yes("facility.stop_fee_when_used"),
    ),
    **dict.fromkeys(("user_choice", "optional", "chosen_by_user"), yes("facility.stop_by_choice")),
    **dict.fromkeys(
        (
            "fee_varies_with_distance",
            "varies_with_distance",
            "varies_with_time",
            "by_distance",
            "fee_by_distance",
            "varies_by_distance",
            "varies_with_ride",
            "varies_by_time",
        ),
        yes("facility.stop_fee_follows_ride"),
    ),
    "compulsory": lambda value, _: {"facility.stop_by_choice": not value},
    **dict.fromkeys(("effect_on_users", "affects_users"), lambda value, _: {"facility.service_unaffected": not value}),
    "with_users": lambda value, _: {"facility.users": "together"} if value else {},
    **dict.fromkeys(("contracts", "contract", "cost_agreed", "liability_agreed"), yes("facility.joint_agreed")),
    **dict.fromkeys(("within_area", "normal_area", "within_normal_area"), yes("facility.joint_area")),
    "ride_incidental": yes("tour.real_service", "tour.nearby"),
    **dict.fromkeys(("real_service", "real_tour"), yes("tour.real_service")),
    "nearby": yes("tour.nearby"),
    "riding_remunerated": riding_remunerated,
    "scheme": lambda value, _: (
        form("public_support") | {"subsidy.scheme": {"B": "type_b", "D": "type_d"}.get(value, "other")}
    ),
    "subsidy_items": subsidy,
    "upkeep": lambda value, _: {"support.cars": frozenset({"upkeep"})} if value == "municipal" else {},
    **dict.fromkeys(("all_public", "all_cost_public", "public_cost"), public_programme),
    "fee_tied_to_rides": fee_tied,
    "club": lambda _value, _: form("membership_fee") | {"membership.neighbourhood": False},
    "car_owner": of_the_rider,
    **dict.fromkeys(("driver_paid", "drivers_paid"), yes("supply.driver_paid")),
    **dict.fromkeys(("rental", "rents_out", "lends_for_pay"), rents_out),
    "car_sharing": shares_a_car,
    "package": in_a_package,
    "dues": dues,
    "driver": helper_drives,
    "disaster_emergency": yes("disaster.caused", "disaster.urgent"),
}
