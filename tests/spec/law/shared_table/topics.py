"""What each topic of the file asks the law, what holds in an ordinary case of it, and which verdict each answer stands for.

What a case does not mention is as in an ordinary case of its topic: the file tells what is special about each case, and a reader
takes the rest for granted. Each such answer is an assumption.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ashinami.rules.verdict import Verdict
from tests.spec.law.shared_table.reading import Case, Told

LAWFUL, UNLAWFUL, OPEN = Verdict.LAWFUL, Verdict.UNLAWFUL, Verdict.UNDETERMINED
RT, REGISTERED = "road_transport", "road_transport.registered"
RIDE, NO_PERMIT = f"{RT}.ride", f"{RT}.no_permit"
SUBSIDY = "care_insurance.subsidy_items"
CHANGE, NOTIFY = f"{REGISTERED}.change_registration", f"{REGISTERED}.notification"

type Expected = tuple[tuple[tuple[str, ...], Verdict], ...]
"""Subjects and the verdict on all of them together: unlawful when one is, else open when one is."""

_USUAL = tomllib.loads((Path(__file__).parent / "usual.toml").read_text(encoding="utf-8"))
UNREGISTERED: Told = _USUAL["unregistered"]
SERVICE: Told = _USUAL["service"]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a topic asks the law: for each answer of the file the subjects and their verdict; and what is usual in it."""

    expects: Mapping[str, Expected]
    usual: Told

    def usual_in(self, case: Case) -> Told:
        """Return what is usual in this topic on the day of the case."""
        municipal = case.first("operator", "registrant") in ("municipality", "city", "市町村")
        old = case.day < date(2020, 11, 27) and not municipal
        return {"council.forum": "operation_council" if old else "transport_council"} | self.usual


def _in_order(*names: str) -> dict[str, Expected]:
    """Return the verdicts of a topic about what a registered service owes under these subjects."""
    subjects = tuple(f"{REGISTERED}.{name}" if "." not in name else name for name in names)
    return {
        "compliant": ((subjects, LAWFUL),),
        "non_compliant": ((subjects, UNLAWFUL),),
        "not_allowed": ((subjects, UNLAWFUL),),
        "depends": ((subjects, OPEN),),
        "needs_nothing": (((RIDE,), LAWFUL),),
    }


PROCEDURES: dict[str, Expected] = {
    "change_registration": (((CHANGE,), LAWFUL), ((NOTIFY,), UNLAWFUL)),
    "notification": (((CHANGE,), UNLAWFUL), ((NOTIFY,), LAWFUL)),
    "no_procedure": (((CHANGE,), UNLAWFUL), ((NOTIFY,), UNLAWFUL)),
}
FORMS: dict[str, Expected] = {
    "welfare": (((f"{REGISTERED}.welfare",), LAWFUL),),
    "blank_area": (((f"{REGISTERED}.blank_area",), LAWFUL),),
    "not_allowed": (((f"{REGISTERED}.welfare",), UNLAWFUL), ((f"{REGISTERED}.blank_area",), UNLAWFUL)),
    # a municipality had kinds of its own
    "registration_or_permit": (((f"{REGISTERED}.municipal",), LAWFUL), ((f"{REGISTERED}.welfare",), UNLAWFUL)),
    "depends": (((f"{REGISTERED}.welfare",), OPEN),),
}
PAID: Expected = (((NO_PERMIT,), UNLAWFUL), ((RIDE,), UNLAWFUL))
MONEY: dict[str, Expected] = {
    "needs_nothing": (((RIDE,), LAWFUL),),
    "registration_or_permit": PAID,
    "permit": PAID,
    "not_allowed": PAID,
    "depends": (((RIDE,), OPEN),),
    "compliant": (((RIDE,), LAWFUL),),
    "non_compliant": PAID,
}
SUBSIDISED: dict[str, Expected] = {
    "needs_nothing": (((SUBSIDY, RIDE), LAWFUL),),
    "registration_or_permit": PAID,
    "permit": PAID,
    # the care insurance is asked first, the Road Transport Act apart from it
    "not_allowed": (((SUBSIDY,), UNLAWFUL),),
    "non_compliant": (((SUBSIDY,), UNLAWFUL),),
    "compliant": (((SUBSIDY, RIDE), LAWFUL),),
    "depends": (((SUBSIDY,), LAWFUL), ((RIDE,), OPEN)),
}
_MONEY = Topic(MONEY, UNREGISTERED)
_SUBSIDISED = Topic(SUBSIDISED, UNREGISTERED | {"subsidy.items": frozenset({"coordination"})})


def _service(*names: str) -> Topic:
    return Topic(_in_order(*names) | PROCEDURES, SERVICE)


TOPICS: Mapping[str, Topic] = {
    **dict.fromkeys(
        (
            *(
                "thanks",
                "thanks_app",
                "cost",
                "cost_sharing",
                "matching",
                "goods",
                "points",
                "vouchers",
                "life_support",
            ),
            *("facility", "facility_idle", "facility_joint", "lodging", "tour", "home_help", "disability", "municipal"),
            *("membership", "supply", "rental", "car_sharing", "disaster", "penalty", "out_of_scope"),
        ),
        _MONEY,
    ),
    **dict.fromkeys(("type_B", "type_D", "subsidy"), _SUBSIDISED),
    "rideshare": Topic(MONEY, UNREGISTERED | {"received.kinds": frozenset({"fare"})}),
    "body": Topic(FORMS, SERVICE | {"registration.held": False}),
    "blank_hours": Topic(FORMS, SERVICE | {"registration.held": False, "registration.kind": "blank_area"}),
    "blank": Topic(FORMS, SERVICE | {"registration.held": False, "registration.kind": "blank_area"}),
    "passenger": _service("passengers", "vehicles"),
    "shared": _service("passengers", "price"),
    "area": _service("area"),
    "council": _service("council", "price"),
    "price": _service("price", "other_charges"),
    "dynamic": _service("dynamic_price", "price"),
    "publish": _service("publication"),
    "company": _service("contracting", "body"),
    "cooperation": _service("cooperation", "management"),
    "vehicle": _service("vehicles", "display"),
    "driver": _service("drivers", "crew"),
    "management": _service("management"),
    "alcohol": _service("checks", "detector"),
    "check": _service("checks", "detector"),
    "record": _service("retention", "records"),
    "accident": _service("accident_report"),
    "display": _service("display"),
    "insurance": _service("insurance"),
    "validity": _service("valid"),
    "renewal": _service("valid"),
    "report": _service("annual_report"),
    "tax": _service("body"),
    "change": _service("change_registration"),
    "safe_driving_manager": Topic(
        _in_order("road_traffic.safe_driving_manager"),
        {key: value for key, value in SERVICE.items() if key.startswith("traffic.")} | UNREGISTERED,
    ),
}
