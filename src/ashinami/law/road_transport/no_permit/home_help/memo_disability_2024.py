"""From 2024-04-16: the same for services for disabled people, when the riding time is not remunerated."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit.home_help import SUBJECT
from ashinami.law.road_transport.no_permit.home_help.memo_2024 import OLDER_PEOPLE
from ashinami.law.road_transport.no_permit.home_help.parts import riding_unpaid, separate, service
from ashinami.law.road_transport.no_permit.parts import Sources
from ashinami.rules.conditions import AllOf, AnyOf, Gap
from ashinami.rules.provision import GoverningDate, Provision

MEMO = Citation(
    title="障害福祉サービス等における輸送に係る法的取扱いについて",
    body="厚生労働省障害福祉課",
    issued=date(2024, 4, 16),
    url="https://zenkoku-ido.net/archives/2959",
    mark=Mark.SECONDARY,
)
SOURCES = Sources(MEMO)

PROVISION = Provision(
    id="road_transport.no_permit.home_help.memo_disability_2024",
    subject=SUBJECT,
    title="ヘルパーなどの送迎（令和6年4月16日の事務連絡）",
    summary=(
        "訪問介護でも、居宅介護・移動支援などの障害福祉サービスでも、乗っている時間に報酬が払われなければ、"
        "そのなかの送迎は有償になりません。実費だけなら受け取れます。"
    ),
    cite=MEMO,
    in_force=Days(date(2024, 4, 16)),
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
                            service(
                                "disability",
                                satisfied="障害福祉サービスのなかの送迎です。",
                                not_satisfied="障害福祉サービスのなかの送迎ではありません。",
                                cite=MEMO,
                            ),
                            Gap(
                                "そのほかの福祉サービスのなかの送迎",
                                "二つの事務連絡に挙げられていません。運輸支局にお尋ねください",
                                SOURCES.derived,
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    supersedes="road_transport.no_permit.home_help.memo_2024",
    notes=("事務連絡の原文は未読で、要点の紹介によります。",),
)
