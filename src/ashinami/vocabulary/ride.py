"""The life of a ride: one leg of a wish, out or back. State names follow TCRP Report 210, so that exchange is export."""

from __future__ import annotations

from enum import StrEnum


class Leg(StrEnum):
    """Which way."""

    OUT = "行き"
    BACK = "帰り"


class RideState(StrEnum):
    """Where a ride stands."""

    REQUESTED = "requested"
    OFFERED = "offered"
    CONFIRMED = "confirmed"
    EN_ROUTE = "en_route"
    ARRIVED = "arrived"
    ABOARD = "aboard"
    DONE = "done"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    UNMET = "unmet"

    @property
    def text(self) -> str:
        """The state in Japanese."""
        return _TEXT[self]

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to the ride but a correction."""
        return self in (RideState.DONE, RideState.NO_SHOW, RideState.CANCELLED, RideState.UNMET)


_TEXT = {
    RideState.REQUESTED: "受付ずみ",
    RideState.OFFERED: "提案中",
    RideState.CONFIRMED: "確定",
    RideState.EN_ROUTE: "迎えに出発",
    RideState.ARRIVED: "迎え先に到着",
    RideState.ABOARD: "乗車中",
    RideState.DONE: "完了",
    RideState.NO_SHOW: "不在",
    RideState.CANCELLED: "取消",
    RideState.UNMET: "お断り",
}
