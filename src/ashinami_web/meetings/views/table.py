"""Around the table: turns counted by the scribe, ballots on paper, papers of the pack, ideas without names."""

from __future__ import annotations

from math import ceil
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.community.balance import Side
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, key_in, needs
from ashinami_web.meetings import table_actions
from ashinami_web.meetings.meeting_forms import BallotForm, CountForm, IdeaForm, IdeasForm, PaperForm
from ashinami_web.meetings.meeting_queries import balance_of, counted
from ashinami_web.meetings.models import Ballot, CouncilMember, Idea, MeetingPaper
from ashinami_web.meetings.queries import MOST_LISTED, members_on
from ashinami_web.meetings.sheets import on_a_page
from ashinami_web.meetings.views.asking import Ask, ask, doing, sent, tried
from ashinami_web.meetings.views.meetings import own_meeting
from ashinami_web.people.roles import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def turns(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Give the scribe one large button a member; a press counts one turn of her groups, and is kept for nobody."""
    found = own_meeting(meeting)
    if request.method == "POST":
        member = get_object_or_404(CouncilMember, pk=key_in(request.POST.get("member", "")), council=found.council_id)
        step = -1 if "less" in request.POST else 1
        table_actions.count_turn(found, member, step, by=request.acting)
        return redirect("meeting_turns", found.pk)
    members = members_on(found.council, found.day)
    known = [member for member in members if member.age or member.sex or member.area_id]
    said = sum(found.turns.filter(side=Side.AGE.value).values_list("count", flat=True))
    context = {
        "meeting": found,
        "members": known,
        "without": len(members) - len(known),
        "balance": balance_of(found),
        "said": said,
    }
    return render(request, "meetings/turns.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def ballot_new(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Ask something by ballot."""
    found, today = own_meeting(meeting), clock.today()
    voters = sum(1 for member in members_on(found.council, found.day) if member.votes)
    initial = {"eligible": voters or None, "quorum": found.council.quorum, "options": "賛成\n反対"}
    form = BallotForm(sent(request), initial=initial)

    def do() -> str:
        return reverse("ballot", args=[table_actions.make_ballot(found, form.cleaned_data, **doing(request)).pk])

    page = Ask(
        _("紙の投票をつくる"),
        reverse("meeting", args=[found.pk]),
        _("投票用紙を印刷し、集めて数え、ここに書きます。だれがどれに入れたかは残りません。"),
    )
    return ask(request, form, page, do, today=today)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def ballot_page(request: ActingRequest, ballot: UUID) -> HttpResponse:
    """Show a ballot with its counts."""
    found = get_object_or_404(Ballot.objects.select_related("meeting__council"), pk=ballot)
    context = {
        "counted": counted(found),
        "ballot": found,
        "counts": found.counts.order_by("-counted_at"),
        "on_a_page": on_a_page(found),
        "sheets": ceil(found.eligible / on_a_page(found)),
        "may_write": found.is_own() and request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "meetings/ballot.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def ballot_count(request: ActingRequest, ballot: UUID) -> HttpResponse:
    """Write down a count."""
    found = get_object_or_404(Ballot.objects.select_related("meeting"), pk=ballot)
    own_meeting(found.meeting_id)
    form, back = CountForm(sent(request), options=found.options), reverse("ballot", args=[found.pk])

    def do() -> str:
        table_actions.count_ballot(
            found,
            form.votes(),
            form.cleaned_data["spoiled"],
            counters=form.cleaned_data["counters"],
            **doing(request),
        )
        return back

    page = Ask(_("票を数えて書く"), back, found.question, done=_("数を書きました。数え直したら、もう一度書きます。"))
    return ask(request, form, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def paper_new(request: ActingRequest, meeting: UUID) -> HttpResponse:
    """Put a PDF into the pack."""
    found = own_meeting(meeting)
    form = PaperForm(sent(request), request.FILES if request.method == "POST" else None)
    back = reverse("meeting", args=[found.pk])

    def do() -> str:
        content = form.cleaned_data["file"].read()
        table_actions.add_paper(found, form.cleaned_data["title"], content, **doing(request))
        return back

    page = Ask(
        _("資料を付ける"), back, _("PDFを付けると、会議資料のうしろに綴じられます。"), done=_("資料を付けました。")
    )
    return ask(request, form, page, do, multipart=True)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def paper_drop(request: ActingRequest, meetingpaper: UUID) -> HttpResponse:
    """Take a paper out."""
    found = get_object_or_404(MeetingPaper.objects.defer("content").select_related("meeting"), pk=meetingpaper)
    own_meeting(found.meeting_id)
    meeting = found.meeting_id
    tried(request, lambda: table_actions.drop_paper(found, **doing(request)), gettext_lazy("資料を外しました。"))
    return redirect("meeting", meeting)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def paper_file(_request: ActingRequest, meetingpaper: UUID) -> HttpResponse:
    """Return one paper."""
    found = get_object_or_404(MeetingPaper, pk=meetingpaper)
    answer = HttpResponse(bytes(found.content), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="paper-{found.pk}.pdf"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.SEE_COMMUNITY)
def ideas(request: ActingRequest) -> HttpResponse:
    """Show the ideas by theme, those with most dots first; type in more slips. Nobody's name is asked for."""
    today, by = clock.today(), request.acting
    form = IdeasForm(sent(request), by=by, day=today, initial={"collected_on": today})

    def do() -> str:
        said = {name: value for name, value in form.cleaned_data.items() if name != "texts"}
        table_actions.add_ideas(form.cleaned_data["texts"].splitlines(), said, **doing(request))
        return reverse("ideas")

    asked = request.GET.get("theme", "")
    rows = Idea.objects.prefetch_related("taken_up__project").order_by("theme", "-dots", "text")
    if asked:
        rows = rows.filter(theme=asked)
    page = Ask(_("アイデアの記録"), reverse("meetings"), done=_("アイデアを書きました。"))
    more = {
        "rows": [(row, row.is_own()) for row in rows[: MOST_LISTED * 6]],
        "themes": Idea.objects.exclude(theme="").order_by("theme").values_list("theme", flat=True).distinct(),
        "asked": asked,
        "may_write": by.may(Permission.KEEP_COMMUNITY),
    }
    return ask(request, form, page, do, template="meetings/ideas.html", **more)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def idea_mark(request: ActingRequest, idea: UUID) -> HttpResponse:
    """Write how many dots an idea got, and its theme."""
    found = get_object_or_404(Idea, pk=idea)
    if not found.is_own():
        return redirect("ideas")
    form = IdeaForm(sent(request), initial={"theme": found.theme, "dots": found.dots})

    def do() -> str:
        table_actions.mark_idea(found, form.cleaned_data, **doing(request))
        return reverse("ideas")

    return ask(request, form, Ask(_("アイデアのまとめ"), reverse("ideas"), found.text, done=_("書きました。")), do)
