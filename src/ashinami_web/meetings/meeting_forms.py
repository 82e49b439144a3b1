"""What is written of a meeting: when, what it speaks of, what was said, decided, asked and counted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.community.agenda import Part
from ashinami.community.ballot import Majority
from ashinami_web.bookings.fields import DayField
from ashinami_web.meetings.form_fields import ForActing, TimesFields, choice, coded, number, row, shared, text, words
from ashinami_web.meetings.models import Attendance, CouncilMember, Idea


class MeetingForm(TimesFields):
    """When and where one meeting is."""

    day = DayField(label=_("日にち"))
    place = text(_("場所"), 120, required=False)
    online = forms.BooleanField(label=_("オンラインでも出られる"), required=False)
    changed_why = text(_("変えたわけ"), 120, required=False)

    field_order = ("day", "start_minute", "end_minute", "place", "online", "changed_why")


class WhyForm(forms.Form):
    """Why something is not done."""

    why = text(_("わけ"), 120)


class ItemForm(forms.Form):
    """An item of the agenda typed by hand."""

    part = choice(_("どこで話すか"), coded(Part), initial=Part.OTHER.value)
    title = text(_("議題"), 200)
    minutes = number(_("分"), 240, least=1, initial=10)


class PassForm(forms.Form):
    """To which other council an item goes, and why."""

    to = row(_("どの会議に送るか"), required=True, empty=None)
    why = text(_("送るわけ"), 80)

    def __init__(self, *args: Any, councils: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = councils  # type: ignore[attr-defined]


class HoldForm(forms.Form):
    """Who came how: a pair of fields for each member; who had the chair; who else was there."""

    guests = text(
        _("委員のほかに出た人"),
        200,
        required=False,
        help_text=_("「県の担当」「傍聴3人」のように、役と人数で書きます。"),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as Django takes them
        members: Iterable[CouncilMember],
        came: dict[Any, Attendance],
        **kwargs: Any,  # noqa: ANN401 - as Django takes them
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(members)
        labels = {member.pk: str(member) for member in self.members}
        self.fields["chair"] = forms.ChoiceField(
            label=_("司会をした人"),
            required=False,
            choices=[("", _("（書かない）")), *((str(key), label) for key, label in labels.items())],
        )
        for member in self.members:
            known = came.get(member.pk)
            self.fields[f"how_{member.pk}"] = forms.ChoiceField(
                label=labels[member.pk],
                required=False,
                choices=[("", "—"), *coded(Attendance.How)],
                initial=known.how if known else "",
            )
            self.fields[f"proxy_{member.pk}"] = forms.CharField(
                label=_("代理の方（役で）"), max_length=60, required=False, initial=known.proxy if known else ""
            )

    def clean(self) -> dict[str, Any]:
        """Ask for who came as a proxy."""
        said = self.cleaned_data
        for member in self.members:
            by_proxy = said.get(f"how_{member.pk}") == Attendance.How.PROXY
            if by_proxy and not said.get(f"proxy_{member.pk}", "").strip():
                self.add_error(f"proxy_{member.pk}", _("代理の方を役で書いてください。"))
        return said

    def rows(self) -> list[tuple[CouncilMember, Any, Any]]:
        """Return each member with his two fields, for the page."""
        return [(member, self[f"how_{member.pk}"], self[f"proxy_{member.pk}"]) for member in self.members]

    def came(self) -> dict[CouncilMember, tuple[str, str]]:
        """Return who came how; of whom nothing was said is left out."""
        said = self.cleaned_data
        return {
            member: (said[f"how_{member.pk}"], said[f"proxy_{member.pk}"])
            for member in self.members
            if said[f"how_{member.pk}"]
        }

    def chair(self) -> CouncilMember | None:
        """Return who had the chair."""
        return next((one for one in self.members if str(one.pk) == self.cleaned_data["chair"]), None)


class OpinionForm(forms.Form):
    """What somebody who does not come says."""

    member = row(_("だれから"), empty=_("（名前を書かない）"))
    item = row(_("どの議題について"), empty=_("（全体について）"))
    text = words(_("意見"), 2000)
    received_on = DayField(label=_("受けとった日"))

    def __init__(self, *args: Any, members: Any, items: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members  # type: ignore[attr-defined]
        self.fields["item"].queryset = items  # type: ignore[attr-defined]


class MinutesForm(forms.Form):
    """What was said."""

    text = words(_("話し合ったこと"), 8000, rows=4)


class DecisionForm(ForActing):
    """A decision, with its reasons and what else was thought."""

    title = text(_("決めたこと"), 200)
    reasons = words(_("そう決めたわけ"), 4000)
    alternatives = words(_("ほかに考えたこと"), 2000, required=False, rows=2)
    dissent = words(_("ちがう意見"), 2000, required=False, rows=2, help_text=_("名前でなく、意見の中身を書きます。"))
    conditions = words(_("条件"), 2000, required=False, rows=2)
    revisit_on = DayField(label=_("見直す日"), required=False)
    decided_on = DayField(label=_("決めた日"))


class OwnDecisionForm(DecisionForm):
    """A decision outside a meeting, with whom it is shared."""

    circles = ("circle",)

    circle = shared()


class BallotForm(forms.Form):
    """What is asked by ballot."""

    question = text(_("問い"), 200)
    options = words(_("選ぶもの"), 1000, help_text=_("一行に一つずつ書きます。"))
    eligible = number(_("投票できる人の数"), 100_000, least=1)
    quorum = number(_("定足数（％）"), 100, initial=50)
    majority = choice(_("どれだけで決まるか"), coded(Majority), initial=Majority.HALF.value)

    def clean_options(self) -> list[str]:
        """Return the options, one a line."""
        return [line.strip() for line in self.cleaned_data["options"].splitlines() if line.strip()]


class CountForm(forms.Form):
    """A count of a ballot: one field an option."""

    spoiled = number(_("無効の票"), 100_000, initial=0)
    counters = text(_("数えた人（役で）"), 120, help_text=_("「書記と監事」のように、二人以上で数えます。"))

    def __init__(self, *args: Any, options: list[str], **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.options = options
        for at, option in enumerate(options):
            self.fields[f"option_{at}"] = number(option, 100_000, initial=0)
        self.order_fields([*(f"option_{at}" for at in range(len(options))), "spoiled", "counters"])

    def votes(self) -> dict[str, int]:
        """Return the votes of each option."""
        return {option: self.cleaned_data[f"option_{at}"] for at, option in enumerate(self.options)}


class PaperForm(forms.Form):
    """A PDF for the pack."""

    title = text(_("資料の名前"), 120)
    file = forms.FileField(
        label=_("PDFファイル"),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={"required": _("PDFファイルを選んでください。"), "empty": _("中身のないファイルです。")},
    )


class IdeasForm(ForActing):
    """Slips of paper, typed in."""

    circles = ("circle",)

    texts = words(_("アイデア"), 20_000, rows=8, help_text=_("一行に一つずつ書きます。だれの意見かは書きません。"))
    theme = text(_("まとまりの名前"), 60, required=False)
    way = choice(_("どこで集めたか"), coded(Idea.Way), initial=Idea.Way.SLIP.value)
    collected_on = DayField(label=_("集めた日"))
    circle = shared()


class IdeaForm(forms.Form):
    """What became of an idea on the wall."""

    theme = text(_("まとまりの名前"), 60, required=False)
    dots = number(_("丸シールの数"), 999, initial=0)
