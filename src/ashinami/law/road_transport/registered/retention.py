"""How long records are kept (施行規則第51条の22・第51条の23・第51条の25・第51条の30), and what that makes of one thrown away.

The periods stand in `law/amounts/management.toml`. Nothing says how long rider lists and maintenance papers are kept.
"""

from __future__ import annotations

from datetime import date, timedelta

from ashinami.basics.day import Days, term_end
from ashinami.basics.source import Citation
from ashinami.law.amounts import amount
from ashinami.law.road_transport.registered import facts_records as facts
from ashinami.law.road_transport.registered.entities import DISCARDED
from ashinami.law.road_transport.registered.sources_operation import SPECIFIED_OFFICE_2022
from ashinami.law.road_transport.registered.sources_service import BEGIN, derived, unverified
from ashinami.law.road_transport.statutes import ordinance
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, Condition, ForEach, Gap, NotRequired, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.retention"
TEXT = {
    "pre_check": ordinance("第51条の22第1項"),
    "duty": ordinance("第51条の22第4項"),
    "ledger": ordinance("第51条の23"),
    "accident": ordinance("第51条の25"),
    "complaint": ordinance("第51条の30"),
}
AFTER_CHECK = derived(ordinance("第51条の22第2項"))
_NAMES = {option.id: option.text for option in facts.DISCARDED_KIND.options}


def retention_ends(kind: str, since: date) -> date:
    """Return the last day on which a record must still be there.

    `kind` is an option of `record.kind`; `since` the day it was made, or for a ledger sheet the day the driver left. A complaint of
    2024-03-01 is kept until 2025-03-01, an accident of the same day until 2026-03-01: the day itself does not count (民法第140条).

    Raises
    ------
    LookupError
        For a kind of which no period is known.
    ValueError
        For a record that nobody had to make on that day.
    """
    period = amount(f"retention.{kind}").on(since)
    if period is None:
        raise ValueError(f"nobody had to keep {kind} on {since}")
    return term_end(since + timedelta(days=1), period.value)


def kept_long_enough(kind: str, cite: Citation) -> AllOf:
    """Return the condition: it is such a record, and was kept for its period."""
    return AllOf(
        _NAMES[kind],
        (
            _is(kind, cite),
            AtLeast(
                facts.DISCARDED_MONTHS,
                amount(f"retention.{kind}"),
                Sentences(
                    "残す期間が過ぎてから処分しました。",
                    "残す期間のうちに処分しました。",
                    "どれだけ残していたか、分かりません。",
                ),
                cite,
            ),
        ),
    )


def _is(kind: str, cite: Citation) -> Within:
    what = _NAMES[kind]
    says = Sentences(f"{what}です。", f"{what}ではありません。", "どの記録か、分かりません。")
    return Within(facts.DISCARDED_KIND, (kind,), says, cite)


def condition(after_check: Condition) -> ForEach:
    """Return the rule, with what its version says of the check after duty."""
    other = unverified(ordinance("第51条の29"))
    not_stated = AllOf(
        "期間の定めのない記録",
        (
            _is("other", other),
            Gap("利用者の名簿、整備の記録などを残す期間", "いつまで残すかを、運輸支局に確かめてください", other),
        ),
    )
    return ForEach(
        "処分したどの記録も",
        DISCARDED,
        AnyOf(
            "処分してよい記録",
            (*(kept_long_enough(kind, cite) for kind, cite in TEXT.items()), after_check, not_stated),
        ),
    )


BEFORE_2022 = Provision(
    id="road_transport.registered.retention.ordinance_2006",
    subject=SUBJECT,
    title="記録を残す期間（令和4年9月30日まで）",
    summary="乗務の前の確認・乗務記録・苦情の記録は1年、事故の記録は2年、運転者台帳はやめた日から2年残します。",
    cite=ordinance("第51条の22・第51条の23・第51条の25・第51条の30"),
    in_force=Days(BEGIN, SPECIFIED_OFFICE_2022),
    governing=GoverningDate.RECORD,
    condition=condition(
        AllOf(
            "乗務の後の確認の記録",
            (
                _is("after_check", AFTER_CHECK),
                NotRequired("乗務の後の確認は、まだ義務ではありませんでした。", AFTER_CHECK),
            ),
        )
    ),
)
SINCE_2022 = Provision(
    id="road_transport.registered.retention.ordinance_2022",
    subject=SUBJECT,
    title="記録を残す期間（令和4年10月1日から）",
    summary=(
        "乗務の前と後の確認・業務記録・苦情の記録は1年、事故の記録は2年、運転者台帳はやめた日から2年残します。"
        "台帳には、やめた日と理由も書きます。"
    ),
    cite=ordinance("第51条の22・第51条の23・第51条の25・第51条の30"),
    in_force=Days(SPECIFIED_OFFICE_2022),
    governing=GoverningDate.RECORD,
    condition=condition(kept_long_enough("after_check", AFTER_CHECK)),
    supersedes=BEFORE_2022.id,
)
