"""Set A1: the notice of 2018-03-30 on rides that need neither permit nor registration.

It kept the four free categories of the memo of 2006 (thanks, goods hard to value, listed costs, public money in which no return
for a ride can be found) and added that an app or web site which invites thanks, or rates riders by them, makes them a price.
Fuel, tolls and parking are the only costs, and nothing may come on top of the price of a life-support service, not even fuel.
The text itself was not read; the citations say through what it was.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit import SUBJECT, costs, gifts
from ashinami.law.road_transport.no_permit.parts import (
    Sources,
    in_scope,
    no_fare,
    no_third_party_price,
    not_received,
)
from ashinami.rules.conditions import AnyOf
from ashinami.rules.provision import GoverningDate, Provision

NOTICE = Citation(
    title="道路運送法における許可又は登録を要しない運送の態様について",
    body="国土交通省自動車局旅客課",
    issued=date(2018, 3, 30),
    url="http://jikou-o.or.jp/cgi_bin/topic_taxi/news.cgi?mode=view&no=609",
    mark=Mark.SECONDARY,
)


def condition(sources: Sources) -> AnyOf:
    """Return the condition, citing `sources`; the amended version of 2020 is built on it."""
    listed = ("fuel", "toll", "parking")
    within = costs.actual_costs(listed, "請求するのは、燃料・有料道路・駐車の実費だけです。", sources)
    nothing_on_top = not_received("costs", "サービスの料金に実費を上乗せしません。", sources, sources.derived)
    tests = (
        no_third_party_price(sources),
        no_fare(sources),
        gifts.thanks(sources),
        costs.costs(within, sources),
        gifts.goods(sources.stated, sources),
        gifts.points(sources),
        gifts.no_vouchers(sources),
        costs.service((costs.same_price(sources), nothing_on_top), sources),
    )
    return in_scope(tests, sources)


PROVISION = Provision(
    id="road_transport.no_permit.notice_2018",
    subject=SUBJECT,
    title="許可・登録のいらない送迎（平成30年3月30日の通達）",
    summary=(
        "利用者がすすんで渡すお礼、お金に換えにくい品物、燃料・有料道路・駐車の実費だけを受け取る送迎は、"
        "許可も登録もいりません。アプリなどがお礼をうながすと有償になります。"
        "生活支援サービスでは、送迎の有無で料金が変わらないことが必要で、実費の上乗せも認められません。"
    ),
    cite=NOTICE,
    in_force=Days(date(2018, 3, 30), date(2020, 3, 31)),
    governing=GoverningDate.RIDE,
    condition=condition(Sources(NOTICE)),
    notes=("通達の原文は未読です。番号（国自旅第338号）は要確認です。",),
)
