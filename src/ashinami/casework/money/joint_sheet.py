"""The paper of working together (取り決めのひな型): aims, users, roles and money of a group and a partner, the half rule in figures.

What the records say is filled in; what two bodies must talk about stays open and is named as open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ashinami.basics.money import Yen, yen
from ashinami.casework.money.half_watch import Watched, chargeable
from ashinami.casework.registration.sheet import Item, Part, Sheet
from ashinami.rules.truth import Truth

CAUTION = "ひな型です。空いているところを話し合って書き入れ、双方で一通ずつ持ちます。補助の扱いは、市町村の窓口に確かめてください。"
WHOLE = {Truth.YES: "費用の全部", Truth.NO: "人数の割合の分", Truth.UNKNOWN: "区分の分からない人がいて、決まりません"}
OPEN = "（話し合って書きます）"
"""What two bodies must talk about: no record can say it."""
TALK = (
    ("目的", ("何のためにいっしょに行うか", "どの地域・どの曜日と時間に")),
    (
        "役割",
        ("申込みを受ける人", "運転・手伝いをする人", "保険に入る人とその範囲", "事故のときに動く人", "記録をつける人"),
    ),
)


@dataclass(frozen=True, slots=True)
class Joint:
    """What the paper is made from: the two bodies, the grant, its costs so far, the half rule now and with those who join."""

    group: str
    partner: str
    fictional: bool
    day: date
    grant: str
    others: tuple[str, ...]
    cost: Yen
    now: Watched
    then: Watched
    more: int


def joint_sheet(joint: Joint) -> Sheet:
    """Return the paper."""
    talk = {name: Part(name, tuple(Item(asks, OPEN) for asks in asked)) for name, asked in TALK}
    sides = Part("だれとだれが", (Item("団体", joint.group), Item("相手", joint.partner or OPEN)))
    review = Part(
        "見直し",
        (
            Item("半数を確かめる日", "毎月、月を締めるとき"),
            Item("要支援者等でない人があと何人くわわれるか", f"{joint.then.room}人"),
            Item("半数を割ったときの費用の分けかた", OPEN),
            Item("この取り決めを見直す日", OPEN),
        ),
    )
    return Sheet(
        name="取り決め",
        title="いっしょに行う取り決め（ひな型）",
        group=joint.group,
        day=joint.day,
        fictional=joint.fictional,
        parts=(sides, talk["目的"], _users(joint), talk["役割"], _money(joint), review),
        caution=CAUTION,
    )


def _users(joint: Joint) -> Part:
    now, then = joint.now.heads, joint.then.heads
    rows = (
        ("要支援者等", now.target, then.target),
        ("継続利用の要介護者", now.continuing, then.continuing),
        ("そのほかの人", now.other, then.other),
        ("区分の分からない人", now.unknown, then.unknown),
        ("合計", now.users, then.users),
    )
    return Part("利用者（実人数）", heads=("区分", "今", f"{joint.more}人くわわると"), rows=rows)


def _money(joint: Joint) -> Part:
    share = chargeable(joint.cost, joint.then.worst.share)
    items = (
        Item("補助金", joint.grant or OPEN),
        Item("これまでの費用", yen(joint.cost)),
        Item("補助金で見られるのは（今）", WHOLE[joint.now.whole]),
        Item(f"補助金で見られるのは（{joint.more}人くわわると）", WHOLE[joint.then.whole]),
        Item("同じ費用なら、補助金で見られる額", yen(share)),
        Item("ほかの財源がいる額", yen(joint.cost - share)),
        Item("ほかの財源", "、".join(joint.others) or OPEN),
        Item("相手が負担するもの", OPEN),
    )
    return Part("お金", items, words=joint.then.worst.warnings)
