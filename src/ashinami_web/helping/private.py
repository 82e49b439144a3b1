"""A helper's own page, by the private link drivers have: her visits, and that one is done."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami.vocabulary.activity import Help
from ashinami_web.config import clock
from ashinami_web.config.acting import author_of
from ashinami_web.driving.models import DriverLink
from ashinami_web.driving.queries import visits_ahead
from ashinami_web.driving.views.page import by_link, head_of
from ashinami_web.helping.actions import VisitError, done
from ashinami_web.helping.forms import DoneForm
from ashinami_web.helping.models import Visit


@require_GET
@by_link
def my_visits(request: HttpRequest, link: DriverLink) -> HttpResponse:
    """Show a helper the visits promised with her, from today to the end of her link."""
    return _page(request, link)


def visit_done(request: HttpRequest, token: str, key: UUID) -> HttpResponse:
    """Let a helper say that a visit is done."""

    @require_POST
    @by_link
    def opened(request: HttpRequest, link: DriverLink) -> HttpResponse | None:
        found = Visit.objects.filter(
            pk=key, body=link.body_id, helper=link.driver_id, service_day__lte=clock.today()
        ).first()
        form = DoneForm(request.POST)
        if found is None or not form.is_valid():
            messages.warning(request, _("この訪問はいま書けません。受付に電話してください。"))
            return redirect("my_visits", token)
        said = form.cleaned_data
        try:
            done(
                found, said["minutes"], by=author_of(link.driver_id), at=clock.now(), device=f"link:{link.pk}",
                remark=said["remark"],
            )  # fmt: skip
        except VisitError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, _("書きとめました。おつかれさまでした。"))
        return redirect("my_visits", token)

    answer: HttpResponse = opened(request, token)
    return answer


def _page(request: HttpRequest, link: DriverLink) -> HttpResponse:
    today = clock.today()
    rows = visits_ahead(link, today)
    shown = [
        (row, [Help(one).text for one in row.helps], DoneForm(initial={"minutes": row.minutes}, auto_id=f"{row.pk}_%s"))
        for row in rows
    ]
    return render(request, "helping/mine.html", head_of(link) | {"rows": shown, "today": today, "driver": link.driver})
