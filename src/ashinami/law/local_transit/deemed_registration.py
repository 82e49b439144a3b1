"""An approved plan in place of a registration (地域公共交通活性化再生法第27条の18・第29条の7, 地域再生法第17条の53).

Where the minister approves such a plan, the service in it counts as registered, or its change as registered. The table of the
registration tax names all three; on which day each began is derived from the reforms of 2020 and 2023.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.local_transit import facts
from ashinami.law.local_transit.sources import REFORM_2020, REFORM_2023, act
from ashinami.rules.conditions import AllOf, Is, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "local_transit.deemed_registration"
TAX_TABLE = Citation(
    title="登録免許税法",
    body="国会",
    number="昭和42年法律第35号",
    article="別表第一 第125号の3",
    url="https://laws.e-gov.go.jp/law/342AC0000000035",
    mark=Mark.VERIFIED,
)


def condition(plans: tuple[str, ...]) -> AllOf:
    """Return the rule, with the plans that its version knows."""
    return AllOf(
        "計画の認定による登録",
        (
            Within(
                facts.APPROVED_PLAN,
                plans,
                Sentences(
                    "登録とみなされる計画が認定されています。",
                    "登録とみなされる計画は認定されていません。",
                    "登録とみなされる計画が認定されたか、分かりません。",
                ),
                TAX_TABLE,
            ),
            Is(
                facts.APPROVED_NAMES_SERVICE,
                Sentences(
                    "認定された計画に、この送迎が書かれています。",
                    "認定された計画に、この送迎は書かれていません。",
                    "認定された計画に、この送迎が書かれているか、分かりません。",
                ),
                TAX_TABLE,
            ),
        ),
    )


SINCE_2020 = Provision(
    id="local_transit.deemed_registration.act_2020",
    subject=SUBJECT,
    title="計画の認定による登録（令和2年11月27日から）",
    summary="利便増進実施計画などが認定されると、その中の自家用有償旅客運送は、登録や変更登録を受けたものとみなされます。",
    cite=act("第27条の18", Mark.SECONDARY),
    in_force=Days(REFORM_2020, REFORM_2023),
    governing=GoverningDate.APPLICATION,
    condition=condition(("convenience", "regional_revival")),
    notes=("地域再生法による計画がいつから登録とみなされたかは、要確認です。",),
)
SINCE_2023 = Provision(
    id="local_transit.deemed_registration.act_2023",
    subject=SUBJECT,
    title="計画の認定による登録（令和5年10月1日から）",
    summary="交通手段再構築の実証事業の計画も加わりました。",
    cite=act("第27条の18・第29条の7", Mark.SECONDARY),
    in_force=Days(REFORM_2023),
    governing=GoverningDate.APPLICATION,
    condition=condition(("convenience", "regional_revival", "reconstruction")),
    supersedes=SINCE_2020.id,
    notes=("再構築の計画が令和5年10月1日からであることは、資料からの導出です。",),
)
