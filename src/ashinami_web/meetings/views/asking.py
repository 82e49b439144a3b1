"""Pages that ask for something: the form, what is done with it, what is said of it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypedDict

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.config.http import ActingRequest
from ashinami_web.meetings.writing import MeetingError


class Doing(TypedDict):
    """What every action is told: who acts, when, on which day."""

    by: Acting
    at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class Ask:
    """A page with one form: its title and what is said above the form, the word on its button, and where 'no' leads."""

    title: str | Promise
    back: str
    lead: str | Promise = ""
    button: str | Promise = ""
    done: str | Promise = ""


def doing(request: ActingRequest) -> Doing:
    """Return what an action is told."""
    return {"by": request.acting, "at": clock.now(), "day": clock.today()}


def sent(request: ActingRequest) -> Any:  # noqa: ANN401 - what a form takes
    """Return what was sent, or None."""
    return request.POST if request.method == "POST" else None


def ask(
    request: ActingRequest,
    form: forms.Form,
    page: Ask,
    do: Callable[[], str],
    template: str = "meetings/form.html",
    **more: Any,  # noqa: ANN401 - for the template
) -> HttpResponse:
    """Show the form. When it was sent and holds, do what it asks and go where that says; what was refused is said at its field."""
    then: list[str] = []
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: then.append(do())):
        if page.done:
            messages.success(request, str(page.done))
        return redirect(then[0])
    return render(request, template, {"form": form, "page": page, **more})


def attempt(form: forms.Form, do: Callable[[], object]) -> bool:
    """Do it; what is refused is written beside the field it was written in."""
    try:
        do()
    except MeetingError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return False
    return True


def tried(request: ActingRequest, do: Callable[[], object], said: str | Promise) -> None:
    """Do what a button asks; say what came of it at the top of the next page."""
    try:
        do()
    except MeetingError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, str(said))
