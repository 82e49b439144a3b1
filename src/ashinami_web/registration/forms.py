"""What is written of a registration and of what is filed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami.casework.registration.changes import CHANGES, operators
from ashinami.casework.registration.version import Version
from ashinami.vocabulary.registration import Forum, Passenger, Term, Way
from ashinami_web.bookings.fields import DayField
from ashinami_web.people.models import Person
from ashinami_web.registration.fields import NOT_KNOWN, ONE_OF_LIST, KnownField, code, codes, line, maybe_day


class RegistrationForm(forms.Form):
    """A version of a registration, in the order of the certificate."""

    since = DayField(
        label=_("いつからの内容か"), help_text=_("新しい登録なら、登録の日です。変更なら、変わった日です。")
    )
    way = code(_("種別"), Way, required=True)
    term = code(_("新規か更新か"), Term, required=True)
    number = forms.CharField(
        label=_("登録番号"),
        max_length=60,
        help_text=_("登録証に印刷されたとおりに書きます。"),
        error_messages={"required": _("登録番号を入れてください。")},
    )
    registered_on = DayField(label=_("登録・更新の年月日"))
    expires_on = DayField(
        label=_("有効期間の満了日"), help_text=_("登録証の日をそのまま書きます。計算した日は書きません。")
    )
    authority = line(_("出す先"), 80, help_text=_("運輸支局、または権限を移された県・市町村です。"))
    operator = forms.ChoiceField(label=_("団体の種類"), required=False, error_messages=ONE_OF_LIST)
    address = line(_("団体の住所"), 200)
    representative = forms.ChoiceField(label=_("代表者"), required=False, error_messages=ONE_OF_LIST)
    area = line(_("運送の区域"), 300, widget=forms.Textarea(attrs={"rows": 2}))
    route = line(_("路線"), 300, help_text=_("路線を定めて運行するときだけ。"))
    hours = line(_("運行する日と時間"), 200)
    passengers = codes(
        _("旅客の範囲"), Passenger, help_text=_("福祉有償運送のとき。記号（イ、ロ…）でなく意味で選びます。")
    )
    forum = code(_("協議の場"), Forum)
    settled_on = maybe_day(_("協議が調った日"))
    price_settled_on = maybe_day(_("対価の協議が調った日"))
    shared_rides = KnownField(label=_("複数の方を一緒に乗せることが認められている"))
    partner = line(_("事業者協力型の相手"), 120)
    contractor = line(_("運行を委託する相手"), 120)
    note = line(_("備考"), 300)

    def __init__(self, data: QueryDict | None = None, *, people: Iterable[Person], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms take
        super().__init__(data, **kwargs)
        self.fields["operator"].choices = [NOT_KNOWN, *((key, _(words)) for key, words in operators())]  # type: ignore[attr-defined]
        self.fields["representative"].choices = [NOT_KNOWN, *((str(one.pk), str(one)) for one in people)]  # type: ignore[attr-defined]

    @classmethod
    def of(cls, version: Version, *, people: Iterable[Person]) -> RegistrationForm:
        """Return the form filled with a version, ready to be written anew."""
        filled = {name: getattr(version, name) for name in version.__slots__ if name != "registration"}
        return cls(people=people, initial=filled | {"passengers": sorted(version.passengers)})

    def clean(self) -> dict[str, Any]:
        """Refuse an expiry before the start."""
        said = self.cleaned_data
        first, last = said.get("registered_on"), said.get("expires_on")
        if first and last and last < first:
            self.add_error("expires_on", _("満了日が登録の日より前です。"))
        return said

    def version(self, registration: str) -> Version:
        """Return what was written, as a version of the registration."""
        said = self.cleaned_data
        return Version(
            registration=registration,
            **said
            | {
                "way": Way(said["way"]),
                "term": Term(said["term"]),
                "forum": Forum(said["forum"]) if said["forum"] else None,
                "passengers": frozenset(Passenger(one) for one in said["passengers"]),
            },
        )


class ChangeForm(forms.Form):
    """What changes, and from when."""

    change = forms.ChoiceField(
        label=_("何が変わりますか"),
        choices=[(one.id, _(one.text)) for one in CHANGES],
        widget=forms.RadioSelect,
        error_messages=ONE_OF_LIST,
    )
    happened_on = DayField(label=_("変わる日"), help_text=_("まだ決まっていなければ、予定の日を書きます。"))


class DoneForm(forms.Form):
    """On which day something was handed in."""

    done_on = DayField(label=_("窓口に出した日"))
    note = line(_("控えの番号など"), 200)
