"""What is typed about money."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from ashinami.casework.money.charges import ChargeItem
from ashinami.ledger.vouchers import VOUCHERS
from ashinami.vocabulary.activity import RIDE, VISIT, Help
from ashinami.vocabulary.money import CostItem, UserClass
from ashinami_web.bookings.fields import DayField
from ashinami_web.money.actions import Slip, VisitSaid
from ashinami_web.money.models import Grant, GrantPart
from ashinami_web.people.models import Person
from ashinami_web.registration.fields import NUMBER, ONE_OF_LIST, YenField, line, maybe_day

KINDS = [(RIDE, _("送迎")), (VISIT, _("訪問"))]
NOBODY = ("", "—")


def people(rows: Iterable[Person]) -> list[tuple[str, str]]:
    """Return people to choose from."""
    return [(str(one.pk), str(one)) for one in rows]


def yen_field(label: Any, *, required: bool = True, least: int = 1) -> YenField:  # noqa: ANN401 - as Django takes them
    """Return a field for an amount that must be there."""
    field = YenField(label=label, validators=[MinValueValidator(least, _("少なすぎます。"))])
    field.required = required
    return field


class SlipForm(forms.Form):
    """A slip: what happened, when, how much, and what its kind asks for."""

    kind = forms.ChoiceField(
        label=_("何がありましたか"),
        choices=[(one.code, _(one.name)) for one in VOUCHERS.values()],
        error_messages=ONE_OF_LIST,
    )
    day = DayField(label=_("日にち"))
    amount = yen_field(_("金額"))
    item = forms.ChoiceField(
        label=_("費目"),
        required=False,
        choices=[NOBODY, *((one.value, _(one.text)) for one in CostItem)],
        error_messages=ONE_OF_LIST,
        help_text=_("費用を払ったときに選びます。"),
    )
    grant = forms.ChoiceField(
        label=_("どの補助金で"),
        required=False,
        error_messages=ONE_OF_LIST,
        help_text=_("選ばなければ団体のお金です。一つの費用は、一つの補助金にだけ書けます。"),
    )
    part = forms.ChoiceField(
        label=_("計画のどの取り組みに"),
        required=False,
        error_messages=ONE_OF_LIST,
        help_text=_("補助金のページに書いた取り組みごとに、使った額と残りが分かります。"),
    )
    person = forms.ChoiceField(label=_("どなた"), required=False, error_messages=ONE_OF_LIST)
    driver = forms.ChoiceField(label=_("運転者"), required=False, error_messages=ONE_OF_LIST)
    text = line(_("摘要"), 120, help_text=_("名前は書かないでください。"))
    file = forms.FileField(
        label=_("領収書"), required=False, help_text=_("PDF、JPEG、PNG（8MBまで）。"), allow_empty_file=True
    )
    payee = line(_("支払先"), 120)
    ride = forms.ChoiceField(
        label=_("どの送迎の"),
        required=False,
        error_messages=ONE_OF_LIST,
        help_text=_("通行料・駐車料の領収書を添えて選ぶと、その額が利用者の負担になります。"),
    )
    charge_item = forms.ChoiceField(
        label=_("利用者に受け取るもの"),
        required=False,
        choices=[NOBODY, *((one.value, _(one.text)) for one in ChargeItem if one.by_receipt)],
        error_messages=ONE_OF_LIST,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as Django's forms take
        grants: Iterable[Grant],
        known: Iterable[Person],
        drivers: Iterable[Person],
        rides: Iterable[tuple[str, str]] = (),
        parts: Iterable[GrantPart] = (),
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grant"].choices = [NOBODY, *((str(one.pk), one.name) for one in grants)]  # type: ignore[attr-defined]
        named = [(str(one.pk), f"{one.grant}：{one}") for one in parts]
        self.fields["part"].choices = [NOBODY, *named]  # type: ignore[attr-defined]
        if not named:
            del self.fields["part"]
        self.fields["person"].choices = [NOBODY, *people(known)]  # type: ignore[attr-defined]
        self.fields["driver"].choices = [NOBODY, *people(drivers)]  # type: ignore[attr-defined]
        self.fields["ride"].choices = [NOBODY, *rides]  # type: ignore[attr-defined]
        self.fields["key"].initial = uuid4

    def clean(self) -> dict[str, Any]:
        """Ask for the receipt and the item where a ride is named."""
        said = self.cleaned_data
        if said.get("ride") and not (said.get("file") and said.get("charge_item")):
            self.add_error("ride", _("領収書のファイルと、利用者に受け取るものも選んでください。"))
        if said.get("charge_item") and not said.get("ride"):
            self.add_error("charge_item", _("どの送迎の分かも選んでください。"))
        return said

    def slip(self, receipt: UUID | None = None) -> Slip:
        """Return what was written."""
        said = self.cleaned_data

        def key(name: str) -> UUID | None:
            return UUID(said[name]) if said.get(name) else None

        return Slip(
            kind=said["kind"],
            day=said["day"],
            amount=said["amount"],
            item=CostItem(said["item"]) if said["item"] else None,
            grant=key("grant"),
            person=key("person"),
            driver=key("driver"),
            text=said["text"],
            receipt=receipt,
            part=key("part"),
            key=said["key"],
        )


class VisitForm(forms.Form):
    """A visit, as the paper says it."""

    day = DayField(label=_("日にち"))
    helper = forms.ChoiceField(label=_("手伝った人"), error_messages=ONE_OF_LIST)
    rider = forms.ChoiceField(label=_("利用者"), error_messages=ONE_OF_LIST)
    help = forms.ChoiceField(
        label=_("内容"), choices=[(one.value, _(one.text)) for one in Help], error_messages=ONE_OF_LIST
    )
    minutes = forms.IntegerField(label=_("時間（分）"), min_value=1, max_value=600, error_messages=NUMBER)
    sheet = line(_("紙の番号"), 40)
    ride = forms.ChoiceField(
        label=_("いっしょに行った送迎"),
        required=False,
        error_messages=ONE_OF_LIST,
        help_text=_("店や病院の中で手伝ったときに選びます。送迎は送迎として、別に数えます。"),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as Django's forms take
        helpers: Iterable[Person],
        riders: Iterable[Person],
        rides: Iterable[tuple[str, str]] = (),
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["helper"].choices = [NOBODY, *people(helpers)]  # type: ignore[attr-defined]
        self.fields["rider"].choices = [NOBODY, *people(riders)]  # type: ignore[attr-defined]
        self.fields["ride"].choices = [NOBODY, *rides]  # type: ignore[attr-defined]
        if not rides:
            del self.fields["ride"]

    def said(self) -> VisitSaid:
        """Return what was written."""
        values = self.cleaned_data
        return VisitSaid(
            day=values["day"],
            helper=UUID(values["helper"]),
            rider=UUID(values["rider"]),
            help=values["help"],
            minutes=values["minutes"],
            sheet=values["sheet"],
            ride=UUID(values["ride"]) if values.get("ride") else None,
        )


class StatusForm(forms.Form):
    """Which class somebody is in, from when."""

    user_class = forms.ChoiceField(
        label=_("区分"), choices=[(one.value, _(one.text)) for one in UserClass], error_messages=ONE_OF_LIST
    )
    start = DayField(label=_("いつから"), help_text=_("認定の有効期間のはじめの日。さかのぼってもかまいません。"))
    certified_on = maybe_day(_("認定・確認の日"))
    recognised_on = maybe_day(_("継続利用を市町村が認めた日"))

    def clean(self) -> dict[str, Any]:
        """Ask when the town recognised that she goes on using it."""
        said = self.cleaned_data
        if said.get("user_class") == UserClass.CONTINUING and not said.get("recognised_on"):
            self.add_error("recognised_on", _("市町村が認めた日を入れてください。認められるまでは「要介護」です。"))
        return said
