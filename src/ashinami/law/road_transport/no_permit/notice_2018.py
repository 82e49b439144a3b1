"""Set A1: the notice of 2018-03-30 on rides that need neither permit nor registration.

It kept the four free categories of the memo of 2006 and added that an app or web site which invites thanks, or rates riders by
them, makes them a price. The text itself was not read; the citations say through what it was.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit import SUBJECT, gifts
from ashinami.law.road_transport.no_permit.duties import STILL_APPLIES
from ashinami.law.road_transport.no_permit.memo_2006 import four_categories
from ashinami.law.road_transport.no_permit.parts import Sources
from ashinami.rules.provision import GoverningDate, Provision

NOTICE = Citation(
    title="道路運送法における許可又は登録を要しない運送の態様について",
    body="国土交通省自動車局旅客課",
    issued=date(2018, 3, 30),
    url="http://jikou-o.or.jp/cgi_bin/topic_taxi/news.cgi?mode=view&no=609",
    mark=Mark.SECONDARY,
)
SOURCES = Sources(NOTICE)

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
    condition=four_categories(gifts.no_app(SOURCES), SOURCES),
    duties=STILL_APPLIES,
    supersedes="road_transport.no_permit.memo_2006",
    notes=("通達の原文は未読です。番号（国自旅第338号）は要確認です。",),
)
