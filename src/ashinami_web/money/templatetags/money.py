"""Words of money's pages: kinds of help, steps of a claim, numbers in groups of three."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ashinami.ledger.accounts import account
from ashinami.vocabulary.activity import Help

register = template.Library()
STEPS = {
    "sent": _("提出"),
    "withdrawn": _("取り下げ"),
    "asked": _("質問"),
    "answered": _("答え"),
    "sent_back": _("差し戻し"),
    "approved": _("額の確定"),
    "paid": _("支払い"),
    "to_return": _("返還の求め"),
    "returned": _("返還の受け取り"),
}


@register.filter
def help_word(code: str) -> str:
    """Return a kind of help in words."""
    return gettext(Help(code).text)


@register.filter
def step_word(what: str) -> str:
    """Return a step of a claim in words."""
    return str(STEPS[what])


@register.filter
def account_name(code: str) -> str:
    """Return an account in words."""
    return account(code).name


@register.filter
def owed(left: int) -> int:
    """Return what is owed to somebody whose part is overpaid: -300 → 300."""
    return -left


@register.filter
def grouped(value: object) -> object:
    """12345 → 12,345; a text stays."""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else "" if value is None else value
