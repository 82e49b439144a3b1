"""Logging in, and for whom to act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.config.middleware import SESSION_KEY, acting_for
from ashinami_web.config.scope import acting
from ashinami_web.people.forms import LoginForm
from ashinami_web.people.models import Account
from ashinami_web.people.roles import Role
from ashinami_web.ui.context import Head, head_of

DEMO_ACCOUNTS = ("demo-desk", "demo-coordinator", "demo-sc", "demo-officer", "demo-admin")
"""The people of the demonstration; each can be entered without a password, and only there."""
DEMO_PREFIX = "demo-"
"""How every log-in of a demonstration begins: those of the worked demonstration stand after the others."""


@dataclass(frozen=True, slots=True)
class DemoCard:
    """A person of the demonstration as the log-in page offers her."""

    username: str
    head: Head

    @property
    def role(self) -> Role | None:
        """The first of her roles: the one she is here for."""
        return next(iter(self.head.roles), None)


class LogIn(LoginView):
    """The log-in page; on a demonstration it also offers its people."""

    template_name = "people/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - as Django takes them
        """Return the page's context."""
        return super().get_context_data(**kwargs) | {"demo": demo_cards() if settings.DEMO else ()}


class ChangePassword(PasswordChangeView):
    """Somebody changes his own password: the first one was given to him on paper."""

    template_name = "people/password.html"
    success_url = reverse_lazy("home")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Change it, and say so on the first page."""
        messages.success(self.request, _("パスワードを変えました。"))
        return super().form_valid(form)


@require_POST
def enter_demo(request: HttpRequest) -> HttpResponse:
    """Log in as a person of the demonstration; on any other installation there is no such page."""
    username = request.POST.get("username", "")
    if not settings.DEMO or not username.startswith(DEMO_PREFIX):
        raise Http404
    account = get_object_or_404(Account, username=username, is_active=True)
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_POST
@needs(None)
def act_for(request: ActingRequest) -> HttpResponse:
    """Act for another of one's bodies from now on. A body that is not one's own changes nothing."""
    chosen = request.POST.get("body", "")
    if chosen in {str(body.pk) for body in request.acting.bodies}:
        request.session[SESSION_KEY] = chosen
    return redirect(settings.LOGIN_REDIRECT_URL)


def demo_cards() -> list[DemoCard]:
    """Return the people of the demonstration that this installation holds, in the order of the work."""
    accounts = {row.username: row for row in Account.objects.filter(username__startswith=DEMO_PREFIX, is_active=True)}
    cards = []
    for username in (*DEMO_ACCOUNTS, *sorted(accounts.keys() - set(DEMO_ACCOUNTS))):
        account = accounts.get(username)
        who = acting_for(account, clock.today()) if account else None
        if who is not None:
            with acting(who.scope(clock.today())):
                cards.append(DemoCard(username, head_of(who)))
    return cards
