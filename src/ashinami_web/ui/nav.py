"""The doors at the top of every page: those that the permissions of who is there open."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission


@dataclass(frozen=True, slots=True)
class Place:
    """A page people go to from anywhere: the name of its address, its word, its Alt letter, and who may go there.

    `also` opens it to holders of another permission.
    """

    name: str
    label: str | Promise
    key: str = ""
    needs: Permission | None = None
    also: Permission | None = None

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


PLACES = (
    Place("home", _("きょう"), "H"),
    Place("desk", _("電話を受ける"), "N", Permission.TAKE_WISHES),
    Place("wishes", _("申込み"), "L", Permission.TAKE_WISHES),
    Place("board", _("配車"), "B", Permission.PLAN),
    Place("people", _("人"), "R", Permission.SEE_PEOPLE),
    Place("volunteers", _("運転者"), "", Permission.PLAN),
    Place("links", _("運転者のリンク"), "", Permission.PLAN),
    Place("guard", _("確かめ直し"), "", Permission.PLAN),
    Place("registration", _("登録と届け出"), "", Permission.PLAN),
    Place("month", _("月の集計"), "M", Permission.SEE_MONTH),
    Place("arrangements", _("取り決め"), "", Permission.TAKE_WISHES),
    Place("consultations", _("法の相談"), "", Permission.CONSULT),
    Place("places", _("場所"), "", Permission.TAKE_WISHES, also=Permission.MANAGE_ACCOUNTS),
    Place("bodies", pgettext_lazy("navigation", "団体")),
    Place("accounts", _("ログイン"), "", Permission.MANAGE_ACCOUNTS),
    Place("audit", _("記録"), "", Permission.SEE_AUDIT),
)


def doors(who: Acting, request: HttpRequest) -> list[Door]:
    """Return the doors open to somebody, in order. The door whose address begins the present one longest is `here`."""
    open_to_him = [
        (place, url) for place in PLACES if place.is_open_to(who) and (url := _address(place.name)) is not None
    ]
    here = max((url for _place, url in open_to_him if request.path.startswith(url)), key=len, default="")
    if here == _address("home") != request.path:
        here = ""
    return [Door(url, place.label, place.key, url == here) for place, url in open_to_him]


def _address(name: str) -> str | None:
    """Return the address of a page; None when this installation does not have it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
