"""What a rider is charged: actual cost only where the ride's law basis says so. The rest is refused, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ashinami.basics.day import Days
from ashinami.basics.money import Rounding, Yen, rounded, yen
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.activity import RIDE, Activity
from ashinami.vocabulary.registration import Worded


class ChargeItem(Worded):
    """What is charged. The codes of costs are those of the fact `costs.items`."""

    FUEL = "fuel", "燃料代"
    TOLL = "toll", "有料道路の通行料"
    PARKING = "parking", "駐車料金"
    INSURANCE = "dedicated_insurance", "移動サービス専用の保険料"
    RENTAL = "car_rental", "車を借りた代金"
    FARE = "fare", "運賃"

    @property
    def is_cost(self) -> bool:
        """Whether it is an actual cost, not a price."""
        return self is not ChargeItem.FARE

    @property
    def by_receipt(self) -> bool:
        """Whether it is charged as a receipt says, never by a rate."""
        return self in (ChargeItem.TOLL, ChargeItem.PARKING, ChargeItem.RENTAL)


@dataclass(frozen=True, slots=True)
class Basis:
    """What the law says of a ride, and what the group's arrangement put on record about money; None stands for not known."""

    verdict: str
    received: frozenset[str] | None
    items: frozenset[str] | None
    over_actual: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeRule:
    """A rate of the group, from a day on.

    Fuel is reckoned, never set: metres, times the price of a litre, by the kilometres a litre takes (in metres), shared by those aboard.
    Insurance is the premium of one ride; a fare is `flat` for each ride and `per_km` for each kilometre.
    """

    key: str
    item: ChargeItem
    days: Days
    litre: Yen = 0
    metres_per_litre: int = 0
    flat: Yen = 0
    per_km: Yen = 0

    def __post_init__(self) -> None:
        """Refuse a rate that is not one."""
        if self.item is ChargeItem.FUEL and (self.litre < 1 or self.metres_per_litre < 1):
            raise ValueError(f"rate {self.key}: fuel is reckoned from the price of a litre and what a litre takes")
        if self.item.by_receipt:
            raise ValueError(f"rate {self.key}: {self.item.text} is charged as the receipt says")
        if self.item in (ChargeItem.INSURANCE, ChargeItem.FARE) and self.flat + self.per_km < 1:
            raise ValueError(f"rate {self.key}: it charges nothing")

    def of(self, ride: Activity, aboard: int) -> tuple[Yen, str]:
        """Return what a ride is charged and how it came out."""
        if self.item is ChargeItem.FUEL:
            amount = rounded(Fraction(ride.metres * self.litre, self.metres_per_litre * aboard), Rounding.DOWN)
            shared = f" ÷ {aboard}人" if aboard > 1 else ""
            km = f"{ride.metres / 1000:g}km × {self.litre}円 ÷ {self.metres_per_litre / 1000:g}km{shared}"
            return amount, f"{km}（1円未満切捨て）"
        if self.item is ChargeItem.INSURANCE:
            return self.flat, f"1回 {yen(self.flat)}"
        distance = rounded(Fraction(ride.metres * self.per_km, 1000), Rounding.DOWN)
        return self.flat + distance, f"1回 {yen(self.flat)} ＋ 1km {yen(self.per_km)} × {ride.metres / 1000:g}km"


@dataclass(frozen=True, slots=True)
class Paid:
    """A toll, a parking fee or a hired car paid for one ride, with its receipt."""

    ride: str
    item: ChargeItem
    amount: Yen
    receipt: str


@dataclass(frozen=True, slots=True)
class Charge:
    """A charge, or with `refused` what may not be charged and why."""

    ride: Activity
    item: ChargeItem
    amount: Yen
    how: str
    receipt: str = ""
    refused: tuple[str, ...] = ()


def refusal(item: ChargeItem, basis: Basis | None) -> tuple[str, ...]:
    """Return why an item may not be charged for a ride; nothing when it may. What is not known is never allowed."""
    if basis is None:
        return ("この送迎の法の根拠が、記録にありません。",)
    if basis.verdict != Verdict.LAWFUL.value:
        return ("この送迎は「適法」と確かめられていません。確かめられるまで、お金を受け取りません。",)
    if basis.received is None:
        return ("何を受け取るかが、取り決めに書かれていません。",)
    if not item.is_cost:
        return (
            () if "fare" in basis.received else ("取り決めに運賃がありません。登録のない送迎で運賃は受け取れません。",)
        )
    reasons = []
    if "costs" not in basis.received:
        reasons.append("取り決めでは、実費を受け取らないことになっています。")
    if basis.items is None or item.value not in basis.items:
        reasons.append(f"取り決めで受け取る実費に「{item.text}」が入っていません。")
    if basis.over_actual is not False:
        reasons.append("請求が実際にかかった額を超えないことが、取り決めに書かれていません。")
    return tuple(reasons)


@dataclass(frozen=True, slots=True)
class Charging:
    """All that charges rest on beside the activities: rates, payments with receipts, law bases and how many sat in the car at once."""

    rules: tuple[ChargeRule, ...]
    bases: Mapping[str, Basis]
    paid: tuple[Paid, ...] = ()
    aboard: Mapping[str, int] = field(default_factory=dict)


def charges(activities: Iterable[Activity], given: Charging) -> tuple[Charge, ...]:
    """Return what each ride is charged, and what is refused. A receipt shared by those aboard is split, the rest stays with the group."""
    lines: list[Charge] = []
    paid_for: dict[str, list[Paid]] = {}
    for one in given.paid:
        paid_for.setdefault(one.ride, []).append(one)
    for ride in sorted(activities):
        if ride.kind != RIDE:
            continue
        basis, aboard = given.bases.get(ride.key), max(1, given.aboard.get(ride.key, 1))
        for rule in given.rules:
            if ride.service_day in rule.days:
                amount, how = rule.of(ride, aboard)
                lines += _line(ride, rule.item, (amount, how, ""), basis)
        for paid in paid_for.get(ride.key, ()):
            amount = rounded(Fraction(paid.amount, aboard), Rounding.DOWN)
            how = f"領収書 {yen(paid.amount)}" + (f" ÷ {aboard}人（1円未満切捨て）" if aboard > 1 else "")
            lines += _line(ride, paid.item, (amount, how, paid.receipt), basis)
    return tuple(lines)


def _line(ride: Activity, item: ChargeItem, reckoned: tuple[Yen, str, str], basis: Basis | None) -> list[Charge]:
    """Return the charge of an item with its amount, arithmetic and receipt; none for nothing."""
    return [Charge(ride, item, *reckoned, refusal(item, basis))] if reckoned[0] else []
