"""From 2024-03-29: where the care insurance pays nothing for the riding itself, the helper's ride is not paid carriage.

For services for disabled people the memo came eighteen days later; in between it was for the office to say.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit.home_help import SUBJECT
from ashinami.law.road_transport.no_permit.home_help.parts import riding_unpaid, separate, service
from ashinami.law.road_transport.no_permit.parts import Sources
from ashinami.rules.conditions import AllOf, AnyOf, Gap
from ashinami.rules.provision import GoverningDate, Provision

MEMO = Citation(
    title="介護輸送に係る法的取扱いについて",
    body="厚生労働省老健局",
    issued=date(2024, 3, 29),
    url="https://zenkoku-ido.net/archives/1958",
    mark=Mark.SECONDARY,
)
SOURCES = Sources(MEMO)
OLDER_PEOPLE = service(
    "home_visit",
    satisfied="介護保険の訪問介護などのなかの送迎です。",
    not_satisfied="介護保険の訪問介護などのなかの送迎ではありません。",
    cite=MEMO,
)

PROVISION = Provision(
    id="road_transport.no_permit.home_help.memo_2024",
    subject=SUBJECT,
    title="ヘルパーなどの送迎（令和6年3月29日の事務連絡）",
    summary=(
        "訪問介護のなかの送迎は、乗っている時間に報酬が払われなければ、有償になりません。実費だけなら受け取れます。"
        "障害福祉サービスについては、まだ同じ事務連絡がなく、運輸支局の判断によります。"
    ),
    cite=MEMO,
    in_force=Days(date(2024, 3, 29), date(2024, 4, 16)),
    governing=GoverningDate.RIDE,
    condition=AnyOf(
        "ヘルパーなどの送迎",
        (
            separate(SOURCES.derived),
            AllOf(
                "乗る時間に報酬のない送迎",
                (
                    riding_unpaid(MEMO),
                    AnyOf(
                        "サービスの種類",
                        (
                            OLDER_PEOPLE,
                            Gap(
                                "障害福祉サービスなどのなかの送迎",
                                "令和6年4月16日の事務連絡より前です。運輸支局にお尋ねください",
                                SOURCES.derived,
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    supersedes="road_transport.no_permit.home_help.policy_2004",
    notes=("事務連絡の原文は未読で、要点の紹介によります。",),
)
