"""The demonstration's timetable: the buses of 結海市, brought in by its officer like any other."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from ashinami.society.town.timetable import timetable
from ashinami.society.town.town import Town
from ashinami.transit.writing import table_bytes
from ashinami_web.buses.actions import add_timetable
from ashinami_web.config import clock
from ashinami_web.demonstration.people import Settled
from ashinami_web.people.roles import Role

RUNS = timedelta(days=400)


def bring_in(town: Town, settled: Settled, today: date) -> None:
    """Bring the town's buses in, from before the people's records on."""
    first = today - RUNS
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, (heads, rows) in timetable(town, first, today + RUNS).items():
            archive.writestr(zipfile.ZipInfo(name), table_bytes(heads, rows))
    add_timetable(
        name=f"{town.name}バス（架空）", content=packed.getvalue(), source="結海市（架空）の合成データ", licence="Apache-2.0",
        by=replace(settled.acting("demo-officer", Role.MUNICIPALITY), body=settled.municipality),
        at=datetime.combine(today, time(8), tzinfo=clock.JAPAN), day=today,
    )  # fmt: skip
