"""All that a claim's papers say, as values; and the same by name, for a form that somebody else has drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ashinami.basics.day import Month, wareki
from ashinami.basics.money import Yen
from ashinami.casework.money.allowances import Earned
from ashinami.casework.money.claim import Reckoned
from ashinami.casework.money.figures import Figures, User
from ashinami.vocabulary.activity import RIDE, Help
from ashinami.vocabulary.money import CostItem, UserClass
from ashinami.vocabulary.registration import Worded

type Cell = str | int | None


class ClaimKind(Worded):
    """Which papers: asking beforehand, the bill of a month, the report of a year."""

    PLAN = "plan", "実施計画・交付申請"
    MONTHLY = "monthly", "月ごとの請求"
    REPORT = "report", "実績報告"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFile:
    """A claim whole. People stand in it by number; `names` gives a name where the reader may see it, and is empty for the funder.

    Attributes
    ----------
    kind, number, day : which papers, their number, when they were made.
    group, funder, grant, fictional : whose, for whom, under which grant; whether the town is made up.
    months : the period.
    about : what a form asks of the group beside its records (representative, address, account …); an empty one is missing.
    found, reckoned : the figures and the amount with its steps.
    rewards : what the grant's allowances were paid for, activity by activity.
    incomes : other income of the period, by name.
    decided, paid : what was decided for the year, and what was paid before.
    """

    kind: ClaimKind
    number: str
    day: date
    group: str
    funder: str
    grant: str
    fictional: bool
    months: tuple[Month, ...]
    about: Mapping[str, str]
    found: Figures
    reckoned: Reckoned
    rewards: tuple[Earned, ...] = ()
    incomes: tuple[tuple[str, Yen], ...] = ()
    decided: Yen | None = None
    paid: Yen = 0
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def period(self) -> str:
        """The period in words."""
        first, last = self.months[0], self.months[-1]
        return first.wareki if first == last else f"{first.wareki}から{last.wareki}まで"

    def person(self, key: str) -> str:
        """Return a person's number, with the name where it may be seen."""
        number = number_of(key)
        return f"{number} {self.names[key]}" if key in self.names else number


def number_of(key: str) -> str:
    """Return the number under which a person stands in claims: the same in every group, so that a funder counts her once."""
    return key.replace("-", "")[:8].upper()


def class_text(user: UserClass | None) -> str:
    """Return a class in words; one that nobody has written down says so."""
    return "区分の記録なし" if user is None else user.text


def what_text(kind: str, what: str) -> str:
    """Return what an activity was, in words."""
    return f"送迎（{what}）" if kind == RIDE else Help(what).text


def by_class(users: tuple[User, ...]) -> list[list[Cell]]:
    """Return persons and uses by class; each person stands once."""
    persons = Counter(one.counted for one in users)
    uses: Counter[UserClass | None] = Counter()
    for one in users:
        uses.update(one.uses)
    order = (*UserClass, None)
    rows: list[list[Cell]] = [[class_text(one), persons[one], uses[one]] for one in order if persons[one] or uses[one]]
    return [*rows, ["合計", len(users), sum(uses.values())]]


def user_rows(file: ClaimFile) -> list[list[Cell]]:
    """Return the list of users: number, class with the days of its changes, whether counted as a target user, uses."""
    rows: list[list[Cell]] = []
    for one in file.found.users:
        held = "、".join(f"{class_text(found)}（{wareki(day)}の利用から）" for day, found in one.changes)
        target = one.counted is not None and one.counted.is_target(file.day)
        rows.append([file.person(one.person), held, "対象者" if target else "その他", one.all_uses])
    return rows


def activity_rows(file: ClaimFile) -> list[list[Cell]]:
    """Return the record of activities, one a line: day, user, what, minutes, metres in tenths of a kilometre, helper, allowance."""
    paid: Counter[str] = Counter()
    for one in file.rewards:
        paid[one.activity.key] += one.amount
    return [
        [
            wareki(one.service_day),
            file.person(one.rider),
            what_text(one.kind, one.what),
            one.minutes,
            f"{one.metres / 1000:.1f}" if one.kind == RIDE else "",
            file.person(one.helper),
            paid[one.key],
        ]
        for one in file.found.activities
    ]


def reward_rows(file: ClaimFile) -> list[list[Cell]]:
    """Return the allowances by volunteer: activities, amount."""
    count: Counter[str] = Counter()
    amount: Counter[str] = Counter()
    for one in file.rewards:
        count[one.activity.helper] += 1
        amount[one.activity.helper] += one.amount
    rows: list[list[Cell]] = [[file.person(key), count[key], amount[key]] for key in sorted(count)]
    return [*rows, ["合計", sum(count.values()), sum(amount.values())]]


def cost_rows(file: ClaimFile) -> list[list[Cell]]:
    """Return the costs booked to the grant, by item."""
    rows: list[list[Cell]] = [[item.text, file.found.costs[item]] for item in CostItem if file.found.costs.get(item)]
    return [*rows, ["合計", file.found.total_cost]]


TABLES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "by_class": ("区分ごとの人数と回数", ("区分", "実人数", "延べ回数")),
    "users": ("利用者名簿", ("利用者番号", "区分と変わった日", "対象", "回数")),
    "activities": ("活動記録", ("日にち", "利用者", "内容", "分", "km", "従事者", "奨励金")),
    "rewards": ("奨励金", ("従事者", "回数", "金額")),
    "costs": ("費用", ("費目", "金額")),
}
"""The tables of a claim: their names and heads."""


def tables_of(file: ClaimFile) -> dict[str, list[list[Cell]]]:
    """Return every table by its id."""
    return {
        "by_class": by_class(file.found.users),
        "users": user_rows(file),
        "activities": activity_rows(file),
        "rewards": reward_rows(file),
        "costs": cost_rows(file),
    }


FIELDS: Mapping[str, str] = {
    "number": "請求の番号",
    "kind": "書類の種類",
    "day": "作成日",
    "group": "団体の名前",
    "funder": "宛先",
    "grant": "補助金の名前",
    "period": "期間",
    "first_month": "期間のはじめの月",
    "last_month": "期間の終わりの月",
    "representative": "代表者",
    "address": "所在地",
    "account": "振込先の口座",
    "amount": "請求額・実績額",
    "decided": "交付決定額",
    "paid": "すでに受けた額",
    "rest": "決定額との差",
    "users": "利用者の実人数",
    "target": "うち対象者（要支援者等）",
    "visits": "活動の延べ回数",
    "visits_target": "うち対象者の回数",
    "rides": "送迎の回数",
    "helps": "訪問の回数",
    "months": "活動した月数",
    "helpers": "従事者の人数",
    "cost": "対象の費用の合計",
    "reward": "奨励金の合計",
    "collected": "利用者から集めた実費",
}
"""The single values a form may ask for."""


def fields_of(file: ClaimFile) -> dict[str, Cell]:
    """Return the single values by name; what nobody has written down is None."""
    values, amount = file.found.values(), file.reckoned.amount
    return {
        "number": file.number,
        "kind": file.kind.text,
        "day": wareki(file.day),
        "group": file.group,
        "funder": file.funder,
        "grant": file.grant,
        "period": file.period,
        "first_month": file.months[0].wareki,
        "last_month": file.months[-1].wareki,
        **{name: file.about.get(name) or None for name in ("representative", "address", "account")},
        "amount": amount,
        "decided": file.decided,
        "paid": file.paid,
        "rest": None if file.decided is None or amount is None else file.decided - amount,
        "users": int(str(values["users.all"])),
        "target": int(str(values["users.target"])),
        "visits": int(str(values["visits.all"])),
        "visits_target": int(str(values["visits.target"])),
        "rides": int(str(values["activities.ride_cases"])),
        "helps": int(str(values["activities.visit_cases"])),
        "months": int(str(values["group.months"])),
        "helpers": len({one.helper for one in file.found.activities}),
        "cost": file.found.total_cost,
        "reward": file.found.costs.get(CostItem.REWARD, 0),
        "collected": file.found.collected,
    }
