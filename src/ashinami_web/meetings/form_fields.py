"""Form fields of the room: bodies, areas, people of an office, times, texts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami_web.bodies.body_queries import areas_of, bodies_around
from ashinami_web.bodies.circle_forms import DRAFT
from ashinami_web.bodies.circle_queries import circles_joined
from ashinami_web.bodies.many import offer_bodies
from ashinami_web.bookings.fields import DayField, MinuteField
from ashinami_web.config.acting import Acting
from ashinami_web.people.models import Disclosure
from ashinami_web.people.queries import people_known

ONE_OF_LIST = {"required": _("一覧から選んでください。"), "invalid_choice": _("一覧から選んでください。")}
NOBODY = _("（まだ決めない）")


def text(label: Any, longest: int, *, required: bool = True, **more: Any) -> forms.CharField:  # noqa: ANN401 - as Django takes them
    """Return a field for one line."""
    missing = {"required": _("ここを書いてください。")}
    return forms.CharField(label=label, max_length=longest, required=required, error_messages=missing, **more)


def words(label: Any, longest: int, *, required: bool = True, rows: int = 3, **more: Any) -> forms.CharField:  # noqa: ANN401 - as Django takes them
    """Return a field for several lines."""
    return text(label, longest, required=required, widget=forms.Textarea(attrs={"rows": rows}), **more)


def number(label: Any, most: int, *, least: int = 0, required: bool = True, **more: Any) -> forms.IntegerField:  # noqa: ANN401 - as Django takes them
    """Return a field for a whole number."""
    said = {
        "required": _("数を入れてください。"),
        "invalid": _("数字で入れてください。"),
        "min_value": _("少なすぎます。"),
        "max_value": _("多すぎます。"),
    }
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, required=required, error_messages=said, **more
    )


def choice(label: Any, choices: Any, *, required: bool = True, empty: Any = NOBODY, **more: Any) -> forms.ChoiceField:  # noqa: ANN401 - as Django takes them
    """Return a field for one of several codes; where none need be chosen, `empty` stands first."""
    listed = list(choices)
    return forms.ChoiceField(
        label=label,
        choices=listed if required else [("", empty), *listed],
        required=required,
        error_messages=ONE_OF_LIST,
        **more,
    )


def coded(kind: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - an enumeration with words
    """Return the codes of an enumeration with their words in the reader's language."""
    return [(member.value, _(getattr(member, "text", None) or member.label)) for member in kind]


class ForActing(forms.Form):
    """A form that offers what the body acted for knows: bodies around it, areas, people of its office, circles it belongs to."""

    bodies: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()

    def __init__(self, *args: Any, by: Acting, day: date, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        offered: dict[str, Any] = {
            "bodies": lambda: bodies_around(by.body),
            "areas": lambda: areas_of(by.body, day),
            "people": lambda: people_known(by.body.pk, day, Disclosure.Purpose.OFFICE),
            "circles": lambda: circles_joined(by.body, day),
        }
        for kind, rows in offered.items():
            for name in getattr(self, kind):
                if kind == "bodies":
                    offer_bodies(self, name, rows())
                else:
                    self.fields[name].queryset = rows()  # type: ignore[attr-defined]


def row(label: Any, *, required: bool = False, empty: Any = NOBODY, **more: Any) -> forms.ModelChoiceField[Any]:  # noqa: ANN401 - as Django takes them
    """Return a field for one row; what may be chosen is set by the form."""
    return forms.ModelChoiceField(
        queryset=None, label=label, required=required, empty_label=empty, error_messages=ONE_OF_LIST, **more
    )


def shared(**more: Any) -> forms.ModelChoiceField[Any]:  # noqa: ANN401 - as Django takes them
    """Return the field that says with whom a row is shared."""
    return row(
        _("だれと分かち合うか"),
        empty=DRAFT,
        help_text=_("選ばなければ、自分の団体だけが見る下書きです。"),
        **more,
    )


class OwnerFields(ForActing):
    """Who does something by when: one person of a body and a day, or nobody yet."""

    bodies = ("owner_body",)
    people = ("owner",)

    owner_body = row(_("担当の団体"))
    owner = row(_("担当の人"), help_text=_("一覧にない方は、下にお名前を書きます。"))
    new_owner = text(_("担当の人（一覧にないとき）"), 80, required=False)
    due = DayField(label=_("期限"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a person without a body, a body without a person, and an owner without a day."""
        said = self.cleaned_data
        person = said.get("owner") or said.get("new_owner", "").strip()
        if said.get("owner") and said.get("new_owner", "").strip():
            self.add_error("new_owner", _("担当は一人です。一覧から選ぶか、お名前を書くか、どちらかにしてください。"))
        if bool(person) != bool(said.get("owner_body")):
            self.add_error(
                "owner" if said.get("owner_body") else "owner_body",
                _("担当は、団体と、その中の一人を、そろえて入れてください。決まらないときは、両方を空けます。"),
            )
        if person and not said.get("due") and "due" not in self.errors:
            self.add_error("due", _("担当が決まったら、期限も入れてください。"))
        return said


class TimesFields(ForActing):
    """From when to when something lasts on its day."""

    start_minute = MinuteField(label=_("始まり"))
    end_minute = MinuteField(label=_("終わり"))

    def clean(self) -> dict[str, Any]:
        """Refuse an end without a start, or before it."""
        said = self.cleaned_data
        start, end = said.get("start_minute"), said.get("end_minute")
        if end is not None and (start is None or end <= start):
            self.add_error("end_minute", _("終わりの時刻は、始まりよりあとにしてください。"))
        return said
