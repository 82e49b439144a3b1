"""Importers of what a town finds out by asking: vehicles that already drive people, the hubs it keeps, and how its towns can get about."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ashinami.basics.notice import Notice, Severity
from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading
from ashinami.geo.imports.facilities import whole_figures
from ashinami.geo.imports.named import read_named
from ashinami.geo.layer import LayerKind
from ashinami.tables.columns import Column, Entry

CARRIER_KINDS = (
    "福祉輸送",
    "スクールバス",
    "病院の送迎",
    "介護事業所の送迎",
    "店の送迎",
    "企業・施設の送迎",
    "タクシー",
    "デマンド交通",
    "その他",
)
CARRIERS_COLUMNS = (
    Column("type", "種類", required=True, help="、".join(CARRIER_KINDS)),
    Column("operator", "運行する人・団体", default=""),
    Column("vehicles", "車両の台数", default="", help="わからなければ空けてください。0とは読みません"),
    Column("capacity", "定員", default="", help="一台の乗客の席"),
    Column("wheelchair_places", "車いすの席", default=""),
    Column("trips_a_week", "週の便数", default=""),
    Column("serves", "行き先・区域", default=""),
    Column("who", "乗れる人", default="", help="通院の患者、児童、だれでも など"),
    Column("spare", "空いている時間", default="", help="平日 9:00-14:00 など。使えるとはかぎりません"),
    Column("asked_on", "調べた日", default=""),
)
HUBS_COLUMNS = (
    Column("area", "生活圏", default="", help="この拠点が受け持つ生活圏の名前（区域の層と同じ名前）"),
    Column("services", "ある機能", default="", help="診療、買い物、窓口、集会、金融、郵便、給油、交通 を「、」で"),
    Column("lacks", "欠けている機能", default=""),
    Column("links", "行き来する拠点", default="", help="ここにない用事で行く先の拠点の名前を「、」で"),
    Column("keeper", "支える団体", default=""),
)
SURVEY_COLUMNS = (
    Column("stop_metres", "最寄りの停留所まで（m）", default=""),
    Column("departures", "停留所の平日の便数", default=""),
    Column("clinic_metres", "最寄りの医療機関まで（m）", default=""),
    Column("shop_metres", "最寄りの店まで（m）", default=""),
    Column("slope", "坂・段差・歩道", default="", help="停留所までの道で高齢者が困ること"),
    Column("ways", "いまの足", default="", help="家族の車、乗合タクシー、ボランティア、なし など"),
    Column("troubles", "困りごと", default=""),
    Column("asked", "聞いた人数", default=""),
    Column("asked_on", "調べた日", default=""),
)


def _facts(*names: str) -> Callable[[Entry], dict[str, str]]:
    return lambda entry: {name: str(entry.values[name]) for name in names if entry.values[name]}


def _carriers(entry: Entry, draft: Draft) -> tuple[Mapping[str, int], Mapping[str, str]]:
    kind = unicodedata.normalize("NFKC", entry.values["type"]).strip()
    if kind not in CARRIER_KINDS:
        remedy = "、".join(CARRIER_KINDS) + " から選んでください"
        draft.notices.append(
            entry.notice("unknown-choice", Severity.ERROR, f"種類「{kind[:40]}」は選べません", remedy, "種類")
        )
    figures = whole_figures(
        entry, draft, vehicles="車両の台数", capacity="定員", wheelchair_places="車いすの席", trips_a_week="週の便数"
    )
    return figures, {"type": kind} | _facts("operator", "serves", "who", "spare", "asked_on")(entry)


def _hubs(entry: Entry, _draft: Draft) -> tuple[Mapping[str, int], Mapping[str, str]]:
    return {}, _facts("area", "services", "lacks", "links", "keeper")(entry)


def _survey(entry: Entry, draft: Draft) -> tuple[Mapping[str, int], Mapping[str, str]]:
    figures = whole_figures(
        entry,
        draft,
        stop_metres="最寄りの停留所まで（m）",
        departures="停留所の平日の便数",
        clinic_metres="最寄りの医療機関まで（m）",
        shop_metres="最寄りの店まで（m）",
        asked="聞いた人数",
    )
    return figures, _facts("slope", "ways", "troubles", "asked_on")(entry)


def _read_carriers(files: Sequence[File], order: Order) -> Reading:
    return read_named(CARRIERS, files, order, columns=CARRIERS_COLUMNS, more=_carriers)


def _read_hubs(files: Sequence[File], order: Order) -> Reading:
    return _doubted(read_named(HUBS, files, order, columns=HUBS_COLUMNS, more=_hubs), HUBS_COLUMNS)


def _read_survey(files: Sequence[File], order: Order) -> Reading:
    return _doubted(read_named(SURVEY, files, order, columns=SURVEY_COLUMNS, more=_survey), SURVEY_COLUMNS)


def _doubted(reading: Reading, columns: Sequence[Column]) -> Reading:
    """Tell a table that answers none of what is asked: it has names, as every table of places has, and is perhaps of another kind."""
    if reading.layer is None or any(
        column.name in feature.facts or column.name in feature.figures
        for feature in reading.layer.features
        for column in columns
    ):
        return reading
    headings = "、".join(column.heading for column in columns)
    said = f"この種類の列（{headings}）が、一つも入っていません。ほかの種類の表ではありませんか"
    notice = Notice("nothing-asked", Severity.WARNING, said, "ファイルの種類を確かめてください")
    return replace(reading, notices=(notice, *reading.notices))


_TEMPLATE = "ひな形は「地域の層」の画面から取り出せます"
CARRIERS = Importer(
    key="carriers",
    kind=LayerKind.CARRIERS,
    words="送迎の資源（福祉輸送・スクールバス・病院の送迎など）",
    files=f"名称・種類・運行する人・台数・区域・空いている時間の調査票。{_TEMPLATE}",
    read=_read_carriers,
)
HUBS = Importer(
    key="hubs",
    kind=LayerKind.HUBS,
    words="小さな拠点",
    files=f"拠点の名称・生活圏・ある機能・欠けている機能・行き来する拠点の表。{_TEMPLATE}",
    read=_read_hubs,
)
SURVEY = Importer(
    key="survey",
    kind=LayerKind.SURVEY,
    words="地域交通の把握",
    files=f"地区ごとの、停留所までの道・便数・いまの足・困りごとの調査票。{_TEMPLATE}",
    read=_read_survey,
)
IMPORTERS = (CARRIERS, HUBS, SURVEY)
