"""The texts on which the rule of the safe driving manager rests."""

from __future__ import annotations

from datetime import date

from ashinami.basics.source import Citation, Mark

ACT = Citation(
    title="道路交通法",
    body="国会",
    number="昭和35年法律第105号",
    article="第74条の3",
    url="https://laws.e-gov.go.jp/law/335AC0000000105",
    mark=Mark.VERIFIED,
)
SOBER_PAPER = Citation(
    title="道路交通法施行規則の一部改正について（酒気帯びの確認）",
    body="神奈川県警察",
    issued=date(2024, 4, 1),
    url="https://www.police.pref.kanagawa.jp/kotsu/ho_shiko/mesf0209.html",
    mark=Mark.SECONDARY,
)
EXEMPTION_PAPER = Citation(
    title="安全運転管理者（令和4年10月1日の改正）",
    body="神奈川県警察",
    url="https://www.police.pref.kanagawa.jp/assets/entry/txt/f0181_08.txt",
    mark=Mark.SECONDARY,
)


def ordinance(article: str, mark: Mark = Mark.VERIFIED) -> Citation:
    """Return the ordinance under the Road Traffic Act, text of 2025-06-01."""
    return Citation(
        title="道路交通法施行規則",
        body="内閣府令",
        number="昭和35年総理府令第60号",
        article=article,
        url="https://laws.e-gov.go.jp/law/335M50000002060",
        mark=mark,
    )


NUMBER = ordinance("第9条の8")
QUALIFICATION = ordinance("第9条の9第1項")
WORK = ordinance("第9条の10")
DEPUTIES = ordinance("第9条の11", Mark.UNVERIFIED)
