"""Forms about people: details, rider card, log-in, accounts."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.person import Need
from ashinami_web.bodies.models import Body
from ashinami_web.people import attempts
from ashinami_web.people.actions import Details
from ashinami_web.people.models import Account, Disclosure
from ashinami_web.people.roles import Role

WHOLE = {
    "invalid": _("数字で入れてください。"),
    "min_value": _("もう少し大きい数を入れてください。"),
    "max_value": _("数が大きすぎます。"),
}


class LoginForm(AuthenticationForm):
    """Log-in name and password."""

    error_messages = {
        "invalid_login": _("ログイン名かパスワードが違います。大文字と小文字にお気をつけください。"),
        "inactive": _("このログインは止められています。管理者にお電話ください。"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("ログイン名")
        self.fields["password"].label = _("パスワード")
        self.fields["username"].error_messages["required"] = _("ログイン名を入れてください。")
        self.fields["password"].error_messages["required"] = _("パスワードを入れてください。")

    def get_invalid_login_error(self) -> forms.ValidationError:
        """Tell who knows the password of a stopped log-in that it is stopped; anybody else only that something is wrong."""
        stopped = Account.objects.filter(username=self.cleaned_data.get("username"), is_active=False).first()
        if stopped is not None and stopped.check_password(self.cleaned_data["password"]):
            return forms.ValidationError(self.error_messages["inactive"], code="inactive")
        return super().get_invalid_login_error()

    def clean(self) -> dict[str, Any]:
        """Let in who gives the right password, unless too many wrong ones came before."""
        username = self.cleaned_data.get("username", "")
        if attempts.must_wait(username):
            raise forms.ValidationError(
                _("続けて間違えたため、15分ほど入れません。しばらくしてから、もう一度お試しください。")
            )
        try:
            cleaned: dict[str, Any] = super().clean()
        except forms.ValidationError:
            attempts.count_wrong(username)
            raise
        attempts.forget(username)
        return cleaned


class DetailsForm(forms.Form):
    """What is written of a person. A name is enough."""

    name = forms.CharField(label=_("お名前"), max_length=80, error_messages={"required": _("お名前を入れてください。")})
    kana = forms.CharField(label=_("よみがな"), max_length=120, required=False)
    phone = forms.CharField(
        label=_("電話番号"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    house_name = forms.CharField(label=_("屋号"), max_length=60, required=False)
    town = forms.CharField(label=_("大字・町丁目"), max_length=60, required=False)
    address = forms.CharField(label=_("住所"), max_length=200, required=False)
    entrance_note = forms.CharField(
        label=_("玄関・道の注意"), max_length=200, required=False, help_text=_("運転者に見せます。")
    )
    lat = forms.FloatField(
        label=_("緯度"), required=False, min_value=-90, max_value=90,
        help_text=_("地図で確かめた自宅の位置。分からなければ空けておきます。"), error_messages=WHOLE,
    )  # fmt: skip
    lon = forms.FloatField(label=_("経度"), required=False, min_value=-180, max_value=180, error_messages=WHOLE)

    def clean(self) -> dict[str, Any]:
        """Refuse half a point."""
        cleaned = super().clean() or self.cleaned_data
        if not {"lat", "lon"} & self.errors.keys() and (cleaned.get("lat") is None) != (cleaned.get("lon") is None):
            self.add_error("lon", _("緯度と経度は、両方入れるか、両方空けてください。"))
        return cleaned

    def details(self) -> Details:
        """Return what was written."""
        return Details(**{name: self.cleaned_data[name] for name in DetailsForm.base_fields})


class NewPersonForm(DetailsForm):
    """A new person, with why the group may know her."""

    purpose = forms.ChoiceField(
        label=_("何のための情報か"),
        # who comes for advice is written by the page of the conversation
        choices=[choice for choice in Disclosure.Purpose.choices if choice[0] != Disclosure.Purpose.CARE],
        initial=Disclosure.Purpose.RIDE,
        widget=forms.RadioSelect,
    )
    consent = forms.ChoiceField(
        label=_("ご本人の同意"), choices=Disclosure.Consent, initial=Disclosure.Consent.SPOKEN, widget=forms.RadioSelect
    )


class CallerForm(forms.Form):
    """A rider who calls for the first time: name and telephone are enough."""

    name = forms.CharField(label=_("お名前"), max_length=80, error_messages={"required": _("お名前を入れてください。")})
    kana = forms.CharField(label=_("よみがな"), max_length=120, required=False)
    phone = forms.CharField(
        label=_("電話番号"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )


class CardForm(forms.Form):
    """What the group knows of a rider: needs, minutes, words for the driver."""

    needs = forms.MultipleChoiceField(
        label=_("必要なこと"), choices=[(need.value, _(need.value)) for need in Need],
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    boarding = forms.IntegerField(
        label=_("乗り降りにかかる時間"), min_value=0, max_value=60, initial=3, error_messages=WHOLE
    )
    longest_ride = forms.IntegerField(
        label=_("続けて乗っていられる時間"), min_value=1, max_value=300, initial=60, error_messages=WHOLE
    )
    hand_over = forms.IntegerField(
        label=_("車から受付まで"), min_value=0, max_value=120, required=False, error_messages=WHOLE,
        help_text=_("空けておくと、団体の決まりのとおりです。"),
    )  # fmt: skip
    note = forms.CharField(label=_("受付と運転者への覚え"), max_length=200, required=False)


class RoleForm(forms.Form):
    """A role in a body."""

    body = forms.ChoiceField(label=_("団体"))
    role = forms.ChoiceField(label=_("役割"), choices=[(role.value, role.label) for role in Role])

    def __init__(self, *args: Any, bodies: list[Body], **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self._bodies = {str(body.pk): body for body in bodies}
        cast("forms.ChoiceField", self.fields["body"]).choices = [
            (key, body.name) for key, body in self._bodies.items()
        ]

    def chosen(self) -> tuple[Body, Role]:
        """Return the body and the role chosen."""
        return self._bodies[self.cleaned_data["body"]], Role(self.cleaned_data["role"])


class AccountForm(RoleForm):
    """A new log-in: who, for which body, in which role."""

    field_order = ("name", "username", "body", "role")

    name = forms.CharField(
        label=_("使う人のお名前"), max_length=80, error_messages={"required": _("お名前を入れてください。")}
    )
    username = forms.SlugField(
        label=_("ログイン名"),
        max_length=60,
        help_text=_("半角の英字・数字・ハイフン。"),
        error_messages={
            "required": _("ログイン名を入れてください。"),
            "invalid": _("半角の英字・数字・ハイフンで入れてください。"),
        },
    )

    def clean_username(self) -> str:
        """Refuse a log-in name that is taken."""
        username: str = self.cleaned_data["username"]
        if Account.objects.filter(username=username).exists():
            raise forms.ValidationError(_("そのログイン名は使われています。別の名前にしてください。"))
        return username
