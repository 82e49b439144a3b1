"""The month as a workbook: sums, cuts by driver, rider and purpose, and every ride they are added up from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ashinami.basics.day import wareki_with_weekday
from ashinami.casework.month import MonthTable, RideDone, Sum
from ashinami.papers.workbook import Column, Value, new_book, new_sheet, table
from ashinami.vocabulary.activity import Help

if TYPE_CHECKING:
    from openpyxl import Workbook

_SUMS = (Column("回数", 8), Column("距離 km", 11), Column("時間 分", 11))
_CUT_WIDTH = 24
_RIDES = tuple(
    Column(*head)
    for head in (
        ("日", 22), ("運転者", 18), ("利用者", 18), ("目的", 14), ("行き・帰り", 11), ("回数", 8), ("距離 km", 11), ("時間 分", 11),
    )
)  # fmt: skip
_VISITS = tuple(
    Column(*head) for head in (("日", 22), ("行った人", 18), ("利用者", 18), ("手助け", 16), ("件", 8), ("時間 分", 11))
)
AGREES, DIFFERS = "合っています", "合いません"


def month_workbook(month: MonthTable, *, group: str, names: Mapping[str, str], fictional: bool) -> Workbook:
    """Return the month as XLSX: 合計, 運転者別, 利用者別, 目的別, 一件ごと.

    Kilometres and minutes are those with the rider aboard. `names` gives the name behind a key; a person it does not know (erased,
    or hidden from the reader) is numbered. Sums are numbers; the sheet 合計 ends with lines that say whether each cut adds up.
    """
    book = new_book()
    called = _called(month, names)

    def sheet(name: str, columns: tuple[Column, ...], rows: Iterator[list[Value]]) -> None:
        heading = f"{month.month.wareki}　送迎の記録　{name}　{group}"
        table(
            new_sheet(book, name, heading, fictional=fictional),
            columns,
            rows,
            "距離と時間は、利用者が乗っていた分です。",
        )

    cuts = {
        "運転者別": {called[key]: cut for key, cut in month.by_driver.items()},
        "利用者別": {called[key]: cut for key, cut in month.by_rider.items()},
        "目的別": month.by_purpose,
    }
    sheet("合計", (Column("項目", 34), Column("数", 16)), _totals(month, cuts))
    for name, cut in cuts.items():
        sheet(name, (Column(name.removesuffix("別"), _CUT_WIDTH), *_SUMS), _cut(cut, month.total))
    sheet("一件ごと", _RIDES, _rides(month, called))
    if month.visits:
        heading = f"{month.month.wareki}　訪問（生活支援）の記録　{group}"
        table(
            new_sheet(book, "訪問", heading, fictional=fictional),
            _VISITS,
            _visits(month, called),
            "送迎の数には入りません。",
        )
    return book


def _called(month: MonthTable, names: Mapping[str, str]) -> dict[str, str]:
    """Return what each person is called; two of one name are told apart, and so are those without one."""
    keys = tuple(
        dict.fromkeys(
            (*month.by_driver, *month.by_rider, *(key for one in month.visits for key in (one.helper, one.rider)))
        )
    )
    said = [names.get(key, "（名前なし）") for key in keys]
    return {
        key: name if said.count(name) == 1 else f"{name} {said[: number + 1].count(name)}"
        for number, (key, name) in enumerate(zip(keys, said, strict=True))
    }


def _totals(month: MonthTable, cuts: Mapping[str, Mapping[str, Sum]]) -> Iterator[list[Value]]:
    yield ["送迎の回数", month.total.rides]
    yield ["距離 km", _km(month.total.metres)]
    yield ["時間 分", month.total.minutes]
    yield ["送迎をした日数", month.days]
    yield ["運転者の人数", len(month.by_driver)]
    yield ["利用者の人数", len(month.by_rider)]
    yield ["不在", month.no_shows]
    yield ["取消", month.cancelled]
    if month.visits:
        yield ["訪問の件数（送迎とは別）", month.visit_count]
        yield ["訪問の時間 分", month.visit_minutes]
    for name, cut in cuts.items():
        yield [f"検算：{name}の合計", AGREES if _added(cut) == month.total else DIFFERS]
    each = Sum()
    for ride in month.rides:
        each = each.plus(ride)
    yield ["検算：一件ごとの合計", AGREES if each == month.total else DIFFERS]


def _visits(month: MonthTable, called: Mapping[str, str]) -> Iterator[list[Value]]:
    for one in month.visits:
        what = Help(one.help).text if one.help in list(Help) else one.help
        yield [
            wareki_with_weekday(one.service_day), called[one.helper], called[one.rider], what, one.count, one.minutes,
        ]  # fmt: skip


def _added(cut: Mapping[str, Sum]) -> Sum:
    return Sum(
        sum(line.rides for line in cut.values()),
        sum(line.metres for line in cut.values()),
        sum(line.minutes for line in cut.values()),
    )


def _cut(cut: Mapping[str, Sum], total: Sum) -> Iterator[list[Value]]:
    for name, line in (*cut.items(), ("合計", total)):
        yield [name, line.rides, _km(line.metres), line.minutes]


def _rides(month: MonthTable, called: Mapping[str, str]) -> Iterator[list[Value]]:
    for ride in month.rides:
        yield [*_who(ride, called), ride.purpose, ride.leg, ride.count, _km(ride.metres), ride.minutes]
    yield ["合計", None, None, None, None, month.total.rides, _km(month.total.metres), month.total.minutes]


def _who(ride: RideDone, called: Mapping[str, str]) -> tuple[str, str, str]:
    return wareki_with_weekday(ride.service_day), called[ride.driver], called[ride.rider]


def _km(metres: int) -> float:
    return metres / 1000
