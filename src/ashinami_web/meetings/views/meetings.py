"""One meeting: its agenda, who came, what was written beforehand."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings import meeting_actions, table_actions
from ashinami_web.meetings.agenda_queries import agenda_of, too_long
from ashinami_web.meetings.meeting_forms import (
    HoldForm,
    ItemForm,
    MeetingForm,
    MinutesForm,
    OpinionForm,
    PassForm,
    WhyForm,
)
from ashinami_web.meetings.meeting_queries import balance_of, counted, quorum_of, spoken
from ashinami_web.meetings.models import AgendaItem, Decision, Meeting
from ashinami_web.meetings.queries import chairs_of, councils, last_before, members_on, next_after
from ashinami_web.meetings.task_queries import lines
from ashinami_web.meetings.views.asking import Ask, ask, doing, sent, tried
from ashinami_web.meetings.views.councils import own_council
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.SEE_COMMUNITY)
def meeting_page(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Show a meeting whole: agenda with minutes, who came, decisions, actions, ballots, papers, the balance of voices."""
    return show(request, _meeting(meeting))


def show(request: ActingRequest, found: Meeting, *, minutes: MinutesForm | None = None) -> HttpResponse:
    """Answer with the page of a meeting; `minutes` is a form that was not taken."""
    today = clock.today()
    members = members_on(found.council, found.day)
    actions = found.actions.select_related("owner_body").prefetch_related("owner", "notes")
    context = {
        "meeting": found,
        "council": found.council,
        "today": today,
        "may_write": found.is_own() and request.acting.may(Permission.KEEP_COMMUNITY),
        "is_past": found.day <= today,
        "spoken": spoken(found),
        "quorum": quorum_of(found),
        "attendance": found.attendance.select_related("member__member_body").prefetch_related("member__person"),
        "members": members,
        "chairs": chairs_of(found.council, members)[:3],
        "too_long": too_long(found),
        "decisions": Decision.objects.filter(meeting=found).order_by("written_at"),
        "actions": lines(actions, today),
        "ballots": [counted(ballot) for ballot in found.ballots.order_by("made_at")],
        "papers": found.papers.defer("content").order_by("added_at"),
        "balance": balance_of(found),
        "last": last_before(found),
        "next": next_after(found),
        "minutes_form": minutes or MinutesForm(),
    }
    return render(request, "meetings/meeting.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def meeting_new(request: ActingRequest, council: UUID) -> HttpResponse:
    """Plan one meeting."""
    found, today = own_council(council), clock.today()
    form = MeetingForm(sent(request), by=request.acting, day=today, initial={"day": today + timedelta(days=14)})
    del form.fields["changed_why"]

    def do() -> str:
        row = meeting_actions.add_meeting(found, form.cleaned_data, **doing(request))
        return reverse("meeting", args=[row.pk])

    page = Ask(_("会議を開く日を加える"), reverse("council", args=[found.pk]), str(found), done=_("予定を加えました。"))
    return ask(request, form, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def meeting_change(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Move this meeting alone."""
    found = own_meeting(meeting)
    names = ("day", "start_minute", "end_minute", "place", "online", "changed_why")
    initial = {name: getattr(found, name) for name in names}
    form = MeetingForm(sent(request), by=request.acting, day=clock.today(), initial=initial)
    back = reverse("meeting", args=[found.pk])

    def do() -> str:
        meeting_actions.change_meeting(found, form.cleaned_data, **doing(request))
        return back

    page = Ask(_("この回だけ変える"), back, _("ほかの回の予定は、そのままです。"), done=_("この回の予定を変えました。"))
    return ask(request, form, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def meeting_call_off(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Say that this meeting is not held."""
    found, form = own_meeting(meeting), WhyForm(sent(request))
    back = reverse("meeting", args=[found.pk])

    def do() -> str:
        meeting_actions.call_off(found, form.cleaned_data["why"], **doing(request))
        return back

    return ask(request, form, Ask(_("この回は開かない"), back, done=_("この回は、開かないことにしました。")), do)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def agenda(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Lay out the agenda from what is open."""
    found = own_meeting(meeting)
    said = gettext_lazy("開いている課題・宿題・見直しから、議題を並べました。")
    tried(request, lambda: meeting_actions.lay_out(found, agenda_of(found), **doing(request)), said)
    return redirect("meeting", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def item_new(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Add an item by hand."""
    found, form = own_meeting(meeting), ItemForm(sent(request))
    back = reverse("meeting", args=[found.pk])

    def do() -> str:
        meeting_actions.add_item(found, form.cleaned_data, **doing(request))
        return back

    return ask(request, form, Ask(_("議題を加える"), back, done=_("議題を加えました。")), do)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def item_drop(request: ActingRequest, agendaitem: UUID) -> HttpResponse:
    """Take an item off."""
    found = get_object_or_404(AgendaItem.objects.select_related("meeting"), pk=agendaitem)
    own_meeting(found.meeting_id)
    meeting = found.meeting_id
    tried(request, lambda: meeting_actions.drop_item(found, **doing(request)), gettext_lazy("議題を外しました。"))
    return redirect("meeting", meeting)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def item_pass(request: ActingRequest, agendaitem: UUID) -> HttpResponse:
    """Pass an item on to another council of the same secretary."""
    found = get_object_or_404(AgendaItem.objects.select_related("meeting__council"), pk=agendaitem)
    meeting = own_meeting(found.meeting_id)
    others = councils(clock.today()).filter(body=request.acting.body).exclude(pk=meeting.council_id)
    form = PassForm(sent(request), councils=others)
    back = reverse("meeting", args=[meeting.pk])

    def do() -> str:
        said = form.cleaned_data
        meeting_actions.pass_on(found, said["to"], said["why"], **doing(request))
        return f"{back}#item-{found.pk}"

    lead = _("送った先の次の議題に、どこから来たかとともに並びます。話し合った結果は、ここからも開けます。")
    return ask(request, form, Ask(_("ほかの会議に送る"), back, lead, done=_("送りました。")), do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def hold(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Write down who came how, and who had the chair."""
    found = own_meeting(meeting)
    came = {row.member_id: row for row in found.attendance.all()}
    members = members_on(found.council, found.day)
    initial = {"chair": str(found.chair_id or ""), "guests": found.guests}
    form = HoldForm(sent(request), members=members, came=came, initial=initial)
    back = reverse("meeting", args=[found.pk])

    def do() -> str:
        meeting_actions.hold(
            found, form.came(), chair=form.chair(), guests=form.cleaned_data["guests"], **doing(request)
        )
        return back

    page = Ask(_("出欠を書く"), back, done=_("出欠を書きました。"))
    return ask(request, form, page, do, template="meetings/hold.html", meeting=found)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def opinion_new(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Write down what somebody who does not come says."""
    found = own_meeting(meeting)
    members = found.council.members.filter(pk__in=[one.pk for one in members_on(found.council, found.day)])
    form = OpinionForm(
        sent(request),
        members=members.select_related("member_body").prefetch_related("person"),
        items=found.items.all(),
        initial={"received_on": clock.today()},
    )
    back = reverse("meeting", args=[found.pk])

    def do() -> str:
        table_actions.write_opinion(found, form.cleaned_data, **doing(request))
        return back

    page = Ask(
        _("書面・電話の意見を書く"), back, _("来られない方の意見は、会議で読み上げます。"), done=_("意見を書きました。")
    )
    return ask(request, form, page, do)


def own_meeting(key: UUID) -> Meeting:
    """Return a meeting of the body acted for; another's is not found."""
    found = _meeting(key)
    return found if found.is_own() else get_object_or_404(Meeting, pk=None)


def _meeting(key: UUID) -> Meeting:
    return get_object_or_404(Meeting.objects.select_related("council__area", "body", "circle"), pk=key)
