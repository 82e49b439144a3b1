"""What an application for registration says and what goes with it (施行規則第51条の2・第51条の3, text of 2025-03-24), as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Needs(StrEnum):
    """For whom a paper is needed."""

    ALWAYS = "always"
    ROUTE = "route"
    WELFARE = "welfare"
    AUTOMATIC = "automatic"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One paper: its number in the ordinance, what it is, and when a municipality and another body attach it.

    `kept` : a renewal may leave it out when nothing has changed since it was last filed (施行規則第51条の10第2項).
    """

    number: int
    text: str
    municipality: Needs
    other_body: Needs
    kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What decides which papers are needed."""

    municipality: bool
    welfare: bool
    route: bool = False
    automatic_driving: bool = False

    def needs(self, attachment: Attachment) -> bool:
        """Whether this service attaches the paper."""
        match attachment.municipality if self.municipality else attachment.other_body:
            case Needs.ALWAYS:
                return True
            case Needs.ROUTE:
                return self.route
            case Needs.WELFARE:
                return self.welfare
            case Needs.AUTOMATIC:
                return self.automatic_driving
            case Needs.NEVER:
                return False


ATTACHMENTS = (
    Attachment(
        1,
        "定款・登記事項証明書・役員名簿（認可地縁団体や法人でない団体は、それに代わる書類）",
        Needs.NEVER,
        Needs.ALWAYS,
    ),
    Attachment(2, "路線図", Needs.ROUTE, Needs.ROUTE),
    Attachment(3, "欠格事由に当たらないことの宣誓書", Needs.ALWAYS, Needs.ALWAYS, kept=False),
    Attachment(4, "協議が調ったことの証明、または地域公共交通計画", Needs.ALWAYS, Needs.ALWAYS, kept=False),
    Attachment(5, "車の使用権原を示す書類（持込の車は取り決めの書面）", Needs.ALWAYS, Needs.ALWAYS),
    Attachment(6, "運転者の資格を示す書類（免許・講習の修了）", Needs.ALWAYS, Needs.ALWAYS),
    Attachment(7, "セダン等で福祉有償運送をするときの、介護の資格を示す書類", Needs.WELFARE, Needs.WELFARE),
    Attachment(8, "運行管理の責任者と体制", Needs.ALWAYS, Needs.ALWAYS),
    Attachment(9, "整備管理の責任者と体制", Needs.ALWAYS, Needs.ALWAYS),
    Attachment(10, "事故のときの責任者・連絡体制", Needs.ALWAYS, Needs.ALWAYS),
    Attachment(11, "損害を賠償する措置（保険）を示す書類", Needs.ALWAYS, Needs.ALWAYS),
    Attachment(12, "利用者の名簿", Needs.NEVER, Needs.WELFARE),
    Attachment(13, "自動運行装置を使うときの書類", Needs.AUTOMATIC, Needs.AUTOMATIC),
    Attachment(14, "特定自動運行を行うときの書類", Needs.AUTOMATIC, Needs.AUTOMATIC),
)
ITEMS = (
    "団体の名前・住所・代表者",
    "運送の種別",
    "路線または区域",
    "事務所の名前と場所",
    "事務所ごと・種類ごとの車の数",
    "運ぼうとする旅客の範囲",
    "協力する事業者（事業者協力型のとき）",
    "自動運転に関すること（使うとき）",
)
"""What the application itself says, in our words (法第79条の2・施行規則第51条の2)."""
REGISTRATION_PAPER = "登録証"
"""Goes with every change of registration and every notification (施行規則第51条の11・第51条の13)."""


def for_application(service: Service) -> tuple[Attachment, ...]:
    """Return the papers of a first application, in the ordinance's order."""
    return tuple(attachment for attachment in ATTACHMENTS if service.needs(attachment))


def for_renewal(service: Service, changed: frozenset[int] = frozenset()) -> tuple[Attachment, ...]:
    """Return what a renewal cannot leave out: the oath, the proof of the council, and the papers whose numbers have changed."""
    return tuple(one for one in for_application(service) if not one.kept or one.number in changed)


def for_change(service: Service, changed: frozenset[int], *, council: bool) -> tuple[Attachment, ...]:
    """Return what goes with a change beside the 登録証: the papers whose numbers have changed, and the council's proof if needed."""
    numbers = changed | {4} if council else changed
    return tuple(one for one in for_application(service) if one.number in numbers)
