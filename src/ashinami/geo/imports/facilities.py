"""Importers of facilities: medical institutions, care offices, public facilities, shops."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading
from ashinami.geo.imports.named import read_named
from ashinami.geo.layer import LayerKind
from ashinami.tables.columns import Column, Entry

_DEPARTMENTS = re.compile(r"[、,，・;；\s/／]+")
_MEDICAL = (
    Column("departments", "診療科目", aliases=("medicalSubjects", "診療科", "標榜科"), default=""),
    Column("beds", "病床数", aliases=("numberOfBeds",), default=""),
    Column("type", "区分", aliases=("alternativeName", "種別", "病院・診療所の別"), default=""),
)
_CARE = (
    Column("service", "サービスの種類", aliases=("service", "サービス種別"), default=""),
    Column("capacity", "定員", aliases=("capacity",), default=""),
)
_SHOP = (
    Column("sells", "扱うもの", aliases=("licences", "業種", "品目"), default=""),
    Column("type", "店の種類", aliases=("種別", "業態"), default=""),
)
_MINISTRY_LIST = ("事業所番号", "医療機関コード", "名称", "郵便番号", "住所")


def _medical(files: Sequence[File], order: Order) -> Reading:
    return read_named(MEDICAL, files, order, columns=_MEDICAL, more=_medical_facts, without_headings=_MINISTRY_LIST)


def _medical_facts(entry: Entry, draft: Draft) -> tuple[Mapping[str, int], Mapping[str, str]]:
    said = unicodedata.normalize("NFKC", entry.values["departments"])
    departments = "、".join(dict.fromkeys(part for part in _DEPARTMENTS.split(said) if part))
    return whole_figures(entry, draft, beds="病床数"), _said(entry, {"type": "type"}, departments=departments)


def _care(files: Sequence[File], order: Order) -> Reading:
    return read_named(CARE, files, order, columns=_CARE, more=_care_facts)


def _care_facts(entry: Entry, draft: Draft) -> tuple[Mapping[str, int], Mapping[str, str]]:
    return whole_figures(entry, draft, capacity="定員"), _said(entry, {"service": "service", "days": "days"})


def _public(files: Sequence[File], order: Order) -> Reading:
    return read_named(PUBLIC, files, order)


def _shops(files: Sequence[File], order: Order) -> Reading:
    return read_named(
        SHOPS, files, order, columns=_SHOP, more=lambda entry, _: ({}, _said(entry, {"sells": "sells", "type": "type"}))
    )


def whole_figures(entry: Entry, draft: Draft, **columns: str) -> dict[str, int]:
    """Return the whole numbers in the columns; what is no number is told and left out, never taken for zero."""
    found: dict[str, int] = {}
    for name, heading in columns.items():
        written = unicodedata.normalize("NFKC", entry.values[name]).strip()
        if written.replace(",", "").isdigit():
            found[name] = int(written.replace(",", ""))
        elif written:
            said = f"「{heading}」の「{written[:40]}」は一つの数ではありません。文のまま残します"
            draft.notices.append(entry.notice("no-one-number", Severity.NOTE, said, heading=heading))
    return found


def _said(entry: Entry, names: Mapping[str, str], **also: str) -> dict[str, str]:
    found = {fact: str(entry.values[column]) for column, fact in names.items()} | also
    return {fact: words for fact, words in found.items() if words}


MEDICAL = Importer(
    key="medical",
    kind=LayerKind.MEDICAL,
    words="医療機関",
    files="名称・住所・緯度・経度・診療科目・病床数・診療時間の表（市のオープンデータの医療機関一覧、地方厚生局のコード内容別一覧など）",
    read=_medical,
    makes_places=True,
)
CARE = Importer(
    key="care",
    kind=LayerKind.CARE,
    words="介護・福祉の事業所",
    files="事業所の名称・サービスの種類・住所・緯度・経度・定員の表（介護サービス情報公表のオープンデータ、市の福祉施設一覧など）",
    read=_care,
    makes_places=True,
)
PUBLIC = Importer(
    key="public",
    kind=LayerKind.PUBLIC,
    words="公共施設",
    files="施設の名称・住所・緯度・経度・利用時間の表（市のオープンデータの公共施設一覧。NGSI 風の英語の見出しも読みます）",
    read=_public,
    makes_places=True,
)
SHOPS = Importer(
    key="shops",
    kind=LayerKind.SHOPS,
    words="買い物の店",
    files="店の名称・住所・緯度・経度の表（食品の許可の一覧、ごみ袋の取扱店の一覧など）",
    read=_shops,
    makes_places=True,
)
IMPORTERS = (MEDICAL, CARE, PUBLIC, SHOPS)
