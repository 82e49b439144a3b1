"""What an application for registration, renewal or change asks for, from the file. Source: 施行規則第51条の2・第51条の3."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ashinami.casework.registration.changes import MAY_BE_LEFT_OUT, attachments, change_of, operator_name
from ashinami.casework.registration.file import GroupFile, LedgerCar, Procedure
from ashinami.casework.registration.sheet import TO_COPY, Cell, Item, Part, Sheet, in_japan, written, yes_no
from ashinami.casework.registration.version import Version, in_force, way_name
from ashinami.vocabulary.registration import CarType, RightToUse

_IN_LEDGERS = ("cars", "office")
_LEFT_OUT = f"{MAY_BE_LEFT_OUT} 更新のとき、前に出したものから変わらなければ省けます。"


def application_sheet(file: GroupFile, version: Version, day: date) -> Sheet:
    """Return what an application for the registration or its renewal says on the day."""
    return _sheet(
        file,
        day,
        name="申請",
        title=f"登録・更新の申請に書くこと　{way_name(version.way, day)}",
        parts=(*_registered(file, version), *_service(file, version), _attached(version)),
    )


def change_sheet(file: GroupFile, version: Version, procedure: Procedure, day: date) -> Sheet:
    """Return what an application for, or a notification of, one change says: what changes, before and after."""
    change = change_of(procedure.change)
    after_day = procedure.happened_on or day
    mine = [one for one in file.versions if one.registration == version.registration]
    before = in_force((one for one in mine if one.since < after_day), after_day)
    after = in_force(mine, after_day)
    about = Part(
        "届け出ること",
        (
            Item("手続", procedure.filing.text),
            Item("変わること", change.text),
            Item("変わる日", in_japan(procedure.happened_on)),
            Item("出す期限", in_japan(procedure.due_on)),
        ),
    )
    # cars and offices stand in the ledgers, not in a version of the registration
    now = cars_by_office(file) if procedure.change in _IN_LEDGERS else _before_and_after(before, after)
    return _sheet(
        file,
        day,
        name="変更",
        title=f"{procedure.filing.text}に書くこと　{way_name(version.way, day)}",
        parts=(
            *_registered(file, version),
            about,
            now,
            _attached(version, procedure),
        ),
    )


def _sheet(file: GroupFile, day: date, *, name: str, title: str, parts: tuple[Part, ...]) -> Sheet:
    return Sheet(
        name=name, title=f"{title}（{TO_COPY}）", group=file.group, day=day, fictional=file.fictional, parts=parts
    )


def _registered(file: GroupFile, version: Version) -> Iterator[Part]:
    yield Part(
        "申請する団体",
        (
            Item("名称", file.group),
            Item("団体の種類", written(operator_name(version.operator))),
            Item("住所", written(version.address)),
            Item("代表者の氏名", written(file.names.get(version.representative, ""))),
            Item("電話", written(file.phone)),
        ),
    )
    yield Part(
        "いまの登録",
        (
            Item("登録番号", version.number),
            Item("登録・更新の年月日", in_japan(version.registered_on)),
            Item("有効期間の満了日", in_japan(version.expires_on)),
            Item("出す先", written(version.authority)),
        ),
    )


def _service(file: GroupFile, version: Version) -> Iterator[Part]:
    passengers: Cell = "、".join(kind.text for kind in version.categories) or None
    yield Part(
        "運送のしかた",
        (
            Item("種別", version.way.text),
            Item("運送の区域", written(version.area) if not version.route else version.area or "（路線）"),
            *([Item("路線", version.route)] if version.route else []),
            Item("運行する日と時間", written(version.hours)),
            *([Item("旅客の範囲", passengers)] if version.way.for_welfare else []),
            Item("事業者協力型の相手", version.partner or "なし"),
            Item("運行を委託する相手", version.contractor or "なし"),
        ),
    )
    yield Part(
        "協議",
        (
            Item("協議の場", version.forum.text if version.forum else None),
            Item("協議が調った日", in_japan(version.settled_on)),
            Item("対価の協議が調った日", in_japan(version.price_settled_on)),
            Item("複数の方を一緒に乗せること", yes_no(version.shared_rides, "認められた", "認められていない")),
        ),
    )
    yield cars_by_office(file)


def cars_by_office(file: GroupFile) -> Part:
    """Return the cars as the register counts them: per office, by type, owned or brought in, kei-cars in brackets."""
    names = {office.key: office.name for office in file.offices}
    heads = ("事務所", *(kind.text for kind in CarType), "所有", "持込")
    rows = tuple(
        (name, *_counts([car for car in file.cars if car.office == key]))
        for key, name in [*names.items(), ("", "（事務所の記録なし）")]
        if key or any(not car.office for car in file.cars)
    )
    places = tuple(Item(f"{office.name}の位置", written(office.place)) for office in file.offices)
    return Part("事務所ごとの自動車の数（かっこは軽自動車）", places, heads, rows)


def _counts(cars: list[LedgerCar]) -> tuple[Cell, ...]:
    number = Counter(car.type for car in cars)
    kei = Counter(car.type for car in cars if car.kei)
    if number[None] or any(car.right is None for car in cars):
        return (None,) * (len(CarType) + 2)
    brought = sum(car.right is RightToUse.BROUGHT_IN for car in cars)
    return (
        *(f"{number[kind]}（{kei[kind]}）" if kei[kind] else number[kind] for kind in CarType),
        len(cars) - brought,
        brought,
    )


def _before_and_after(before: Version | None, after: Version | None) -> Part:
    labels = (
        ("area", "運送の区域"), ("route", "路線"), ("hours", "日と時間"), ("categories", "旅客の範囲"), ("partner", "協力する事業者"),
        ("contractor", "委託する相手"), ("address", "住所"),
    )  # fmt: skip
    rows = tuple(
        (label, _said(before, name) or "—", _said(after, name) or "—")
        for name, label in labels
        if _said(before, name) != _said(after, name)
    )
    words = (
        () if rows else ("登録の記録には、この変更の前と後の違いがありません。登録の記録を先に書き直してください。",)
    )
    return Part("変わる前と後", heads=("項目", "前", "後"), rows=rows, words=words)


def _said(version: Version | None, name: str) -> str:
    value = getattr(version, name) if version else ""
    return "、".join(kind.text for kind in value) if isinstance(value, tuple) else str(value)


def _attached(version: Version, procedure: Procedure | None = None) -> Part:
    listed = attachments(version, procedure)
    small = (_LEFT_OUT,) if any(one.endswith(MAY_BE_LEFT_OUT) for one in listed) else ()
    return Part("添える書類", words=(*(f"□ {one}" for one in listed), *small))
