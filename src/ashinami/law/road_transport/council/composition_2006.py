"""Who sat in the council from 2006-10-01 to 2023-09-30, when non-profit services had a council of their own (運営協議会).

The list was read in the text of 2025; that it was the same before is derived. The ministry's views on both councils of 2018-03-30
and 2020 explained how to run them.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Mark
from ashinami.law.road_transport.council import SUBJECT
from ashinami.law.road_transport.council.members import composition
from ashinami.law.road_transport.statutes import ordinance
from ashinami.rules.provision import GoverningDate, Provision

RULES = ordinance("第51条の8ほか（平成25年の条文の番号による）", Mark.DERIVED)

PROVISION = Provision(
    id="road_transport.council.composition.two_councils",
    subject=SUBJECT,
    title="協議の場の委員（令和5年9月30日まで）",
    summary=(
        "有償運送を協議する会議には、主宰する市町村長か知事、バス・タクシーの事業者と団体、住民や利用者、運輸局、運転者の団体が加わります。"
        "市町村が運営するものは地域公共交通会議、市町村以外の団体のものは運営協議会で協議しました。"
        "令和2年11月27日からは、種別にかかわらず、どちらの会議でも協議できます。"
    ),
    cite=RULES,
    in_force=Days(date(2006, 10, 1), date(2023, 10, 1)),
    governing=GoverningDate.APPLICATION,
    condition=composition(RULES),
    notes=("委員の顔ぶれは令和7年の条文で読んだもので、それより前も同じだったことは資料からの導出です。",),
)
