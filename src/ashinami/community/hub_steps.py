"""The steps towards a small hub (小さな拠点), as a plan takes them: those every hub goes through, and one for each thing this one lacks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

LACK, GAPS = "lack", "gaps"


@dataclass(frozen=True, slots=True)
class HubStep:
    """A step: its key, the field it belongs to, what is done, how, and the keys of what comes before."""

    key: str
    part: str
    title: str
    detail: str
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hub:
    """What is on record of a hub: what it lacks, and which hubs its people go to; nothing on record is not «lacks nothing»."""

    name: str = ""
    lacks: tuple[str, ...] = ()
    links: str = ""
    keeper: str = ""


def words(said: str) -> tuple[str, ...]:
    """Return what a cell of the table of hubs lists: 金融、買い物 → two words."""
    return tuple(dict.fromkeys(word for word in (part.strip() for part in re.split("[、,，・/／]", said)) if word))


def steps_for(hub: Hub) -> tuple[HubStep, ...]:
    """Return the steps for a hub, in order; where nobody has written down what it lacks, that is a step of its own."""
    found: list[HubStep] = []
    every = [f"{LACK}:{word}" for word in hub.lacks]
    for step in _known():
        after = tuple(key for before in step.after for key in (every if before == LACK else [before]))
        if step.key == LACK:
            found += (
                replace(step, key=key, title=_filled(step.title, hub, word))
                for key, word in zip(every, hub.lacks, strict=True)
            )
        elif step.key != GAPS or not every:
            found.append(replace(step, title=_filled(step.title, hub), after=after))
    there = {one.key for one in found}
    return tuple(replace(one, after=tuple(key for key in one.after if key in there)) for one in found)


def among(steps: Sequence[HubStep], chosen: Iterable[str]) -> tuple[HubStep, ...]:
    """Return the steps chosen; one that waited for a step left out waits for what that one waited for."""
    kept, known = set(chosen), {one.key: one for one in steps}

    def before(step: HubStep) -> Iterator[str]:
        for key in step.after:
            if key in kept:
                yield key
            else:
                yield from before(known[key])

    return tuple(replace(one, after=tuple(dict.fromkeys(before(one)))) for one in steps if one.key in kept)


def _filled(title: str, hub: Hub, lack: str = "") -> str:
    links = f"（行き来する先：{hub.links}）" if hub.links else ""
    return title.format(hub=hub.name or "拠点", lack=lack, links=links)


@cache
def _known() -> tuple[HubStep, ...]:
    file = tomllib.loads(resources.files(__package__).joinpath("hub_steps.toml").read_text(encoding="utf-8"))
    return tuple(HubStep(**(one | {"after": tuple(one.get("after", ()))})) for one in file["step"])
