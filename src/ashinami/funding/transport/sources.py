"""What the files of this package cite."""

from __future__ import annotations

from datetime import date

from ashinami.basics.source import Citation, Mark

FEEDER = Citation(
    "地域公共交通確保維持改善事業の紹介",
    "民間の解説サイト",
    date(2025, 12, 19),
    url="https://joseikin-insight.com/grants/grant-8070",
    mark=Mark.SECONDARY,
)
TRUNK = Citation(
    "地域間幹線系統補助の条件",
    "国土交通省",
    mark=Mark.VERIFIED,
)
SPECIAL_TAX = Citation(
    "特別交付税によるバスの支援（平成30年の説明）",
    "埼玉自治体問題研究所",
    date(2018, 7, 28),
    number="昭和51年自治省令第35号",
    article="第5条",
    url="https://blog.goo.ne.jp/saitamajitiken/e/9275bf2ae0a303b6b121b01ebda551ee",
    mark=Mark.SECONDARY,
)
SPECIAL_TAX_OTHERS = Citation(
    "特別交付税 自家用有償・互助の送迎の扱い（未確認）",
    "総務省",
    number="昭和51年自治省令第35号",
    mark=Mark.UNVERIFIED,
)
CO_CREATION = Citation(
    "共創モデル実証プロジェクトの公募開始",
    "国土交通省",
    date(2023, 4, 21),
    url="https://www.mlit.go.jp/report/press/sogo12_hh_000309.html",
    mark=Mark.VERIFIED,
)
REDESIGN_DX = Citation(
    "令和8年度「交通空白」解消等リ・デザイン全面展開プロジェクト 地域交通DX推進タイプ 公募",
    "国土交通省総合政策局",
    date(2026, 2, 13),
    url="https://www.mlit.go.jp/sogoseisaku/transport/sosei_transport_tk_000258.html",
    mark=Mark.VERIFIED,
)
REDESIGN_OTHER = Citation(
    "交通空白解消等リ・デザイン 他の類型の要約",
    "民間の解説サイト",
    url="https://linx-hojokin.jp/?p=1177",
    mark=Mark.SECONDARY,
)
TOTTORI = Citation(
    "交通空白地有償運送への補助（平成30年度〜令和元年度）",
    "鳥取県",
    mark=Mark.VERIFIED,
)
RURAL_RMO = Citation(
    "農村RMOの推進に係る支援（農林水産省資料による）",
    "鳥取県",
    url="https://www.pref.tottori.lg.jp/311460.htm",
    mark=Mark.VERIFIED,
)
