"""Set A0: the memo of 2006-09-29, which came with the registration system of 2006-10-01.

Four categories stay free: thanks given of the rider's own will, goods that are hard to value or hardly circulate, the costs that
would not arise without the ride (fuel, tolls, parking), and public money in which no return for a ride can be found. Nothing may
come on top of the price of a life-support service, not even fuel. The memo says that each case is judged as a whole; its opening,
its headings and half of its illustrated version were read.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit import SUBJECT, costs, gifts
from ashinami.law.road_transport.no_permit.duties import STILL_APPLIES
from ashinami.law.road_transport.no_permit.forms import free_or_no_carriage
from ashinami.law.road_transport.no_permit.parts import Sources, no_fare, no_third_party_price, not_received
from ashinami.rules.conditions import AnyOf, Condition
from ashinami.rules.provision import GoverningDate, Provision

MEMO = Citation(
    title="道路運送法における登録又は許可を要しない運送の態様について",
    body="国土交通省自動車交通局旅客課",
    issued=date(2006, 9, 29),
    url="http://ibairen.org/data/jikayo-hou/0305.html",
    mark=Mark.SECONDARY,
)
SOURCES = Sources(MEMO)


def four_categories(app: Condition, sources: Sources) -> AnyOf:
    """Return the condition that held until 2024-02-29, citing `sources`; only `app`, the rule on apps, changed in that time."""
    listed = ("fuel", "toll", "parking")
    within = costs.actual_costs(listed, "請求するのは、燃料・有料道路・駐車の実費だけです。", sources)
    nothing_on_top = not_received("costs", "サービスの料金に実費を上乗せしません。", sources, sources.derived)
    price = (
        no_third_party_price(sources),
        no_fare(sources),
        gifts.thanks(app, sources),
        costs.costs(within, sources),
        gifts.goods(sources.stated, sources),
        gifts.points(sources),
        gifts.no_vouchers(sources),
        costs.service((costs.same_price(sources), nothing_on_top), sources),
    )
    return free_or_no_carriage(price, sources)


PROVISION = Provision(
    id="road_transport.no_permit.memo_2006",
    subject=SUBJECT,
    title="許可・登録のいらない送迎（平成18年9月29日の事務連絡）",
    summary=(
        "利用者がすすんで渡すお礼、お金に換えにくい品物、燃料・有料道路・駐車の実費だけを受け取る送迎と、"
        "送迎の対価といえるもののない公費などの送迎は、許可も登録もいりません。"
        "生活支援サービスでは、送迎の有無で料金が変わらないことが必要です。"
    ),
    cite=MEMO,
    in_force=Days(date(2006, 10, 1), date(2018, 3, 30)),
    governing=GoverningDate.RIDE,
    condition=four_categories(gifts.app_not_treated(SOURCES), SOURCES),
    duties=STILL_APPLIES,
    notes=(
        "事務連絡の日付は平成18年9月29日です。登録制度が始まった10月1日からの運行日について判断します。",
        "最後は一件ごとに全体を見て判断するとされています。迷うときは運輸支局にお尋ねください。",
        "品物・ポイント・商品券の例の文言は要確認です。",
    ),
)
