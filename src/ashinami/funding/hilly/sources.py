"""What the files of this package cite."""

from __future__ import annotations

from datetime import date

from ashinami.basics.source import Citation, Mark

PRICES = Citation(
    "中山間地域等直接支払制度（交付単価表）",
    "青森県南部町",
    url="https://www.town.aomori-nanbu.lg.jp/index.cfm/9,285,38,379,html",
    mark=Mark.VERIFIED,
)
PERIODS = Citation(
    "中山間地域等直接支払制度（対策の期間）",
    "山口県",
    date(2020, 8, 31),
    url="https://www.pref.yamaguchi.lg.jp/cms/a17500/nihongatacyokusi/cyusankan.html",
    mark=Mark.VERIFIED,
)
PERIOD_6 = Citation(
    "中山間地域等直接支払制度の概要（第6期）",
    "福岡県",
    date(2025, 7, 22),
    url="https://www.pref.fukuoka.lg.jp/contents/chokubaraigaiyo.html",
    mark=Mark.VERIFIED,
)
ENDED = Citation(
    "第6期で終わった加算・新しい加算",
    "市の広報",
    url="https://mykoho.jp/article/332038/9095238/9261919",
    mark=Mark.VERIFIED,
)
ADD_ONS = Citation(
    "交付金の加算措置（第5期）",
    "北海道農地・水・環境保全向上対策協議会",
    url="https://do-nouchimizu.com/chusankan/chusankan-addtion",
    mark=Mark.VERIFIED,
)
BOOK = Citation(
    "移動支援の手引き 第4部 制度・政策に関する資料編",
    "全国移動サービスネットワーク",
    article="4(1) 中山間地域等直接支払",
    url="https://www.zenkoku-ido.net/",
    mark=Mark.QUOTED,
)
RECALLED = Citation(
    "加算の単価（記憶による）",
    "農林水産省",
    mark=Mark.UNVERIFIED,
)
