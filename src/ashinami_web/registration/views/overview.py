"""The life of a registration: what is registered, what is due, what runs out; writing it down."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami.casework.registration.dues import dues
from ashinami.casework.registration.expiries import Lapse, expiries
from ashinami.casework.registration.file import GroupFile
from ashinami.casework.registration.term import notices
from ashinami.casework.registration.version import Version, in_force
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.registration.actions import FilingError, record_registration
from ashinami_web.registration.forms import DoneForm, RegistrationForm
from ashinami_web.registration.models import Registration
from ashinami_web.registration.queries import could_be_responsible, file_of, versions_of
from ashinami_web.registration.words import due_line, expiry_line

MOST_SHOWN = 6


@require_GET
@needs(Permission.PLAN)
def registration(request: ActingRequest) -> HttpResponse:
    """Show what is registered, what is due in order of days, and the first of what runs out."""
    return overview(request)


def overview(request: ActingRequest, *, wrong: str = "", done: DoneForm | None = None) -> HttpResponse:
    """Answer with the overview; `wrong` names the line whose form was not taken, `done` is that form."""
    today = clock.today()
    file = file_of(request.acting.body, today)
    lines = [due_line(due, today, wrong=wrong) for due in dues(file, today)]
    pressing = [line for one in expiries(file, today) if (line := expiry_line(one, today)).lapse is not Lapse.FINE]
    context = {
        "registered": [
            (version, [(one.text, [one.remedy]) for one in notices(version)], file.ended_on(version.registration))
            for version in shown_of(file)
        ],
        "open": [line for line in lines if line.is_open],
        "filed": [line for line in lines if not line.is_open],
        "pressing": pressing[:MOST_SHOWN],
        "more": max(0, len(pressing) - MOST_SHOWN),
        "done": done or DoneForm(initial={"done_on": today}),
        "today": today,
        "may_manage": request.acting.may(Permission.MANAGE_GROUP),
    }
    return render(request, "registration/registration.html", context)


def shown_of(file: GroupFile) -> list[Version]:
    """Return the registrations as they stand; one that begins only later is shown too."""
    today = clock.today()
    keys = dict.fromkeys(version.registration for version in file.versions)
    mine = [[one for one in file.versions if one.registration == key] for key in keys]
    return [in_force(versions, today) or versions[-1] for versions in mine]


@require_GET
@needs(Permission.PLAN)
def history(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show every version of a registration, newest first, as the events keep them."""
    found = get_object_or_404(Registration, pk=key)
    versions = [one for one in versions_of(found.body) if one.registration == str(found.pk)]
    file = file_of(found.body, clock.today())
    context = {"registration": found, "versions": versions[::-1], "names": file.names}
    return render(request, "registration/history.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def new(request: ActingRequest) -> HttpResponse:
    """Write down a registration that is new to the program."""
    people = could_be_responsible(request.acting.body, clock.today())
    form = RegistrationForm(request.POST if request.method == "POST" else None, people=people)
    return _write(request, form, str(uuid4()), None)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def write(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write a new version: a renewal, a change, or a correction of what was written wrong."""
    found = get_object_or_404(Registration, pk=key)
    people = could_be_responsible(request.acting.body, clock.today())
    if request.method == "POST":
        form = RegistrationForm(request.POST, people=people)
    else:
        mine = [one for one in versions_of(found.body) if one.registration == str(found.pk)]
        form = RegistrationForm.of(mine[-1], people=people)
    return _write(request, form, str(found.pk), found)


def _write(request: ActingRequest, form: RegistrationForm, key: str, found: Registration | None) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            record_registration(form.version(key), by=request.acting, at=clock.now(), day=clock.today())
        except FilingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("登録の記録を書きました。"))
            return redirect("registration")
    return render(request, "registration/write.html", {"form": form, "registration": found})
