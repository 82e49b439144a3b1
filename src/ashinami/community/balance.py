"""Balance: of voices at a meeting, and of people who prepare a body. Nobody is named, and small groups are not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ashinami.vocabulary.registration import Worded

SMALLEST_SHOWN = 3
"""A group of fewer people is never shown alone: everybody in the room would know who it is."""
FAR_FROM_EQUAL = 0.5
"""A group that speaks less than half of what its number would give is said to be heard little; more than twice, much."""
ONE_SIDED = 0.8
"""A group that makes up this share of the key persons is said to stand for all."""


class AgeGroup(Worded):
    """Age in wide steps; what is not known stays unknown."""

    UNDER_40 = "under_40", "40歳未満"
    FORTIES = "40_64", "40〜64歳"
    SIXTIES = "65_74", "65〜74歳"
    OLD = "75_over", "75歳以上"


class Sex(Worded):
    """As the person wishes to be counted."""

    WOMAN = "woman", "女性"
    MAN = "man", "男性"
    OTHER = "other", "そのほか・答えない"


class Side(Worded):
    """By what people are grouped."""

    AGE = "age", "年代"
    SEX = "sex", "性別"
    AREA = "area", "地区"


class Heard(Worded):
    """How much a group was heard beside its number."""

    LITTLE = "little", "少なめ"
    EVEN = "even", "人数なみ"
    MUCH = "much", "多め"


@dataclass(frozen=True, slots=True)
class Voice:
    """One person of a meeting as the scribe sees her: her groups, never her name. `turns` is how often she spoke."""

    age: str = ""
    sex: str = ""
    area: str = ""
    turns: int = 0

    def __post_init__(self) -> None:
        """Refuse a count below none."""
        if self.turns < 0:
            raise ValueError("nobody speaks less than never")

    def of(self, side: Side) -> str:
        """Return her group on a side; empty when it is not known."""
        return str(getattr(self, side.value))


@dataclass(frozen=True, slots=True)
class Share:
    """What one group has of the people and of the turns, in whole per cent; small groups stand together in `groups`."""

    groups: tuple[str, ...]
    people: int
    people_percent: int
    turns_percent: int
    heard: Heard


@dataclass(frozen=True, slots=True)
class SideShown:
    """One side of the balance: its shares, or why there are none to show."""

    side: Side
    shares: tuple[Share, ...]
    hidden: bool
    unknown: int


def balance(voices: Iterable[Voice], side: Side) -> SideShown:
    """Return who was heard how much on one side.

    Groups under `SMALLEST_SHOWN` people are put together; when even together they are too few, or only one group is left,
    nothing is shown. People whose group is not known are counted aside and stand in no group.
    """
    listed = list(voices)
    known = [voice for voice in listed if voice.of(side)]
    unknown = len(listed) - len(known)
    people = Counter(voice.of(side) for voice in known)
    turns: Counter[str] = Counter()
    for voice in known:
        turns[voice.of(side)] += voice.turns
    together = _together(people)
    total = sum(turns.values())
    if len(together) < 2 or not total:
        return SideShown(side, (), hidden=bool(known), unknown=unknown)
    shares = tuple(_share(groups, people, turns, len(known), total) for groups in together)
    return SideShown(side, shares, hidden=False, unknown=unknown)


def _together(people: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Return the groups that may be shown; the small ones in one, which takes the next smallest until it is large enough."""
    large = sorted((group for group, count in people.items() if count >= SMALLEST_SHOWN), key=lambda one: -people[one])
    small = sorted(group for group, count in people.items() if count < SMALLEST_SHOWN)
    while small and sum(people[group] for group in small) < SMALLEST_SHOWN and large:
        small.append(large.pop())
    shown: list[tuple[str, ...]] = [(group,) for group in sorted(large)]
    if small and sum(people[group] for group in small) >= SMALLEST_SHOWN:
        shown.append(tuple(sorted(small)))
    return shown


def _share(
    groups: tuple[str, ...], people: Mapping[str, int], turns: Mapping[str, int], everybody: int, total: int
) -> Share:
    here = sum(people[group] for group in groups)
    said = sum(turns[group] for group in groups)
    ratio = (said / total) / (here / everybody)
    heard = Heard.LITTLE if ratio < FAR_FROM_EQUAL else Heard.MUCH if ratio > 1 / FAR_FROM_EQUAL else Heard.EVEN
    return Share(groups, here, round(100 * here / everybody), round(100 * said / total), heard)


@dataclass(frozen=True, slots=True)
class Lean:
    """How the key persons of a body being prepared lean to one group. `missing` are groups of the area with nobody."""

    side: Side
    group: str
    percent: int
    missing: tuple[str, ...]
    unknown: int

    @property
    def is_one_sided(self) -> bool:
        """Whether one group stands for all, or a group has nobody."""
        return bool(self.group) or bool(self.missing)


def lean(people: Iterable[Voice], side: Side, expected: Iterable[str] = ()) -> Lean:
    """Return how the people lean on one side.

    `expected` are the groups that live in the area (its districts, the age groups asked for): those without a person are missing,
    once everybody's group is known.
    """
    listed = list(people)
    known = Counter(one.of(side) for one in listed if one.of(side))
    total = sum(known.values())
    group, count = max(known.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    one_sided = total >= SMALLEST_SHOWN and count / total >= ONE_SIDED
    return Lean(
        side=side,
        group=group if one_sided else "",
        percent=round(100 * count / total) if total else 0,
        # while somebody's group is not known, no group can be said to have nobody
        missing=tuple(one for one in expected if one not in known) if listed and total == len(listed) else (),
        unknown=len(listed) - total,
    )
