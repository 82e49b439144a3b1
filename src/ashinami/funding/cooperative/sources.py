"""What the files of this package cite."""

from __future__ import annotations

from datetime import date

from ashinami.basics.source import Citation, Mark

FOUNDING = Citation(
    "特定地域づくり事業協同組合制度",
    "静岡県",
    date(2024, 2, 6),
    url="https://www.pref.shizuoka.jp/machizukuri/chiikishinko/1040686/1012089.html",
    mark=Mark.VERIFIED,
)
MINISTRY = Citation(
    "特定地域づくり事業協同組合制度",
    "総務省",
    url="https://www.soumu.go.jp/main_sosiki/jichi_gyousei/c-gyousei/tokutei_chiiki-dukuri-jigyou.html",
    mark=Mark.VERIFIED,
)
CAPS = Citation(
    "特定地域づくり事業協同組合制度",
    "兵庫県",
    date(2025, 4, 14),
    url="https://web.pref.hyogo.lg.jp/kk08/chiikishinko/tokuteichiikidukurikyoudoukumiai.html",
    mark=Mark.VERIFIED,
)
BOOK = Citation(
    "移動支援の手引き 第4部 制度・政策に関する資料編",
    "全国移動サービスネットワーク",
    article="4 特定地域づくり事業推進法",
    url="https://www.zenkoku-ido.net/",
    mark=Mark.QUOTED,
)
LIMITS = Citation(
    "派遣先の割合80％・員外利用20％（記憶による）",
    "総務省",
    url="https://www.soumu.go.jp/main_sosiki/jichi_gyousei/c-gyousei/tokutei_chiiki-dukuri-jigyou.html",
    mark=Mark.UNVERIFIED,
)
