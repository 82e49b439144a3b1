"""Set A2: the notice of 2018 as amended on 2020-03-31.

What the amendment changed was not read. A gap would leave every ride of four years undetermined, although the sources that
describe the law just before the guideline of 2024 (Kanagawa prefecture 2023, the network's account of what the guideline
changed) show the same rules. So the rules are those of 2018 and every sentence of this version is marked U: each verdict can be
read, and each prints 要確認. When the text has been read, this file gets its own condition and its marks.
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
    title="道路運送法における許可又は登録を要しない運送の態様について（一部改正）",
    body="国土交通省自動車局旅客課",
    issued=date(2020, 3, 31),
    url="https://www.mlit.go.jp/jidosha/content/001338101.pdf",
    mark=Mark.UNVERIFIED,
)
SOURCES = Sources(NOTICE, all_unverified=True)

PROVISION = Provision(
    id="road_transport.no_permit.notice_2020",
    subject=SUBJECT,
    title="許可・登録のいらない送迎（令和2年3月31日の一部改正後の通達）",
    summary=(
        "平成30年の通達の一部改正です。改正の内容をまだ読めていないため、平成30年の通達と同じ内容として扱い、"
        "すべての理由に「要確認」と記します。"
    ),
    cite=NOTICE,
    in_force=Days(date(2020, 3, 31), date(2024, 3, 1)),
    governing=GoverningDate.RIDE,
    condition=four_categories(gifts.no_app(SOURCES), SOURCES),
    duties=STILL_APPLIES,
    supersedes="road_transport.no_permit.notice_2018",
    notes=("改正の内容は要確認です。結論を使う前に、原文または運輸支局で確かめてください。",),
)
