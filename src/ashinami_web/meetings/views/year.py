"""A coordinator's year in numbers, on the screen and on paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ashinami.basics.day import fiscal_year, wareki
from ashinami.papers.handout import Block, Facts, Heading, Lines, Table, Text
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings.sheets import number_of
from ashinami_web.meetings.views.papers import Sheet, made
from ashinami_web.meetings.year_queries import Year, year_of
from ashinami_web.people.roles import Permission

EARLIEST = 2000


@require_GET
@needs(Permission.SEE_COMMUNITY)
def year_page(request: ActingRequest) -> HttpResponse:
    """Show what the body acted for did in a fiscal year (?year=2026), month by month."""
    found = _asked(request)
    context = {"found": found, "before": found.year - 1, "after": found.year + 1, "now": fiscal_year(clock.today())}
    return render(request, "meetings/year.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def year_paper(request: ActingRequest) -> HttpResponse:
    """Return the same as a paper to hand in, with room for what numbers do not say."""
    found = _asked(request)
    title = f"{_named(found.year)}の活動のまとめ"
    return made(request, Sheet(title, _blocks(found), request.acting.body, f"year-{found.year}"))


def _asked(request: ActingRequest) -> Year:
    today = clock.today()
    text, now = request.GET.get("year", ""), fiscal_year(today)
    year = int(text) if text.isdecimal() and len(text) == 4 else now
    return year_of(request.acting.body.pk, year if EARLIEST <= year <= now else now, today)


def _named(year: int) -> str:
    return f"令和{year - 2018}年度" if year > 2018 else f"{year}年度"


def _blocks(found: Year) -> list[Block]:
    sums = [[line.what, str(line.total)] for line in found.lines]
    hours = f"{found.visit_minutes // 60}時間{found.visit_minutes % 60}分"
    unknown = found.visits_without_minutes
    blocks: list[Block] = [
        Facts([("数えた月", f"{found.months[0].wareki}から{found.months[-1].wareki}まで"),
               ("訪問にかかった時間", hours + (f"（ほかに、時間を書いていない訪問が{unknown}件）" if unknown else ""))]),
        Heading("数", 1),
        Table(["数えたもの", "一年の数"], sums, [6, 3]),
    ]  # fmt: skip
    rows = [
        [wareki(row.day), f"{row.council} {number_of(row)}".strip(), f"{came}人" if came else "出欠の記録なし"]
        for row, came in found.meetings
    ]
    blocks += [
        Heading("開いた会議", 1),
        Table(["日にち", "会議", "出た人"], rows, [4, 8, 3]) if rows else Text("ありません。"),
    ]
    return [
        *blocks,
        Heading("数に表れないこと"),
        Text("変わったこと、むずかしかったこと、来年度にしたいことを書きます。", small=True),
        Lines(8),
    ]
