"""The design canvas."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.casework.consult.forms import FormResult
from ashinami.community.canvas import HINTS, MOST_VARIANTS, Part
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.consult.models import Consultation
from ashinami_web.meetings.views.asking import Ask, ask, doing, sent, tried
from ashinami_web.people.roles import Permission
from ashinami_web.projects import canvas_actions
from ashinami_web.projects.canvas_queries import columns, funding_of, side_by_side, verdicts
from ashinami_web.projects.forms import InsuranceForm, PartForm, VariantForm
from ashinami_web.projects.models import CanvasPart, Variant
from ashinami_web.projects.trial_queries import compared
from ashinami_web.projects.views.projects import own, seen
from ashinami_web.ui.words import verdict_badge


@require_GET
@needs(Permission.SEE_COMMUNITY)
def canvas(request: ActingRequest, project: UUID) -> HttpResponse:
    """Show the variants side by side, what differs, and what is open in each with its owner."""
    found = seen(project)
    shown = columns(found)
    context = {
        "project": found,
        "columns": shown,
        "rows": side_by_side(shown),
        "compared": compared(found),
        "may_write": found.is_own() and request.acting.may(Permission.KEEP_COMMUNITY),
        "may_consult": request.acting.may(Permission.CONSULT),
        "full": len(shown) == MOST_VARIANTS,
    }
    return render(request, "projects/canvas.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def variant_new(request: ActingRequest, project: UUID) -> HttpResponse:
    """Add a variant."""
    found = own(project)
    form, back = VariantForm(sent(request), project=found), reverse("canvas", args=[found.pk])

    def do() -> str:
        canvas_actions.add_variant(found, form.cleaned_data["name"], like=form.cleaned_data["like"], **doing(request))
        return back

    return ask(
        request,
        form,
        Ask(_("案を加える"), back, _("三つまで並べて、ちがいを見られます。"), done=_("案を加えました。")),
        do,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def part(request: ActingRequest, variant: UUID, step: str) -> HttpResponse:
    """Write one part of a variant."""
    found = own_variant(variant)
    back = reverse("canvas", args=[found.project_id])
    if step not in {one.value for one in Part}:
        return redirect(back)
    which = Part(step)
    row = CanvasPart.objects.filter(variant=found, part=which.value).select_related("owner_body").first()
    names = ("text", "settled", "owner_body", "due")
    initial = {name: getattr(row, name) for name in names} | {"owner": row.owner_id} if row else {}
    form = PartForm(sent(request), by=request.acting, day=clock.today(), initial=initial)

    def do() -> str:
        name = form.cleaned_data["new_owner"]
        canvas_actions.write_part(found, which, form.said(), name=name, **doing(request))
        return back

    page = Ask(f"{found}：{_(which.text)}", back, _(HINTS[which]), done=_("設計シートに書きました。"))
    return ask(request, form, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def insurance(request: ActingRequest, variant: UUID) -> HttpResponse:
    """Go through the checklist of insurance and compensation."""
    found = own_variant(variant)
    form, back = InsuranceForm(sent(request), variant=found), reverse("canvas", args=[found.project_id])

    def do() -> str:
        own_cars = form.cleaned_data["own_cars"]
        canvas_actions.write_insurance(found, form.answers(), own_cars=own_cars, **doing(request))
        return back

    page = Ask(
        f"{found}：{_('保険と補償の確認')}",
        back,
        _("「いいえ」と「わからない」は、どちらも足りないところとして残ります。保険証券や保険会社に確かめて答えます。"),
        done=_("確認表に書きました。"),
    )
    return ask(request, form, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def law(request: ActingRequest, variant: UUID) -> HttpResponse:
    """Take over what the law said of one form in a consultation of the body."""
    found = own_variant(variant)
    back = reverse("canvas", args=[found.project_id])
    by_key: dict[str, tuple[Consultation, FormResult]] = {}
    choices: list[tuple[str, str]] = []
    for consultation, results in verdicts(request.acting.body):
        for result in results:
            key = f"{consultation.pk}:{result.form.key}"
            by_key[key] = consultation, result
            word = verdict_badge(result.verdict.value).word
            choices.append((key, f"{consultation}（{consultation.value.day}）: {result.form.name} → {word}"))
    form = LawForm(sent(request), choices=choices)

    def do() -> str:
        consultation, result = by_key[form.cleaned_data["result"]]
        canvas_actions.take_verdict(found, consultation, result, **doing(request))
        return back

    page = Ask(
        f"{found}：{_('法の相談の結果を写す')}",
        back,
        _(
            "「法の相談」で答えた結果から、この案の形を選びます。日付とともに写し、あとで決まりが変わっても書きかえません。"
        ),
        done=_("法の相談の結果を写しました。"),
    )
    return ask(request, form, page, do, "projects/law.html", none=not choices)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def funding(request: ActingRequest, variant: UUID) -> HttpResponse:
    """Ask the finder of subsidies, and keep what it answered with its day."""
    found = own_variant(variant)
    schemes = funding_of(found, request.acting.body, clock.today())
    said = gettext_lazy("補助金を、いま分かっていることだけでさがしました。")
    tried(request, lambda: canvas_actions.take_funding(found, schemes, **doing(request)), said)
    return redirect("canvas", found.project_id)


class LawForm(forms.Form):
    """One form of one consultation."""

    def __init__(self, *args: object, choices: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["result"] = forms.ChoiceField(
            label=_("どの結果か"),
            choices=choices,
            error_messages={"required": _("一覧から選んでください。"), "invalid_choice": _("一覧から選んでください。")},
        )


def own_variant(key: UUID) -> Variant:
    """Return a variant of the body acted for; another's is not found."""
    found = get_object_or_404(Variant.objects.select_related("project"), pk=key)
    own(found.project_id)
    return found
