"""Where somebody wants to be reached, and what a channel must know."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ashinami_web.outbox.models import Kind


class ReachForm(forms.Form):
    """How a person is told that there is something: on paper or by telephone, or with a short message."""

    kind = forms.ChoiceField(
        label=_("知らせの届け方"),
        choices=[(kind.value, _(kind.label)) for kind in Kind],
        widget=forms.RadioSelect,
        error_messages={"required": _("どれか一つを選んでください。")},
    )
    address = forms.CharField(
        label=_("届け先"),
        max_length=200,
        required=False,
        help_text=_(
            "メールのときはメールアドレス。LINE は下の番号で登録するのがかんたんです。紙・電話のときは空のままで。"
        ),
    )

    def __init__(
        self, data: QueryDict | None = None, *, on: frozenset[str], initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.on = on

    def clean(self) -> dict[str, Any]:
        """Refuse a mail address that is none, and a channel the group does not use."""
        said = self.cleaned_data
        kind, address = said.get("kind"), said.get("address", "").strip()
        if kind is None:
            return said
        if kind != Kind.PRINT and kind not in self.on:
            self.add_error("kind", _("この通り道は、まだ団体で使えるようにしていません。"))
        if kind == Kind.SMTP:
            try:
                forms.EmailField().clean(address)
            except forms.ValidationError:
                self.add_error("address", _("メールアドレスを入れてください。"))
        if kind == Kind.LINE and not address:
            self.add_error("address", _("LINE は、下の番号を本人が送ると登録されます。"))
        said["address"] = "" if kind == Kind.PRINT else address
        return said


class ChannelForm(forms.Form):
    """A channel of the group. The secret stays in the environment: here stands its name."""

    on = forms.BooleanField(label=_("使う"), required=False)
    host = forms.CharField(label=_("メールのサーバー"), max_length=120, required=False)
    port = forms.IntegerField(
        label=_("ポート"),
        min_value=1,
        max_value=65_535,
        required=False,
        initial=587,
        error_messages={"invalid": _("数字で入れてください。")},
    )
    sender = forms.EmailField(
        label=_("差出人のアドレス"), required=False, error_messages={"invalid": _("メールアドレスを入れてください。")}
    )
    url = forms.URLField(
        label=_("送り先のアドレス（https）"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("https:// で始まるアドレスを入れてください。")},
    )
    secret_name = forms.RegexField(
        r"^ASHINAMI_SECRET_[A-Z0-9_]+$",
        label=_("秘密の文字の名前"),
        max_length=60,
        required=False,
        help_text=_(
            "ASHINAMI_SECRET_ で始まる環境変数の名前。中身は、管理者がサーバーに置きます。ここには書きません。"
        ),
        error_messages={"invalid": _("ASHINAMI_SECRET_ で始まる、英大文字・数字・_ の名前にしてください。")},
    )
    verify_name = forms.RegexField(
        r"^ASHINAMI_SECRET_[A-Z0-9_]+$",
        label=_("LINE の署名の秘密の名前"),
        max_length=60,
        required=False,
        error_messages={"invalid": _("ASHINAMI_SECRET_ で始まる、英大文字・数字・_ の名前にしてください。")},
    )

    ASKED = {Kind.SMTP: ("host", "port", "sender"), Kind.WEBHOOK: ("url",), Kind.LINE: ("verify_name",)}

    def __init__(self, data: QueryDict | None = None, *, kind: Kind, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, auto_id=f"{kind.value}_%s")
        self.kind = kind
        for name in {"host", "port", "sender", "url", "verify_name"} - set(self.ASKED[kind]):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse to use a channel that does not know where to send."""
        said = self.cleaned_data
        if said.get("on"):
            for name in (*self.ASKED[self.kind], *(() if self.kind is Kind.SMTP else ("secret_name",))):
                if name != "verify_name" and name not in self.errors and not said.get(name):
                    self.add_error(name, _("使うときは入れてください。"))
        return said

    def options(self) -> dict[str, Any]:
        """Return what the channel must know."""
        return {name: self.cleaned_data[name] for name in self.ASKED[self.kind] if self.cleaned_data.get(name)}
