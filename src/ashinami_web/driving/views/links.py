"""Drivers' links: made, shown once, taken back."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.driving.actions import make_link, revoke_link
from ashinami_web.driving.forms import LinkForm
from ashinami_web.driving.models import DriverLink
from ashinami_web.driving.queries import who_may_open
from ashinami_web.people.roles import Permission

THIS_COMPUTER = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Names under which a computer opens itself; a telephone that asks for one asks itself."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs(Permission.PLAN)
def links(request: ActingRequest) -> HttpResponse:
    """List the links in force and make a new one. The address of a new one is on the answer to this request and nowhere else."""
    today, body = clock.today(), request.acting.body
    form = LinkForm(request.POST if request.method == "POST" else None, people=who_may_open(body, today), today=today)
    if request.method == "POST" and form.is_valid():
        return _made(request, form)
    known = DriverLink.objects.filter(body=body, end__gt=today).prefetch_related("driver")
    return render(
        request,
        "driving/links.html",
        {
            "form": form,
            "links": [(link, link.end - timedelta(days=1)) for link in known.order_by("-made_at")],
            "opens_here_only": split_domain_port(request.get_host())[0] in THIS_COMPUTER,
        },
    )


@require_POST
@needs(Permission.PLAN)
def revoke(request: ActingRequest, key: UUID) -> HttpResponse:
    """Take a link back at once."""
    link = get_object_or_404(DriverLink.objects.prefetch_related("driver"), pk=key, body=request.acting.body)
    revoke_link(link, by=request.acting, at=clock.now())
    messages.success(request, _("%(name)sさんのリンクを止めました。") % {"name": link.driver})
    return redirect("links")


def _made(request: ActingRequest, form: LinkForm) -> HttpResponse:
    said = form.cleaned_data
    new = make_link(
        UUID(said["driver"]),
        start=said["start"],
        end=said["last"] + timedelta(days=1),
        by=request.acting,
        at=clock.now(),
    )
    url = request.build_absolute_uri(reverse("driver_page", args=[new.token]))
    context = {"link": new.link, "driver": new.link.driver, "last": said["last"], "url": url, "qr": _qr(url)}
    return render(request, "driving/card.html", context)


def _qr(url: str) -> str:
    import segno  # noqa: PLC0415 - only this page draws a code

    code: str = segno.make(url, error="m").svg_data_uri(scale=6, border=2)
    return code
