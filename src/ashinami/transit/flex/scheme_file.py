"""A service on demand as its group writes it down: one YAML file with Japanese headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ashinami.basics.clock import Span, parse_minute
from ashinami.basics.day import WEEKDAYS
from ashinami.basics.notice import Notice, Severity
from ashinami.basics.place import Point
from ashinami.transit.flex.service import BookBy, Booking, DemandService, FlexStop

_WHEN = {"すぐ": BookBy.AT_ONCE, "当日": BookBy.SAME_DAY, "前の日まで": BookBy.DAYS_BEFORE}

SPECIMEN = """\
# 予約して乗る送迎を、乗換案内に出すためのファイルです（架空の例）。
名前: 結海おでかけ号
運営: 結海地区おでかけ協議会
電話: 0999-00-0123
ページ: https://example.org/odekake
曜日: 月火木金
期間: 2027-04-01 から 2028-03-31
休み: [2027-05-03, 2027-12-30, 2027-12-31]
時間: 9:00 から 16:00
乗れる人: 結海地区にお住まいの方
運賃: 300
予約:
  いつまで: 前の日まで      # すぐ / 当日（何分前）/ 前の日まで（何日前・何時）
  何日前: 1
  何時: "17:00"
  案内: 行き先と、帰りの時刻もお知らせください。
# 区域（緯度, 経度で囲む）か、乗り降りする場所の、どちらか一つ
区域:
  - [33.010, 131.000]
  - [33.010, 131.040]
  - [33.040, 131.040]
  - [33.040, 131.000]
# 場所:
#   - {名前: 結海支所, 緯度: 33.010, 経度: 131.000}
#   - {名前: 結海病院, 緯度: 33.020, 経度: 131.020}
"""


def _unreadable(error: Exception) -> tuple[str, int]:
    """Return why a file is no YAML, and in which line where that is known (else 0)."""
    match error:
        case FileNotFoundError():
            return "ファイルがありません", 0
        case OSError():
            return "ファイルとして開けません（フォルダーか、開く権限がありません）", 0
        case UnicodeDecodeError():
            return "文字コードが UTF-8 ではないか、途中で切れています", 0
        case yaml.MarkedYAMLError(problem_mark=mark) if mark is not None:
            return "書き方がちがうので読めません（字下げ・かっこ・タブを確かめてください）", mark.line + 1
        case _:
            return "YAML として読めません", 0


def read_scheme(path: Path) -> tuple[DemandService | None, tuple[Notice, ...]]:
    """Return the service a file describes, or None with the notices that say what to repair."""
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, RecursionError, yaml.YAMLError) as error:
        said, row = _unreadable(error)
        return None, (
            Notice("unreadable-scheme", Severity.ERROR, said, "UTF-8 の YAML で書いてください", path.name, row),
        )
    if not isinstance(told, dict):
        said = "見出しと中身（名前: …）の形になっていません"
        return None, (Notice("unreadable-scheme", Severity.ERROR, said, "ひな形を写して始めてください", path.name),)
    reader = _Reader(path.name, told)
    service = reader.service(_key(path.stem))
    return service, tuple(reader.notices)


def _key(stem: str) -> str:
    plain = re.sub(r"[^0-9A-Za-z_-]+", "_", stem).strip("_")
    return plain or "demand"


class _Reader:
    """Reads one heading after the other and collects what is wrong."""

    def __init__(self, file: str, told: Mapping[str, Any]) -> None:
        self._file, self._told = file, told
        self.notices: list[Notice] = []

    def service(self, key: str) -> DemandService | None:
        first_last = self._read("期間", _span_of_days, "2027-04-01 から 2028-03-31 の形で書いてください")
        hours = self._read("時間", _hours, "9:00 から 16:00 の形で書いてください")
        weekdays = self._read("曜日", _weekdays, "月火木金 のように書いてください")
        booking = self._read("予約", self._booking, "いつまで・何日前・何時・案内 を書いてください")
        off = self._read("休み", lambda days: frozenset(_day(day) for day in days), "日付を [ ] に並べてください", ())
        area = self._read("区域", _area, "[緯度, 経度] を三つより多く並べてください", ())
        stops = self._read("場所", _stops, "{名前: …, 緯度: …, 経度: …} を並べてください", ())
        fare = self._read("運賃", lambda yen: None if yen is None else int(yen), "円で書いてください", None)
        if self.notices or first_last is None or hours is None or weekdays is None or booking is None:
            return None
        try:
            return DemandService(
                key=key,
                name=str(self._told.get("名前", "")),
                operator=str(self._told.get("運営", "")),
                phone=str(self._told.get("電話", "")),
                url=str(self._told.get("ページ", "")),
                riders=str(self._told.get("乗れる人", "")),
                weekdays=weekdays,
                first=first_last[0],
                last=first_last[1],
                off=off or frozenset(),
                hours=hours,
                booking=booking,
                area=area or (),
                stops=stops or (),
                fare=fare,
            )
        except ValueError as error:
            self._tell("", str(error), "ひな形とくらべてください")
            return None

    def _read[T](self, name: str, read: Callable[[Any], T], remedy: str, missing: Any = ...) -> T | None:  # noqa: ANN401
        if name not in self._told:
            if missing is ...:
                self._tell(name, "ありません", remedy)
                return None
            return read(missing)
        try:
            return read(self._told[name])
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            said = str(error) if isinstance(error, ValueError) and re.search(r"[ぁ-ん]", str(error)) else ""
            self._tell(name, said or f"「{str(self._told[name])[:40]}」を読めません", remedy)
            return None

    def _tell(self, field: str, said: str, remedy: str) -> None:
        self.notices.append(Notice("unreadable-scheme", Severity.ERROR, said, remedy, self._file, field=field))

    def _booking(self, told: Mapping[str, Any]) -> Booking:
        when = _WHEN[str(told["いつまで"])]
        return Booking(
            when,
            phone=str(told.get("電話") or self._told.get("電話") or ""),
            message=str(told.get("案内", "")),
            minutes=int(told["何分前"]) if "何分前" in told else None,
            days=int(told["何日前"]) if "何日前" in told else None,
            last_minute=parse_minute(str(told["何時"])) if "何時" in told else None,
            url=str(told.get("ページ", "")),
        )


def _day(told: Any) -> date:  # noqa: ANN401 - YAML reads dates by itself
    return told if isinstance(told, date) else date.fromisoformat(str(told).strip())


def _span_of_days(told: Any) -> tuple[date, date]:  # noqa: ANN401
    first, last = re.split(r"から|〜|～", str(told).removesuffix("まで"))
    return _day(first), _day(last)


def _hours(told: Any) -> Span:  # noqa: ANN401
    start, end = re.split(r"から|〜|～|-", str(told).removesuffix("まで"))
    return Span(parse_minute(start), parse_minute(end))


def _weekdays(told: Any) -> frozenset[int]:  # noqa: ANN401
    signs = str(told).replace("・", "").replace("、", "").removesuffix("曜日").removesuffix("曜")
    return frozenset(range(7) if signs == "毎日" else (WEEKDAYS.index(sign) for sign in signs))


def _area(told: Any) -> tuple[tuple[Point, ...], ...]:  # noqa: ANN401
    ring = tuple(Point(float(lat), float(lon)) for lat, lon in told)
    return (ring,) if ring else ()


def _stops(told: Any) -> tuple[FlexStop, ...]:  # noqa: ANN401
    return tuple(
        FlexStop(f"stop_{number}", str(one["名前"]), Point(float(one["緯度"]), float(one["経度"])))
        for number, one in enumerate(told, 1)
    )
