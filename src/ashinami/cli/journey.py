"""`ashinami journey`: how to get there by bus, and back, at the command line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashinami.cli.ending import CANNOT, Ending

if TYPE_CHECKING:
    from ashinami.transit.ends import End
    from ashinami.transit.journey import Spot
    from ashinami.transit.planner import Planner
    from ashinami.transit.walking import Ways

app = typer.Typer()

_PLACE = "緯度,経度"


@app.command()
def journey(  # noqa: PLR0913, PLR0917
    gtfs: Annotated[
        list[Path], typer.Option(help="時刻表の zip、または ashinami gtfs compile のファイル", show_default=False)
    ],
    on: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="日付", show_default=False)],
    from_stop: Annotated[str, typer.Option(help="出発する停留所の stop_id（時刻表の名前:stop_id でも）")] = "",
    to_stop: Annotated[str, typer.Option(help="着く停留所の stop_id")] = "",
    from_place: Annotated[str, typer.Option("--from", help="出発する場所", metavar=_PLACE)] = "",
    to_place: Annotated[str, typer.Option("--to", help="行き先の場所", metavar=_PLACE)] = "",
    depart: Annotated[str, typer.Option(help="この時刻よりあとに出る（9:20）")] = "",
    arrive: Annotated[str, typer.Option(help="この時刻までに着く（10:00）")] = "",
    stay: Annotated[
        int | None, typer.Option(help="着いてから何分いて帰るか（--arrive と合わせて往復を答えます）")
    ] = None,
    until: Annotated[str, typer.Option(help="--depart からこの時刻まで、出る値うちのある便をすべて")] = "",
    walk: Annotated[int, typer.Option(help="場所と停留所のあいだを歩ける道のり（メートル）")] = 500,
    rides: Annotated[int, typer.Option(help="乗る便の数は、多くてもこれだけ")] = 4,
    roads: Annotated[
        Path | None, typer.Option(help="歩く道（ashinami roads が読むファイル）。なければ直線距離から見積もります")
    ] = None,
    *,
    same_weekday: Annotated[
        bool, typer.Option("--same-weekday", help="期限の切れた時刻表は、同じ曜日の便で答えます")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="機械で読む形で出します")] = False,
) -> None:
    """バスでの行き方を答えます。着く時刻と用事の長さを渡すと、往復を答え、なければわけを言います。"""
    # imported here so that `ashinami --help` answers at once
    from ashinami.cli import journey_told as told  # noqa: PLC0415
    from ashinami.cli.gtfs_told import demand_services, network_of_files  # noqa: PLC0415
    from ashinami.transit.answers import Limits  # noqa: PLC0415
    from ashinami.transit.timetables import Timetables  # noqa: PLC0415

    day = on.date()
    if bool(depart) == bool(arrive):
        raise Ending(CANNOT, "--depart か --arrive のどちらか一つを指定してください（往復は --arrive と --stay）。")
    if stay is not None and not arrive:
        raise Ending(CANNOT, "往復は --arrive と --stay で指定してください。")
    ways = _ways(roads, walk)
    timetables = Timetables(network_of_files(gtfs), stand_in=same_weekday)
    minute = told.minute(depart or arrive)
    start, end = told.spot(from_stop, from_place, "--from"), told.spot(to_stop, to_place, "--to")
    if stay is not None:
        from ashinami.transit.round_trip import Errand  # noqa: PLC0415

        limits = Limits(walk_metres=walk, rides=rides)
        errand = Errand(start, end, minute, stay)
        answer = timetables.there_and_back(errand, day, limits, ways=ways)
        told.say_answer(answer, demand_services(gtfs, errand, day), as_json=json)
        return
    planner, used = timetables.on(day, rides=rides)
    for note in used.told:
        typer.echo(str(note), err=True)
    if not used.days:
        raise Ending(
            CANNOT, "この日をふくむ時刻表がないので、計算できません。--same-weekday で同じ曜日の便を使えます。"
        )
    one, other = _end(planner, start, walk, ways, towards=False), _end(planner, end, walk, ways, towards=True)
    if until:
        told.say_profile(planner.profile(one, other, minute * 60, told.minute(until) * 60), as_json=json)
    elif depart:
        told.say_journey(planner.earliest(one, other, minute * 60), day, as_json=json)
    else:
        told.say_journey(planner.latest(one, other, minute * 60), day, as_json=json)


def _ways(roads: Path | None, walk: int) -> Ways | None:
    """Return the ways along the roads of a file; end the command when it holds none."""
    if roads is None:
        return None
    from ashinami.geo.road_files import read  # noqa: PLC0415 - as above
    from ashinami.geo.walking import FootNetwork  # noqa: PLC0415
    from ashinami.transit.road_ways import RoadWays  # noqa: PLC0415

    try:
        return RoadWays(FootNetwork.of(read(roads)).within(max(walk, 1)))
    except ModuleNotFoundError as error:
        raise Ending(CANNOT, ".osm.pbf を読むには osmium が要ります：pip install 'ashinami[reach]'") from error
    except (OSError, ValueError) as error:
        raise Ending(CANNOT, f"道路網を読めません：{error}") from error


def _end(planner: Planner, spot: Spot, walk: int, ways: Ways | None, *, towards: bool) -> End:
    """Return the stops of a spot; end the command when there are none."""
    if spot.point is not None:
        found = planner.at_place(spot.name, spot.point, walk, ways)
        if not found.walks:
            raise Ending(CANNOT, f"「{spot.name}」から{walk}メートルまでに、この日に便のある停留所がありません。")
        return found
    stops = planner.network.find_stop(spot.key)
    feeds = {int(planner.network.stops.feed[stop]) for stop in stops}
    if not stops:
        raise Ending(CANNOT, f"停留所 {spot.key} は、時刻表にありません。")
    if len(feeds) > 1:
        keys = "、".join(planner.network.stop_key(stop) for stop in stops)
        raise Ending(CANNOT, f"停留所 {spot.key} は、いくつもの時刻表にあります。どれか一つを指定してください：{keys}")
    poles = [pole for stop in stops for pole in planner.network.poles(stop)]
    return planner.at_stops(poles, towards=towards)
