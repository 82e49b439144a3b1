"""How journeys are asked for and printed at the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import typer

from ashinami.basics.clock import Minute, clock, parse_minute
from ashinami.basics.day import WEEKDAYS
from ashinami.basics.money import yen
from ashinami.basics.place import Point
from ashinami.cli.ending import CANNOT, Ending
from ashinami.cli.gtfs_told import text_of
from ashinami.transit.answers import Answer, NoBus, ThereAndBack
from ashinami.transit.flex.service import DemandService
from ashinami.transit.journey import Journey, Leg, RideLeg, Spot
from ashinami.transit.planner import Departure
from ashinami.transit.seconds import arrive_minute, leave_minute


def minute(text: str) -> Minute:
    """Return the minute of a time as people write it."""
    try:
        return parse_minute(text)
    except ValueError:
        raise Ending(CANNOT, f"「{text}」を時刻として読めません。9:20 のように書いてください。") from None


def spot(stop: str, place: str, option: str) -> Spot:
    """Return where somebody starts or goes: a stop or a place."""
    if bool(stop) == bool(place):
        raise Ending(CANNOT, f"停留所（{option}-stop）か場所（{option}）のどちらか一つを指定してください。")
    if stop:
        return Spot(stop, stop)
    try:
        lat, lon = (float(part) for part in place.split(","))
        return Spot(place, point=Point(lat, lon))
    except ValueError:
        raise Ending(CANNOT, f"「{place}」を場所として読めません。33.1234,131.5678 のように書いてください。") from None


def say_journey(found: Journey | None, day: date, *, as_json: bool) -> None:
    """Print a journey with its legs, or that there is none."""
    if as_json:
        typer.echo(text_of(None if found is None else journey_json(found)))
        return
    if found is None:
        typer.echo("行ける便がありません。")
        return
    typer.echo(f"{day.isoformat()}（{WEEKDAYS[day.weekday()]}）")
    for line in journey_lines(found):
        typer.echo(line)


def journey_lines(found: Journey) -> list[str]:
    """Return the legs, a line each, and a line with the sums."""
    lines = [_leg_line(leg) for leg in found.legs]
    fare = "運賃 分かりません" if found.fare is None else f"運賃 {yen(found.fare)}"
    sums = (
        f"{found.minutes}分、歩き {found.walk_minutes}分（{found.walk_metres}m）、待ち {found.wait_minutes}分、{fare}"
    )
    return [*lines, f"  {clock(found.leave)} → {clock(found.arrive)}  {sums}"]


def _leg_line(leg: Leg) -> str:
    times = f"  {clock(leave_minute(leg.leaves))} {leg.start.name} → {clock(arrive_minute(leg.arrives))} {leg.end.name}"
    if not isinstance(leg, RideLeg):
        return f"{times}  歩き {leg.minutes}分（{leg.metres}m{'・直線から見積もり' if leg.estimated else ''}）"
    marks = [
        "" if leg.fare is None else yen(leg.fare),
        f"要予約 {leg.phone}".strip() if leg.ring_to_board or leg.ring_to_leave else "",
        "運転者に申し出" if leg.tell_driver else "",
        "時刻は目安" if leg.about or leg.guessed else "",
    ]
    told = "、".join(mark for mark in marks if mark)
    return f"{times}  {leg.route} {leg.headsign}（{leg.agency}）" + (f" {told}" if told else "")


def say_profile(found: Sequence[Departure], *, as_json: bool) -> None:
    """Print every departure worth leaving for."""
    if as_json:
        rows = [{"leave": each.leaves, "arrive": each.arrives, "rides": each.rides} for each in found]
        typer.echo(text_of(rows))
        return
    for each in found:
        times = f"{clock(leave_minute(each.leaves))} → {clock(arrive_minute(each.arrives))}"
        typer.echo(f"  {times}（{each.rides}本）")
    if not found:
        typer.echo("行ける便がありません。")


def say_answer(answer: Answer, demand: Sequence[DemandService], *, as_json: bool) -> None:
    """Print the answer there and back: the sentence for the phone, the legs, what it rests on, and what may be booked instead."""
    if as_json:
        booked = [{"name": service.name, "spoken": service.spoken} for service in demand]
        typer.echo(text_of({**answer_json(answer), "demand": booked}))
        return
    typer.echo(answer.spoken)
    if isinstance(answer, ThereAndBack):
        for name, journey in (("行き", answer.out), ("帰り", answer.back)):
            typer.echo(name)
            for line in journey_lines(journey):
                typer.echo(line)
    if isinstance(answer, (ThereAndBack, NoBus)):
        for note in answer.notes:
            typer.echo(f"※ {note}")
    for service in demand:
        typer.echo(f"予約して乗るサービスがあります：{service.spoken}")


def answer_json(answer: Answer) -> dict[str, object]:
    """Return an answer for programs: which of the three it is stands in `answer`."""
    if isinstance(answer, ThereAndBack):
        ways = {"out": journey_json(answer.out), "back": journey_json(answer.back)}
        return {"answer": "bus", "spoken": answer.spoken, "fare": answer.fare, "notes": list(answer.notes), **ways}
    if isinstance(answer, NoBus):
        return {
            "answer": "none", "why": answer.why.name.lower(), "spoken": answer.spoken, "metres": answer.metres,
            "minute": answer.minute, "notes": list(answer.notes),
        }  # fmt: skip
    return {"answer": "unknown", "missing": answer.missing.name.lower(), "spoken": answer.spoken}


def journey_json(found: Journey) -> dict[str, object]:
    """Return a journey for programs; times are seconds of the service day."""
    return {
        "leave": found.legs[0].leaves, "arrive": found.legs[-1].arrives, "minutes": found.minutes, "rides": len(found.rides),
        "walk_metres": found.walk_metres, "wait_minutes": found.wait_minutes, "fare": found.fare,
        "legs": [_leg_json(leg) for leg in found.legs],
    }  # fmt: skip


def _leg_json(leg: Leg) -> dict[str, object]:
    common = {
        "from": leg.start.name, "from_stop": leg.start.key, "to": leg.end.name, "to_stop": leg.end.key, "leave": leg.leaves,
        "arrive": leg.arrives,
    }  # fmt: skip
    if not isinstance(leg, RideLeg):
        return {"kind": "walk", **common, "metres": leg.metres, "estimated": leg.estimated}
    ring = leg.ring_to_board or leg.ring_to_leave
    return {
        "kind": "ride", **common, "route": leg.route, "headsign": leg.headsign, "trip": leg.trip, "feed": leg.feed,
        "agency": leg.agency, "phone": leg.phone, "fare": leg.fare, "must_ring": ring, "about": leg.about or leg.guessed,
    }  # fmt: skip
