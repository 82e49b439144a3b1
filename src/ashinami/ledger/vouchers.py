"""What people write down, and the two accounts it moves: nobody has to know debit from credit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

ITEM = "item"
"""Stands for the cost item or kind of income that is chosen."""


@dataclass(frozen=True, slots=True)
class Voucher:
    """A kind of slip: its name, what is debited and credited, and what must be said beside day and amount."""

    code: str
    name: str
    debit: str
    credit: str
    asks: frozenset[str] = frozenset()


def _kinds(*rows: tuple[str, str, str, str, tuple[str, ...]]) -> Mapping[str, Voucher]:
    return MappingProxyType({row[0]: Voucher(*row[:4], frozenset(row[4])) for row in rows})


VOUCHERS: Mapping[str, Voucher] = _kinds(
    ("cost_cash", "現金で払った", ITEM, "cash", ("cost",)),
    ("cost_bank", "口座から払った", ITEM, "bank", ("cost",)),
    ("cost_partner", "いっしょに行う団体が払った", ITEM, "other_income", ("cost",)),
    ("cost_advance", "会の人が立て替えた", ITEM, "advances", ("cost", "person")),
    ("repay_cash", "立て替えを現金で返した", "advances", "cash", ("person",)),
    ("repay_bank", "立て替えを口座から返した", "advances", "bank", ("person",)),
    ("allowance_cash", "奨励金を現金で渡した", "allowance_owed", "cash", ("person",)),
    ("allowance_bank", "奨励金を振り込んだ", "allowance_owed", "bank", ("person",)),
    ("rider_to_driver", "運転者が利用者から受け取った", "with_drivers", "due_from_riders", ("person", "driver")),
    ("handed_in", "運転者から預かり金を受け取った", "cash", "with_drivers", ("driver",)),
    ("rider_cash", "利用者の負担を現金で受け取った", "cash", "due_from_riders", ("person",)),
    ("rider_bank", "利用者の負担が口座に入った", "bank", "due_from_riders", ("person",)),
    ("fee_cash", "会費を現金で受け取った", "cash", "membership", ("person",)),
    ("fee_bank", "会費が口座に入った", "bank", "membership", ("person",)),
    ("donation_cash", "寄付・お礼を現金で受け取った", "cash", "donations", ()),
    ("donation_bank", "寄付が口座に入った", "bank", "donations", ()),
    ("other_cash", "そのほかを現金で受け取った", "cash", "other_income", ()),
    ("other_bank", "そのほかの入金", "bank", "other_income", ()),
    ("grant_ahead", "補助金を概算で受け取った", "bank", "paid_ahead", ("grant",)),
    ("grant_paid", "確定した補助金が口座に入った", "bank", "due_from_funders", ("grant",)),
    ("grant_returned", "補助金を返した", "to_return", "bank", ("grant",)),
    ("to_bank", "現金を口座に入れた", "bank", "cash", ()),
    ("to_cash", "口座から現金を出した", "cash", "bank", ()),
    ("opening_cash", "はじめの現金", "cash", "opening", ()),
    ("opening_bank", "はじめの預金", "bank", "opening", ()),
)
