"""What is written in the list of riders."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.law.road_transport.registered.facts_riders import CATEGORY, RELATION
from ashinami.rules.facts import Choice
from ashinami_web.registration.fields import NOT_KNOWN, ONE_OF_LIST, KnownField, line, maybe_day
from ashinami_web.registration.models import RiderEntry


def _choice(label: Any, fact: Choice, **more: Any) -> forms.ChoiceField:  # noqa: ANN401 - as Django takes them
    """Return a field whose options are the law's own."""
    options = [NOT_KNOWN, *((option.id, option.text) for option in fact.options)]
    return forms.ChoiceField(label=label, choices=options, required=False, error_messages=ONE_OF_LIST, **more)


class RiderForm(forms.Form):
    """A line of the list of riders."""

    listed_on = maybe_day(_("名簿にのせた日"))
    off_on = maybe_day(_("名簿からはずす日"), help_text=_("この日から、登録した送迎では運べません。"))
    category = _choice(
        _("利用者の区分"), CATEGORY, help_text=_("手帳や認定の種類です。二つ以上なら、主なもの一つを選びます。")
    )
    relation = _choice(_("登録した区域との関わり"), RELATION)
    cannot_use_alone = KnownField(
        label=_("ひとりではタクシーや公共交通を使えない"), help_text=_("団体がご本人の様子を見て判断します。")
    )
    judged_by = line(_("判断した会議や役"), 60, help_text=_("送迎部会、運営委員会など。人の名前は書きません。"))
    judged_on = maybe_day(_("判断した日"))
    attended = KnownField(
        label=_("一緒に乗る人は、いつも付き添いの人"), help_text=_("介助する人やご家族です。利用者であれば「いいえ」。")
    )

    @staticmethod
    def initial_of(entry: RiderEntry | None) -> dict[str, Any]:
        """Return what stands in a line; nothing for a new one."""
        return {name: getattr(entry, name) for name in RiderForm.base_fields} if entry else {}

    def clean(self) -> dict[str, Any]:
        """Refuse a line that ends before it begins, and a judgement that nobody made."""
        said = self.cleaned_data
        first, last = said.get("listed_on"), said.get("off_on")
        if last and (first is None or last < first):
            self.add_error("off_on", _("名簿にのせた日と、それより後の日を入れてください。"))
        judged = said.get("cannot_use_alone") is not None
        if judged and not (said.get("judged_by") and said.get("judged_on")):
            self.add_error("judged_by", _("だれが、いつ判断したかを入れてください。"))
        if not judged and (said.get("judged_by") or said.get("judged_on")):
            self.add_error("cannot_use_alone", _("判断の結果を選んでください。"))
        return said
