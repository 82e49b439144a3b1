"""Words about who drives and who rides along: licences, suspensions, courses and qualifications in care."""

from __future__ import annotations

from typing import Any

from ashinami.law.road_transport.registered.drivers import suspended_within_two_years
from tests.spec.law.shared_table.reading import Case, Reading, Told, day_of, nothing, one_of, yes

CARE = {
    "介護福祉士": "care_worker",
    "セダン": "sedan_course",
    "セダン等": "sedan_course",
    "セダン等運転者講習": "sedan_course",
    "ケア輸送": "care_transport",
    "ケア輸送研修": "care_transport",
    "ケア輸送サービス従事者研修": "care_transport",
    "初任者研修": "helper_training",
    "介護職員初任者研修": "helper_training",
    "居宅介護": "disability_training",
}


COURSES = {
    "福祉": "welfare",
    "福祉有償運送運転者講習": "welfare",
    "ケア輸送サービス従事者研修": "care_transport",
    "交通空白地有償運送運転者講習": "blank_area",
    "市町村運営有償運送等運転者講習": "blank_area",
    "ケア輸送": "care_transport",
    "空白地": "blank_area",
    "交通空白地": "blank_area",
    "市町村": "blank_area",
}


def suspension(_: Any, case: Case) -> Told:
    """Return whether the last suspension lies within the two years, as counted on that day, and whether it still runs."""
    if not case.has("suspension_end"):
        return {}
    ended = day_of(case.given["suspension_end"])
    barred = suspended_within_two_years(ended, case.day, day_of(case.given.get("appointed", case.day)))
    return {
        "driver.suspended": ended >= case.day,
        "driver.suspended_past_two_years": barred,
        "driver.suspended_before_appointment": barred,
    }


def course(value: Any, _: Case) -> Told:
    """Return the courses done; those about care for a sedan are a qualification in care."""
    named = [] if value is None else [value] if isinstance(value, str) else list(value)
    strange = [name for name in named if name not in COURSES and name not in CARE]
    if strange:
        raise LookupError(f"no such course: {strange}")
    told: Told = {"driver.course": frozenset(COURSES[name] for name in named if name in COURSES)}
    care = frozenset(CARE[name] for name in named if name in CARE)
    return told | ({"driver.care_qualification": care} if care else {})


def care_qualification(value: Any, _: Case) -> Told:
    """Return the driver's qualification in care; null: none."""
    return {"driver.care_qualification": frozenset() if value is None else frozenset({CARE[value]})}


def second_crew(value: Any, _: Case) -> Told:
    """Return who rides along to help; null: nobody."""
    return {"crew": [] if value is None else [{"crew.care_qualification": frozenset({CARE[value]})}]}


WORDS: dict[str, Reading] = {
    "licence": one_of("driver.licence", {"1": "first", "2": "second"}, "none"),
    "driver_licence": one_of("permit.driver_licence", {"1": "first_only", "2": "second"}, "none"),
    **dict.fromkeys(("suspended", "suspended_now"), yes("driver.suspended")),
    "suspension_end": suspension,
    "appointed": suspension,
    **dict.fromkeys(("course", "courses"), course),
    "course_year": nothing,
    "care_qualification": care_qualification,
    "second_crew": second_crew,
    **dict.fromkeys(("accident_caused", "injury_accident", "accident", "caused_accident"), yes("driver.unsafe")),
    "aptitude_test": yes("driver.aptitude_test"),
}
