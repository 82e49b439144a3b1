"""What is written of a project, its canvas and trials."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ashinami.community.canvas import INSURANCE
from ashinami.community.responsibility import Part as Does
from ashinami.community.trial import Aim, Choice, Measure
from ashinami_web.bookings.fields import DayField
from ashinami_web.meetings.form_fields import ForActing, OwnerFields, choice, coded, number, row, shared, text, words
from ashinami_web.meetings.form_fields import choice as one_of
from ashinami_web.meetings.models import Idea
from ashinami_web.needs.models import Issue
from ashinami_web.projects.models import Incident, Project, Variant
from ashinami_web.registration.fields import KnownField

LARGEST = 1_000_000_000


class ProjectForm(ForActing):
    """A project."""

    bodies = ("carrier",)
    areas = ("area",)
    circles = ("circle",)

    name = text(_("取り組みの名前"), 120)
    from_issue = row(_("どの課題から"), empty=_("（課題の記録から選ばない）"))
    area = row(_("区域"), empty=_("（市町村の全体）"))
    carrier = row(_("担う団体"), help_text=_("設計の段階からは、担う団体が要ります。"))
    aim = words(_("何のために"), 2000, required=False, rows=2)
    review_on = DayField(label=_("次に見直す日"), required=False)
    circle = shared()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["from_issue"].queryset = Issue.objects.filter(settled_on__isnull=True).order_by("title")  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """Return what was written; of the issue its key alone."""
        said = dict(self.cleaned_data)
        issue = said.pop("from_issue")
        return said | {"issue": issue.pk if issue else None}


class StageForm(forms.Form):
    """Another stage, and why."""

    stage = choice(_("段階"), coded(Project.Stage))
    why = text(_("わけ・きっかけ"), 300, required=False)


class IdeaForm(forms.Form):
    """Which idea is taken up."""

    idea = row(_("アイデア"), required=True, empty=_("（選ぶ）"))

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        rows = Idea.objects.exclude(taken_up__project=project).order_by("-dots", "text")
        self.fields["idea"].queryset = rows  # type: ignore[attr-defined]


class DutyForm(ForActing):
    """What a body does in a task."""

    bodies = ("duty_body",)

    task = text(_("すること"), 120)
    duty_body = row(_("課・団体"), required=True, empty=_("（選ぶ）"))
    part = choice(_("役割"), coded(Does))
    hours = number(_("一月の時間"), 744, required=False)


class VariantForm(forms.Form):
    """A variant: its name, and which one it begins as."""

    name = text(_("案の名前"), 60)
    like = row(_("もとにする案"), empty=_("（白紙から）"))

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["like"].queryset = Variant.objects.filter(project=project)  # type: ignore[attr-defined]


class PartForm(OwnerFields):
    """One part of the canvas."""

    text = words(_("内容"), 2000, required=False, rows=4)
    settled = forms.BooleanField(label=_("決まった"), required=False)

    field_order = ("text", "settled", "owner_body", "owner", "new_owner", "due")

    def said(self) -> dict[str, Any]:
        """Return what was written, without the name of somebody new."""
        return {name: value for name, value in self.cleaned_data.items() if name != "new_owner"}


class InsuranceForm(forms.Form):
    """The checklist of insurance and compensation."""

    own_cars = KnownField(label=_("ボランティアの持ち込みの車を使う"))

    def __init__(self, *args: Any, variant: Variant, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        super().__init__(*args, **kwargs)
        self.fields["own_cars"].initial = variant.own_cars
        for line in INSURANCE:
            self.fields[line.key] = KnownField(label=line.asks, initial=variant.insurance.get(line.key))

    def answers(self) -> dict[str, bool | None]:
        """Return the answers of the lines."""
        return {line.key: self.cleaned_data[line.key] for line in INSURANCE}


class TrialForm(ForActing):
    """A trial of a variant."""

    bodies = ("group",)

    name = text(_("試行の名前"), 80)
    group = row(_("走らせる団体"), help_text=_("この団体の送迎の記録から、回数を数えられます。"))
    start = DayField(label=_("始める予定の日"))
    end = DayField(label=_("終える予定の日"))

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start."""
        said = self.cleaned_data
        if said.get("start") and said.get("end") and said["end"] < said["start"]:
            self.add_error("end", _("終わりの日が始まりの日より前です。"))
        return said


class ExitForm(forms.Form):
    """A condition on which it ends well."""

    measure = choice(_("何を数えるか"), coded(Measure))
    aim = choice(_("どちら側なら"), coded(Aim))
    figure = number(_("数"), LARGEST, least=-LARGEST)


class OnForm(forms.Form):
    """A day."""

    on = DayField(label=_("日にち"))


class FigureForm(forms.Form):
    """A figure somebody counted."""

    measure = choice(_("何の数か"), [one for one in coded(Measure) if one[0] != Measure.INCIDENTS])
    figure = number(_("数"), LARGEST, least=-LARGEST)
    source = text(_("何で数えたか"), 120)


class IncidentForm(forms.Form):
    """An accident or a near miss."""

    day = DayField(label=_("日にち"))
    harm = choice(_("どのくらい"), coded(Incident.Harm))
    what = words(_("何があったか"), 2000, help_text=_("名前は書きません。"))
    cover = text(_("使った保険・足りなかった備え"), 200, required=False)
    done = text(_("したこと・変えたこと"), 300, required=False)


class DecideForm(forms.Form):
    """What people decided after a trial."""

    choice = one_of(_("どうするか"), coded(Choice))
    reasons = words(_("そう決めたわけ"), 2000)
    decided_on = DayField(label=_("決めた日"))
