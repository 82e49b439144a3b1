"""What a call about a bus is told, in one line, for tables of calls and answers."""

from __future__ import annotations

from datetime import date

from ashinami.basics.clock import clock
from ashinami.transit.answers import CannotSay, NoBus, ThereAndBack
from ashinami.transit.round_trip import Errand
from ashinami.transit.timetables import Timetables


def bus_told(timetables: Timetables, errand: Errand, day: date) -> str:
    """Return the hours of the ride there and of the ride home, or the name of why there is none or nobody can say."""
    match timetables.there_and_back(errand, day):
        case ThereAndBack(out=out, back=back):
            (there,), (home_again,) = out.rides, back.rides
            return " ".join(f"{clock(ride.leave)}–{clock(ride.arrive)}" for ride in (there, home_again))
        case NoBus(why=why):
            return why.name
        case CannotSay(missing=missing):
            return missing.name
