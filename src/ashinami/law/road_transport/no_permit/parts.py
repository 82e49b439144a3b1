"""What the notices share: each function returns one part of the condition, citing the notice it is asked for.

Section numbers are those of the dossier on which this slice rests (2.1 to 2.6 of the road transport dossier).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit import facts
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Gap, Is, Not, Sentences, Within

ACT = Citation(
    title="道路運送法",
    body="昭和26年法律第183号",
    article="第2条第3項",
    url="https://laws.e-gov.go.jp/law/326AC0000000183",
    mark=Mark.VERIFIED,
)


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


def in_scope(tests: tuple[Condition, ...], sources: Sources) -> AnyOf:
    """Tie the tests together, for rides this slice covers; any special form of ride comes out undetermined."""
    ordinary = Within(
        facts.SPECIAL,
        (),
        Sentences(
            "施設送迎などの特別な形の送迎ではありません。",
            "施設送迎・会費・市町村の補助など、特別な形の送迎です。",
            "施設送迎などの特別な形の送迎か、分かりません。",
        ),
        sources.derived,
    )
    carries = Is(
        facts.CARRIES,
        Sentences("自分で車を運転して人を運びます。", "自分では人を運びません。", "自分で人を運ぶのか、分かりません。"),
        ACT if not sources.all_unverified else sources.recalled,
    )
    for_others = Is(
        facts.FOR_OTHERS,
        Sentences(
            "家族ではない、ほかの人を運びます。", "運ぶのは本人や家族だけです。", "だれを運ぶのか、分かりません。"
        ),
        ACT if not sources.all_unverified else sources.recalled,
    )
    gap = Gap(
        "施設送迎、宿泊・ツアー、会費、市町村の車や補助、訪問介護などの送迎",
        "この形の送迎の基準は、まだ足並みに入っていません。運輸支局にお尋ねください",
        sources.stated,
    )
    return AnyOf(
        "許可・登録のいらない送迎",
        (
            AllOf(
                "ふつうの送迎",
                (
                    ordinary,
                    AnyOf(
                        "対価を受け取らない、または人を運ぶ事業に当たらない",
                        (
                            AllOf("対価を受け取らない", tests),
                            Not(carries),
                            Not(for_others),
                        ),
                    ),
                ),
            ),
            AllOf("特別な形の送迎", (Not(ordinary), gap)),
        ),
    )


def not_received(kind: str, satisfied: str, sources: Sources, cite: Citation | None = None) -> Within:
    """Return the leaf: this kind of thing is not received from the rider."""
    text = next(option.text for option in facts.RECEIVED.options if option.id == kind)
    others = tuple(option for option in facts.RECEIVED.ids if option != kind)
    says = Sentences(satisfied, f"{text}を受け取ります。", f"{text}を受け取るか、分かりません。")
    return Within(facts.RECEIVED, others, says, cite or sources.stated)


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
