"""A page that is one form: what is written of one thing, with a way back. Every field is drawn as its kind asks."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands around a form: its title, a sentence, the word on its button, and where one goes back to."""

    title: str | Promise
    back: str
    back_word: str | Promise
    intro: str | Promise = ""
    yes: str | Promise = ""
    names: tuple[str, ...] = ()
    """Names offered while somebody types the name of a body."""


def sheet(request: HttpRequest, form: forms.Form, around: Sheet) -> HttpResponse:
    """Show the form; one that could not be taken is shown with what is wrong, and nothing is lost."""
    return render(request, "ui/sheet.html", {"form": form, "sheet": around})
