"""What stops somebody, or a car, from being assigned: papers that have run out, and the group's own stricter rules.

What the law asks is never lifted. A rule of the group's own may be lifted for somebody on some days, signed, with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ashinami.basics.day import Days, term_end, wareki
from ashinami.basics.source import Citation, Mark
from ashinami.casework.registration.file import LedgerCar, LedgerDriver
from ashinami.law.road_transport.registered.sources_operation import INSURANCE_NOTICE
from ashinami.law.road_transport.statutes import ordinance
from ashinami.vocabulary.records import HouseRule
from ashinami.vocabulary.registration import NoteKind

LICENCE = Citation(title="道路交通法", body="昭和35年法律第105号", article="第64条・第92条の2", mark=Mark.UNVERIFIED)
INSPECTION = Citation(title="道路運送車両法", body="昭和26年法律第185号", article="第58条", mark=Mark.UNVERIFIED)
SUSPENSION = ordinance("第51条の16第1項")
OWN = "団体の決まり"


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule of the group's own while it holds. `value` counts months, or days where the rule counts days."""

    rule: HouseRule
    value: int
    days: Days


@dataclass(frozen=True, slots=True)
class Lifting:
    """That somebody signed: this rule does not stop this driver from the first to the last day."""

    rule: HouseRule
    driver: str
    first: date
    last: date

    def covers(self, rule: HouseRule, driver: str, day: date) -> bool:
        """Whether it lifts the rule for him on the day."""
        return self.rule is rule and self.driver == driver and self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """One thing that stops an assignment.

    Attributes
    ----------
    whose : the person's key, or the car's.
    text : what it is, in Japanese.
    from_day : the first day it stops him; None where nobody has written down what the rule asks for.
    rule : the group's own rule it comes from; None for what the law asks, which nobody lifts.
    source : the law with its mark, or that it is the group's own.
    """

    whose: str
    text: str
    from_day: date | None
    rule: HouseRule | None = None
    source: str = OWN


def driver_barriers(
    driver: LedgerDriver, day: date, rules: Iterable[OwnRule] = (), liftings: Iterable[Lifting] = ()
) -> tuple[Barrier, ...]:
    """Return what stops a driver on the day. What nobody has written down of the law's papers stops nobody here: it is asked elsewhere."""
    lifted = list(liftings)
    found = [*_by_law(driver, day), *_by_rules(driver, day, rules)]
    return tuple(
        one
        for one in found
        if one.rule is None or not any(lift.covers(one.rule, driver.person, day) for lift in lifted)
    )


def car_barriers(
    car: LedgerCar, day: date, *, registered: bool, driver: str = "", liftings: Iterable[Lifting] = ()
) -> tuple[Barrier, ...]:
    """Return what stops a car on the day, driven by `driver`.

    An insurance that ran out stops the car of a registered group by law; that of any other group by a rule of its own, which may be
    lifted for a driver: no law asks a volunteer without registration for more than the compulsory insurance.
    """
    found: list[Barrier] = []
    if car.inspected_until is not None and car.inspected_until < day:
        found.append(_over(car.key, "車検", car.inspected_until, INSPECTION))
    if car.insured_until is not None and car.insured_until < day:
        over = _over(car.key, "任意保険", car.insured_until, INSURANCE_NOTICE)
        lifted = any(lift.covers(HouseRule.INSURANCE, driver, day) for lift in liftings)
        if registered:
            found.append(over)
        elif not lifted:
            found.append(replace(over, rule=HouseRule.INSURANCE, source=OWN))
    return tuple(found)


def next_due(driver: LedgerDriver, rule: OwnRule) -> date | None:
    """Return the last day on which a rule of the group's own is still kept; None where nobody has written down when it was met."""
    if rule.rule is HouseRule.LICENCE_MARGIN:
        end = driver.licence_expires_on
        return None if end is None else end - timedelta(days=rule.value)
    met = _met_on(driver, rule.rule)
    return None if met is None else term_end(met + timedelta(days=1), rule.value)


def _met_on(driver: LedgerDriver, rule: HouseRule) -> date | None:
    if rule is HouseRule.RECORD_CHECK:
        return driver.record_checked_on
    kind = NoteKind.COURSE if rule is HouseRule.COURSE else NoteKind.HEALTH
    return max((note.day for note in driver.of_kind(kind)), default=None)


def _by_law(driver: LedgerDriver, day: date) -> Iterator[Barrier]:
    if driver.licence_expires_on is not None and driver.licence_expires_on < day:
        yield _over(driver.person, "運転免許", driver.licence_expires_on, LICENCE)
    for note in driver.of_kind(NoteKind.SUSPENSION):
        if note.day <= day and (note.until is None or day <= note.until):
            until = f"（{wareki(note.until)}まで）" if note.until else ""
            yield Barrier(
                whose=driver.person,
                text=f"運転免許が停止されています{until}。",
                from_day=note.day,
                source=str(SUSPENSION),
            )


def _by_rules(driver: LedgerDriver, day: date, rules: Iterable[OwnRule]) -> Iterator[Barrier]:
    for rule in rules:
        if day not in rule.days or rule.rule not in _NAMES:
            continue
        last = next_due(driver, rule)
        name = _NAMES[rule.rule]
        if last is None and rule.rule is not HouseRule.LICENCE_MARGIN:
            yield Barrier(whose=driver.person, text=f"{name}の記録がありません。", from_day=None, rule=rule.rule)
        elif last is not None and last < day:
            text = f"{name}の期限が{wareki(last)}に過ぎました。"
            yield Barrier(whose=driver.person, text=text, from_day=last + timedelta(days=1), rule=rule.rule)


_NAMES = {
    HouseRule.COURSE: "講習",
    HouseRule.HEALTH: "健康状態の確認",
    HouseRule.RECORD_CHECK: "運転記録の確認",
    HouseRule.LICENCE_MARGIN: "免許の更新（団体の余裕）",
}


def _over(whose: str, what: str, last: date, cite: Citation) -> Barrier:
    text = f"{what}が{wareki(last)}で切れています。"
    return Barrier(whose=whose, text=text, from_day=last + timedelta(days=1), source=str(cite))
