"""Which changes are notified within 30 days after they are made (届出, 法第79条の7第3項), by period. YES means: this one is.

A change that is neither registered nor notified needs no paper with the office; a new price needs the council and publication.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered.change_registration import OFFICE, needing
from ashinami.law.road_transport.registered.change_table import CHANGE, Procedure
from ashinami.law.road_transport.registered.sources_service import BEGIN, REFORM_2020
from ashinami.law.road_transport.statutes import act, ordinance, ordinance_2013
from ashinami.rules.conditions import AnyOf, Sentences, Within
from ashinami.rules.facts import Who
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.notification"
ARTICLE = act("第79条の7第3項・第79条の11")


def _only(option: str, text: str) -> Within:
    says = Sentences(f"{text}。", f"{text}のではありません。", f"{text}か、分かりません。")
    return Within(CHANGE, (option,), says, ARTICLE)


DUTIES = (
    Duty(
        "届出のいる変更は、変わった日から30日以内に届け出ます。変わった書類と登録証を添えます。",
        ordinance("第51条の13"),
    ),
    Duty(
        "車が増えて特定事務所になるときは、運行管理の責任者の資格と人数を確かめます。",
        ordinance("第51条の17"),
        when=_only("cars", "車の数や種類が変わる"),
    ),
    Duty(
        "対価は登録する事項ではありません。使う前に協議を調え、公表や説明をします。",
        ordinance("第51条の14・第51条の15"),
        when=_only("price", "対価を変える"),
        by=Who.COUNCIL,
    ),
    Duty(
        "運転者が替わったら、資格を確かめ、運転者台帳に書きます。届出はいりません。",
        ordinance("第51条の23"),
        when=_only("drivers", "運転者が替わる"),
    ),
    Duty("やめたときは、登録証を返します。", ordinance("第51条の31"), when=_only("ended", "サービスをやめる")),
    OFFICE,
)

TO_2020 = Provision(
    id="road_transport.registered.notification.act_2006",
    subject=SUBJECT,
    title="届出のいる変更（令和2年11月26日まで）",
    summary=(
        "団体や事務所、車の変更、区域や範囲を縮める変更、サービスをやめることは、30日以内に届け出ます。"
        "運ぶ人の範囲を広げるのも届出でした。"
    ),
    cite=ordinance_2013("第51条の13"),
    in_force=Days(BEGIN, REFORM_2020),
    governing=GoverningDate.CHANGE,
    condition=AnyOf("届出のいる変更", needing(Procedure.NOTIFICATION, BEGIN, ARTICLE)),
    duties=DUTIES,
)
PROVISION = Provision(
    id="road_transport.registered.notification.act_2020",
    subject=SUBJECT,
    title="届出のいる変更（令和2年11月27日から）",
    summary=(
        "団体や事務所、車、協力する事業者の名前などの変更、区域や範囲を縮める変更、サービスをやめることは、30日以内に届け出ます。"
    ),
    cite=ordinance("第51条の13"),
    in_force=Days(REFORM_2020),
    governing=GoverningDate.CHANGE,
    condition=AnyOf("届出のいる変更", needing(Procedure.NOTIFICATION, REFORM_2020, ARTICLE)),
    duties=DUTIES,
    supersedes=TO_2020.id,
)
