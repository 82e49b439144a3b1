"""The page of a calendar's private addresses, and the calendar itself for who holds one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.community.ical import calendar
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.config.scope import Scope, acting
from ashinami_web.driving.actions import hash_of
from ashinami_web.feeds.actions import make_feed, revoke_feed
from ashinami_web.feeds.models import Feed
from ashinami_web.feeds.sources import sources


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs(None)  # each calendar says what it needs
def feeds(request: ActingRequest, source: str) -> HttpResponse:
    """List the private addresses of a calendar; a new one stands on the answer to this request and nowhere else."""
    found, address = sources()[source], ""
    request.acting.require(found.permission)
    if request.method == "POST":
        made = make_feed(found, by=request.acting, at=clock.now(), day=clock.today())
        address = request.build_absolute_uri(reverse("calendar_feed", args=[made.token]))
    rows = Feed.objects.filter(body=request.acting.body, source=source, revoked_at__isnull=True).order_by("-made_at")
    return render(request, "feeds/feeds.html", {"source": found, "rows": rows, "address": address})


@require_POST
@needs(None)
def stop(request: ActingRequest, feed: UUID) -> HttpResponse:
    """Take an address back at once."""
    found = get_object_or_404(Feed, pk=feed, body=request.acting.body)
    revoke_feed(found, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("このアドレスを止めました。"))
    return redirect(sources()[found.source].page)


@require_GET
@never_cache
def read(_request: HttpRequest, token: str) -> HttpResponse:
    """Return a calendar to who holds its address."""
    today, hashed = clock.today(), hash_of(token)
    with acting(Scope(day=today, link=hashed)):
        found = Feed.objects.filter(token_hash=hashed, revoked_at__isnull=True).select_related("body").first()
    if found is None:
        return HttpResponse(_("このアドレスは使えません。"), status=404, content_type="text/plain; charset=utf-8")
    source = sources()[found.source]
    # now it is known whose calendar it is: what its body sees may be read
    with acting(Scope(day=today, bodies=frozenset({found.body_id}))):
        text = calendar(str(source.called) % {"body": found.body}, list(source.entries(found, today)))
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{source.name}.ics"'
    return answer
