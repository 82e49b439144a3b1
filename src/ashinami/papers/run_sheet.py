"""The run sheet: a driver's day on A4, in large type."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

from ashinami.basics.clock import clock
from ashinami.basics.day import wareki_with_weekday
from ashinami.basics.place import Point
from ashinami.casework.day_plan import DayPlan
from ashinami.casework.runs import Run, Visit, runs
from ashinami.dispatch.plan import StopKind
from ashinami.papers.typesetting import pdf
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Back

_QUESTIONS = 2  # open questions printed beside a ride; the board lists all


def run_sheets(day_plan: DayPlan) -> dict[str, bytes]:
    """Return the run sheet of every driver who drives that day, by the driver's key."""
    return {driver: run_sheet(day_plan, driver) for driver in dict.fromkeys(run.driver.key for run in runs(day_plan))}


def run_sheet(day_plan: DayPlan, driver: str) -> bytes:
    """Return the PDF of one driver's day; a driver without a run that day is a LookupError."""
    mine = [run for run in runs(day_plan) if run.driver.key == driver]
    if not mine:
        raise LookupError(f"driver {driver} has no run on {day_plan.given.day}")
    given = day_plan.given
    calls = [visit for run in mine for visit in run.visits if _waits_for_call(visit)]
    return pdf(
        "run_sheet.typ",
        {
            "day": wareki_with_weekday(given.day),
            "driver": mine[0].driver.name,
            "car": mine[0].vehicle.name,
            "group": given.group,
            "fictional": given.fictional,
            "small": small_print(day_plan),
            "summary": f"送迎 {sum(run.rides for run in mine)}回・およそ{kilometres(sum(run.metres for run in mine))}",
            "runs": [_run(number, run, len(mine)) for number, run in enumerate(mine, start=1)],
            "calls": [f"{visit.rider.name} さん　{visit.place.name}　{visit.rider.phone}" for visit in calls],
        },
    )


def small_print(day_plan: DayPlan) -> str:
    """Return what a paper was made from: plan number, seed, how travel times were found."""
    return f"計画番号 {day_plan.receipt}　乱数の種 {day_plan.plan.seed}　走行時間：{day_plan.method}"


def kilometres(metres: int) -> str:
    """Return the metres as 5.4km."""
    return f"{metres / 1000:.1f}km"


def _run(number: int, run: Run, of: int) -> dict[str, object]:
    left = [run.leave_home, *(visit.stop.depart for visit in run.visits)]
    return {
        "title": f"{number}回目" if of > 1 else "運行",
        "leave": clock(run.leave_home),
        "home": clock(run.back_home),
        "sum": f"{run.rides}回・{run.minutes}分",
        "stops": [_stop(visit, before) for visit, before in zip(run.visits, left, strict=False)],
        "way-home": f"{_way(run.back_home - left[-1], run.metres_home)}　{clock(run.back_home)} 帰着",
    }


def _stop(visit: Visit, left_before: int) -> dict[str, object]:
    stop, wish, rider, place = visit.stop, visit.wish, visit.rider, visit.place
    boarding = stop.kind is StopKind.PICK_UP
    notes = [note for note in (place.note, *((rider.note, wish.note) if boarding else ())) if note]
    if not boarding and stop.leg is Leg.OUT:
        notes += _after_the_visit(visit)
    if visit.others:
        notes.append("同乗中：" + "、".join(f"{other.name}さん" for other in visit.others))
    more = f"　ほか{wish.companions}人" if wish.companions else ""
    waits = stop.start - stop.arrive
    return {
        "time": clock(stop.start),
        "what": f"{stop.leg.value}の{stop.kind.value}",
        "boarding": boarding,
        "rider": rider.name,
        "more": more,
        "place": place.name,
        "town": f"（{place.town}）" if place.town and place.town not in place.name else "",
        "phone": f"電話 {rider.phone}" if boarding and rider.phone else "",
        "notes": notes,
        "needs": [need.value for need in sorted(rider.needs)] if boarding else [],
        "money": f"お金：{visit.arrangement.name}" if boarding else "",
        "legal": _legal(visit) if boarding else "",
        "ask": list(visit.basis.questions[:_QUESTIONS]) if boarding and _open(visit) else [],
        "qr": qr(place.point) if place.point else "",
        "way": _way(stop.arrive - left_before, visit.metres) + (f"　{waits}分待ち" if waits else ""),
    }


def _after_the_visit(visit: Visit) -> Sequence[str]:
    """Return what follows a drop-off on the way out: he stays, he waits for a call, or it is over."""
    wish = visit.wish
    if wish.accompaniment:
        return [f"付き添い：用事のあいだ（およそ{wish.stay}分）いっしょにいます"]
    timed = [f"{clock(wish.appointment)} に予約"] if wish.appointment is not None else []
    return [*timed, "帰りはお電話を待ちます"] if wish.back is Back.OPEN else timed


def _waits_for_call(visit: Visit) -> bool:
    out = visit.stop.leg is Leg.OUT and visit.stop.kind is StopKind.DROP_OFF
    return out and visit.wish.back is Back.OPEN and not visit.wish.accompaniment


def _open(visit: Visit) -> bool:
    return visit.basis.verdict is not Verdict.LAWFUL


def _legal(visit: Visit) -> str:
    if not _open(visit):
        return f"【{visit.basis.headline}】"
    signed = f"・署名 {visit.basis.signed_by}" if visit.basis.signed_by else ""
    return f"【要確認{signed}】"


def _way(minutes: int, metres: int) -> str:
    return f"{minutes}分（{kilometres(metres)}）" if metres or minutes else ""


@lru_cache(maxsize=4_096)
def qr(point: Point) -> str:
    """Return a QR code as SVG: a geo: address, which a phone's own map opens; it tells no server where somebody lives."""
    import segno  # noqa: PLC0415 - only papers draw codes

    out = io.BytesIO()
    # one of the eight masks taken beforehand: every reader reads it, and comparing all eight takes four times as long
    code = segno.make(f"geo:{point.lat:.6f},{point.lon:.6f}", error="m", micro=False, mask=4)
    code.save(out, kind="svg", scale=4, border=2, xmldecl=False)
    return out.getvalue().decode()
