"""What breaking the Road Transport Act can lead to (法第81条, 第79条の12, 第96条から第105条まで), as information.

Text in force 2025-06-01; up to 2025-05-31 the prison terms were 懲役. Ashinami never says that somebody will be punished: it tells the
most that the Act allows, and where that is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ashinami.basics.source import Citation
from ashinami.law.road_transport.statutes import act

IMPRISONMENT_2025 = date(2025, 6, 1)
"""懲役 and 禁錮 become 拘禁刑 (令和4年法律第67号・第68号)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """The most that one act can lead to.

    Attributes
    ----------
    act : what is done, in Japanese.
    about : the subject of the law it breaks, e.g. `road_transport.ride`.
    months : most months of prison, 0 where there is none.
    yen : most of the fine (罰金), or of the administrative fine (過料) where `administrative`.
    measure : what the office can order beside it, in Japanese; empty where nothing.
    cite : where it is written.
    """

    act: str
    about: str
    months: int = 0
    yen: int = 0
    administrative: bool = False
    measure: str = ""
    cite: Citation

    def __post_init__(self) -> None:
        """Refuse a penalty that is none, and an administrative fine with prison."""
        if min(self.months, self.yen) < 0 or not (self.yen or self.measure):
            raise ValueError(f"{self.act}: a penalty is a fine or a measure")
        if self.administrative and self.months:
            raise ValueError(f"{self.act}: an administrative fine comes without prison")

    def text(self, on: date) -> str:
        """Return the most it can lead to, in Japanese, in the words of the day."""
        prison = "拘禁刑" if on >= IMPRISONMENT_2025 else "懲役"
        months = f"{self.months // 12}年" if self.months and self.months % 12 == 0 else f"{self.months}か月"
        fine = f"{self.yen // 10_000}万円以下の{'過料' if self.administrative else '罰金'}"
        punished = f"{months}以下の{prison}、{fine}、またはその両方" if self.months else fine if self.yen else ""
        return "。".join(part for part in (punished, self.measure) if part)


PENALTIES = (
    Penalty(
        act="許可なく旅客運送の事業を行う（法第4条）",
        about="road_transport.licence",
        months=36,
        yen=3_000_000,
        cite=act("第96条"),
    ),
    Penalty(
        act="登録も許可もなく、自家用の車で有償の送迎を行う（法第78条）",
        about="road_transport.ride",
        months=12,
        yen=1_500_000,
        cite=act("第97条"),
    ),
    Penalty(
        act="偽りなどの不正な手段で登録を受ける",
        about="road_transport.registered.valid",
        months=12,
        yen=1_500_000,
        cite=act("第97条"),
    ),
    Penalty(
        act="許可なく特定の人の送迎の事業を行う（法第43条）",
        about="road_transport.licence",
        months=12,
        yen=1_500_000,
        cite=act("第97条"),
    ),
    Penalty(
        act="業務の停止の命令にそむく",
        about="road_transport.registered.valid",
        months=6,
        yen=500_000,
        cite=act("第97条の3"),
    ),
    Penalty(
        act="変更登録を受けずに、種類・区域などを変える",
        about="road_transport.registered.change_registration",
        yen=500_000,
        cite=act("第98条の2"),
    ),
    Penalty(act="改善などの命令にそむく", about="road_transport.registered.valid", yen=500_000, cite=act("第98条の2")),
    Penalty(
        act="要る届出をしない",
        about="road_transport.registered.notification",
        yen=500_000,
        administrative=True,
        cite=act("第105条"),
    ),
    Penalty(
        act="対価を公示も説明もしない",
        about="road_transport.registered.publication",
        yen=500_000,
        administrative=True,
        cite=act("第105条"),
    ),
    Penalty(
        act="有償の送迎に使った、その車を使う",
        about="road_transport.ride",
        measure="6か月までの車の使用の制限または禁止",
        cite=act("第81条"),
    ),
    Penalty(
        act="登録を受けた団体が、法律や命令にそむく",
        about="road_transport.registered.valid",
        measure="6か月までの業務の停止、または登録の取消し",
        cite=act("第79条の12"),
    ),
)
"""Every sanction of the dossier's table, the gravest first."""


def penalties_about(subject: str) -> tuple[Penalty, ...]:
    """Return what breaking the rules of this subject can lead to, the gravest first; nothing where the table names none."""
    return tuple(penalty for penalty in PENALTIES if penalty.about == subject)
