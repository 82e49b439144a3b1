"""Plans: the list, one plan, its bars, what is written of it."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami.basics.day import fiscal_year
from ashinami.community.bars import Unit, bar_of, columns, heads, years_above
from ashinami.community.roadmap import Standing, StepState
from ashinami_web.bodies.body_queries import areas_of, bodies_around
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.models import Disclosure
from ashinami_web.people.queries import authors, people_known
from ashinami_web.people.roles import Permission
from ashinami_web.plans.actions import close_plan, set_state, write_plan, write_section, write_step
from ashinami_web.plans.forms import CloseForm, PlanForm, SectionForm, StateForm, StepForm
from ashinami_web.plans.models import Plan, Section, Step
from ashinami_web.plans.queries import (
    indicator_lines,
    plan_lines,
    plans_shown,
    section_lines,
    step_rows,
    what_presses,
)
from ashinami_web.plans.row_forms import asked, circles, take

A_PAGE = 50


@require_GET
@needs(Permission.SEE_COMMUNITY)
def plans(request: ActingRequest) -> HttpResponse:
    """List the plans with how they stand."""
    closed = "closed" in request.GET
    page = Paginator(plans_shown(closed=closed), A_PAGE).get_page(request.GET.get("page"))
    context = {"lines": plan_lines(list(page.object_list), clock.today()), "page": page, "closed": closed}
    return render(request, "plans/plans.html", context | {"may_keep": request.acting.may(Permission.KEEP_COMMUNITY)})


@require_GET
@needs(Permission.SEE_COMMUNITY)
def plan(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a plan: what presses, its steps (of one section, ?section=), how each section stands, indicators and reviews."""
    found, today = get_object_or_404(Plan.objects.select_related("body", "circle", "area"), pk=key), clock.today()
    rows = step_rows(found, today)
    own = found.is_own()
    reviews = list(found.reviews.order_by("-held_on", "-written_at"))
    asked_for = request.GET.get("section", "")
    context = {
        "plan": found,
        "rows": [row for row in rows if str(row.row.section_id) == asked_for] if asked_for else rows,
        "asked_for": asked_for,
        "pressing": what_presses(rows),
        "sections": section_lines(found, rows),
        "indicators": indicator_lines(found, own=own),
        "reviews": reviews,
        "names": authors(review.by for review in reviews),
        "may_keep": own and request.acting.may(Permission.KEEP_COMMUNITY),
        "today": today,
        "year": fiscal_year(today),
    }
    return render(request, "plans/plan.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def bars(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a plan as a table of months or years, without script."""
    found, today = get_object_or_404(Plan.objects.select_related("body"), pk=key), clock.today()
    unit = Unit.YEAR if request.GET.get("unit") == Unit.YEAR.value else Unit.MONTH
    rows = step_rows(found, today)
    shown = columns([row.line.step for row in rows], unit, today)
    context = {
        "plan": found,
        "unit": unit.value,
        "heads": heads(shown, unit),
        "years": years_above(shown) if unit is Unit.MONTH else (),
        "rows": [(row, bar_of(row.line.step, shown, unit)) for row in rows],
        "signs": list(Standing),
        "now": shown.index(today.year * 12 + today.month - 1 if unit is Unit.MONTH else fiscal_year(today)),
    }
    return render(request, "plans/bars.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def write(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write a plan, new or old."""
    found = None if key is None else _own(request, key)
    initial = PlanForm.initial_of(found) or {"start": clock.today()}
    form = PlanForm(asked(request), initial=initial, circles=circles(request))
    form.offer(area=areas_of(request.acting.body, clock.today()))
    back = reverse("plan", args=[key]) if key else reverse("plans")

    def act() -> None:
        write_plan(found, form.said(), circle=form.shared_with, by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("計画を書く"), back=back)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def close(request: ActingRequest, key: UUID) -> HttpResponse:
    """End a plan."""
    found = _own(request, key)
    form = CloseForm(asked(request), initial={"closed_on": clock.today()})

    def act() -> None:
        close_plan(
            found, closed_on=form.cleaned_data["closed_on"], by=request.acting, at=clock.now(), day=clock.today()
        )

    return take(request, form, act, title=_("計画を終える"), back=reverse("plan", args=[key]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def new_section(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write a new section of a plan."""
    return _section(request, _own(request, key), None)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def section(request: ActingRequest, key: UUID) -> HttpResponse:
    """Change a section of a plan."""
    row = get_object_or_404(Section, pk=key, body=request.acting.body)
    return _section(request, _own(request, row.plan_id), row)


def _section(request: ActingRequest, found: Plan, row: Section | None) -> HttpResponse:
    form = SectionForm(asked(request), initial=SectionForm.initial_of(row))
    form.offer(carrier=bodies_around(request.acting.body))

    def act() -> None:
        write_section(found, row, form.said(), by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("部会・分野を書く"), back=reverse("plan", args=[found.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def new_step(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write a new step of a plan."""
    return _step(request, _own(request, key), None)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def step(request: ActingRequest, key: UUID) -> HttpResponse:
    """Change a step of a plan."""
    row = get_object_or_404(Step, pk=key, body=request.acting.body)
    return _step(request, _own(request, row.plan_id), row)


def _step(request: ActingRequest, found: Plan, row: Step | None) -> HttpResponse:
    form = StepForm(asked(request), initial=StepForm.initial_of(row))
    form.offer(
        section=found.sections.order_by("order", "name"),
        carrier=bodies_around(request.acting.body),
        person=people_known(request.acting.body.pk, clock.today(), Disclosure.Purpose.OFFICE),
    )
    others = found.steps.exclude(pk=row.pk) if row else found.steps.all()
    form.could_follow([(str(one.pk), one.title) for one in others.order_by("due", "title")])

    def act() -> None:
        write_step(found, row, form.said(), by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("手順を書く"), back=reverse("plan", args=[found.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def state(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say where a step stands."""
    row = get_object_or_404(Step.objects.select_related("plan", "circle"), pk=key, body=request.acting.body)
    form = StateForm(asked(request), initial={"state": row.state, "done_on": row.done_on, "result": row.result})

    def act() -> None:
        said = form.cleaned_data
        set_state(
            row, StepState(said["state"]), done_on=said["done_on"], result=said["result"],
            by=request.acting, at=clock.now(), day=clock.today(),
        )  # fmt: skip

    return take(request, form, act, title=row.title, back=reverse("plan", args=[row.plan_id]))


def _own(request: ActingRequest, key: UUID) -> Plan:
    """Return a plan of the body acted for; another's is not found."""
    return get_object_or_404(Plan.objects.select_related("body", "circle"), pk=key, body=request.acting.body)
