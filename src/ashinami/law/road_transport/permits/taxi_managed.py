"""Taxi-managed rides with private cars (自家用車活用事業), created on 2024-03-29 under article 78, item 3; rides from 2024-04-08.

Only taxi operators hold this permit; NPOs and municipalities cannot. It covers areas and hours short of taxis, named by the
ministry, by a simple method (Friday and Saturday 16:00 to 05:59, up to 5 per cent of the taxis) or at a municipality's request.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.operator import KIND
from ashinami.law.road_transport.permits import facts
from ashinami.law.road_transport.permits.parts import held, in_term, leaf
from ashinami.rules.conditions import AllOf, Sentences, Within
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.permit.taxi_managed"

NOTICE = Citation(
    title="自家用車活用事業（日本版ライドシェア）",
    body="国土交通省物流・自動車局旅客課",
    issued=date(2024, 3, 29),
    article="道路運送法第78条第3号",
    url="https://www.mlit.go.jp/jidosha/jidosha_fr3_000051.html",
    mark=Mark.SECONDARY,
)

PROVISION = Provision(
    id="road_transport.permit.taxi_managed_2024",
    subject=SUBJECT,
    title="自家用車活用事業（令和6年3月29日から）",
    summary=(
        "タクシー会社の管理のもとで、タクシーの足りない地域と時間に、自家用の車と第一種免許の運転者で有償の送迎をする許可です。"
        "タクシー会社だけが受けられ、NPO法人や市町村は受けられません。"
    ),
    cite=NOTICE,
    in_force=Days(date(2024, 3, 29)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "自家用車活用事業",
        (
            Within(
                KIND,
                ("taxi_company",),
                Sentences(
                    "タクシー会社が行います。",
                    "タクシー会社ではないので、この許可は受けられません。",
                    "タクシー会社が行うのか、分かりません。",
                ),
                NOTICE,
            ),
            held("taxi_managed", "自家用車活用事業の許可", NOTICE),
            in_term(NOTICE),
            leaf(
                facts.AREA_AND_HOURS,
                "タクシーの足りない地域と時間のなかです。",
                "タクシーの足りない地域と時間の外です。",
                "タクシーの足りない地域と時間のなかか、分かりません。",
                NOTICE,
            ),
            Within(
                facts.DRIVER_LICENCE,
                ("second", "first_course", "first_only"),
                Sentences(
                    "運転者に、第一種か第二種の免許があります。",
                    "運転者に、有効な免許がありません。",
                    "運転者の免許が、分かりません。",
                ),
                NOTICE,
            ),
            leaf(
                facts.DRIVER_CLEAN,
                "運転者に、2年以内の事故や免許の停止がありません。",
                "運転者に、2年以内の事故か免許の停止があります。",
                "運転者に2年以内の事故や免許の停止がないか、分かりません。",
                NOTICE,
            ),
        ),
    ),
    duties=(Duty("運行の管理と事故の責任は、許可を受けたタクシー会社が負います。", NOTICE),),
    notes=("実際の運行は令和6年4月8日からです。地域・時間の決め方はその後も変わっています（要確認）。",),
)
