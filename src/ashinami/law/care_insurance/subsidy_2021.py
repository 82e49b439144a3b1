"""From 2021-04-01: who used a B or D service before may go on using it when in need of care (継続利用要介護者)."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.law.care_insurance.parts import SUBJECT, allowed_items, users
from ashinami.law.care_insurance.subsidy_2017 import MANUAL
from ashinami.rules.provision import GoverningDate, Provision

WITH_CONTINUING = users(
    ("support_level", "continuing"),
    "使うのは、要支援者などと、続けて使っている要介護者だけです。",
    "要支援者などや、続けて使っている要介護者のほかの人も使うので、対象の費用は人数で按分されることがあります（半数の決まり）。",
    MANUAL,
)

PROVISION = Provision(
    id="care_insurance.subsidy_items.users_2021",
    subject=SUBJECT,
    title="B型・D型の補助の使いみち（令和3年4月1日から）",
    summary=(
        "B型・D型のサービスを、要支援などのときから続けて使っている要介護者も使えるようになりました。"
        "ボランティアへの奨励金には使え、建物の工事や募集・広告には使えません。"
    ),
    cite=MANUAL,
    in_force=Days(date(2021, 4, 1)),
    governing=GoverningDate.RIDE,
    condition=allowed_items((), MANUAL),
    guides=(WITH_CONTINUING,),
    supersedes="care_insurance.subsidy_items.notice_2020",
)
