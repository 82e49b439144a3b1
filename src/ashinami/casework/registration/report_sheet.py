"""The figures of an annual report (輸送実績報告書), counted from the records. Source: 旅客自動車運送事業等報告規則第2条の2.

The items of the form itself (第6号様式) have not been read (U): the sheet lists what the records hold, and what they do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from ashinami.basics.day import Days, fiscal_year_days, wareki
from ashinami.casework.month import MonthTable, RideDone, Sum
from ashinami.casework.registration.file import GroupFile
from ashinami.casework.registration.sheet import TO_COPY, Cell, Item, Part, Sheet, in_japan, written
from ashinami.casework.registration.version import Version, way_name
from ashinami.law.road_transport.registered.annual_report import annual_report_due
from ashinami.vocabulary.registration import CarType, NoteKind

_COUNTED = "この団体の記録にある送迎を、すべて数えました。登録によらない送迎があるときは、その分を引いてください。"
_NO_RIDES = "この年度の送迎の記録がありません。送迎のなかった年度も、報告は出します。"
_ABOARD = "距離は、利用者が乗っていた分です。"
_ITEMS = "報告書の項目（第6号様式）は要確認です。窓口の用紙の項目に合わせてください。"


def report_sheet(file: GroupFile, version: Version, year: int, months: Iterable[MonthTable], day: date) -> Sheet:
    """Return the figures of a fiscal year; `file` is that of the year's last day, `months` its months."""
    span = fiscal_year_days(year)
    tables = tuple(months)
    rides = [ride for table in tables for ride in table.rides]
    kinds = Counter(car.type for car in file.cars)
    last = _last_day(span)
    return Sheet(
        name="実績",
        title=f"輸送実績の報告に書くこと　{wareki(span.start)}から一年（{TO_COPY}）",
        group=file.group,
        day=day,
        fictional=file.fictional,
        parts=(
            Part(
                "報告する団体",
                (
                    Item("名称", file.group),
                    Item("住所", written(version.address)),
                    Item("代表者の氏名", written(file.names.get(version.representative, ""))),
                    Item("登録番号", version.number),
                    Item("種別", way_name(version.way, last)),
                    Item("期間", f"{wareki(span.start)}から{wareki(last)}まで"),
                    Item("出す期限", in_japan(annual_report_due(year))),
                    Item("出す先", written(version.authority)),
                ),
            ),
            Part(
                f"自動車と運転者（{wareki(last)}）",
                (
                    *(Item(kind.text, kinds[kind]) for kind in CarType if kinds[kind]),
                    Item("自動車の合計", len(file.cars) or None),
                    Item("運転者の人数", sum(driver.drives_on(last) for driver in file.drivers)),
                ),
                words=tuple(f"種類の記録がない自動車が{kinds[None]}台あります。" for _ in range(min(1, kinds[None]))),
            ),
            _carried(rides),
            Part("事故", (Item("台帳に書かれた事故の件数", _accidents(file, span)),), words=(_ITEMS,)),
        ),
    )


def _carried(rides: list[RideDone]) -> Part:
    """Return what was carried; of a year without a single ride on record nothing is claimed, not even none."""
    total = Sum()
    for ride in rides:
        total = total.plus(ride)
    days = [ride.service_day for ride in rides]
    told: tuple[Cell, ...] = (None,) * 6
    if rides:
        between = f"{wareki(min(days))}から{wareki(max(days))}まで"
        riders = len({ride.rider for ride in rides})
        told = (between, total.rides, total.rides, riders, f"{total.metres / 1000:,.1f}", total.minutes)
    labels = (
        "送迎の記録がある期間", "運送した回数", "運送した人数（延べ。同乗の方をのぞく）", "利用した方の人数",
        "利用者を乗せて走った距離（km）", "利用者を乗せて走った時間（分）",
    )  # fmt: skip
    return Part(
        "運送の実績",
        (
            *(Item(label, value) for label, value in zip(labels, told, strict=True)),
            Item("走った距離の合計（回送をふくむ。km）", None),
            Item("旅客から受けた対価の合計（円）", None),
        ),
        words=(_COUNTED, _ABOARD) if rides else (_NO_RIDES,),
    )


def _last_day(span: Days) -> date:
    *_, last = span
    return last


def _accidents(file: GroupFile, span: Days) -> int:
    return sum(note.day in span for driver in file.drivers for note in driver.of_kind(NoteKind.ACCIDENT))
