"""The words of the case file for towns' rules, as our facts and steps. One table a rule; it knows no case by name.

`usual` says what a case leaves out and the formula needs: values that decide nothing it expects. A word of the case counts first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

type Told = dict[str, Any]
type Word = Callable[[Any], Told]


def to(fact: str) -> Word:
    """Read the word as the answer to the fact."""
    return lambda value: {fact: value}


def nothing(_value: Any) -> Told:
    """Read a word that is there for the reader, or follows from another."""
    return {}


def items(**names: str) -> Word:
    """Read a table of costs; our item for each of the file's."""
    return lambda costs: {names[key]: value for key, value in costs.items()}


def months(fact: str) -> Word:
    """Read a list of monthly values."""
    return lambda values: {"month": [{"name": f"{at}", fact: value} for at, value in enumerate(values, start=1)]}


@dataclass(frozen=True, slots=True)
class Words:
    """One rule's words: inputs to facts, expectations to steps."""

    rule: str
    inputs: Mapping[str, Word]
    steps: Mapping[str, str] = field(default_factory=dict)
    usual: Mapping[str, Any] = field(default_factory=dict)
    built: Callable[[Mapping[str, Any]], Told] = lambda _inputs: {}


def shizuoka_months(inputs: Mapping[str, Any]) -> Told:
    """Return the months of a case that tells how many, and what each costs (the ceiling and more when it does not say)."""
    count, cost = inputs.get("months", 0), inputs.get("monthly_cost", 50_000)
    return {"month": [{"name": str(at), "month.cost": cost} for at in range(count)]}


TABLE = {
    ("鹿児島市", "支えあい活動補助金"): Words(
        "kagoshima.mutual_help",
        {
            "eligible_cost_excl_incentive": to("cost.coordination"),
            "users_target": to("users.target"),
            "users_total": to("users.all"),
            "user_visits_total": to("visits.all"),
            "activities": to("activities.count"),
            "incentive_paid": to("cost.reward"),
            "application_year": to("group.application_year"),
            "costs": items(
                coordinator_pay="cost.coordination",
                equipment="cost.equipment",
                lecturer_fee="cost.lecturer",
                helper_wages="cost.helper_wages",
                fuel_for_transport="cost.fuel",
                # a cost that another grant meets is none of the rule's items
                cost_covered_by_other_grant="cost.other",
            ),
        },
        {
            "rate_percent": "rate",
            "total": "amount",
            "eligible_cost_excl_incentive": "cost",
        },
        {
            "cost.complete": True,
            "income.other_grants": 0,
            "activities.minutes": 30,
            "group.application_year": 3,
            "users.target": 1,
            "users.all": 2,
            "visits.all": 1_000,
            "activities.count": 10,
            "cost.reward": 0,
        },
    ),
    ("橋本市", "訪問型サービスD補助金"): Words(
        "hashimoto.ride_support",
        {"assists_by_target_users": nothing, "indirect_cost_month": nothing},
        {"subsidy": "amount"},
        built=lambda given: {
            "month": [
                {
                    "name": "月",
                    "month.visits_target": given["assists_by_target_users"],
                    "month.cost": given["indirect_cost_month"],
                }
            ]
        },
    ),
    ("静岡市", "サービスB"): Words(
        "shizuoka.local_support",
        {
            "kind": lambda kind: {"shizuoka.day_service": kind == "day"},
            "months": nothing,
            "monthly_cost": nothing,
            "startup_cost": to("cost.set_up"),
            "target_users_in_year": to("users.target"),
            "weekly": to("activities.weekly"),
        },
        {"startup": "set_up", "total": "amount", "eligible": "standing"},
        {
            "shizuoka.day_service": False,
            "group.application_year": 1,
            "cost.set_up": 0,
            "users.target": 5,
            "activities.weekly": True,
        },
        shizuoka_months,
    ),
    ("private", "【2026年】住民主体サービス補助金"): Words(
        "aggregated.visits", {"visits_by_month": months("aggregated.counted")}, {"operating": "amount"}
    ),
    ("新宿区", "通所型住民主体サービス"): Words(
        "shinjuku.day_place",
        {"users": nothing, "target_users": nothing},
        {"session_ceiling": "ceiling", "ceiling_a": "ceiling_a:1", "ceiling_b": "ceiling_b:1"},
        {"cost.complete": True},
        lambda given: {
            "session": [{"name": "1", "session.users": given["users"], "session.target": given["target_users"]}]
        },
    ),
    ("大鰐町", "通いの場"): Words(
        "owani.salon",
        {"sessions": to("activities.count"), "months_active": to("group.months")},
        {},
        {"activities.minutes": 60, "users.aged_65": 5, "users.all": 5, "cost.complete": True},
    ),
    ("館林市", "通いの場"): Words(
        "tatebayashi.salon",
        {"activity_days": to("activities.count"), "rent_paid": to("cost.rent"), "equipment": to("cost.set_up")},
        {"setup": "set_up", "total": "amount"},
        {"group.months": 3, "activities.minutes": 90, "users.aged_65": 5, "tatebayashi.set_up_before": False},
    ),
    ("遊佐町", "訪問型サービスB"): Words(
        "yuza.visit_b",
        {"ceiling_table2": to("yuza.table2"), "services_offered_in_year": to("yuza.services")},
        {},
        {"cost.complete": True},
    ),
    ("subsidy.fromation", "松阪市"): Words(
        "matsusaka.visit",
        {"base": nothing, "additions": lambda value: {"month": [{"name": "月", "matsusaka.additions": value}]}},
        {"month": "amount"},
        {"group.helpers": 5},
    ),
    ("広島市", "訪問サービス"): Words(
        "hiroshima.visit",
        {
            "operating_cost": to("cost.consumables"),
            "coordinator_days": to("activities.coordinator_days"),
            "coordinator_thanks_per_day": to("hiroshima.thanks_per_day"),
        },
        {"total": "amount"},
        {"cost.complete": True},
    ),
    ("宮代町", "助け合い"): Words(
        "miyashiro.help",
        {
            "service_b_cases": to("activities.visit_cases"),
            "service_d_cases": to("activities.ride_cases"),
        },
        {},
        {"miyashiro.by_cases": 50_000, "miyashiro.age": 5, "group.application_year": 2, "cost.set_up": 0},
    ),
    ("各務原市", "移動支援"): Words(
        "kakamigahara.mobility",
        {
            "eligible_cost": to("cost.hire"),
            "registered_users": to("users.all"),
            "users_65plus": to("users.aged_65"),
        },
        {"eligible": "standing", "subsidy": "amount"},
        {"cost.complete": True},
    ),
    ("鹿児島市", "コミュニティ交通"): Words(
        "kagoshima.community_transport",
        {
            "costs": items(
                fuel="cost.fuel",
                vehicle_use="cost.vehicle_use",
                insurance="cost.insurance",
                coordination_pay="cost.coordination",
                driver_course="cost.training",
            ),
            "collected_from_users": lambda listed: {"income.collected": sum(listed)},
            "other_grants": to("income.other_grants"),
            "already_granted_trial": to("income.granted_before"),
        },
        {"eligible": "cost", "subsidy": "amount"},
        {"cost.complete": True, "group.lawful_rides": True},
    ),
    ("鹿児島市", "貸切バス"): Words(
        "kagoshima.group_bus",
        {
            "hire_incl_tax": to("cost.hire"),
            "participants": to("users.all"),
            "participants_60plus": to("users.aged_60"),
        },
        {"subsidy": "amount"},
    ),
    ("private", "新見市"): Words(
        "niimi.blank_area",
        {"operating_cost": to("cost.coordination"), "revenue": to("income.fares")},
        {"subsidy": "amount"},
        {"cost.complete": True},
    ),
    ("湯梨浜町", "共助交通"): Words(
        "yurihama.mutual_transport",
        {"insurance": to("cost.insurance"), "consumables": to("cost.consumables")},
        {"insurance_aid": "insurance", "consumables_aid": "consumables", "total": "amount"},
    ),
    ("浜松市", "場づくり"): Words(
        "hamamatsu.venue",
        {"works_cost": to("cost.works")},
        {"subsidy": "amount"},
        {"cost.complete": True},
    ),
    ("大分県", "小規模集落"): Words(
        "oita.hamlets",
        {
            "eligible_cost": to("cost.equipment"),
            "actor": lambda actor: {"group.kind": {"municipality": "municipality"}.get(actor, "residents")},
        },
        {"subsidy": "amount"},
        {"cost.complete": True, "oita.hamlet": True},
    ),
}
