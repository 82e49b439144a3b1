"""The people of a fictional town: invented names, and telephone numbers that cannot exist."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ashinami.society.town.plan import GivesHomes, Plan, Weighted
from ashinami.society.town.words import Named, names
from ashinami.vocabulary.person import Need, Rider

# How many of a hundred riders have each need; invented, in the order of magnitude of a group for people who cannot use a bus.
_NEEDS = {
    Need.WHEELCHAIR: 8,
    Need.WALKER: 22,
    Need.STEP_AID: 25,
    Need.DOOR_TO_DOOR: 15,
    Need.OXYGEN: 3,
    Need.SIGHTED_HELP: 5,
    Need.HEARING: 12,
    Need.MEMORY: 8,
}
_MINUTES_MORE = {Need.WHEELCHAIR: 4, Need.WALKER: 1, Need.STEP_AID: 1, Need.OXYGEN: 2, Need.SIGHTED_HELP: 1}
_CAR_SICK = 20  # every twentieth rider cannot bear a long ride


class Register:
    """Gives out names, none twice, and telephone numbers in a form that no exchange has (0000-00-…)."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._taken: set[str] = set()

    def name(self, *, women: float) -> Named:
        """Return a name and its reading; `women` is the share of women. Rare family names come first."""
        for _ in range(1_000):
            rare = names().rare_families[len(self._taken) :]
            family, family_kana = rare[0] if rare else self._one(names().families)
            given, given_kana = self._one(names().women if self._rng.random() < women else names().men)
            whole = f"{family} {given}"
            if whole not in self._taken:
                self._taken.add(whole)
                return whole, f"{family_kana} {given_kana}"
        raise ValueError("more people than names: add some to names.toml")

    def phone(self) -> str:
        """Return a number that cannot be dialled: no area code begins with two zeros."""
        return f"0000-00-{len(self._taken):04d}"

    def _one(self, words: tuple[Named, ...]) -> Named:
        return words[self._rng.integers(len(words))]


def make_riders[D: Weighted](spec: Plan[D], homes: GivesHomes[D], register: Register) -> tuple[Rider, ...]:
    """Return the riders, shared among the districts by their weights."""
    needs, at_home = spec.stream("riders' needs"), spec.stream("riders' homes")
    riders: list[Rider] = []
    for district in _shared(spec.districts, spec.riders):
        number = len(riders) + 1
        name, kana = register.name(women=0.75)
        has = _needs(needs)
        car_sick = number % _CAR_SICK == 0
        riders.append(
            Rider(
                key=f"rider-{number:03d}",
                name=name,
                kana=kana,
                phone=register.phone(),
                home=homes.one(f"home-{number:03d}", district, at_home),
                needs=has,
                boarding=2 + min(sum(_MINUTES_MORE.get(need, 0) for need in has), 6),
                longest_ride=20 if car_sick else int(needs.choice([45, 60, 60, 75])),
                note="車に酔いやすい" if car_sick else "",
            )
        )
    return tuple(riders)


def _needs(rng: np.random.Generator) -> frozenset[Need]:
    has = {need for need, share in _NEEDS.items() if rng.random() * 100 < share}
    if Need.WHEELCHAIR in has:
        has -= {Need.WALKER, Need.STEP_AID}
    return frozenset(has)


def _shared[D: Weighted](districts: Sequence[D], count: int) -> list[D]:
    """Return `count` districts, each as often as its weight says; the largest remainders fill up."""
    weights = np.array([district.riders for district in districts], dtype=np.float64)
    exact = weights / weights.sum() * count
    whole = np.floor(exact).astype(int)
    for at in np.argsort(whole - exact, kind="stable")[: count - int(whole.sum())]:
        whole[at] += 1
    return [district for district, times in zip(districts, whole, strict=True) for _ in range(times)]
