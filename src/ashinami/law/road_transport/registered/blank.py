"""Where (and when) 交通空白地 is: depopulated areas, other areas extremely inconvenient for transport, and from 2023-12 blank hours.

Whether an area or an hour is so inconvenient is settled where the service is settled; the ministry's planning aid of 2024 takes
a taxi that regularly comes only after half an hour as a sign.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.registered import facts_riders as facts
from ashinami.law.road_transport.registered.sources_service import BEGIN, DIGITAL_REPORT_2024, PRICE_2023
from ashinami.law.road_transport.statutes import ordinance, ordinance_2013
from ashinami.rules.conditions import AnyOf, AtLeast, Is, Sentences
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.blank"
NEW_ACT = date(2021, 4, 1)
"""過疎地域の持続的発展の支援に関する特別措置法 takes the place of the Act of 2000."""
TAXI_WAIT = Citation(
    title="「交通空白」解消本部の資料の報道",
    body="国土交通省",
    issued=date(2024, 7, 17),
    url="http://biz.newsradar.space/d2f/MTMzNDg4MjA3.html",
    mark=Mark.UNVERIFIED,
)


def _depopulated(act_name: str, cite: Citation) -> Is:
    return Is(
        facts.DEPOPULATED,
        Sentences(
            f"過疎地域です（{act_name}）。",
            f"過疎地域ではありません（{act_name}）。",
            f"過疎地域か、分かりません（{act_name}）。",
        ),
        cite,
    )


INCONVENIENT = Is(
    facts.INCONVENIENT,
    Sentences(
        "交通がとても不便な地域だと判断されています。",
        "交通がとても不便な地域ではないと判断されています。",
        "交通がとても不便な地域か、まだ判断されていません（地域公共交通会議などで話し合います）。",
    ),
    ordinance("第49条第1号"),
)
BLANK_HOURS = Is(
    facts.BLANK_HOURS,
    Sentences(
        "バスやタクシーを使えない時間帯があると判断されています。",
        "バスやタクシーを使えない時間帯はないと判断されています。",
        "バスやタクシーを使えない時間帯があるか、まだ判断されていません（地域公共交通会議などで話し合います）。",
    ),
    DIGITAL_REPORT_2024,
)
OLD_ACT, PRESENT_ACT = "過疎地域自立促進特別措置法", "過疎地域の持続的発展の支援に関する特別措置法"

TO_2021 = Provision(
    id="road_transport.registered.blank.ordinance_2006",
    subject=SUBJECT,
    title="交通空白地（令和3年3月31日まで）",
    summary="過疎地域か、交通がとても不便な地域であることが必要です。不便かどうかは協議で判断されます。",
    cite=ordinance_2013("第49条"),
    in_force=Days(BEGIN, NEW_ACT),
    governing=GoverningDate.APPLICATION,
    condition=AnyOf("交通空白地", (_depopulated(OLD_ACT, ordinance_2013("第49条")), INCONVENIENT)),
)
TO_2023 = Provision(
    id="road_transport.registered.blank.ordinance_2021",
    subject=SUBJECT,
    title="交通空白地（令和3年4月1日から）",
    summary="過疎地域は、新しい過疎法の地域になりました。そのほかは、これまでと同じです。",
    cite=ordinance("第49条第1号"),
    in_force=Days(NEW_ACT, PRICE_2023),
    governing=GoverningDate.APPLICATION,
    condition=AnyOf("交通空白地", (_depopulated(PRESENT_ACT, ordinance("第49条第1号")), INCONVENIENT)),
    supersedes=TO_2021.id,
)
PROVISION = Provision(
    id="road_transport.registered.blank.notice_2023",
    subject=SUBJECT,
    title="交通空白地と時間帯の空白（令和5年12月から）",
    summary="夜間など、バスやタクシーをほとんど使えない時間帯も「空白」に入りました。その時間帯も協議で決めます。",
    cite=DIGITAL_REPORT_2024,
    in_force=Days(PRICE_2023),
    governing=GoverningDate.APPLICATION,
    condition=AnyOf(
        "交通空白地または空白の時間帯",
        (_depopulated(PRESENT_ACT, ordinance("第49条第1号")), INCONVENIENT, BLANK_HOURS),
    ),
    guides=(
        AtLeast(
            facts.TAXI_WAIT,
            30,
            Sentences(
                "タクシーを呼んでも、ふだん30分以上来ません（空白の目安）。",
                "タクシーがふだん30分たたずに来ます。空白と認められにくい目安です。",
                "タクシーがどのくらいで来るか、分かりません。",
            ),
            TAXI_WAIT,
        ),
    ),
    supersedes=TO_2023.id,
    notes=(
        "時間帯が加わった通達の日（令和5年12月28日）は要確認です。",
        "宿の事業者たちが車を持ちよる送迎も、受けられる団体が登録すればできます（令和6年の規制改革実施計画）。",
    ),
)
