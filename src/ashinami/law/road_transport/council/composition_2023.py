"""Who sits in the council from 2023-10-01 on, when the separate council of non-profit services (運営協議会) was abolished.

Those that existed are deemed councils on local public transport (地域公共交通会議).
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.road_transport.council import SUBJECT
from ashinami.law.road_transport.council.members import composition
from ashinami.law.road_transport.statutes import ordinance
from ashinami.rules.provision import GoverningDate, Provision

RULES = ordinance("第4条の2・第51条の8")

PROVISION = Provision(
    id="road_transport.council.composition.one_council",
    subject=SUBJECT,
    title="地域公共交通会議の委員（令和5年10月1日から）",
    summary=(
        "地域公共交通会議には、主宰する市町村長か知事、バス・タクシーの事業者と団体、住民や利用者、運輸局、運転者の団体、"
        "すでに登録を受けている団体が加わります。路線を定めるものには、道路管理者と警察も加わります。"
        "運営協議会だった会議は、地域公共交通会議とみなされます。"
    ),
    cite=RULES,
    in_force=Days(date(2023, 10, 1)),
    governing=GoverningDate.APPLICATION,
    condition=composition(RULES),
    supersedes="road_transport.council.composition.two_councils",
)
