"""Two specimen layouts (模擬様式) of a claim's papers, from the fields towns ask for: a year's set, and a month's bill.

No form of any town is imitated; each sheet says so. A town's own form is filled by `papers.filled_form`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ashinami.basics.day import Month
from ashinami.casework.money.claim_file import FIELDS, TABLES, ClaimFile, ClaimKind, fields_of, tables_of
from ashinami.casework.registration.sheet import Item, Part, Sheet

CAUTION = "模擬様式です。市町村の様式ではありません。提出のしかたは、市町村の窓口に確かめてください。"
MOST_LINES = 400
"""Activities a paper lists one by one; more are summed by month, and stand one by one in the workbook and the CSV."""

_HEAD = ("number", "day", "funder", "group", "representative", "address", "grant", "period")
_RESULT = ("users", "target", "visits", "visits_target", "rides", "helps", "months", "helpers")
_MONEY = ("cost", "reward", "collected", "decided", "paid", "amount", "rest")


def claim_sheets(file: ClaimFile, *, whole: bool = True) -> tuple[Sheet, ...]:
    """Return the sheets of a claim. Without `whole` a long record of activities is summed by month, for paper."""
    makers = {
        ClaimKind.PLAN: (_plan, _application),
        ClaimKind.MONTHLY: (_bill, _users, _activities),
        ClaimKind.REPORT: (_report, _balance, _users, _activities, _rewards),
    }
    return tuple(maker(file, whole) for maker in makers[file.kind])


def _plan(file: ClaimFile, _whole: bool) -> Sheet:  # noqa: FBT001 - the makers share one shape
    what = Part("予定する活動（これまでの記録から）", _items(file, _RESULT))
    return _sheet(file, "実施計画", (_head(file), what, _table(file, "by_class"), _table(file, "costs")))


def _application(file: ClaimFile, _whole: bool) -> Sheet:  # noqa: FBT001 - as above
    money = Part("申請する額", _items(file, ("amount", "account")))
    return _sheet(file, "交付申請", (_head(file), money, _steps(file)))


def _bill(file: ClaimFile, _whole: bool) -> Sheet:  # noqa: FBT001 - as above
    money = Part("請求", _items(file, ("amount", "account", "decided", "paid")))
    parts = (_head(file), money, _steps(file), Part("この月の活動", _items(file, _RESULT)), _table(file, "by_class"))
    return _sheet(file, "請求書（月次）", (*parts, _table(file, "costs")))


def _report(file: ClaimFile, _whole: bool) -> Sheet:  # noqa: FBT001 - as above
    parts = (_head(file), Part("活動の実績", _items(file, _RESULT)), _table(file, "by_class"))
    return _sheet(file, "実績報告", (*parts, Part("金額", _items(file, _MONEY)), _steps(file)))


def _balance(file: ClaimFile, _whole: bool) -> Sheet:  # noqa: FBT001 - as above
    incomes = [*file.incomes, (f"{file.grant}（請求額）", file.reckoned.amount)]
    known = [amount for _name, amount in incomes if amount is not None]
    total = sum(known) if len(known) == len(incomes) else None
    rows = (*incomes, ("収入の合計", total))
    left = None if total is None else total - file.found.total_cost
    return _sheet(
        file,
        "収支決算",
        (
            Part("収入", heads=("項目", "金額"), rows=rows),
            _table(file, "costs"),
            Part("差引", (Item("収入から支出を引いた額（マイナスは団体の負担）", left),)),
        ),
    )


def _users(file: ClaimFile, _whole: bool) -> Sheet:  # noqa: FBT001 - as above
    words = ("利用者番号は、市町村のなかで一人に一つです。二つの団体を使う人も、同じ番号で一度だけ数えられます。",)
    name, heads = TABLES["users"]
    rows = tuple(tuple(row) for row in tables_of(file)["users"])
    return _sheet(file, "利用者名簿", (Part(name, heads=heads, rows=rows, words=words),))


def _activities(file: ClaimFile, whole: bool) -> Sheet:  # noqa: FBT001 - as above
    if whole or len(file.found.activities) <= MOST_LINES:
        return _sheet(file, "活動記録", (_table(file, "activities"),))
    months = Counter(Month.of(one.service_day) for one in file.found.activities)
    rows = tuple((month.wareki, months[month]) for month in sorted(months))
    words = ("一件ごとの記録は、ExcelとCSVにあります。",)
    return _sheet(file, "活動記録", (Part("月ごとの活動", heads=("月", "回数"), rows=rows, words=words),))


def _rewards(file: ClaimFile, _whole: bool) -> Sheet:  # noqa: FBT001 - as above
    return _sheet(file, "奨励金", (_table(file, "rewards"),))


def _head(file: ClaimFile) -> Part:
    return Part("あて先と団体", _items(file, _HEAD))


def _steps(file: ClaimFile) -> Part:
    lines = (*file.reckoned.steps, *(f"要確認：{one}" for one in file.reckoned.warnings))
    return Part("額の計算", words=lines or ("まだ計算できません。",))


def _items(file: ClaimFile, names: tuple[str, ...]) -> tuple[Item, ...]:
    values = fields_of(file)
    return tuple(Item(FIELDS[name], values[name]) for name in names)


def _table(file: ClaimFile, name: str) -> Part:
    title, heads = TABLES[name]
    return Part(title, heads=heads, rows=tuple(tuple(row) for row in tables_of(file)[name]))


def _sheet(file: ClaimFile, name: str, parts: tuple[Part, ...]) -> Sheet:
    return Sheet(
        name=name,
        title=f"{name}　{file.grant}　{file.period}",
        group=file.group,
        day=file.day,
        fictional=file.fictional,
        parts=parts,
        caution=CAUTION,
    )


def claim_lines(file: ClaimFile) -> Iterator[list[str | int]]:
    """Yield the lines of the claim as one CSV: a section word, then its cells; amounts and counts are plain numbers."""
    for key, value in fields_of(file).items():
        yield ["項目", FIELDS[key], "" if value is None else value]
    for line in file.reckoned.steps:
        yield ["計算", line]
    for name, rows in tables_of(file).items():
        title, heads = TABLES[name]
        yield [f"{title}の見出し", *heads]
        for row in rows:
            yield [title, *("" if cell is None else cell for cell in row)]
