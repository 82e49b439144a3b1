"""Whether a registration is valid on the day of a ride (法第79条の5・第79条の6).

The official day of expiry is on record and never computed. A renewal filed by that day keeps the old registration valid until the
office decides. A registration under a name that ended on 2020-11-27 stays good until it is renewed or changed. How long a term
should be: `validity`.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import facts_registration as facts
from ashinami.law.road_transport.registered.sources_service import (
    BEGIN,
    DELEGATION,
    OFFICE_WORDS,
    REFORM_2020,
    REFORM_PAPER_2020,
)
from ashinami.law.road_transport.statutes import act, ordinance
from ashinami.rules.conditions import AllOf, AnyOf, Condition, Is, Not, Sentences, Within
from ashinami.rules.provision import Duty, GoverningDate, Provision, Transition

SUBJECT = "road_transport.registered.valid"

HELD = Is(
    facts.HELD,
    Sentences("登録を受けています。", "登録を受けていません。", "登録を受けているか、分かりません。"),
    act("第79条"),
)
IN_TERM = Is(
    facts.IN_TERM,
    Sentences("有効期間のなかです。", "有効期間を過ぎています。", "有効期間のなかか、分かりません。"),
    act("第79条の5"),
)
PENDING = Is(
    facts.RENEWAL_PENDING,
    Sentences(
        "満了日までに更新を申請し、結果を待っているので、前の登録が続いています。",
        "満了日までに更新を申請していないか、もう結果が出ています。",
        "満了日までに更新を申請したか、分かりません。",
    ),
    act("第79条の6"),
)
SUSPENDED = Is(
    facts.SUSPENDED,
    Sentences(
        "業務の停止を命じられています。",
        "業務の停止を命じられていません。",
        "業務の停止を命じられていないか、分かりません。",
    ),
    act("第79条の12"),
)
PRESENT_KIND = Within(
    facts.KIND,
    ("welfare", "blank_area"),
    Sentences(
        "登録の種別は、福祉有償運送か交通空白地有償運送です。",
        "登録の種別が、令和2年11月26日までの市町村運営有償運送のままです。",
        "登録の種別が分かりません。",
    ),
    act("第79条"),
)


def _condition(*more: Condition) -> AllOf:
    return AllOf("有効な登録", (HELD, *more, AnyOf("有効期間", (IN_TERM, PENDING)), Not(SUSPENDED)))


DUTIES = (
    Duty(
        "続けるときは、満了日までに更新を申請します。前に出したときから変わらない書類は省けます。",
        ordinance("第51条の10"),
    ),
    Duty("登録が切れた・やめた・取り消されたときは、すぐに登録証を返します。", ordinance("第51条の31")),
    Duty(OFFICE_WORDS, DELEGATION),
)
DO_NOT_COMPUTE = (
    "満了日は登録証の日付によります。計算した日とずれることがあります（3月1日に始まる登録が、2月28日までとされた例）。"
)

TO_2020 = Provision(
    id="road_transport.registered.valid.act_2006",
    subject=SUBJECT,
    title="登録が有効なこと（令和2年11月26日まで）",
    summary="登録は、登録証の満了日まで有効です。その日までに更新を申請すれば、結果が出るまで前の登録が続きます。",
    cite=act("第79条の5・第79条の6"),
    in_force=Days(BEGIN, REFORM_2020),
    governing=GoverningDate.RIDE,
    condition=_condition(),
    duties=DUTIES,
    notes=(DO_NOT_COMPUTE,),
)
PROVISION = Provision(
    id="road_transport.registered.valid.act_2020",
    subject=SUBJECT,
    title="登録が有効なこと（令和2年11月27日から）",
    summary=(
        "登録は、登録証の満了日まで有効です。その日までに更新を申請すれば、結果が出るまで前の登録が続きます。"
        "市町村運営有償運送の登録は、次の更新や変更登録まで、そのまま使えます。"
    ),
    cite=act("第79条の5・第79条の6"),
    in_force=Days(REFORM_2020),
    governing=GoverningDate.RIDE,
    condition=_condition(PRESENT_KIND),
    transition=(
        Transition(
            "令和2年11月26日までに受けた登録は、次の更新や変更登録まで、そのまま使えます。",
            REFORM_PAPER_2020,
            Is(
                facts.OLD_LABEL,
                Sentences(
                    "令和2年11月26日までに受け、その後に更新も変更登録もしていない登録です。",
                    "令和2年11月27日から後に受けた、または更新か変更登録をした登録です。",
                    "登録をいつ受け、いつ更新したか、分かりません。",
                ),
                REFORM_PAPER_2020,
            ),
            TO_2020.id,
        ),
    ),
    duties=DUTIES,
    supersedes=TO_2020.id,
    notes=(DO_NOT_COMPUTE,),
)


def in_term(expires_on: date, day: date) -> bool:
    """Whether the day lies in a term with this official day of expiry, which is in it: the answer to `registration.in_term`."""
    return day <= expires_on


def renewal_pending(expires_on: date, filed_on: date | None, decided_on: date | None, day: date) -> bool:
    """Whether a renewal filed in time waits for its decision on the day: the answer to `registration.renewal_pending`.

    >>> renewal_pending(date(2026, 10, 31), date(2026, 10, 31), None, date(2026, 11, 2))
    True
    >>> renewal_pending(date(2026, 10, 31), date(2026, 11, 1), None, date(2026, 11, 2))
    False
    """
    in_time = filed_on is not None and filed_on <= min(expires_on, day)
    return in_time and (decided_on is None or day < decided_on)
