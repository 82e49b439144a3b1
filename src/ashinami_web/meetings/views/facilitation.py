"""Help with talking: wording that does not order, the card of rules, the kit of a workshop."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami.community.wording import checked, questions
from ashinami.community.workshop import BRING, RULES, tables, timetable
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission

LONGEST = 20_000
DEFAULT_MINUTES, DEFAULT_PEOPLE = 120, 20


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.SEE_COMMUNITY)
def wording(request: ActingRequest) -> HttpResponse:
    """Mark phrases of a text that sound like orders, with what may be said instead. The text is not kept."""
    text = request.POST.get("text", "")[:LONGEST] if request.method == "POST" else ""
    found = checked(text)
    pieces: list[tuple[str, int]] = []
    at = 0
    for number, one in enumerate(found, start=1):
        pieces += [(text[at : one.start], 0), (one.words, number)]
        at = one.end
    pieces.append((text[at:], 0))
    context = {
        "text": text,
        "found": found,
        "pieces": pieces,
        "questions": questions(),
        "asked": request.method == "POST",
    }
    return render(request, "meetings/wording.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def workshop(request: ActingRequest) -> HttpResponse:
    """Show the kit of a workshop of so many minutes and people (?minutes=120&people=20)."""
    minutes, people = asked(request)
    context = {
        "minutes": minutes,
        "people": people,
        "steps": timetable(minutes),
        "tables": tables(people),
        "bring": BRING,
        "rules": RULES,
        "title": _("ワークショップの道具"),
    }
    return render(request, "meetings/workshop.html", context)


def asked(request: ActingRequest) -> tuple[int, int]:
    """Return the minutes and people asked for; what cannot be is the usual."""
    minutes = _number(request.GET.get("minutes", ""), DEFAULT_MINUTES, 60, 240)
    people = _number(request.GET.get("people", ""), DEFAULT_PEOPLE, 1, 500)
    return minutes, people


def _number(text: str, usual: int, least: int, most: int) -> int:
    number = int(text) if text.isdecimal() and len(text) < 5 else usual
    return number if least <= number <= most else usual
