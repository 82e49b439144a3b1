"""How towns narrow who counts: what the law's own table says, and what stands in the towns' subsidy rules (`[version.continuing]`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from ashinami.funding.municipal import rules
from ashinami.funding.rulebook.rule import Rule, Version
from ashinami.law.care_insurance import local
from ashinami.law.care_insurance.local import Narrowing, SideBySide
from ashinami.vocabulary.care import CareLevel, Service, StatusHistory

_SERVICES = {
    "訪問型サービスA": Service.VISIT_A,
    "訪問型サービスB": Service.VISIT_B,
    "訪問型サービスD": Service.VISIT_D,
    "通所型サービスA": Service.DAY_A,
    "通所型サービスB": Service.DAY_B,
}
"""The services as subsidy rules call them."""
_TARGET = frozenset({CareLevel.SUPPORT_1, CareLevel.SUPPORT_2, CareLevel.TARGET})


@cache
def narrowings() -> tuple[Narrowing, ...]:
    """Return every narrowing on record, each from the one place where it stands."""
    return (*local.narrowings(), *(one for rule in rules().values() for one in of_rule(rule)))


def of_rule(rule: Rule) -> Iterator[Narrowing]:
    """Return what a town's subsidy rule says about those who go on after 要介護, for each service it is for."""
    for version in rule.versions:
        for name, service in _SERVICES.items():
            if name in rule.service and version.continuing is not None:
                yield _narrowing(rule, version, service)


def _narrowing(rule: Rule, version: Version, service: Service) -> Narrowing:
    said = version.continuing
    if said is None:
        raise ValueError("a version that says nothing of those who go on narrows nothing")
    return Narrowing(
        municipality=rule.municipality,
        service=service,
        since=version.days.start,
        levels=_TARGET,
        going_on=True,
        words=f"続けて使う要介護の人は、{said.words}だけを数えます。",
        cite=said.cite,
        certified_from=said.certified_from,
    )


def narrowing(municipality: str, service: Service, day: date) -> Narrowing | None:
    """Return the town's rule of the day, or None when none is on record."""
    known = (one for one in narrowings() if (one.municipality, one.service) == (municipality, service))
    return max((one for one in known if one.since <= day), key=lambda one: one.since, default=None)


def side_by_side(history: StatusHistory, service: Service, day: date, municipality: str) -> SideBySide:
    """Judge a person by the national frame and by the town's rule."""
    return local.side_by_side(history, service, day, narrowing(municipality, service, day))
