"""What the commands about timetables read and say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ashinami.cli.ending import ROWS_TO_REPAIR, Ending

if TYPE_CHECKING:
    from datetime import date

    from ashinami.basics.notice import Notice
    from ashinami.transit.checking import Report
    from ashinami.transit.feed import Feed
    from ashinami.transit.flex.service import DemandService
    from ashinami.transit.loading import Loaded
    from ashinami.transit.merging import Merged
    from ashinami.transit.network import Network
    from ashinami.transit.round_trip import Errand
    from ashinami.transit.scenario import Changed


def text_of(value: object) -> str:
    """Return the value as JSON that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def notice_json(notice: Notice) -> dict[str, object]:
    """Return a notice for programs."""
    return {**asdict(notice), "severity": notice.severity.name.lower()}


def as_json(reports: Sequence[Report], notices: Iterable[Notice]) -> str:
    """Return the reports of a check."""
    feeds = [
        {
            "feed": report.feed,
            "usable": report.usable,
            "rows": dict(report.rows),
            "notices": [notice_json(notice) for notice in report.notices],
        }
        for report in reports
    ]
    return text_of({"feeds": feeds, "notices": [notice_json(notice) for notice in notices]})


def say_report(report: Report) -> None:
    """Print the report of a feed."""
    typer.echo(f"{report.feed}：{'使えます' if report.usable else '使えません（要修正があります）'}")
    typer.echo("  " + "、".join(f"{file.removesuffix('.txt')} {count:,}行" for file, count in report.rows.items()))
    for notice in report.notices:
        typer.echo(f"  {notice}")


def usable_feeds(files: Sequence[Path]) -> tuple[Feed, ...]:
    """Return the feeds of the files when all can be used; end the command otherwise."""
    from ashinami.transit.checking import check_feed  # noqa: PLC0415
    from ashinami.transit.feed import read_feeds  # noqa: PLC0415

    feeds, notices = read_feeds(*files)
    for notice in notices:
        typer.echo(str(notice), err=True)
    unusable = [report for report in map(check_feed, feeds) if not report.usable]
    for report in unusable:
        for notice in report.notices:
            if notice.severity.name == "ERROR":
                typer.echo(f"{report.feed} {notice}", err=True)
    if unusable or not feeds or _grave(notices):
        raise Ending(ROWS_TO_REPAIR, "使えない時刻表があるので、何も書き出していません。")
    return feeds


def _grave(notices: Iterable[Notice]) -> bool:
    """Whether something of the files could not be read: what remains is then no answer to what was asked."""
    return any(notice.severity.name == "ERROR" for notice in notices)


def loaded(files: Sequence[Path]) -> Loaded:
    """Return the network of the files when all can be used; end the command otherwise."""
    from ashinami.transit.loading import load_feeds  # noqa: PLC0415

    found = load_feeds(files)
    for notice in found.notices:
        typer.echo(str(notice), err=True)
    if found.refused or not found.feeds or _grave(found.notices):
        raise Ending(ROWS_TO_REPAIR, "使えない時刻表があります。ashinami gtfs check で直すところを確かめてください。")
    return found


def network_of_files(files: Sequence[Path]) -> Network:
    """Return the network of archives, or of the one file that `ashinami gtfs compile` wrote."""
    from ashinami.transit.stored import is_stored, load  # noqa: PLC0415

    stored = [path for path in files if is_stored(path)]
    if stored and len(files) > 1:
        raise Ending(1, "保存した時刻表は、一つだけで渡してください（合わせてから保存できます）。")
    if not stored:
        return loaded(files).network
    try:
        return load(stored[0])
    except ValueError as error:
        raise Ending(1, str(error)) from error


def demand_services(files: Sequence[Path], errand: Errand, day: date) -> tuple[DemandService, ...]:
    """Return the services on demand of the archives that can take her there and bring her back."""
    from ashinami.transit.feed import read_feeds  # noqa: PLC0415
    from ashinami.transit.flex.covering import covering  # noqa: PLC0415
    from ashinami.transit.flex.reading import services_of  # noqa: PLC0415
    from ashinami.transit.stored import is_stored  # noqa: PLC0415

    feeds, _ = read_feeds(*(path for path in files if not is_stored(path)))
    services = [service for feed in feeds for service in services_of(feed)[0]]
    return covering(services, errand.home.point, errand.goal.point, day, (errand.by, errand.ready))


def merged_json(feeds: Sequence[Feed], merged: Merged, output: Path) -> str:
    """Return what was merged."""
    joints = [asdict(joint) for joint in merged.joints]
    return text_of({"output": str(output), "feeds": [feed.name for feed in feeds], "joints": joints})


def flex_json(services: Sequence[DemandService], output: Path) -> str:
    """Return what was published."""
    told = [{"key": service.key, "name": service.name, "spoken": service.spoken} for service in services]
    return text_of({"output": str(output), "services": told})


def scenario_json(found: Changed, output: Path) -> str:
    """Return what the scenario changes."""
    return text_of({"output": str(output), "told": found.told, "unserved": found.unserved, "covered": found.covered})


def compiled_json(network: Network, output: Path) -> str:
    """Return what was compiled."""
    counts = {"feeds": len(network.feeds), "stops": len(network.stops.id), "trips": len(network.trips.id)}
    return text_of({"output": str(output), **counts, "calls": len(network.times.arrival)})
