"""Places: where rides start and end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ashinami.basics.clock import Span
from ashinami.basics.place import Point


class PlaceKind(StrEnum):
    """What a place is to the people who go there."""

    HOME = "自宅"
    CLINIC = "医療機関"
    SHOP = "買い物"
    CARE = "介護・福祉"
    OFFICE = "役所・金融"
    COMMUNITY = "集会・交流"
    STATION = "駅・停留所"
    OTHER = "その他"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with the names people call it by.

    Attributes
    ----------
    key : stable key inside its municipality.
    name : the name as written.
    kana : its reading in hiragana, empty when not known.
    aliases : house names (屋号), landmarks, old names.
    point : where it is, or None for a text still to be located (場所未確認): such a place can be written down, not driven to.
    town : 大字・町丁目.
    note : for the driver: which door, where to stop.
    hours : opening hours by weekday, Monday first; empty for a place without hours.
    """

    key: str
    name: str
    kind: PlaceKind = PlaceKind.OTHER
    point: Point | None = None
    kana: str = ""
    aliases: tuple[str, ...] = ()
    town: str = ""
    note: str = ""
    hours: tuple[tuple[Span, ...], ...] = ()

    def __post_init__(self) -> None:
        """Refuse a place without a name, or hours for anything but seven weekdays."""
        if not self.key or not self.name:
            raise ValueError("a place has a key and a name")
        if self.hours and len(self.hours) != 7:
            raise ValueError(f"{self.name}: hours are given for seven weekdays or not at all")
