"""What is registered, version by version, and what the kinds of registration were called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ashinami.vocabulary.registration import Forum, Passenger, Term, Way

_OLD_NAMES = {
    # way: (first day of the name, name), newest first. Source: 施行規則第49条・第51条, texts of 2013, 2015 and 2020-11-27
    Way.BLANK_AREA: (
        (date(2020, 11, 27), "交通空白地有償運送"),
        (date(2015, 4, 1), "公共交通空白地有償運送"),
        (date(2006, 10, 1), "過疎地有償運送"),
    ),
    Way.MUNICIPAL_WELFARE: ((date(2020, 11, 27), "福祉有償運送"),),
    Way.MUNICIPAL_BLANK: ((date(2020, 11, 27), "交通空白地有償運送"),),
}


def way_name(way: Way, day: date) -> str:
    """Return what a kind of registration was called on a day."""
    return next((name for since, name in _OLD_NAMES.get(way, ()) if since <= day), way.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What is registered, from the day `since` on. Texts stand as the papers print them; empty where nothing is written.

    Attributes
    ----------
    registration : the key of the registration it is a version of.
    number : as printed, e.g. 中山福第1号.
    registered_on, expires_on : as printed on the certificate. The expiry is kept, never computed: the register has days that differ from
        the civil-law end of a period.
    operator : what kind of body the group is, an option of the law's `operator.kind`; empty while not known.
    address, representative : where the body sits, as registered; the key of the person who represents it.
    authority : the competent office (運輸支局 or a delegated prefecture or municipality).
    passengers : categories of riders by meaning; for 交通空白地 empty.
    forum, settled_on, price_settled_on : where and when need and area, and when the price, were settled; None while not known.
    shared_rides : whether the council accepted that riders ride together; None while not known.
    partner, contractor : the licensed operator of 事業者協力型; who runs it under contract.
    """

    registration: str
    since: date
    way: Way
    term: Term
    number: str
    registered_on: date
    expires_on: date
    operator: str = ""
    address: str = ""
    representative: str = ""
    authority: str = ""
    area: str = ""
    route: str = ""
    hours: str = ""
    passengers: frozenset[Passenger] = frozenset()
    forum: Forum | None = None
    settled_on: date | None = None
    price_settled_on: date | None = None
    shared_rides: bool | None = None
    partner: str = ""
    contractor: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a registration without number, and one that expires before it begins."""
        if not self.number:
            raise ValueError("a registration has a number")
        if self.expires_on < self.registered_on:
            raise ValueError(f"{self.number}: it expires before it is registered")

    @property
    def way_name(self) -> str:
        """What its kind was called on the day it was registered."""
        return way_name(self.way, self.registered_on)

    @property
    def categories(self) -> tuple[Passenger, ...]:
        """The range of passengers, in the order of the ordinance."""
        return tuple(kind for kind in Passenger if kind in self.passengers)

    @property
    def facts(self) -> dict[str, Any]:
        """Its content as an event keeps it; `Version.read` reads it back."""
        return {name: _plain(getattr(self, name)) for name in self.__slots__ if name != "registration"}

    @classmethod
    def read(cls, registration: str, facts: Mapping[str, Any]) -> Version:
        """Read the facts of an event; what cannot be read is a ValueError."""
        try:
            return cls(
                registration=registration,
                **{name: _DATES_AND_CODES.get(name, _as_it_is)(value) for name, value in facts.items()},
            )
        except (TypeError, KeyError) as error:
            raise ValueError(f"registration {registration}: {error}") from error


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 - whatever the event holds
    return value


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return sorted(value) if isinstance(value, frozenset) else value


_DATES_AND_CODES: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("since", "registered_on", "expires_on", "settled_on", "price_settled_on"), _day),
    "way": Way,
    "term": Term,
    "forum": lambda code: Forum(code) if code else None,
    "passengers": lambda codes: frozenset(Passenger(code) for code in codes),
}


def in_force(versions: Iterable[Version], day: date) -> Version | None:
    """Return the version that says what is registered on the day: the latest begun by then, of one day the one written last.

    `versions` stand in the order in which they were written.
    """
    begun = [version for version in versions if version.since <= day]
    # max keeps the first of equals, and the last written wins
    return max(reversed(begun), key=lambda version: version.since, default=None)
