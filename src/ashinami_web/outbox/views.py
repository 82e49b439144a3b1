"""The outbox: what to tell by hand, how the rest goes, the channels, where people are reached, and what LINE sends to us."""

from __future__ import annotations

import json
import os
import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami_web.bodies.models import Volunteer
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.config.scope import Scope, acting
from ashinami_web.outbox.actions import make_line_code, reach_by, set_channel, take_line_code, tell
from ashinami_web.outbox.adapters.line import is_signed
from ashinami_web.outbox.forms import ChannelForm, ReachForm
from ashinami_web.outbox.models import Address, Channel, Kind, Message
from ashinami_web.outbox.queries import channels_of, lines_of
from ashinami_web.people.roles import Permission

MOST_BYTES = 200_000
_CODE = re.compile(r"[0-9]{6}")


@require_GET
@needs(Permission.PLAN)
def outbox(request: ActingRequest) -> HttpResponse:
    """List the messages: what the desk must tell first."""
    return render(request, "outbox/outbox.html", lines_of(request.acting.body, clock.now()))


@require_POST
@needs(Permission.PLAN)
def told(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write down that somebody has been told."""
    tell(get_object_or_404(Message, pk=key, body=request.acting.body), by=request.acting, at=clock.now())
    messages.success(request, _("伝えたことを書きとめました。"))
    return redirect("outbox")


@require_GET
@needs(Permission.PLAN)
def letter(request: ActingRequest, key: UUID) -> HttpResponse:
    """Return a message as a sheet for a letter box or the fax."""
    # the typesetter is heavy and only papers need it
    from ashinami.papers.typesetting import FontsMissingError  # noqa: PLC0415
    from ashinami_web.outbox.letters import letter_pdf  # noqa: PLC0415

    found = get_object_or_404(
        Message.objects.prefetch_related("person").select_related("body"), pk=key, body=request.acting.body
    )
    try:
        content = letter_pdf(found)
    except FontsMissingError as error:
        messages.error(request, str(error))
        return redirect("outbox")
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="letter-{str(found.pk)[:8]}.pdf"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def channels(request: ActingRequest) -> HttpResponse:
    """Show the group's channels and set one up."""
    filled: dict[Kind, ChannelForm] = {}
    if request.method == "POST":
        kind = Kind(request.POST["kind"]) if request.POST.get("kind") in (Kind.LINE, Kind.SMTP, Kind.WEBHOOK) else None
        if kind is None:
            messages.error(request, _("画面が古くなっていました。もう一度お願いします。"))
            return redirect("channels")
        form = filled[kind] = ChannelForm(request.POST, kind=kind)
        if form.is_valid():
            said = form.cleaned_data
            set_channel(
                kind,
                on=said["on"],
                options=form.options(),
                secret_name=said["secret_name"],
                by=request.acting,
                at=clock.now(),
            )
            messages.success(request, _("通り道を書きました。"))
            return redirect("channels")
    shown = [
        (through, filled.get(through.kind) or _form_of(through.kind, through.row))
        for through in channels_of(request.acting.body)
    ]
    hook = request.build_absolute_uri(f"/outbox/line/{request.acting.body.pk}/")
    return render(request, "outbox/channels.html", {"channels": shown, "hook": hook})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs(Permission.PLAN)
def reach(request: ActingRequest, person: UUID) -> HttpResponse:
    """Show and write where a volunteer wants to be reached."""
    body = request.acting.body
    volunteer = _volunteer(body.pk, person)
    row = Address.objects.filter(body=body, person=person).first()
    on = frozenset(Channel.objects.filter(body=body, on=True).values_list("kind", flat=True))
    initial = {"kind": row.kind, "address": row.address} if row else {"kind": Kind.PRINT}
    code = ""
    form = ReachForm(
        request.POST if request.method == "POST" and "code" not in request.POST else None, on=on, initial=initial
    )
    if request.method == "POST" and "code" in request.POST:
        code = make_line_code(person, by=request.acting, at=clock.now())
    elif request.method == "POST" and form.is_valid():
        reach_by(person, form.cleaned_data["kind"], form.cleaned_data["address"], by=request.acting, at=clock.now())
        messages.success(request, _("届け先を書きました。"))
        return redirect("volunteer", volunteer.pk)
    return render(
        request, "outbox/reach.html", {"form": form, "volunteer": volunteer, "code": code, "has_line": Kind.LINE in on}
    )


@csrf_exempt
@require_POST
def line_hook(request: HttpRequest, body: UUID) -> HttpResponse:
    """Take what LINE sends: a code that somebody typed tells whose account it is. What LINE has not signed is refused."""
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return HttpResponse(status=413)
    with acting(Scope(day=clock.today(), bodies=frozenset({body}))):
        channel = Channel.objects.filter(body=body, kind=Kind.LINE, on=True).first()
        secret = os.environ.get(str(channel.options.get("verify_name", "")), "") if channel else ""
        if not secret or not is_signed(request.body, request.headers.get("X-Line-Signature", ""), secret=secret):
            return HttpResponse(status=403)
        for account, text in _texts(request.body):
            if code := _CODE.fullmatch(text.strip()):
                take_line_code(body, code[0], account, at=clock.now())
    return HttpResponse(status=200)


def _texts(raw: bytes) -> list[tuple[str, str]]:
    """Return who wrote what; what cannot be read is nothing."""
    try:
        said: Any = json.loads(raw)
        found = [
            (event["source"]["userId"], event["message"]["text"])
            for event in said["events"]
            if event.get("type") == "message" and event["message"].get("type") == "text"
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []
    return [(account, text) for account, text in found if isinstance(account, str) and isinstance(text, str)]


def _volunteer(body: UUID, person: UUID) -> Volunteer:
    rows = Volunteer.objects.filter(body=body, person=person).prefetch_related("person").order_by("-start")
    return get_object_or_404(rows.filter(pk__in=list(rows.values_list("pk", flat=True)[:1])))


def _form_of(kind: Kind, row: Channel | None) -> ChannelForm:
    initial = None if row is None else {"on": row.on, "secret_name": row.secret_name, **row.options}
    return ChannelForm(kind=kind, initial=initial)
