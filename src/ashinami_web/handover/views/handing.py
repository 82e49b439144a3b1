"""Who carries what, who could take over, and the hand-over itself."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.handover import queries
from ashinami_web.handover.actions import confirm, name_deputy, name_successor, open_handover, read, talk
from ashinami_web.handover.forms import DeputyForm, OpenForm, TalkForm
from ashinami_web.handover.models import Handover, HandoverLine
from ashinami_web.handover.views.packs import chosen
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.queries import authors, people_known
from ashinami_web.people.roles import Permission
from ashinami_web.plans.row_forms import asked, take
from ashinami_web.plans.writing import RoomError


@require_GET
@needs(Permission.SEE_COMMUNITY)
def overview(request: ActingRequest) -> HttpResponse:
    """Show who carries what, what hangs on one person, what nobody carries, and hand-overs under way."""
    context = {
        "overview": queries.overview(request.acting.body, clock.today()),
        "handovers": queries.handovers(request.acting.body),
        "may_keep": request.acting.may(Permission.KEEP_COMMUNITY),
        "today": clock.today(),
    }
    return render(request, "handover/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def deputy(request: ActingRequest) -> HttpResponse:
    """Name who could take something over at once."""
    key = request.GET.get("key", "")
    form = DeputyForm(asked(request))
    form.offer(person=_members(request))

    def act() -> None:
        person = form.cleaned_data["person"]
        name_deputy(key, person.pk if person else None, by=request.acting, at=clock.now(), day=clock.today())

    title = next(
        (one.item.title for one in queries.overview(request.acting.body, clock.today()).held if one.item.key == key), ""
    )
    return take(request, form, act, title=_("代わりの人を決める"), intro=title, back=reverse("handover"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def begin(request: ActingRequest) -> HttpResponse:
    """Open the hand-over of somebody who leaves (`?person=`)."""
    leaving = chosen(request)
    if leaving is None:
        raise Http404
    person = leaving.pk
    form = OpenForm(asked(request), initial={"last_day": clock.today()})
    form.offer(successor=_members(request).exclude(pk=person))

    def act() -> None:
        said = form.cleaned_data
        after = said["successor"]
        open_handover(
            person=person, body=request.acting.body, successor=after.pk if after else None, last_day=said["last_day"],
            note=said["note"], by=request.acting, at=clock.now(), day=clock.today(),
        )  # fmt: skip

    title = _("%(name)sさんの引継ぎを開く") % {"name": leaving}
    intro = _("いま抱えているものが、一つずつ並びます。引き継ぐ人が、それぞれを確かめます。")
    return take(request, form, act, title=title, intro=intro, back=reverse("handover"), done=_("引継ぎを開きました。"))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def one(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a hand-over, item by item."""
    found = get_object_or_404(queries.handovers(request.acting.body), pk=key)
    read(found.body, found.person_id, by=request.acting, at=clock.now(), day=clock.today())
    lines = list(queries.lines_of(found))
    said = [one.by for line in lines for one in line.talk.all()]
    may_keep = request.acting.may(Permission.KEEP_COMMUNITY)
    context = {
        "handover": found,
        "lines": lines,
        "names": authors([*said, *(line.confirmed_by for line in lines)]),
        "may_keep": may_keep,
        "is_mine": may_keep
        and request.acting.person != found.person_id
        and found.successor_id in (None, request.acting.person),
        "today": clock.today(),
        "form": TalkForm(auto_id=False),
    }
    return render(request, "handover/one.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def successor(request: ActingRequest, key: UUID) -> HttpResponse:
    """Name who takes over."""
    found = get_object_or_404(Handover, pk=key)
    form = DeputyForm(asked(request))
    form.fields["person"].required = True
    form.offer(person=_members(request).exclude(pk=found.person_id))

    def act() -> None:
        name_successor(found, form.cleaned_data["person"].pk, by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("引き継ぐ人を決める"), back=reverse("handover_one", args=[key]))


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def confirmed(request: ActingRequest, key: UUID) -> HttpResponse:
    """Confirm an item."""
    line = get_object_or_404(HandoverLine.objects.select_related("handover"), pk=key)
    try:
        given = confirm(line, by=request.acting, at=clock.now(), day=clock.today())
    except RoomError as error:
        messages.error(request, str(error))
    else:
        said = (
            _("引き継ぎました。担当はあなたになりました。")
            if given
            else _("引き継ぎました。担当は、そのページで替えてください。")
        )
        messages.success(request, said)
    return redirect("handover_one", line.handover_id)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def ask(request: ActingRequest, key: UUID) -> HttpResponse:
    """Ask back about an item."""
    return _talk(request, key, is_question=True)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def answered(request: ActingRequest, key: UUID) -> HttpResponse:
    """Answer a question about an item."""
    return _talk(request, key, is_question=False)


def _talk(request: ActingRequest, key: UUID, *, is_question: bool) -> HttpResponse:
    line = get_object_or_404(HandoverLine.objects.select_related("handover", "body"), pk=key)
    form = TalkForm(request.POST)
    if form.is_valid():
        talk(
            line,
            form.cleaned_data["words"],
            is_question=is_question,
            by=request.acting,
            at=clock.now(),
            day=clock.today(),
        )
        messages.success(request, _("書きました。"))
    else:
        messages.error(request, _("聞くこと・答えを入れてください。"))
    return redirect("handover_one", line.handover_id)


def _members(request: ActingRequest) -> QuerySet[Person]:
    return people_known(request.acting.body.pk, clock.today(), Disclosure.Purpose.OFFICE)
