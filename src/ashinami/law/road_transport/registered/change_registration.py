"""Which changes need a change of registration (変更登録, 法第79条の7) before they are made, by period. YES means: this one does."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation
from ashinami.law.road_transport.registered.change_table import CHANGE, CHANGES, Council, Procedure
from ashinami.law.road_transport.registered.sources_service import (
    BEGIN,
    DELEGATION,
    OFFICE_WORDS,
    REFORM_2020,
    REFORM_PAPER_2020,
    derived,
)
from ashinami.law.road_transport.statutes import act, ordinance, ordinance_2013
from ashinami.rules.conditions import AnyOf, Sentences, Within
from ashinami.rules.facts import Who
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.change_registration"


def needing(procedure: Procedure, day: date, cite: Citation) -> tuple[Within, ...]:
    """Return a leaf for each change that needs the procedure on the day."""
    return tuple(
        Within(
            CHANGE,
            (change.id,),
            Sentences(
                f"変えるのは「{change.text}」です。",
                f"「{change.text}」ではありません。",
                f"「{change.text}」か、分かりません。",
            ),
            cite,
        )
        for change in CHANGES
        if change.procedure(day) is procedure
    )


def _with_council(council: Council) -> Within:
    rows = tuple(change.id for change in CHANGES if change.council is council and change.now is not Procedure.NONE)
    says = Sentences("協議がいる変更です。", "協議がいる変更ではありません。", "協議がいる変更か、分かりません。")
    return Within(CHANGE, rows, says, act("第79条の7"))


TAX = Duty("登録免許税3,000円がかかります（政令で定める変更登録。市町村の扱いは要確認）。", derived(act("第79条の7")))
BEFORE = Duty("変更する前に申請し、変更登録を受けてから始めます。", act("第79条の7"))
OFFICE = Duty(OFFICE_WORDS, DELEGATION)
COUNCIL_FIRST = Duty(
    "先に、地域公共交通会議などの協議を調え、その証明を添えます。",
    ordinance("第51条の11"),
    when=_with_council(Council.NEEDED),
    by=Who.COUNCIL,
)
COUNCIL_EXPECTED = Duty(
    "協議の証明は書類に挙げられていませんが、登録の要件なので、先に協議を調えておきます。",
    derived(act("第79条の7")),
    when=_with_council(Council.EXPECTED),
    by=Who.COUNCIL,
)
PAPERS = Duty("変わった書類と、登録証を添えます。", ordinance("第51条の11"))

TO_2020 = Provision(
    id="road_transport.registered.change_registration.act_2006",
    subject=SUBJECT,
    title="変更登録のいる変更（令和2年11月26日まで）",
    summary="種別を加える・替えるとき、区域や路線を広げるときは、前もって変更登録を受けます。運ぶ人の範囲を広げるのは届出でした。",
    cite=ordinance_2013("第51条の13"),
    in_force=Days(BEGIN, REFORM_2020),
    governing=GoverningDate.CHANGE,
    condition=AnyOf("変更登録のいる変更", needing(Procedure.CHANGE_REGISTRATION, BEGIN, act("第79条の7"))),
    duties=(BEFORE, COUNCIL_FIRST, PAPERS, TAX, OFFICE),
)
PROVISION = Provision(
    id="road_transport.registered.change_registration.act_2020",
    subject=SUBJECT,
    title="変更登録のいる変更（令和2年11月27日から）",
    summary=(
        "種別を加える・替える、区域や路線を広げる、運ぶ人の範囲を広げる、事業者協力型を始める・やめる・相手を替えるときは、"
        "前もって変更登録を受けます。"
    ),
    cite=REFORM_PAPER_2020,
    in_force=Days(REFORM_2020),
    governing=GoverningDate.CHANGE,
    condition=AnyOf("変更登録のいる変更", needing(Procedure.CHANGE_REGISTRATION, REFORM_2020, act("第79条の7"))),
    duties=(BEFORE, COUNCIL_FIRST, COUNCIL_EXPECTED, PAPERS, TAX, OFFICE),
    supersedes=TO_2020.id,
    notes=("範囲を広げるときの協議は、証明の書類には挙がっていません（資料からの導出）。",),
)
