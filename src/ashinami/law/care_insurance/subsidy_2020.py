"""From 2020-05-29 (老発0529第1号): a B or D subsidy may pay volunteers an incentive or thanks."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.care_insurance.parts import SUBJECT, allowed_items
from ashinami.law.care_insurance.subsidy_2017 import SUPPORT_LEVEL
from ashinami.rules.provision import GoverningDate, Provision

NOTICE = Citation(
    title="地域支援事業の実施について（一部改正）",
    body="厚生労働省老健局長",
    issued=date(2020, 5, 29),
    number="老発0529第1号",
    url="https://www.zenkoku-ido.net/",
    mark=Mark.VERIFIED,
)

PROVISION = Provision(
    id="care_insurance.subsidy_items.notice_2020",
    subject=SUBJECT,
    title="B型・D型の補助の使いみち（令和2年5月29日の改正）",
    summary="B型・D型の補助を、ボランティアへの奨励金（謝礼金）にも使えるようになりました。",
    cite=NOTICE,
    in_force=Days(date(2020, 5, 29), date(2021, 4, 1)),
    governing=GoverningDate.RIDE,
    condition=allowed_items((), NOTICE),
    guides=(SUPPORT_LEVEL,),
    supersedes="care_insurance.subsidy_items.guideline_2017",
    notes=("補助として認められることと、運送の対価に当たらないことは別です。",),
)
