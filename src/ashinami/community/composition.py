"""Whether everybody who should sit in a meeting does, and who is missing; where the law decides, the law is asked as of the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ashinami.community.kinds import Kind, Seat
from ashinami.law import corpus
from ashinami.law.road_transport.council import SUBJECT, facts
from ashinami.rules.answers import Answer, Answers, Record
from ashinami.rules.facts import Question
from ashinami.rules.verdict import Finding, Verdict, find

ORIGIN = Record("会議の名簿")
TOLD = Record("会議の設定")
_SITS: Mapping[Question, tuple[str, ...]] = {
    facts.HEAD: ("head",),
    facts.OPERATORS: ("operators_bus", "operators_taxi"),
    facts.RESIDENTS: ("residents",),
    facts.BUREAU: ("bureau",),
    facts.UNION: ("drivers_union",),
    facts.NONPROFITS: ("registered_nonprofits",),
    facts.ROAD_MANAGER: ("road_manager",),
    facts.POLICE: ("police",),
}
ASKED: Mapping[str, Question] = {
    "registered_nonprofits_exist": facts.NONPROFITS_EXIST,
    "on_route": facts.ROUTE,
    "applicant_heard": facts.APPLICANT_HEARD,
}
"""What a list of members cannot tell, and is asked of the office: the key in the meeting's settings, and the question."""


@dataclass(frozen=True, slots=True)
class Composition:
    """What came out: seats that must be filled and are not, those usually held and empty, and what the law says where it decides."""

    missing: tuple[Seat, ...]
    empty: tuple[Seat, ...]
    law: Finding | None = None
    ended: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing that must be there is missing; an open question of the law is not whole."""
        return not self.missing and not self.ended and (self.law is None or self.law.verdict is Verdict.LAWFUL)


def composition(
    kind: Kind, seats: Collection[str], day: date, *, told: Mapping[str, bool] | None = None
) -> Composition:
    """Return who is missing of a kind of meeting.

    Parameters
    ----------
    seats : the keys of the seats held on the day, one entry a member.
    told : answers to the questions of `ASKED`; what is not in it is not known.
    """
    held = Counter(seats)
    finding = None
    if kind.law == SUBJECT:
        finding = find(corpus(), SUBJECT, day, Answers(tuple(_answers(held, told or {}))))
    return Composition(
        missing=tuple(seat for seat in kind.seats if seat.need and held[seat.key] < seat.least),
        empty=tuple(seat for seat in kind.seats if not seat.need and not held[seat.key]),
        law=finding,
        ended=kind.until is not None and day >= kind.until,
    )


def _answers(held: Counter[str], told: Mapping[str, bool]) -> Iterable[Answer]:
    """Return what the list and the settings answer. The list is whole: who does not stand in it does not sit in the council."""
    for fact, keys in _SITS.items():
        yield Answer(fact, all(held[key] for key in keys), ORIGIN)
    yield from (Answer(ASKED[key], said, TOLD) for key, said in told.items() if key in ASKED)
