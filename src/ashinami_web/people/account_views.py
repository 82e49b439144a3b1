"""Pages about log-ins, for administrators."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ashinami_web.bodies.models import Body, Membership
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.handover.leaving import left_open, open_for
from ashinami_web.people.accounts import (
    AccountLine,
    account_lines,
    add_role,
    bodies_kept,
    end_role,
    open_account,
    renew_password,
    resume_account,
    stop_account,
)
from ashinami_web.people.forms import AccountForm, RoleForm
from ashinami_web.people.models import Account
from ashinami_web.people.roles import Permission


@needs(Permission.MANAGE_ACCOUNTS)
def accounts(request: ActingRequest) -> HttpResponse:
    """List the log-ins of the municipality; make a new one, and show its first password this once."""
    form = AccountForm(request.POST or None, bodies=bodies_kept(request.acting))
    if request.method != "POST" or not form.is_valid():
        return _page(request, form)
    body, role = form.chosen()
    account, password = open_account(
        name=form.cleaned_data["name"],
        username=form.cleaned_data["username"],
        body=body,
        role=role,
        by=request.acting,
        at=clock.now(),
        day=clock.today(),
    )
    return _page(request, made=account, password=password)


@require_POST
@needs(Permission.MANAGE_ACCOUNTS)
def new_password(request: ActingRequest, key: int) -> HttpResponse:
    """Give a log-in a new password, and show it this once."""
    account = _kept(request, key).account
    password = renew_password(account, by=request.acting, at=clock.now(), day=clock.today())
    return _page(request, made=account, password=password)


@require_POST
@needs(Permission.MANAGE_ACCOUNTS)
def stop(request: ActingRequest, key: int) -> HttpResponse:
    """Stop a log-in, never one's own."""
    account = _kept(request, key).account
    if account.person_id == request.acting.person:
        messages.error(request, _("ご自分のログインは止められません。"))
        return redirect("accounts")
    if (asks := _ask_first(request, account, bodies_kept(request.acting))) is not None:
        return asks
    stop_account(account, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("ログイン %(name)s を止めました。") % {"name": account})
    return redirect("accounts")


@require_POST
@needs(Permission.MANAGE_ACCOUNTS)
def resume(request: ActingRequest, key: int) -> HttpResponse:
    """Let a stopped log-in in again."""
    account = _kept(request, key).account
    resume_account(account, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("ログイン %(name)s を、また使えるようにしました。") % {"name": account})
    return redirect("accounts")


@require_POST
@needs(Permission.MANAGE_ACCOUNTS)
def give_role(request: ActingRequest, key: int) -> HttpResponse:
    """Give a log-in one more role."""
    by, line = request.acting, _kept(request, key)
    form = RoleForm(request.POST, bodies=bodies_kept(by))
    if not form.is_valid():
        raise Http404
    body, role = form.chosen()
    add_role(line.account, body=body, role=role, by=by, at=clock.now(), day=clock.today())
    messages.success(request, _("役割を加えました。"))
    return redirect("accounts")


@require_POST
@needs(Permission.MANAGE_ACCOUNTS)
def take_role(request: ActingRequest, key: UUID) -> HttpResponse:
    """End a role from today."""
    line = next(
        (
            (line.account, row.body)
            for line in account_lines(request.acting, clock.today())
            for row in line.memberships
            if row.pk == key
        ),
        None,
    )
    if line is not None and (asks := _ask_first(request, line[0], [line[1]])) is not None:
        return asks
    try:
        end_role(key, by=request.acting, at=clock.now(), day=clock.today())
    except Membership.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("役割を終えました。"))
    return redirect("accounts")


def _ask_first(request: ActingRequest, account: Account, bodies: list[Body]) -> HttpResponse | None:
    """Ask before somebody goes who still carries something; sure of it, a hand-over is opened for all of it. None: go on."""
    open_ones = left_open(account.person_id, bodies, clock.today())
    if not open_ones:
        return None
    if "sure" not in request.POST:
        return render(request, "handover/asks_first.html", {"account": account, "open": open_ones})
    opened = open_for(account.person_id, bodies, by=request.acting, at=clock.now(), day=clock.today())
    messages.info(
        request, _("引継ぎを%(count)s件開きました。それぞれの団体の「引継ぎ」に並びます。") % {"count": opened}
    )
    return None


def _kept(request: ActingRequest, key: int) -> AccountLine:
    """Return a log-in that is kept here, or not found."""
    line = next((line for line in account_lines(request.acting, clock.today()) if line.account.pk == key), None)
    if line is None:
        raise Http404
    return line


def _page(
    request: ActingRequest, form: AccountForm | None = None, *, made: Account | None = None, password: str = ""
) -> HttpResponse:
    bodies = bodies_kept(request.acting)
    context = {
        "form": form or AccountForm(bodies=bodies),
        "role_form": RoleForm(bodies=bodies, auto_id=False),
        "lines": account_lines(request.acting, clock.today()),
        "made": made,
        "password": password,
    }
    return render(request, "people/accounts.html", context)
