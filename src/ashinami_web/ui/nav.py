"""The doors at the top of every page: those that the permissions of who is there open.

Everyday doors stand in the row; the others stand in menus, one a field of work. Somebody who has few doors sees them all in the row.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission

MOST_IN_A_ROW = 8


class Field(Enum):
    """A field of work whose doors stand in one menu."""

    PEOPLE = _("人と車")
    LAW = _("法と届け出")
    COMMUNITY = _("地域")
    MONEY = _("お金")
    MAPS = _("地図とダイヤ")
    SETTINGS = _("設定と記録")


@dataclass(frozen=True, slots=True)
class Place:
    """A page people go to from anywhere: the name of its address, its word, its Alt letter, who may go there, and its menu.

    `also` opens it to holders of another permission. Without a `field` it stands in the row.
    """

    name: str
    label: str | Promise
    key: str = ""
    needs: Permission | None = None
    also: Permission | None = None
    field: Field | None = None

    def is_open_to(self, who: Acting) -> bool:
        """Whether somebody may go there."""
        return self.needs is None or who.may(self.needs) or (self.also is not None and who.may(self.also))


@dataclass(frozen=True, slots=True)
class Door:
    """A place as the navigation shows it; `here` when somebody stands in it."""

    url: str
    label: str | Promise
    key: str
    here: bool
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Menu:
    """The doors of one field; `here` when somebody stands in one of them."""

    label: str | Promise
    doors: tuple[Door, ...]

    @property
    def here(self) -> bool:
        """Whether somebody stands in it."""
        return any(door.here for door in self.doors)


@dataclass(frozen=True, slots=True)
class Navigation:
    """What stands at the top of a page: a row of doors, and menus."""

    row: tuple[Door, ...]
    menus: tuple[Menu, ...]


PLACES = (
    Place("home", _("きょう"), "H"),
    Place("desk", _("電話を受ける"), "N", Permission.TAKE_WISHES),
    Place("wishes", _("申込み"), "L", Permission.TAKE_WISHES),
    Place("board", _("配車"), "B", Permission.PLAN),
    Place("shift", _("当番"), "", Permission.TAKE_WISHES),
    Place("people", _("人"), "R", Permission.SEE_PEOPLE),
    Place("volunteers", _("運転者"), "", Permission.PLAN, field=Field.PEOPLE),
    Place("driver_reports", _("届いた記録の確認"), "", Permission.PLAN, field=Field.PEOPLE),
    Place("drivers_thanks", _("運転者の年数とお礼"), "", Permission.PLAN, field=Field.PEOPLE),
    Place("support_visits", _("生活支援の訪問"), "", Permission.TAKE_WISHES, field=Field.PEOPLE),
    Place("offers", _("打診"), "", Permission.PLAN, field=Field.PEOPLE),
    Place("outbox", _("知らせ"), "", Permission.PLAN, field=Field.PEOPLE),
    Place("links", _("運転者のリンク"), "", Permission.PLAN, field=Field.PEOPLE),
    Place("standing", _("定期の申込み"), "", Permission.TAKE_WISHES, field=Field.PEOPLE),
    Place("guard", _("確かめ直し"), "", Permission.PLAN, field=Field.LAW),
    Place("registration", _("登録と届け出"), "", Permission.PLAN, field=Field.LAW),
    Place("records", _("運行の記録"), "", Permission.PLAN, field=Field.LAW),
    Place("month", _("月の集計"), "M", Permission.SEE_MONTH),
    Place("money", _("帳簿と月締め"), "", Permission.KEEP_MONEY, field=Field.MONEY),
    Place("claims", _("補助金と請求"), "", Permission.KEEP_MONEY, field=Field.MONEY),
    Place("shared_costs", _("共同の費用"), "", Permission.SEE_COMMUNITY, field=Field.MONEY),
    Place("funding", _("補助のきまり"), "", Permission.CONSULT, field=Field.MONEY),
    Place("review", _("請求の審査"), "", Permission.REVIEW_CLAIMS, field=Field.MONEY),
    Place("arrangements", _("取り決め"), "", Permission.TAKE_WISHES, field=Field.LAW),
    Place("consultations", _("法の相談"), "", Permission.CONSULT, field=Field.LAW),
    Place("places", _("場所"), "", Permission.TAKE_WISHES, also=Permission.MANAGE_ACCOUNTS, field=Field.PEOPLE),
    Place("bodies", pgettext_lazy("navigation", "団体"), field=Field.COMMUNITY),
    Place("meetings", _("会議"), "", Permission.SEE_COMMUNITY, field=Field.COMMUNITY),
    Place("actions", _("宿題"), "", Permission.SEE_COMMUNITY, field=Field.COMMUNITY),
    Place("projects", _("取り組み"), "", Permission.SEE_COMMUNITY, field=Field.COMMUNITY),
    Place("issues", _("地域の課題"), "", Permission.SEE_COMMUNITY, field=Field.COMMUNITY),
    Place("resources", _("団体の台帳"), "", Permission.SEE_COMMUNITY, field=Field.COMMUNITY),
    Place("services", _("サービスの一覧"), "", Permission.SEE_COMMUNITY, field=Field.COMMUNITY),
    Place("conversations", _("認定の前の相談"), "", Permission.KEEP_COMMUNITY, field=Field.COMMUNITY),
    Place("circles", _("集まり"), "", Permission.SEE_COMMUNITY, field=Field.COMMUNITY),
    Place("layers", _("地域の層"), field=Field.MAPS),
    Place("area_profiles", _("地区をくらべる"), field=Field.MAPS),
    Place("timetables", _("時刻表"), "", field=Field.MAPS),
    Place("plans", _("計画"), "", Permission.SEE_COMMUNITY, field=Field.COMMUNITY),
    Place("handover", _("引継ぎ"), "", Permission.SEE_COMMUNITY, field=Field.COMMUNITY),
    Place("support", _("伴走的支援"), "", Permission.SEE_COMMUNITY, field=Field.COMMUNITY),
    Place("accounts", _("ログイン"), "", Permission.MANAGE_ACCOUNTS, field=Field.SETTINGS),
    Place("audit", _("記録"), "", Permission.SEE_AUDIT, field=Field.SETTINGS),
)


def doors(who: Acting, request: HttpRequest) -> list[Door]:
    """Return the doors open to somebody, in order. The door whose address begins the present one longest is `here`."""
    open_to_him = [
        (place, url) for place in PLACES if place.is_open_to(who) and (url := _address(place.name)) is not None
    ]
    here = max((url for _place, url in open_to_him if request.path.startswith(url)), key=len, default="")
    if here == _address("home") != request.path:
        here = ""
    return [Door(url, place.label, place.key, url == here, place.field) for place, url in open_to_him]


def navigation(who: Acting, request: HttpRequest) -> Navigation:
    """Return the doors open to somebody, in the row and in menus. A menu of one door would only hide it: it stands in the row."""
    found = doors(who, request)
    by_field = {field: tuple(door for door in found if door.field is field) for field in Field}
    menus = {field: of_it for field, of_it in by_field.items() if len(of_it) > 1 and len(found) > MOST_IN_A_ROW}
    return Navigation(
        row=tuple(door for door in found if door.field not in menus),
        menus=tuple(Menu(field.value, of_it) for field, of_it in menus.items()),
    )


def _address(name: str) -> str | None:
    """Return the address of a page; None when this installation does not have it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
