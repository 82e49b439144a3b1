"""Words about money: what is received from the rider or for the ride, and what it follows."""

from __future__ import annotations

from typing import Any

from tests.spec.law.shared_table.reading import Case, Reading, Told, nothing, yes

COSTS = {
    "fuel": "fuel",
    "electricity": "electricity",
    "toll": "toll",
    "parking": "parking",
    "dedicated_insurance": "dedicated_insurance",
    "rental": "car_rental",
    "car_rental": "car_rental",
    **dict.fromkeys(
        ("rental_car", "rental_fee", "vehicle_rent", "car_rent", "rent", "レンタカー", "車両借料"), "car_rental"
    ),
    "vehicle_rental": "car_rental",
    "own_annual_insurance": "own_annual_insurance",
    "annual_insurance": "own_annual_insurance",
    "depreciation": "depreciation",
    "inspection": "depreciation",
    "tyres": "depreciation",
    "tax": "depreciation",
    "maintenance": "depreciation",
    **dict.fromkeys(("driver_pay", "driver_allowance", "allowance", "driver_fee"), "driver_pay"),
    "driver_wage": "driver_pay",
    "labour": "driver_pay",
    "wage": "driver_pay",
    "dispatch_pay": "dispatch_pay",
    **dict.fromkeys(("dispatch_staff", "dispatch", "dispatcher", "coordination", "coordinator"), "dispatch_pay"),
}
EASILY_CASHED = {"gift_certificate", "voucher", "prepaid_card", "beer_coupon", "taxi_voucher", "outing_ticket"}
POINTS = {"time_points", "points", "mutual_points"}
BASES = {"none", "lump_sum", "per_ride", "per_km", "per_hour", "per_passenger"}
PAYERS = {"municipality", "city", "facility", "sponsor", "intermediary", "shop", "third_party"}


def form(option: str) -> Told:
    """Return the special form of the ride."""
    return {"scope.special": frozenset({option})}


def receives(kind: str) -> Told:
    """Return what is received from the rider."""
    return {"received.kinds": frozenset({kind})}


def thanks(fact: str) -> Reading:
    """Read a word about thanks: thanks are received, and this is how."""
    return lambda value, _: receives("thanks") | {fact: bool(value)}


def paid_by_ride(basis: str) -> Reading:
    """Read a price for each ride, kilometre or rider: the rider's fare, or what a third party pays."""

    def read(value: Any, case: Case) -> Told:
        if not value:
            return {}
        if case.given.get("payer") in PAYERS:
            return {"third_party.basis": basis}
        if case.has("payment"):
            return {}
        return receives("fare")

    return read


def payer(value: Any, case: Case) -> Told:
    """Return that somebody else pays, where nothing says what for: then that is not known."""
    said = case.has("per_ride", "per_km", "per_hour", "per_passenger", "basis", "lump_sum", "annual", "subsidy_items")
    own = case.first("operator") in ("municipality", "city")
    return {} if value not in PAYERS or said or own else {"third_party.basis": None}


def bills(value: Any, case: Case) -> Told:
    """Return the costs billed; beside a municipal car the rider pays them all the same."""
    return receives("costs") | {"costs.items": frozenset(COSTS.get(item, "other") for item in value)}


def rate_per_km(value: Any, case: Case) -> Told:
    """Return a rate: a cost where the actual cost is said beside it, a fare otherwise."""
    actual = case.given.get("actual_per_km")
    if actual is None:
        return receives("fare") if value else {}
    return receives("costs") | {"costs.items": frozenset({"fuel"}), "costs.over_actual": value > actual}


def payment(value: Any, _: Case) -> Told:
    """Return what is given in the place of money."""
    if value in EASILY_CASHED:
        return receives("vouchers")
    return receives("points" if value in POINTS else "goods")


def difference(value: Any, case: Case) -> Told:
    """Return how much more riders pay than others, against the actual cost."""
    actual = case.given.get("actual_cost")
    within = isinstance(actual, int) and value <= actual
    much = "none" if not value else "within_actual" if within else "over_actual"
    return {"facility.charge": much, "tour.difference": much}


def extra_for_ride(value: Any, case: Case) -> Told:
    """Return what is paid on top of a service, a tour or a stay when a ride goes with it: nothing, actual costs by name, or yen."""
    if value and value == case.given.get("actual_cost"):
        value = "actual_cost"
    if value in COSTS or value == "actual_cost":
        items = frozenset({COSTS.get(value, "fuel")})
        within = {"facility.charge": "within_actual", "tour.difference": "within_actual"}
        return receives("costs") | {"service.difference": "costs_only", "costs.items": items} | within
    return {"service.difference": "more" if value else "none"} | difference(value, case)


def basis(value: Any, case: Case) -> Told:
    """Return what a payment follows: a third party's, or the rider's fare."""
    if value not in BASES:
        raise ValueError(f"a payment follows {value}")
    return {"third_party.basis": value} if case.given.get("payer") in PAYERS else receives("fare")


def split(value: Any, case: Case) -> Told:
    """Return costs divided by all in the car: the items, or a bare yes for fuel and tolls."""
    return bills(value if isinstance(value, list) else ["fuel", "toll"], case) if value else {}


def time_in_car(_: Any, case: Case) -> Told:
    """Say nothing: so much time in the car leaves open where the centre of the service lies."""
    return {}


def amount_where_due(value: Any, _: Case) -> Told:
    """Return money from the rider; nothing is nothing."""
    return receives("fare") if value else {"received.kinds": frozenset()}


WORDS: dict[str, Reading] = {
    "carries": yes("carriage.carries"),
    "asked": thanks("thanks.asked"),
    "pressure": lambda value, _: {"thanks.asked": True} if value else {},
    "agreed_before": thanks("thanks.agreed"),
    "tariff": thanks("thanks.tariff"),
    "app_invites_thanks": thanks("thanks.app"),
    "app_rates_by_thanks": thanks("thanks.app"),
    "name": lambda value, _: receives("fare") if value in ("donation", "カンパ", "寄付") else {},
    "per_ride": paid_by_ride("per_ride"),
    "per_km": paid_by_ride("per_km"),
    "per_hour": paid_by_ride("per_hour"),
    "per_passenger": paid_by_ride("per_passenger"),
    **dict.fromkeys(
        ("lump_sum", "annual", "yearly", "annual_subsidy"),
        lambda value, _: {"third_party.basis": "lump_sum"} if value else {},
    ),
    "bills": bills,
    **dict.fromkeys(("shared_costs", "costs_shared", "split", "split_costs", "cost_sharing"), split),
    "profit": yes("costs.over_actual"),
    "basis": basis,
    "goods": payment,
    "exchangeable": lambda value, _: {"points.cashable": bool(value)},
    **dict.fromkeys(("ride_only", "escort_only"), lambda value, _: {"service.centre_is_help": not value}),
    "over_actual": yes("costs.over_actual"),
    "rate_per_km": rate_per_km,
    "payment": payment,
    "cashable": lambda value, _: {"points.cashable": bool(value), "goods.hard_to_value": not value},
    "members_only": yes("points.members_only"),
    "ride_is_centre": lambda value, _: {"service.centre_is_help": not value},
    "same_price_without_ride": lambda value, _: {"service.difference": "none" if value else "more"},
    "extra_for_ride": extra_for_ride,
    "riding_minutes": time_in_car,
    "billed_minutes": time_in_car,
    "fare": amount_where_due,
    "rider_pays": amount_where_due,
    "paid": amount_where_due,
    "payer": payer,
    # read together with another word, or there for the reader
    **dict.fromkeys(
        (
            "amount",
            "intermediary",
            "role",
            "actual_per_km",
            "actual_cost",
            "add_on",
            "送迎加算",
            "separate_body",
        ),
        nothing,
    ),
}
