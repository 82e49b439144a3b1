"""What the files of this package cite."""

from __future__ import annotations

from datetime import date

from ashinami.basics.source import Citation, Mark

SHARES = Citation(
    "社会保障審議会介護保険部会（第97回）参考資料 96ページ",
    "厚生労働省老健局",
    date(2022, 9, 12),
    url="https://www.mhlw.go.jp/stf/newpage_27771.html",
    mark=Mark.VERIFIED,
)
SHARES_LAW = Citation(
    "介護保険法（事典の要約）",
    "平成9年法律第123号",
    article="第122条の2・第123条・第124条",
    url="https://laws.e-gov.go.jp/law/409AC0000000123",
    mark=Mark.SECONDARY,
)
CEILING = Citation(
    "総合事業の充実に向けた検討会（第4回）資料4 57ページ（施行令第37条の13）",
    "厚生労働省老健局",
    date(2023, 9, 29),
    url="https://www.mhlw.go.jp/stf/newpage_35514.html",
    mark=Mark.VERIFIED,
)
ENVELOPES = Citation(
    "社会保障審議会介護保険部会（第128回）資料2 59・75ページ",
    "厚生労働省老健局",
    date(2025, 11, 10),
    url="https://www.mhlw.go.jp/stf/newpage_65728.html",
    mark=Mark.VERIFIED,
)
WORKSHEET = Citation(
    "総合事業の充実に向けたワークシート 18ページ",
    "厚生労働省老健局",
    date(2025, 7, 10),
    url="https://www.wic-net.com/material/document/20902/18",
    mark=Mark.VERIFIED,
)
SUPPORT_SYSTEM = Citation(
    "総合事業等の実施状況（令和4年度）22ページ",
    "厚生労働省老健局",
    date(2024, 2, 26),
    url="https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000141576_00011.html",
    mark=Mark.VERIFIED,
)
RECALLED = Citation(
    "生活支援体制整備事業の標準額（記憶による）",
    "厚生労働省老健局",
    mark=Mark.UNVERIFIED,
)
LAYERED = Citation(
    "福祉部会（第29回）資料1 34・43ページ",
    "厚生労働省社会・援護局",
    date(2025, 9, 8),
    url="https://www.mhlw.go.jp/stf/newpage_63072.html",
    mark=Mark.VERIFIED,
)
LAYERED_RATES = Citation(
    "重層的支援体制整備事業の新しい機能の割合（記憶による）",
    "厚生労働省社会・援護局",
    mark=Mark.UNVERIFIED,
)
NOTICE_2020 = Citation(
    "地域支援事業の実施について（一部改正。資料編の引用）",
    "厚生労働省老健局長",
    date(2020, 5, 29),
    number="老発0529第1号",
    url="https://www.zenkoku-ido.net/",
    mark=Mark.QUOTED,
)
INCENTIVE = Citation(
    "保険者機能強化推進交付金について",
    "高砂市",
    url="https://www.city.takasago.lg.jp/soshikikarasagasu/kaigohokenka/koreishafukushi_kaigo/1/2/5970.html",
    mark=Mark.VERIFIED,
)
