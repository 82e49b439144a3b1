"""The day's checks, the records of duty, and what came late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami.casework.registration.staffing import staffing_of
from ashinami.rules.truth import Truth
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.records import How, RecordKind, When
from ashinami_web.audit.models import Event
from ashinami_web.audit.queries import waiting_for_review
from ashinami_web.audit.views import entries_of
from ashinami_web.bodies.models import Body, Vehicle
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.config.rows import dated
from ashinami_web.people.models import Person
from ashinami_web.people.roles import Permission
from ashinami_web.records.barring import barred
from ashinami_web.records.calendar import due_dates
from ashinami_web.records.duty_actions import DutyError, check_driver
from ashinami_web.records.duty_queries import duties
from ashinami_web.records.forms import CheckForm, PeriodForm
from ashinami_web.records.models import DutyCheck, Incident
from ashinami_web.records.periods import over
from ashinami_web.records.queries import SettingOut, checks_by_driver, setting_out
from ashinami_web.registration.queries import file_of
from ashinami_web.runs.models import Ride, Run
from ashinami_web.runs.promises import PROMISED
from ashinami_web.ui.words import Badge

SHOWN = 8
LATE_FOR = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class DriverLine:
    """A driver of the day: his two checks, and whether he may set out."""

    driver: Person
    car: str
    before: SettingOut
    after: DutyCheck | None
    badge: Badge


@require_GET
@needs(Permission.PLAN)
def overview(request: ActingRequest) -> HttpResponse:
    """Show today's checks, what is due soon, what has come late, and whom the ledgers stop."""
    body, today = request.acting.body, clock.today()
    manages = request.acting.may(Permission.MANAGE_GROUP)
    context = {
        "today": today,
        "lines": lines_of(body.pk, today),
        "dues": due_dates(body, today)[:SHOWN],
        "stopped": _stopped(body.pk, today),
        "waiting": waiting_for_review(body.pk).count(),
        "open_incidents": Incident.objects.filter(body=body, prevention="").order_by("-happened_at")[:SHOWN],
        "past": sum(len(over(body.pk, kind, today)) for kind in RecordKind) if manages else 0,
        "may_manage": manages,
    }
    return render(request, "records/records.html", context)


@require_GET
@needs(Permission.PLAN)
def day(request: ActingRequest) -> HttpResponse:
    """Show the checks of a day (?day=2026-12-07)."""
    shown = day_asked(request.GET.get("day", "")) or clock.today()
    context = {
        "day": shown,
        "lines": lines_of(request.acting.body.pk, shown),
        "before": shown - timedelta(days=1),
        "after": shown + timedelta(days=1),
        "specified": _specified(request.acting.body, shown),
        "may_manage": request.acting.may(Permission.MANAGE_GROUP),
    }
    return render(request, "records/day.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.PLAN)
def check(request: ActingRequest, day: str, driver: UUID, when: str) -> HttpResponse:
    """Write down that a driver was checked; what he said on his phone stands beside the form."""
    shown, person, moment = day_asked(day), get_object_or_404(Person, pk=driver), _when(when)
    if shown is None:
        raise Http404
    body = request.acting.body
    rows = checks_by_driver(body.pk, shown, moment).get(driver, [])
    cars = Vehicle.objects.filter(dated(on=shown), body=body).order_by("name")
    form = CheckForm(request.POST or None, cars=cars, initial=_initial(rows, body.pk, driver, shown))
    if request.method == "POST" and form.is_valid():
        said = {"how": How(form.cleaned_data["how"]), "instructions": form.cleaned_data["instructions"]}
        try:
            check_driver(driver, shown, moment, form.said(), **said, by=request.acting, at=clock.now())
        except DutyError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("点呼を書きとめました。"))
            return redirect(f"{reverse('records_day')}?day={shown.isoformat()}")
    context = {
        "form": form,
        "day": shown,
        "driver": person,
        "when": moment,
        "told": [row for row in rows if not row.checked_by],
        "done": [row for row in rows if row.checked_by],
        "state": setting_out(rows),
    }
    return render(request, "records/check.html", context)


@require_GET
@needs(Permission.PLAN)
def duty(request: ActingRequest) -> HttpResponse:
    """List the records of duty of some days; this month's without a word."""
    today = clock.today()
    form = PeriodForm(request.GET or None, initial={"first": today.replace(day=1), "last": today})
    first, last = today.replace(day=1), today
    if form.is_bound and form.is_valid():
        first, last = form.cleaned_data["first"], form.cleaned_data["last"]
    last = min(last, first + LATE_FOR)
    context = {
        "form": form,
        "first": first,
        "last": last,
        "duties": duties(request.acting.body.pk, first, last),
        "may_manage": request.acting.may(Permission.MANAGE_GROUP),
    }
    return render(request, "records/duty.html", context)


@require_GET
@needs(Permission.PLAN)
def late(request: ActingRequest) -> HttpResponse:
    """Show what came after its month was closed, what waits to be accepted, and what was corrected."""
    body = request.acting.body
    since = clock.today() - LATE_FOR
    events = Event.objects.filter(body=body, service_day__gte=since)
    waiting = list(waiting_for_review(body.pk).order_by("-happened_at")[:100])
    accepted = list(events.filter(kind=EventKind.LATE_ACCEPTED).order_by("-happened_at")[:100])
    counted = {row.subject: row for row in accepted}
    came_late = list(events.filter(pk__in=[UUID(row.subject) for row in accepted]).order_by("-happened_at"))
    corrections = list(events.filter(corrects__isnull=False).select_related("corrects").order_by("-happened_at")[:100])
    context = {
        "waiting": entries_of(waiting),
        "accepted": [(entry, counted[str(entry.event.pk)].posted_period) for entry in entries_of(came_late)],
        "corrections": entries_of(corrections),
        "may_manage": request.acting.may(Permission.MANAGE_GROUP),
        "may_close": request.acting.may(Permission.CLOSE_MONTH),
    }
    return render(request, "records/late.html", context)


def lines_of(body: UUID, shown: date) -> list[DriverLine]:
    """Return the drivers who are out on a day, or said something of it, with their checks."""
    before, after = checks_by_driver(body, shown, When.BEFORE), checks_by_driver(body, shown, When.AFTER)
    runs = Run.objects.filter(body_id=body, day__service_day=shown).select_related("vehicle")
    cars: dict[UUID, str] = {}
    for run in runs:
        cars.setdefault(run.driver_id, run.vehicle.name)
    people = Person.objects.filter(pk__in={*cars, *before, *after}).order_by("kana", "name")
    found = []
    for person in people:
        state = setting_out(before.get(person.pk, []))
        told = after.get(person.pk, [])
        car = cars.get(person.pk) or next(
            (str(row.vehicle.name) for row in before.get(person.pk, []) if row.vehicle), ""
        )
        found.append(DriverLine(person, car, state, told[-1] if told else None, badge_of(state)))
    return found


def badge_of(state: SettingOut) -> Badge:
    """Return in a word how it stands with a driver before duty; never colour alone."""
    if state.truth is Truth.NO:
        return Badge(_("運転できません"), "bad", "bad")
    if state.row is None:
        return Badge(_("まだ"), "clock", "warn")
    if not state.checked:
        return Badge(_("本人の申告のみ"), "ask", "warn")
    return (
        Badge(_("確かめた"), "good", "good")
        if state.truth is Truth.YES
        else Badge(_("足りない項目あり"), "ask", "warn")
    )


def _stopped(body: UUID, today: date) -> list[tuple[Ride, str]]:
    """Return rides promised ahead whose driver or car the ledgers or the group's rules stop on their day."""
    rides = Ride.objects.filter(body_id=body, service_day__gte=today, state__in=PROMISED, run__isnull=False)
    rides = rides.select_related("run").prefetch_related("driver", "wish__rider").order_by("service_day", "pick_up_at")
    days = {}
    found = []
    for ride in rides:
        if ride.service_day not in days:
            days[ride.service_day] = barred(body, ride.service_day)
        why = days[ride.service_day].why(ride.driver_id, ride.run.vehicle_id if ride.run else None)
        if why:
            found.append((ride, " ".join(one.text for one in why)))
    return found


def _specified(body: Body, shown: date) -> str:
    """Return what the law asks of an office that runs many cars, in words; empty where it asks nothing more (施行規則第51条の17)."""
    file = file_of(body, shown)
    found = [staffing_of(office, file).specified for office in file.offices] if file.on(shown) else []
    if any(found):
        return _("特定事務所です。乗務の後の酒気の確認と、検知器による確認も要ります。")
    if None in found:
        return _("車の定員が書かれていないため、特定事務所かどうか分かりません（要確認）。車両台帳に書いてください。")
    return ""


def _when(text: str) -> When:
    try:
        return When(text)
    except ValueError as error:
        raise Http404 from error


def _initial(rows: list[DutyCheck], body: UUID, driver: UUID, shown: date) -> dict[str, object]:
    """Return what is known already: what he said last, else the car of his run."""
    if rows:
        row = rows[-1]
        plain = ("well", "condition", "detector", "sober", "licence_at_hand", "instructions")
        reading = None if row.alcohol is None else row.alcohol / 100
        return {name: getattr(row, name) for name in plain} | {
            "alcohol": reading,
            "how": row.how or How.PHONE.value,
            "vehicle": str(row.vehicle_id or ""),
        }
    run = Run.objects.filter(body_id=body, day__service_day=shown, driver_id=driver).order_by("window").first()
    return {"vehicle": str(run.vehicle_id) if run else "", "how": How.FACE.value}
