"""Asking drivers whether they take a ride: how far an ask is, why a ladder of asks ended, why somebody cannot.

An ask is not an offer on the phone (`dispatch.offers` says to a rider who could come); it is the question to a driver. The codes stand in
records and are never renamed. A reason is kept so that the same person is not asked in vain again; it is never counted against anybody.
"""

from __future__ import annotations

from ashinami.vocabulary.registration import Worded


class AskState(Worded):
    """How far the question to one driver is."""

    WAITING = "waiting", "これから"
    ASKED = "asked", "返事待ち"
    ACCEPTED = "accepted", "引き受けた"
    DECLINED = "declined", "今回は見送り"
    LAPSED = "lapsed", "返事がないまま次へ"
    PASSED = "passed", "ほかで決まった"
    GONE = "gone", "時刻がふさがった"

    @property
    def is_over(self) -> bool:
        """Whether nothing is awaited of it."""
        return self not in (AskState.WAITING, AskState.ASKED)


class LadderState(Worded):
    """How far the asking for one wish is."""

    OPEN = "open", "打診中"
    FILLED = "filled", "決まった"
    HANDED_BACK = "handed_back", "受付に戻った"
    CALLED_OFF = "called_off", "やめた"


class CannotWhy(Worded):
    """Why a driver does not take a ride, as far as he says."""

    CLASH = "clash", "ほかの予定がある"
    FAR = "far", "遠い"
    CAR = "car", "車が使えない"
    HEALTH = "health", "体調"
    PRIVATE = "private", "私用"
    OTHER = "other", "そのほか・言わない"
