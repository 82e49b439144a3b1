"""What still applies to rides that need no permit (section 2.13): licence, safe driving manager, insurance, training."""

from __future__ import annotations

from datetime import date

from ashinami.basics.source import Citation, Mark
from ashinami.rules.facts import Who
from ashinami.rules.provision import Duty

_TRAFFIC_ACT = Citation(
    title="道路交通法",
    body="昭和35年法律第105号",
    article="第74条の3",
    url="https://laws.e-gov.go.jp/law/335AC0000000105",
    mark=Mark.VERIFIED,
)
_TRAFFIC_RULES = Citation(
    title="道路交通法施行規則",
    body="昭和35年総理府令第60号",
    article="第9条の8から第9条の10まで",
    url="https://laws.e-gov.go.jp/law/335M50000002060",
    mark=Mark.VERIFIED,
)
_LICENCE = Citation(
    title="道路交通法",
    body="昭和35年法律第105号",
    url="https://laws.e-gov.go.jp/law/335AC0000000105",
    mark=Mark.DERIVED,
)
_INSURANCE = Citation(
    title="移動サービス専用の自動車保険の発売",
    body="報道",
    issued=date(2019, 6, 20),
    url="https://response.jp/article/2019/06/20/323633.html",
    mark=Mark.SECONDARY,
)
_TRAINING = Citation(
    title="ボランティア運送への補助（講習の要件）",
    body="鹿児島市",
    url="https://hojokin-kensaku.jp/subsidy/kagoshima-kotsu-hojo-Sda707c04fb",
    mark=Mark.SECONDARY,
)

STILL_APPLIES = (
    Duty("車に合った運転免許（第一種でよい）が必要です。講習を受ける義務はありません。", _LICENCE, by=Who.DRIVER),
    Duty(
        "一つの拠点で車を5台以上（11人以上乗れる車は1台以上）使う人や団体は、安全運転管理者を選びます。"
        "20台以上では副安全運転管理者も選びます。ボランティアの持ち込む車は、それぞれの人が使う車と数えます。",
        _TRAFFIC_ACT,
    ),
    Duty(
        "安全運転管理者は20歳以上（副安全運転管理者がいるときは30歳以上）で、運転の管理を2年以上"
        "（講習を受けたときは1年以上）経験し、2年以内に決められた違反がない人から選びます。",
        _TRAFFIC_RULES,
    ),
    Duty(
        "安全運転管理者は、運行の計画、運転の前の点検、運転の前と後の酒気の確認"
        "（令和5年12月1日からはアルコール検知器も使う）をして、記録を1年残し、運転日誌をつけさせます。",
        _TRAFFIC_RULES,
    ),
    Duty(
        "入る義務があるのは自賠責保険だけです。令和元年7月から、団体が入る移動サービス専用の保険もあります。",
        _INSURANCE,
    ),
    Duty("法律の決める講習はありませんが、市町村が補助の条件として講習を求めることがあります。", _TRAINING),
)
