"""From the models of 2017 to 2020-05-28: a B or D subsidy may not pay volunteers."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.care_insurance.parts import SUBJECT, allowed_items, no_item, users
from ashinami.rules.provision import GoverningDate, Provision

MANUAL = Citation(
    title="移動支援の手引き 第4部 制度・政策に関する資料編（老発0529第1号などを引用）",
    body="全国移動サービスネットワーク",
    url="https://www.zenkoku-ido.net/",
    mark=Mark.VERIFIED,
)
SUPPORT_LEVEL = users(
    ("support_level",),
    "使うのは、要支援者などだけです。",
    "要支援者などのほかの人も使うので、対象の費用は人数で按分されることがあります（半数の決まり）。",
    MANUAL,
)

PROVISION = Provision(
    id="care_insurance.subsidy_items.guideline_2017",
    subject=SUBJECT,
    title="B型・D型の補助の使いみち（平成29年のガイドライン）",
    summary=(
        "住民主体の支援（B型）や移動支援（D型）の補助は、ボランティアへの奨励金、建物の工事、募集・広告などには使えません。"
        "使いみちを分けない年額の補助はできます。"
    ),
    cite=MANUAL,
    in_force=Days(date(2017, 6, 28), date(2020, 5, 29)),
    governing=GoverningDate.RIDE,
    condition=allowed_items(
        (
            no_item(
                ("volunteer_incentive",),
                "ボランティアへの奨励金には使いません。",
                "ボランティアへの奨励金に使います。",
                MANUAL,
            ),
        ),
        MANUAL,
    ),
    guides=(SUPPORT_LEVEL,),
    notes=("ガイドライン（平成29年6月28日）と訪問型サービスDの例示（同年9月29日）からの運行日について判断します。",),
)
