"""Which word, icon and tone a verdict or a state is shown with: never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.ride import RideState


@dataclass(frozen=True, slots=True)
class Badge:
    """A word with its icon (a symbol in icons.svg) and its tone (a class in components.css)."""

    word: str | Promise
    icon: str
    tone: str


UNDETERMINED = Badge(_("要確認"), "ask", "warn")
VERDICTS = {
    "lawful": Badge(_("適法"), "good", "good"),
    "undetermined": UNDETERMINED,
    "unlawful": Badge(_("登録・許可が必要"), "bad", "bad"),
    "not_applicable": Badge(_("対象外"), "none", "still"),
}
_STATES = {
    RideState.REQUESTED: ("list", "ink"),
    RideState.OFFERED: ("ask", "warn"),
    RideState.CONFIRMED: ("check", "key"),
    RideState.EN_ROUTE: ("car", "key"),
    RideState.ARRIVED: ("place", "key"),
    RideState.ABOARD: ("person", "key"),
    RideState.DONE: ("good", "good"),
    RideState.NO_SHOW: ("away", "bad"),
    RideState.CANCELLED: ("none", "still"),
    RideState.UNMET: ("bad", "bad"),
}
BARS = {
    "proposed": Badge(_("提案"), "ask", "still"),
    "confirmed": Badge(_("確定"), "check", "key"),
    "locked": Badge(_("固定"), "lock", "key"),
    "done": Badge(_("完了"), "good", "good"),
    "away": Badge(_("不在"), "away", "bad"),
    "warn": UNDETERMINED,
    "bad": Badge(_("要修正"), "bad", "bad"),
}
"""The bars of the day's board, by the name a bar's `state` gives."""
NOTES = {"info": _("お知らせ"), "good": _("できました"), "warn": _("注意"), "bad": _("要修正")}


def verdict_badge(verdict: str) -> Badge:
    """Return the badge of a verdict; a word we do not know is 要確認, never 適法."""
    return VERDICTS.get(verdict, UNDETERMINED)


@cache
def state_badge(state: RideState) -> Badge:
    """Return the badge of a ride's state."""
    icon, tone = _STATES[state]
    return Badge(_(state.text), icon, tone)
