"""What lies ahead of the centre, from the counts of light certificates."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from ashinami.basics.day import fiscal_year
from ashinami.community.workload import LEAST_YEARS, NEIGHBOURLY, outlook
from ashinami.vocabulary.helping import Level
from ashinami_web.bodies.forms import NUMBER
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.needs.models import CertificateCount
from ashinami_web.people.roles import Permission

MONTHS = 12


def _number(label: Any, most: int, **more: Any) -> forms.IntegerField:  # noqa: ANN401 - as Django takes them
    messages = NUMBER | {"required": _("入れてください。")}
    return forms.IntegerField(label=label, min_value=0, max_value=most, error_messages=messages, **more)


class AheadForm(forms.Form):
    """What the centre can take on, and what neighbours could."""

    staff = _number(_("センターで受け持つ人の数"), 1000)
    each = _number(_("一人が一年に新しく受けられる人数"), 1000)
    moved = _number(
        _("近所の手助けを先に使えそうな人（百人のうち）"), 100, initial=0,
        help_text=_("移動・買い物・ごみ出し・家事・見守り・居場所のための認定のうち。分からなければ0のままで。"),
    )  # fmt: skip


@require_GET
@needs(Permission.KEEP_COMMUNITY)
def ahead(request: ActingRequest) -> HttpResponse:
    """Show how the new light certificates go on by the line of the whole years, beside what the centre can take on."""
    new, neighbourly = whole_years(request.acting.body, fiscal_year(clock.today()))
    form = AheadForm(request.GET if "staff" in request.GET else None)
    found = outlook(new, neighbourly, **form.cleaned_data) if form.is_bound and form.is_valid() else None
    lacking = max(0, LEAST_YEARS - len(new))
    context = {"form": form, "found": found, "years": sorted(new), "lacking": lacking}
    return render(request, "needs/ahead.html", context)


def whole_years(body: Body, this_year: int) -> tuple[dict[int, int], dict[int, int]]:
    """Return light certificates by fiscal year, and those of them for what neighbours can do: years that are over and written whole.

    A month nobody wrote down is not a month without anybody: its year is left out.
    """
    written: defaultdict[int, set[str]] = defaultdict(set)
    light: Counter[int] = Counter()
    neighbourly: Counter[int] = Counter()
    for row in CertificateCount.objects.filter(body=body):
        year, month = map(int, row.month.split("-"))
        year -= month < 4
        written[year].add(row.month)
        if Level(row.level).is_light:
            light[year] += row.number
            neighbourly[year] += row.number if row.field in NEIGHBOURLY else 0
    whole = [year for year, months in written.items() if len(months) == MONTHS and year < this_year]
    return {year: light[year] for year in whole}, {year: neighbourly[year] for year in whole}
