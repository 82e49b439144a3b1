"""A bus line for the town of the tests: from the beach past the middle to the clinic and back, on weekdays."""

from __future__ import annotations

import io
import zipfile

STOPS = (
    ("hama", "浜口", 30.0205, 129.0045),
    ("naka", "中の辻", 30.0105, 129.0165),
    ("clinic", "診療所前", 30.0300, 129.0305),
)
TRIPS = (
    # trip, then minutes at 浜口, 中の辻, 診療所前; those homewards run the other way
    ("out-1", (560, 570, 580)),
    ("out-2", (700, 710, 720)),
    ("home-1", (690, 680, 670)),
    ("home-2", (810, 800, 790)),
)


def feed(*, first: str = "20260401", last: str = "20270331") -> bytes:
    """Return the timetable as a GTFS zip."""
    files = {
        "agency.txt": ["agency_id,agency_name,agency_url,agency_timezone,agency_phone",
                       "m,みなとバス,https://example.jp/,Asia/Tokyo,0000-00-0001"],
        "stops.txt": ["stop_id,stop_name,stop_lat,stop_lon,zone_id", *(f"{key},{name},{lat},{lon},{key}" for key, name, lat, lon in STOPS)],
        "routes.txt": ["route_id,agency_id,route_short_name,route_long_name,route_type", "h,m,,浜線,3"],
        "calendar.txt": ["service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date",
                         f"weekdays,1,1,1,1,1,0,0,{first},{last}"],
        "trips.txt": ["route_id,service_id,trip_id,trip_headsign", *(f"h,weekdays,{trip},{_sign(trip)}" for trip, _ in TRIPS)],
        "stop_times.txt": ["trip_id,arrival_time,departure_time,stop_id,stop_sequence", *_calls()],
    }  # fmt: skip
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, lines in files.items():
            archive.writestr(zipfile.ZipInfo(name), "\n".join(lines) + "\n")
    return packed.getvalue()


def _sign(trip: str) -> str:
    return "診療所" if trip.startswith("out") else "浜口"


def _calls() -> list[str]:
    lines = []
    for trip, minutes in TRIPS:
        visits = sorted(zip(minutes, (key for key, *_ in STOPS), strict=True))
        for number, (minute, stop) in enumerate(visits, start=1):
            time = f"{minute // 60:02d}:{minute % 60:02d}:00"
            lines.append(f"{trip},{time},{time},{stop},{number}")
    return lines
