"""The day's board as a workbook: a timeline per driver, every ride, what could not be planned, who rings for her return."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ashinami.basics.clock import Minute, clock
from ashinami.basics.day import wareki_with_weekday
from ashinami.casework.day_plan import DayPlan
from ashinami.casework.runs import Run, Visit, runs
from ashinami.dispatch.plan import StopKind
from ashinami.papers.run_sheet import kilometres, small_print
from ashinami.papers.workbook import HEADING_ROW, Column, Value, look_like, new_book, new_sheet, safe, saved, table
from ashinami.rules.reading import TO_CONFIRM
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.person import Rider
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Wish

_SLOT = 15  # minutes a cell of the timeline stands for
_FREE = PatternFill("solid", fgColor="EAF4E4")
_DRIVING = PatternFill("solid", fgColor="D9D9D9")
_ABOARD = PatternFill("solid", fgColor="BFD7F2")
_STAYS = PatternFill("solid", fgColor="FFE9A8")
_GRID = Border(left=Side(style="hair", color="BBBBBB"), bottom=Side(style="thin", color="BBBBBB"))


def board_xlsx(day_plan: DayPlan) -> bytes:
    """Return the board of the day as a workbook."""
    book = new_book()
    driven = runs(day_plan)
    _timeline(book, day_plan, driven)
    _list(book, "一覧", "送迎の一覧", day_plan, _RIDES, _rides(driven))
    _list_left_out(book, day_plan)
    _list(book, "お帰りの電話待ち", "お帰りの電話待ち", day_plan, _CALLS, _calls(day_plan))
    _list(book, "要確認", "法律上の要確認", day_plan, _OPEN, _open(day_plan))
    return saved(book)


def left_out_xlsx(day_plan: DayPlan) -> bytes:
    """Return the wishes that are not driven, each with its reason, as a file of its own: the calls somebody must make."""
    book = new_book()
    _list_left_out(book, day_plan)
    return saved(book)


def _list_left_out(book: Workbook, day_plan: DayPlan) -> None:
    _list(book, "計画できなかった希望", "計画できなかった希望", day_plan, _LEFT_OUT, _left_out(day_plan))


_RIDES = tuple(
    Column(*head)
    for head in (
        ("運転者", 14), ("迎え", 8), ("着", 8), ("行き・帰り", 8), ("利用者", 16), ("乗る所", 24), ("降りる所", 24),
        ("同乗者", 7), ("必要なこと", 16), ("目的", 10), ("取り決め", 20), ("法律", 18), ("備考", 24), ("電話", 15),
    )
)  # fmt: skip
_LEFT_OUT = tuple(
    Column(*head)
    for head in (
        ("利用者", 16),
        ("行き先", 24),
        ("時刻", 16),
        ("帰り", 16),
        ("理由", 44),
        ("くわしく", 50),
        ("電話", 15),
    )
)
_CALLS = tuple(
    Column(*head) for head in (("利用者", 16), ("いる所", 24), ("着いた時刻", 12), ("電話", 15), ("備考", 30))
)
_OPEN = tuple(Column(*head) for head in (("利用者", 16), ("取り決め", 20), ("判定", 20), ("確認すること", 80)))


def _list(  # noqa: PLR0913, PLR0917 - one line a sheet above reads best
    book: Workbook, name: str, title: str, day_plan: DayPlan, columns: tuple[Column, ...], rows: Iterator[list[Value]]
) -> None:
    given = day_plan.given
    heading = f"{wareki_with_weekday(given.day)}　{title}　{given.group}"
    sheet = new_sheet(book, name, heading, fictional=given.fictional, landscape=True)
    table(sheet, columns, rows, small_print(day_plan))


def _rides(driven: tuple[Run, ...]) -> Iterator[list[Value]]:
    for run in driven:
        down = {(v.stop.wish, v.stop.leg): v for v in run.visits if v.stop.kind is StopKind.DROP_OFF}
        for visit in run.visits:
            if visit.stop.kind is StopKind.PICK_UP:
                wish, end = visit.wish, down[visit.stop.wish, visit.stop.leg]
                yield [
                    run.driver.name, clock(visit.stop.start), clock(end.stop.start), visit.stop.leg.value, visit.rider.name,
                    visit.place.name, end.place.name, wish.companions or None, "、".join(sorted(visit.rider.needs)),
                    wish.purpose.value, visit.arrangement.name, visit.basis.headline, _notes(visit.rider, wish), visit.rider.phone,
                ]  # fmt: skip


def _left_out(day_plan: DayPlan) -> Iterator[list[Value]]:
    given = day_plan.given
    for entry in day_plan.left_out:
        wish = given.wish(entry.wish)
        rider, basis = given.rider(wish.rider), day_plan.bases[wish.key]
        more = "／".join(basis.reasons) if basis.verdict is Verdict.UNLAWFUL else ""
        yield [rider.name, wish.destination.name, _asked(wish), wish.back.value, entry.text, more, rider.phone]


def _calls(day_plan: DayPlan) -> Iterator[list[Value]]:
    there = {
        stop.wish: stop.start
        for route in day_plan.plan.routes
        for stop in route.stops
        if (stop.leg, stop.kind) == (Leg.OUT, StopKind.DROP_OFF)
    }
    for wish in day_plan.waiting_for_call:
        rider = day_plan.given.rider(wish.rider)
        yield [rider.name, wish.destination.name, clock(there[wish.key]), rider.phone, _notes(rider, wish)]


def _open(day_plan: DayPlan) -> Iterator[list[Value]]:
    given = day_plan.given
    for wish in day_plan.served:
        basis = day_plan.bases[wish.key]
        if basis.verdict is not Verdict.LAWFUL or basis.headline.endswith(TO_CONFIRM):
            asked = "\n".join(basis.questions or basis.reasons)
            yield [given.rider(wish.rider).name, given.arrangement_for(wish).name, basis.headline, asked]


def _notes(rider: Rider, wish: Wish) -> str:
    return "　".join(note for note in (rider.note, wish.note) if note)


def _asked(wish: Wish) -> str:
    return (
        f"{clock(wish.appointment)} に予約" if wish.appointment is not None else f"{clock(wish.leave_after or 0)} から"
    )


def _timeline(book: Workbook, day_plan: DayPlan, driven: tuple[Run, ...]) -> None:
    """Draw a line per driver: green where he can drive, grey where he is out, blue with a name where somebody is aboard."""
    given = day_plan.given
    heading = f"{wareki_with_weekday(given.day)}　運転者ごとの時間割　{given.group}"
    sheet = new_sheet(book, "時間割", heading, fictional=given.fictional, landscape=True)
    spans = [span for driver in given.drivers for span in driver.windows]
    first = min((span.start for span in spans), default=8 * 60) // 60 * 60
    last = max((span.end for span in spans), default=17 * 60)
    table(sheet, [Column("運転者", 16)], [[driver.name] for driver in given.drivers], small_print(day_plan))
    slots = range(first, last, _SLOT)
    for number, minute in enumerate(slots, start=2):
        head = sheet.cell(HEADING_ROW, number, clock(minute) if minute % 60 == 0 else None)
        head.font = Font(size=9)
        sheet.column_dimensions[get_column_letter(number)].width = 4.2
    looks: dict[bool, Cell | MergedCell] = {}  # of who can drive then, and of who cannot
    for row, driver in enumerate(given.drivers, start=HEADING_ROW + 1):
        sheet.row_dimensions[row].height = 34
        for number, minute in enumerate(slots, start=2):
            cell, free = sheet.cell(row, number), any(minute in span for span in driver.windows)
            if free in looks:
                look_like(cell, looks[free])
                continue
            cell.border = _GRID
            if free:
                cell.fill = _FREE
            looks[free] = cell
        for run in driven:
            if run.driver.key == driver.key:
                _draw(sheet, row, run, first)
    sheet.freeze_panes = f"B{HEADING_ROW + 1}"


def _draw(sheet: Worksheet, row: int, run: Run, first: Minute) -> None:
    def column(minute: Minute) -> int:
        return 2 + max(0, minute - first) // _SLOT

    for place in range(column(run.leave_home), column(max(run.leave_home, run.back_home - 1)) + 1):
        sheet.cell(row, place).fill = _DRIVING
    for before, after in pairwise(run.visits):
        names = _aboard_after(before)
        staying = before.wish.accompaniment and before.stop.kind is StopKind.DROP_OFF and before.stop.leg is Leg.OUT
        if not names and not staying:
            continue
        start, end = column(before.stop.start), column(max(before.stop.start, after.stop.start - 1))
        for place in range(start, end + 1):
            sheet.cell(row, place).fill = _STAYS if staying else _ABOARD
        cell = sheet.cell(row, start)
        said = f"{before.rider.name}（付き添い）" if staying else "・".join(names)
        # two stops within one cell: everybody who is aboard in that quarter of an hour, each once
        before_said = str(cell.value).split("・") if cell.value else []
        cell.value = safe("・".join(dict.fromkeys([*before_said, *said.split("・")])))
        cell.font, cell.alignment = Font(size=9), Alignment(vertical="center")


def _aboard_after(visit: Visit) -> list[str]:
    aboard = [rider.name for rider in visit.others]
    return [*aboard, visit.rider.name] if visit.stop.kind is StopKind.PICK_UP else aboard


def summary(day_plan: DayPlan) -> str:
    """Return the day in one line: drivers, rides, kilometres, and what is left to people."""
    driven = runs(day_plan)
    said = f"運転者{len({run.driver.key for run in driven})}人・送迎{sum(run.rides for run in driven)}回"
    said += f"・およそ{kilometres(sum(run.metres for run in driven))}"
    counts = ((len(day_plan.left_out), "計画できなかった希望"), (len(day_plan.waiting_for_call), "お帰りの電話待ち"))
    return said + "".join(f"・{what}{count}件" for count, what in counts if count)
