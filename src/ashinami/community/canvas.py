"""The design canvas (設計シート): everything that must be settled before people are driven, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ashinami.vocabulary.registration import Worded

MOST_VARIANTS = 3


class Part(Worded):
    """The parts of the canvas."""

    USERS = "users", "だれのため（利用者）"
    AREA = "area", "どこで（区域・行き先）"
    FORM = "form", "どの形で（法の形）"
    FEE = "fee", "いくら受けとるか（対価・実費）"
    INSURANCE = "insurance", "保険と補償"
    CARS = "cars", "車"
    PEOPLE = "people", "人（運転・受付・付き添い）"
    MONEY = "money", "お金（費用と出どころ）"
    OPERATORS = "operators", "バス・タクシーの声"


HINTS: Mapping[Part, str] = {
    Part.USERS: "年齢や認定だけでなく、どんな用事で、どんな手助けが要る人か。使えない人も書きます。",
    Part.AREA: "乗れる区域、行き先、曜日と時間。バスやタクシーで行けるところはどうするか。",
    Part.FORM: "法の相談で、どの形なら行えるかを確かめます。",
    Part.FEE: "受けとる額と、何の実費か。お礼を決めていないか。",
    Part.INSURANCE: "下の確認表で、足りないところを見つけます。",
    Part.CARS: "だれの車を、どの時間に使うか。車検と保険の名義。",
    Part.PEOPLE: "運転・受付・付き添いの人数、講習、休みの代わり。",
    Part.MONEY: "一年の費用と出どころ。使える補助金を探したか。",
    Part.OPERATORS: "バス・タクシー事業者の考えと、約束した条件。",
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A part as it stands: what was written, whether it is settled, and who sees to it when it is not."""

    text: str = ""
    settled: bool = False
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A part that is still open: who settles it by when, and why it is open."""

    part: Part
    why: str
    owner: str
    due: date | None


def open_parts(filled: Mapping[Part, Filled], insurance_gaps: Iterable[str], *, form_is_lawful: bool) -> list[Open]:
    """Return what is still open, in the order of the canvas.

    Nothing is settled by a tick alone: an empty part is open; the form is open until the law said yes; insurance is open while the
    checklist has a gap.
    """
    gaps = list(insurance_gaps)
    found = []
    for part in Part:
        one = filled.get(part, Filled())
        why = ""
        if part is Part.FORM and not form_is_lawful:
            why = "法の相談で、行えると確かめられていません。"
        elif part is Part.INSURANCE and gaps:
            why = f"確認表に足りないところが{len(gaps)}あります。"
        elif not one.text.strip() and part not in (Part.FORM, Part.INSURANCE):
            why = "まだ何も書いてありません。"
        elif not one.settled:
            why = "まだ決まっていません。"
        if why:
            found.append(Open(part, why, one.owner, one.due))
    return found


@dataclass(frozen=True, slots=True)
class Cover:
    """One line of the checklist of insurance and compensation. `for_own_car`: asked only where volunteers bring their cars."""

    key: str
    asks: str
    gap: str
    for_own_car: bool = False


INSURANCE = (
    Cover(
        "liability",
        "使う車に、任意保険（対人・対物）がかかっていますか",
        "任意保険のない車では、事故のとき運転した人が払うことになります。",
    ),
    Cover(
        "driver_range",
        "運転する人の年齢や家族の条件が、保険の条件に入っていますか",
        "条件から外れた人が運転すると、保険が出ないことがあります。",
    ),
    Cover(
        "use_told",
        "送迎に使うことを保険会社に伝え、保険が出ると確かめましたか",
        "使い方を伝えていないと、保険が出ないことがあります。",
        for_own_car=True,
    ),
    Cover(
        "passengers",
        "乗っている人のけがに備える保険（搭乗者・人身傷害など）がありますか",
        "同乗者のけがの治療費を、だれが払うか決まりません。",
    ),
    Cover(
        "own_damage",
        "持ち込みの車がこわれたとき、だれが直すか決まっていますか（車両保険・免責・等級の下がり）",
        "自分の車を出した人だけが損をします。",
        for_own_car=True,
    ),
    Cover(
        "outside_car",
        "乗り降りや付き添いの間のけがに備える保険（ボランティア活動保険など）がありますか",
        "車の外でのけがは、車の保険では出ません。",
    ),
    Cover(
        "group",
        "団体が責任を問われたときの備え（団体の賠償責任保険など）がありますか",
        "団体が賠償を求められたときの備えがありません。",
    ),
    Cover(
        "apology",
        "事故のとき、だれが現場に行き、だれが家族と保険会社に連絡し、だれが見舞いに行くか決まっていますか",
        "事故の日に、運転した人が一人になります。",
    ),
    Cover(
        "fault",
        "罰金・反則金・免責の額を、団体と本人のどちらが持つか、書いて渡してありますか",
        "あとで言い合いになります。",
    ),
)


def insurance_gaps(answers: Mapping[str, bool], *, own_cars: bool | None) -> list[tuple[Cover, bool]]:
    """Return the lines that are not covered, each with whether it was answered no (else nobody has looked).

    `own_cars` False leaves out what is asked of cars that volunteers bring; not known asks all.
    """
    asked = (line for line in INSURANCE if not (line.for_own_car and own_cars is False))
    return [(line, answers.get(line.key) is False) for line in asked if answers.get(line.key) is not True]
