"""The accounts of a group: few, fixed, in the words of a village association's books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from ashinami.vocabulary.money import CostItem


class Side(StrEnum):
    """On which side of the books an account stands."""

    ASSET = "資産"
    DEBT = "負債"
    NET = "正味財産"
    INCOME = "収入"
    EXPENSE = "支出"

    @property
    def grows_by_debit(self) -> bool:
        """Whether a debit makes its balance larger."""
        return self in (Side.ASSET, Side.EXPENSE)


@dataclass(frozen=True, slots=True)
class Account:
    """An account: its code, its number for order, its name. `per` says by what its balance is also kept: person, driver, grant."""

    code: str
    number: int
    name: str
    side: Side
    per: str = ""


def _chart(*rows: tuple[str, int, str, Side, str]) -> Mapping[str, Account]:
    return MappingProxyType({row[0]: Account(*row) for row in rows})


CHART: Mapping[str, Account] = _chart(
    ("cash", 101, "現金", Side.ASSET, ""),
    ("bank", 102, "預金", Side.ASSET, ""),
    ("with_drivers", 103, "運転者が預かっている現金", Side.ASSET, "driver"),
    ("due_from_riders", 111, "利用者から受け取る額", Side.ASSET, "person"),
    ("due_from_funders", 112, "未収の補助金", Side.ASSET, "grant"),
    ("allowance_owed", 201, "未払の奨励金", Side.DEBT, "person"),
    ("advances", 202, "立て替えてもらっている額", Side.DEBT, "person"),
    ("paid_ahead", 203, "概算で受け取った補助金", Side.DEBT, "grant"),
    ("to_return", 204, "返す補助金", Side.DEBT, "grant"),
    ("between", 301, "会計どうしの振替", Side.NET, ""),
    ("opening", 302, "はじめの残高", Side.NET, ""),
    ("grants", 401, "補助金", Side.INCOME, "grant"),
    ("rider_costs", 402, "利用者の実費負担", Side.INCOME, "person"),
    ("fares", 403, "運賃（登録した送迎）", Side.INCOME, "person"),
    ("membership", 404, "会費", Side.INCOME, "person"),
    ("donations", 405, "寄付・お礼", Side.INCOME, ""),
    ("other_income", 406, "そのほかの収入", Side.INCOME, ""),
    *((item.value, 501 + number, item.text, Side.EXPENSE, "") for number, item in enumerate(CostItem)),
)
"""Expense accounts are at once the cost items a grant pays or does not pay."""


def account(code: str) -> Account:
    """Return the account; ValueError when there is none of that code."""
    found = CHART.get(code)
    if found is None:
        raise ValueError(f"no account {code!r}")
    return found


def of_side(side: Side) -> tuple[Account, ...]:
    """Return the accounts of a side, in order."""
    return tuple(one for one in CHART.values() if one.side is side)
