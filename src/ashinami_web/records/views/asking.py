"""What every form of the room asks: who, when; and answers in Japanese where it cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypedDict

from django.contrib import messages
from django.forms import Form
from django.utils.functional import Promise

from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.config.http import ActingRequest


class Doing(TypedDict):
    """Who does it, at which moment, on which day."""

    by: Acting
    at: datetime
    day: date


def doing(request: ActingRequest) -> Doing:
    """Return who does it, now."""
    return {"by": request.acting, "at": clock.now(), "day": clock.today()}


def tried(request: ActingRequest, deed: Callable[[], object], said: str | Promise) -> bool:
    """Do it and say so; where it cannot be done, say why. Return whether it was done."""
    try:
        deed()
    except ValueError as error:
        messages.error(request, str(error))
        return False
    messages.success(request, str(said))
    return True


def told_of(form: Form, request: ActingRequest) -> None:
    """Say what is wrong with a form that stands on a page with others."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        messages.error(request, f"{label} {' '.join(str(error) for error in errors)}".strip())
