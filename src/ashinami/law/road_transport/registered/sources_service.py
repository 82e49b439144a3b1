"""The texts on which the rules of a registered service rest, by how each was read. Dossier: road transport, section 12."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.statutes import ordinance

BEGIN = date(2006, 10, 1)
"""The registration system starts (平成18年法律第40号)."""
REFORM_2015 = date(2015, 4, 1)
REFORM_2020 = date(2020, 11, 27)
PRICE_2023 = date(2023, 12, 28)
"""The guide figure and the blank hours. That it was this day of December 2023 is not verified."""
TALKS_2024 = date(2024, 4, 26)
"""Two-month rule, joint operation, dynamic pricing. That it was this day of April 2024 is not verified."""


def ordinance_2006(mark: Mark = Mark.SECONDARY) -> Citation:
    """Return the same, an extract as of 2006-10-01."""
    return replace(ordinance("第48条（平成18年10月1日時点）", mark), url="https://paperzz.com/doc/6296720/")


def ordinance_2015(mark: Mark = Mark.SECONDARY) -> Citation:
    """Return the same, an extract of July 2015."""
    return replace(ordinance("第48条第9号（平成27年7月時点）", mark), url="https://happylibus.com/doc/861111/")


RIDERS_NOTICE = Citation(
    title="福祉有償運送の登録に関する処理方針について",
    body="国土交通省自動車交通局",
    issued=date(2006, 9, 15),
    number="国自旅第143号（令和2年11月27日から国自旅第317号）",
    url="https://cahier.org/law/law1236.php",
    mark=Mark.VERIFIED,
)
PRICE_NOTICE = Citation(
    title="自家用有償旅客運送者が利用者から収受する対価の取扱いについて",
    body="国土交通省自動車交通局",
    issued=date(2006, 9, 15),
    number="国自旅第144号",
    url="https://cahier.org/law/law1244.php",
    mark=Mark.VERIFIED,
)
COUNCIL_ANSWERS = Citation(
    title="福祉有償運送Q&A（国土交通省に確認したもの）",
    body="東京ハンディキャブ連絡会",
    url="http://www.tokyo-handicab.net/Notice/Jikayou-qaa19.html",
    mark=Mark.SECONDARY,
)
CHARGES_NOTICE = replace(PRICE_NOTICE, url="https://cahier.org/law/law1241.php")
REFORM_PAPER_2020 = Citation(
    title="資料編 第4部 制度・政策（令和2年度版）",
    body="全国移動サービスネットワーク",
    url="https://www.zenkoku-ido.net/",
    mark=Mark.SECONDARY,
)
DIGITAL_REPORT_2024 = Citation(
    title="デジタル行財政改革 取りまとめ2024",
    body="内閣官房",
    issued=date(2024, 6, 18),
    url="https://wic-net.com/material/document/15371/8",
    mark=Mark.SECONDARY,
)
MINISTER_2024 = Citation(
    title="国土交通大臣提出資料（デジタル行財政改革会議 第5回）",
    body="国土交通省",
    issued=date(2024, 4, 22),
    url="https://wic-net.com/material/document/14562/7",
    mark=Mark.SECONDARY,
)
REFORM_DRAFT_2024 = Citation(
    title="自家用有償運送制度の改革案の報道",
    body="ABA（日刊自動車新聞）",
    issued=date(2024, 3, 6),
    url="https://www.aba-j.or.jp/info/industry/21479/",
    mark=Mark.SECONDARY,
)
REGULATORY_PLAN_2024 = Citation(
    title="規制改革実施計画",
    body="閣議決定",
    issued=date(2024, 6, 21),
    url="https://wic-net.com/material/document/15394/8",
    mark=Mark.SECONDARY,
)
DELEGATION = Citation(
    title="道路運送法施行令",
    body="昭和26年政令第250号",
    article="第4条",
    url="https://laws.e-gov.go.jp/law/326CO0000000250",
    mark=Mark.VERIFIED,
)
RECHECK = "法律は令和7年6月1日、施行規則は令和7年3月24日の条文によります。その後の改正は要確認です。"
OFFICE_WORDS = "申請や届出の相手は運輸支局です。平成27年4月からは、権限が移された地域（指定都道府県等）ではその長です。"
"""Who is competent: powers can be delegated from 2015-04-01 (法第94条の2・施行令第4条)."""


def unverified(source: Citation) -> Citation:
    """Return the source for what is remembered of it and not verified; it prints 要確認."""
    return replace(source, mark=Mark.UNVERIFIED)


def derived(source: Citation) -> Citation:
    """Return the source for what follows from it."""
    return replace(source, mark=Mark.DERIVED)
