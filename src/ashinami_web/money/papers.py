"""The group's own papers: ledger and statements as a workbook, an allowance statement, a rider's bill and receipt slip."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from ashinami.basics.day import Month, wareki
from ashinami.basics.money import Yen, yen
from ashinami.casework.money.allowances import Earned
from ashinami.casework.money.charges import Charge
from ashinami.casework.money.claim_file import number_of, what_text
from ashinami.casework.money.postings import ALLOWANCE
from ashinami.casework.registration.sheet import Item, Part, Sheet
from ashinami.ledger.accounts import account
from ashinami.ledger.move import Move
from ashinami.ledger.statements import flow, trial_balance
from ashinami.papers.workbook import Column, new_book, new_sheet, saved, table
from ashinami_web.bodies.models import Body
from ashinami_web.money.models import Grant
from ashinami_web.people.models import Person

KEPT = "団体の帳簿の控えです。"
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


def names_of(people: Iterable[str]) -> dict[str, str]:
    """Return the names behind keys as far as they may be seen; an erased or hidden person has none."""
    keys = {UUID(one) for one in people if one}
    return {str(one.pk): str(one) for one in Person.objects.filter(pk__in=keys)}


def ledger_workbook(body: Body, month: Month, books: Sequence[Move]) -> bytes:
    """Return the books of a month: journal, trial balance, income and expense. People stand in it by number, as claims name them."""
    book = new_book()
    mine = [move for move in books if move.period == month]

    def sheet(name: str, columns: tuple[Column, ...], rows: Iterable[list[str | int | float | None]]) -> None:
        heading = f"{month.wareki}　{name}　{body.name}"
        table(new_sheet(book, name, heading, fictional=body.fictional), columns, rows, KEPT)

    journal = (
        Column("日", 18), Column("借方", 24), Column("貸方", 24), Column("金額", 12), Column("摘要", 44),
        Column("だれ", 12), Column("もとの記録", 12),
    )  # fmt: skip
    sheet(
        "仕訳帳",
        journal,
        (
            [
                wareki(move.day), account(move.debit).name, account(move.credit).name, move.amount, move.text,
                number_of(move.person) if move.person else "", len(move.trail),
            ]
            for move in mine
        ),
    )  # fmt: skip
    lines = trial_balance(books)
    sums = ["合計", sum(one.debit for one in lines), sum(one.credit for one in lines), None]
    heads = (Column("科目", 30), Column("借方の合計", 16), Column("貸方の合計", 16), Column("残高", 16))
    rows = [[one.account.name, one.debit, one.credit, one.balance] for one in lines]
    sheet("試算表", heads, [*rows, sums])  # type: ignore[list-item]  # cells
    found = flow(mine, [month])
    cells = [[account(code).name, "収入", row[month]] for code, row in found.income.items()]
    cells += [[account(code).name, "支出", row[month]] for code, row in found.expense.items()]
    sheet("収支", (Column("科目", 34), Column("", 8), Column("金額", 16)), [*cells, ["差引", "", found.left]])  # type: ignore[list-item]  # cells
    return saved(book)


def allowances_workbook(body: Body, month: Month, lines: Iterable[Earned], books: Iterable[Move]) -> bytes:
    """Return the allowances posted in a month: by volunteer as the books say, and each activity of the month they come from."""
    book = new_book()
    posted: dict[str, Yen] = {}
    for move in books:
        if move.source == ALLOWANCE and move.period == month:
            sign = 1 if move.credit == "allowance_owed" else -1
            posted[move.person] = posted.get(move.person, 0) + sign * move.amount
    heading = f"{month.wareki}　奨励金　{body.name}"
    rows: list[list[str | int | float | None]] = [[number_of(key), amount] for key, amount in sorted(posted.items())]
    first = new_sheet(book, "従事者ごと", heading, fictional=body.fictional)
    table(first, (Column("従事者", 16), Column("金額", 16)), [*rows, ["合計", sum(posted.values())]], KEPT)
    heads = (
        Column("日", 18),
        Column("従事者", 12),
        Column("内容", 24),
        Column("決まり", 24),
        Column("上限の前", 12),
        Column("金額", 12),
    )
    each: list[list[str | int | float | None]] = [
        [
            wareki(one.activity.service_day), number_of(one.activity.helper), what_text(one.activity.kind, one.activity.what),
            one.rule.name, one.full, one.amount,
        ]
        for one in lines
        if Month.of(one.activity.service_day) == month
    ]  # fmt: skip
    table(new_sheet(book, "一件ごと", heading, fictional=body.fictional), heads, each, KEPT)
    return saved(book)


def year_workbook(body: Body, months: Sequence[Month], books: Sequence[Move], grants: Iterable[Grant]) -> bytes:
    """Return a fiscal year: income and expense by month, of all and of each grant, and the balances at its end."""
    book = new_book()
    first, last = months[0], months[-1]

    def sheet(name: str, mine: Sequence[Move]) -> None:
        found = flow(mine, months)
        columns = (
            Column("科目", 30),
            Column("", 6),
            *(Column(f"{one.month}月", 11) for one in months),
            Column("合計", 13),
        )
        rows: list[list[str | int | float | None]] = []
        for side, table_ in (("収入", found.income), ("支出", found.expense)):
            rows += [[account(code).name, side, *row.values(), sum(row.values())] for code, row in table_.items()]
        rows.append(["収入から支出を引いた額", "", *([None] * len(months)), found.left])
        heading = f"{first.wareki}から{last.wareki}まで　{name}　{body.name}"
        table(new_sheet(book, name[:28], heading, fictional=body.fictional, landscape=True), columns, rows, KEPT)

    sheet("収支", books)
    for grant in grants:
        mine = [one for one in books if str(grant.pk) in (one.grant, one.fund)]
        if mine:
            sheet(_SHEET_NAME.sub(" ", grant.name), mine)
    heads = (Column("科目", 30), Column("残高", 16))
    rows: list[list[str | int | float | None]] = [[one.account.name, one.balance] for one in trial_balance(books)]
    table(
        new_sheet(book, "年度末の残高", f"{last.wareki}　年度末の残高　{body.name}", fictional=body.fictional),
        heads,
        rows,
        KEPT,
    )
    return saved(book)


def statement_sheet(  # noqa: PLR0913 - a paper is told whole
    body: Body, month: Month, name: str, lines: Sequence[Earned], *, posted: Yen, today: date, tax_note: str
) -> Sheet:
    """Return a volunteer's statement: each activity, the sum, thanks, and a place to sign for it."""
    rows = tuple(
        (
            wareki(one.activity.service_day),
            what_text(one.activity.kind, one.activity.what),
            one.rule.name,
            f"{one.activity.minutes}分",
            f"{yen(one.amount)}（上限で−{yen(one.cut)}）" if one.cut else yen(one.amount),
        )
        for one in lines
    )
    total = sum(one.amount for one in lines)
    late = (
        ()
        if posted == total
        else (Item("前の月までの分の差", yen(posted - total) if posted > total else f"−{yen(total - posted)}"),)
    )
    return Sheet(
        name=name[:20],
        title=f"{month.wareki}　奨励金の明細　{name} さん",
        group=body.name,
        day=today,
        fictional=body.fictional,
        parts=(
            Part(
                "いつも地域の足を支えてくださり、ありがとうございます。",
                (Item("回数", len({one.activity.key for one in lines})),),
            ),
            Part("活動と額", heads=("日", "内容", "決まり", "時間", "額"), rows=rows),
            Part("お渡しする額", (Item("この月の合計", yen(total)), *late, Item("お渡しする額", yen(posted)))),
            Part("受け取り", words=("受け取りました　　　　　年　　　月　　　日　　お名前 ＿＿＿＿＿＿＿＿＿＿＿＿",)),
            *((Part("税について", words=(tax_note,)),) if tax_note else ()),
        ),
        caution=KEPT,
    )


def bill_sheet(  # noqa: PLR0913 - as above
    body: Body, month: Month, name: str, lines: Sequence[Charge], *, paid: Yen, today: date
) -> Sheet:
    """Return a rider's bill of a month: each ride's actual costs and how they came out, with a receipt slip below."""
    rows = tuple(
        (wareki(one.ride.service_day), one.ride.what, one.item.text, one.how, yen(one.amount)) for one in lines
    )
    total = sum(one.amount for one in lines)
    return Sheet(
        name=name[:20],
        title=f"{month.wareki}　ご負担いただく額　{name} 様",
        group=body.name,
        day=today,
        fictional=body.fictional,
        parts=(
            Part("送迎ごとの額", heads=("日", "目的", "費目", "計算", "額"), rows=rows),
            Part("合計", (Item("この月の合計", yen(total)), Item("受け取ったことのある額", yen(paid)))),
            Part(
                "領収書",
                words=("上の金額を受け取りました　　　　年　　　月　　　日　　　受け取った人 ＿＿＿＿＿＿＿＿＿＿",),
            ),
        ),
        caution="実際にかかった費用の負担です。運送の代金ではありません。"
        if all(one.item.is_cost for one in lines)
        else KEPT,
    )
