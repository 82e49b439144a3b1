"""The ledgers as sheets: drivers (運転者等台帳, 施行規則第51条の23) one a sheet, cars together."""

from __future__ import annotations

from datetime import date

from ashinami.casework.registration.application_sheet import cars_by_office
from ashinami.casework.registration.file import GroupFile, LedgerCar, LedgerDriver, LedgerNote
from ashinami.casework.registration.sheet import TO_KEEP, Cell, Item, Part, Sheet, in_japan, written, yes_no
from ashinami.vocabulary.registration import Course, Harm, NoteKind, Qualification, RightToUse

_WORDS: dict[str, str] = {code.value: code.text for kind in (Course, Qualification, Harm) for code in kind}
_SECTIONS = (
    ("講習と資格", (NoteKind.COURSE, NoteKind.QUALIFICATION, NoteKind.APTITUDE)),
    ("免許の停止・事故・違反の通知", (NoteKind.SUSPENSION, NoteKind.ACCIDENT, NoteKind.VIOLATION)),
    ("健康状態", (NoteKind.HEALTH,)),
)


def driver_sheets(file: GroupFile, day: date) -> tuple[Sheet, ...]:
    """Return the ledger, a sheet a driver; drivers who have left stay in it while it must be kept."""
    return tuple(
        Sheet(
            name=f"{number} {driver.name}",
            title="運転者等台帳",
            caution=TO_KEEP,
            group=file.group,
            day=day,
            fictional=file.fictional,
            parts=(_person(driver, file.group), _licence(driver), *_notes(driver)),
        )
        for number, driver in enumerate(file.drivers, start=1)
    )


def _person(driver: LedgerDriver, group: str) -> Part:
    left = (Item("運転者でなくなった日", in_japan(driver.left_on)), Item("その理由", written(driver.left_why)))
    return Part(
        "運転者",
        (
            Item("作成番号", written(driver.number)),
            Item("作成年月日", in_japan(driver.made_on)),
            Item("団体の名称", group),
            Item("氏名", driver.name),
            Item("生年月日", in_japan(driver.born_on)),
            Item("住所", written(driver.address)),
            Item("運転者に選任した日", in_japan(driver.appointed_on)),
            *(left if driver.left_on else ()),
        ),
    )


def _licence(driver: LedgerDriver) -> Part:
    return Part(
        "運転免許",
        (
            Item("種類", driver.licence.text if driver.licence else None),
            Item("番号", written(driver.licence_number)),
            Item("免許の年月日", in_japan(driver.licence_given_on)),
            Item("有効期限", in_japan(driver.licence_expires_on)),
            Item("条件", driver.licence_conditions or "なし"),
            Item("運転記録を確かめた日", in_japan(driver.record_checked_on)),
            Item("免許の形", "マイナ免許（免許情報記録）" if driver.on_my_number_card else "運転免許証"),
        ),
    )


def _notes(driver: LedgerDriver) -> tuple[Part, ...]:
    parts = []
    for title, kinds in _SECTIONS:
        notes = [note for kind in kinds for note in driver.of_kind(kind)]
        rows = tuple((in_japan(note.day), note.kind.text, note_words(note)) for note in notes)
        parts.append(
            Part(title, heads=("日", "種類", "内容"), rows=rows, words=() if rows else ("記録はありません。",))
        )
    return tuple(parts)


def note_words(note: LedgerNote) -> str:
    """Return a line of the ledger in words: the course, until when, what was written."""
    until = f"{in_japan(note.until)}まで" if note.until else ""
    return "　".join(part for part in (_WORDS.get(note.what, ""), until, note.text) if part)


def vehicle_sheet(file: GroupFile, day: date) -> Sheet:
    """Return the vehicle ledger: the counts of the register, then each car."""
    offices = {office.key: office.name for office in file.offices}
    return Sheet(
        name="車両",
        title="車両台帳",
        caution=TO_KEEP,
        group=file.group,
        day=day,
        fictional=file.fictional,
        parts=(cars_by_office(file), *(_car(car, offices.get(car.office)) for car in file.cars)),
    )


def _car(car: LedgerCar, office: str | None) -> Part:
    person: Cell = "無制限" if car.person_unlimited else _yen(car.person_yen)
    return Part(
        car.name,
        (
            Item("自動車登録番号", written(car.plate)),
            Item("事務所", office),
            Item("種類", car.type.text if car.type else None),
            Item("軽自動車", yes_no(car.kei, "はい", "いいえ")),
            Item("乗車定員（運転者をふくむ）", car.capacity),
            Item("使う権原", car.right.text if car.right else None),
            *([Item("持込の契約の日", in_japan(car.agreed_on))] if car.right is RightToUse.BROUGHT_IN else []),
            Item("車検の満了日", in_japan(car.inspected_until)),
            Item("任意保険の満了日", in_japan(car.insured_until)),
            Item("対人の保険金額（一人）", person),
            Item("対物の保険金額（一事故）", _yen(car.property_yen)),
            Item("車体の両側の表示", yes_no(car.sign, "あり", "なし")),
            Item("表示の文字が5センチ以上", yes_no(car.sign_letters, "はい", "いいえ")),
            Item(
                "車内の掲示", None if car.shown is None else "、".join(one.text for one in sorted(car.shown)) or "なし"
            ),
            Item("登録証の写し", yes_no(car.certificate_copy, "備えている", "備えていない")),
        ),
    )


def _yen(amount: int | None) -> str | None:
    return None if amount is None else f"{amount:,}円"
