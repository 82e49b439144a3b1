"""What the notices share: each function returns one part of the condition, citing the notice it is asked for.

Section numbers are those of the road transport dossier on which this package rests (2.1 to 2.13).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit import facts
from ashinami.rules.conditions import AllOf, AnyOf, Gap, Sentences, Within
from ashinami.rules.facts import Choice


@dataclass(frozen=True, slots=True)
class Sources:
    """A notice as the source of its statements, by how each was read."""

    notice: Citation
    all_unverified: bool = False

    @property
    def stated(self) -> Citation:
        """What the sources report of the notice."""
        return self.notice

    @property
    def derived(self) -> Citation:
        """What follows from it."""
        return self._as(Mark.DERIVED)

    @property
    def recalled(self) -> Citation:
        """What is remembered of it and not verified."""
        return self._as(Mark.UNVERIFIED)

    def _as(self, mark: Mark) -> Citation:
        return replace(self.notice, mark=Mark.UNVERIFIED if self.all_unverified else mark)


def besides(fact: Choice, *options: str) -> tuple[str, ...]:
    """Return the ids of all other options of the fact."""
    return tuple(option for option in fact.ids if option not in options)


def not_received(kind: str, satisfied: str, sources: Sources, cite: Citation | None = None) -> Within:
    """Return the leaf: this kind of thing is not received from the rider."""
    text = next(option.text for option in facts.RECEIVED.options if option.id == kind)
    says = Sentences(satisfied, f"{text}を受け取ります。", f"{text}を受け取るか、分かりません。")
    return Within(facts.RECEIVED, besides(facts.RECEIVED, kind), says, cite or sources.stated)


def no_third_party_price(sources: Sources) -> Within:
    """2.2: who pays does not matter; what the payment follows does."""
    return Within(
        facts.THIRD_PARTY,
        ("none", "lump_sum"),
        Sentences(
            "利用者以外から、送迎の回数・距離・時間・人数に応じたお金を受け取りません。",
            "利用者以外から、送迎の回数・距離・時間・人数に応じたお金を受け取ります。",
            "利用者以外からのお金が何に応じて払われるか、分かりません。",
        ),
        sources.derived,
    )


def no_fare(sources: Sources) -> AllOf:
    """2.3: whatever its name, an amount set for the ride is its price; what we have no word for is not judged."""
    no_other = not_received("other", "ほかに受け取るものはありません。", sources, sources.derived)
    gap = Gap("上のどれでもない受け取り", "何を受け取るかを運輸支局に示して確かめてください", sources.derived)
    return AllOf(
        "決まった対価",
        (
            not_received("fare", "運賃など、送迎の対価として決めた額は受け取りません。", sources),
            AnyOf("その他の受け取り", (no_other, gap)),
        ),
    )
