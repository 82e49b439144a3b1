"""What the care-insurance files cite, each once, with how it was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ashinami.basics.source import Citation, Mark


def act(article: str, mark: Mark = Mark.QUOTED) -> Citation:
    """Return a citation of 介護保険法; its text was read through others' quotations."""
    return Citation(
        title="介護保険法",
        body="平成9年法律第123号",
        article=article,
        url="https://laws.e-gov.go.jp/law/409AC0000000123",
        mark=mark,
    )


def as_read(citation: Citation, mark: Mark) -> Citation:
    """Return the citation for a statement that was read otherwise than the rest of it."""
    return replace(citation, mark=mark)


GUIDELINE_2015 = Citation(
    title="介護予防・日常生活支援総合事業のガイドライン",
    body="厚生労働省老健局長",
    issued=date(2015, 6, 5),
    number="老発0605第5号",
    url="https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000184585.html",
    mark=Mark.VERIFIED,
)
OUTLINE_2024 = Citation(
    title="地域支援事業実施要綱・総合事業のガイドライン（令和6年8月5日の改正）",
    body="厚生労働省老健局長",
    issued=date(2024, 8, 5),
    number="老発0805第4号",
    url="https://www.mhlw.go.jp/stf/newpage_47036.html",
    mark=Mark.QUOTED,
)
ORDINANCE_2020 = Citation(
    title="総合事業の対象者の弾力化について（令和2年厚生労働省令第176号の説明）",
    body="世田谷区",
    issued=date(2022, 3, 25),
    url="https://www.city.setagaya.lg.jp/mokuji/fukushi/001/003/006/d00196833.html",
    mark=Mark.VERIFIED,
)
PRICE_NOTICE_2021 = Citation(
    title="令和3年厚生労働省告示第72号（総合事業の単価と基準。宮津市・安城市のページ）",
    body="厚生労働省",
    issued=date(2021, 3, 15),
    number="令和3年厚生労働省告示第72号",
    url="https://www.city.miyazu.kyoto.jp/site/kaigohoken/8084.html",
    mark=Mark.VERIFIED,
)
YAMATO_2024 = Citation(
    title="継続利用要介護者の総合事業の利用",
    body="大和市",
    issued=date(2024, 9, 20),
    url="https://www.city.yamato.lg.jp/gyosei/soshik/18/kaigojigoysyamuke/tsuchi_jimurenraku/kaisyaku/23093.html",
    mark=Mark.VERIFIED,
)
CHECKLIST_NOTICE = Citation(
    title="基本チェックリスト（平成27年厚生労働省告示第197号 様式第一・第二。いなべ市・伊東市の刷り物）",
    body="厚生労働大臣告示",
    issued=date(2015, 3, 31),
    number="平成27年厚生労働省告示第197号",
    url="https://www.city.ito.shizuoka.jp/gyosei/kenko_fukushi/koreishafukushi/kaigoyobo_nichijoseikatsushiensogojigyo/11775.html",
    mark=Mark.VERIFIED,
)
COUNCIL_2022_11 = Citation(
    title="社会保障審議会介護保険部会（第102回）参考資料 110・116・200ページ",
    body="厚生労働省老健局",
    issued=date(2022, 11, 24),
    url="https://www.mhlw.go.jp/stf/newpage_29240.html",
    mark=Mark.VERIFIED,
)
COUNCIL_2022_05 = Citation(
    title="社会保障審議会介護保険部会（第93回）資料2 192ページ",
    body="厚生労働省老健局",
    issued=date(2022, 5, 16),
    url="https://wic-net.com/material/document/2353/192",
    mark=Mark.VERIFIED,
)
COUNCIL_2025_11 = Citation(
    title="社会保障審議会介護保険部会（第128回）資料2 46ページ",
    body="厚生労働省老健局",
    issued=date(2025, 11, 10),
    url="https://www.mhlw.go.jp/stf/newpage_65728.html",
    mark=Mark.VERIFIED,
)
COUNCIL_2025_11B = Citation(
    title="社会保障審議会介護保険部会（第129回）資料2 136ページ",
    body="厚生労働省老健局",
    issued=date(2025, 11, 20),
    url="https://www.mhlw.go.jp/stf/newpage_66123.html",
    mark=Mark.VERIFIED,
)
INTENSIVE_2025 = Citation(
    title="2040年に向けたサービス提供体制等のあり方検討会（第1回）資料3 102ページ",
    body="厚生労働省",
    issued=date(2025, 1, 9),
    url="https://www.mhlw.go.jp/stf/newpage_48603.html",
    mark=Mark.VERIFIED,
)
TYPE_D_SUMMARY = Citation(
    title="訪問型サービスDと道路運送法（省の資料の引用）",
    body="福祉車両の情報サイト",
    url="https://fukushivan.com/訪問型dサービス",
    mark=Mark.SECONDARY,
)
SURVEY_KYUSHU = Citation(
    title="高齢者の日常生活支援に関する調査（事例表）",
    body="総務省九州管区行政評価局",
    mark=Mark.QUOTED,
)
TOWN_OF_KAISEI = Citation(
    title="総合事業の2つの事業",
    body="開成町",
    url="https://www.town.kaisei.kanagawa.jp/Info/1544",
    mark=Mark.VERIFIED,
)
PRIVATE_SUMMARY_2019 = Citation(
    title="介護保険最新情報 Vol.727 の要約",
    body="民間の解説サイト",
    url="http://wakarukaigo.jp/archives/10467",
    mark=Mark.SECONDARY,
)
