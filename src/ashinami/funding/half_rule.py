"""The half rule of services B and D: how much of a group's operating cost a town may charge to the state grant.

With half of the users or more being target users (要支援者等) the whole cost, otherwise their share of it. Whether exactly one
half is enough changed in the papers: 過半数 in the ministry's slides of FY2020 to 2022, 半数以上 in 2025. The operator is therefore
a value with a day and a source, and exactly one half always warns.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ashinami.basics.dated import Dated, Since
from ashinami.basics.source import Citation, Mark
from ashinami.vocabulary.money import CONTINUING_SINCE

_MAJORITY = Citation(
    "社会保障審議会介護保険部会(第94回)資料4",
    "厚生労働省老健局",
    date(2022, 5, 30),
    article="p.207",
    url="https://www.mhlw.go.jp/stf/newpage_25879.html",
    mark=Mark.VERIFIED,
)
_HALF_OR_MORE = Citation(
    "社会保障審議会介護保険部会(第128回)資料2",
    "厚生労働省老健局",
    date(2025, 11, 10),
    article="p.46",
    url="https://www.mhlw.go.jp/stf/newpage_65728.html",
    mark=Mark.VERIFIED,
)
HALF_IS_ENOUGH: Dated[bool] = Dated(
    "half_rule.half_is_enough",
    (
        Since(date(2015, 4, 1), False, _MAJORITY),
        # from when the paper of 2025 speaks is not known; the change of 2024-08-05 is the last one before it
        Since(date(2024, 8, 5), True, _HALF_OR_MORE),
    ),
)
"""Whether exactly one half of the users is enough. Which days each paper speaks of is our reading (要確認)."""

EXACTLY_HALF = (
    "要支援者等がちょうど半数です。「過半数」と「半数以上」の資料があり、扱いは市町村・県に確かめてください（要確認）。"
)
NEW_WORDING = "令和6年8月5日の要綱の改正で、対象でない人の扱いが書き改められました。新しい文言は未読です（要確認）。"


@dataclass(frozen=True, slots=True)
class HalfRuleResult:
    """What came out: who was counted, whether the whole cost may be charged, and what must be checked."""

    counted: int
    users: int
    whole: bool
    share: Fraction
    source: Citation
    warnings: tuple[str, ...] = ()


def half_rule(
    *, target: int, continuing: int, users: int, day: date, half_is_enough: bool | None = None
) -> HalfRuleResult:
    """Return how much of the cost may be charged on the day; `half_is_enough` stands in for the dated operator when given.

    Of no users at all, nothing is charged.
    """
    if min(target, continuing, users) < 0 or target + continuing > users:
        raise ValueError(f"users are counted once: {target} and {continuing} of {users}")
    entry = HALF_IS_ENOUGH.since(day)
    enough = entry.value if half_is_enough is None else half_is_enough
    counted = target + (continuing if day >= CONTINUING_SINCE else 0)
    whole = users > 0 and (2 * counted >= users if enough else 2 * counted > users)
    share = Fraction(1) if whole else Fraction(counted, users or 1)
    warnings = tuple(
        text
        for text, when in ((EXACTLY_HALF, users > 0 and 2 * counted == users), (NEW_WORDING, day >= date(2024, 8, 5)))
        if when
    )
    return HalfRuleResult(counted, users, whole, share, entry.source, warnings)
