"""The texts on which the rules of local transit planning rest."""

from __future__ import annotations

from datetime import date

from ashinami.basics.source import Citation, Mark

REFORM_2020 = date(2020, 11, 27)
"""The plan, and the scheme by which a service is kept, start (令和2年法律第36号)."""
REFORM_2023 = date(2023, 10, 1)
"""Rebuilding of railways and whole-area agreements start (令和5年の改正)."""

PAPER_2020 = Citation(
    title="資料編 第4部 制度・政策（令和2年度版）",
    body="全国移動サービスネットワーク",
    url="https://www.zenkoku-ido.net/",
    mark=Mark.VERIFIED,
)
FEEDER_PAPER = Citation(
    title="地域内フィーダー系統補助（解説）",
    body="助成金の解説サイト",
    url="https://joseikin-insight.com/grants/grant-155157",
    mark=Mark.UNVERIFIED,
)


def act(article: str, mark: Mark) -> Citation:
    """Return the Act; its text was not read, others' accounts of it were."""
    return Citation(
        title="地域公共交通の活性化及び再生に関する法律",
        body="国会",
        number="平成19年法律第59号",
        article=article,
        url="https://laws.e-gov.go.jp/law/419AC0000000059",
        mark=mark,
    )
