"""`ashinami roads`: the roads a municipality drives and walks on, and the heights that `ashinami import heights` puts on them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashinami.cli.ending import CANNOT, ROWS_TO_REPAIR, Ending

if TYPE_CHECKING:
    from ashinami.geo.heights import Heights
    from ashinami.geo.imports.base import Order
    from ashinami.geo.roads import RoadGraph
    from ashinami_web.bodies.models import Body

app = typer.Typer()


@app.command("roads")
def bring_roads_in(
    file: Annotated[Path, typer.Argument(help="道路網（.osm.pbf、.csv、.csv.gz、.npz）", exists=True, dir_okay=False)],
    *,
    municipality: Annotated[str, typer.Option(help="この市町村の配車に使う")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="配車に使わず、この .npz に書く")] = None,
) -> None:
    """道路網を読み、市町村の配車に使うようにするか、.npz に書きます。"""
    from ashinami.geo.heights import known_share  # noqa: PLC0415 - `--help` answers at once
    from ashinami.geo.road_files import read, save  # noqa: PLC0415

    try:
        graph = read(file)
    except ModuleNotFoundError as error:
        raise Ending(CANNOT, ".osm.pbf を読むには osmium が要ります：pip install 'ashinami[reach]'") from error
    except ValueError as error:
        raise Ending(ROWS_TO_REPAIR, f"道路網を読めません：{error}") from error
    if output is None:
        target, graph = _of_municipality(municipality, graph)
        target.parent.mkdir(parents=True, exist_ok=True)
    else:
        target = output
    save(graph, target)
    kilometres = int(graph.metres.sum()) / 1_000
    typer.echo(f"交差点など{len(graph.lat):,}、区間{len(graph.u):,}、延べ{kilometres:,.0f} km を書きました：{target}")
    _say_heights(known_share(graph))
    if file.suffix in (".pbf", ".osm"):
        typer.echo("© OpenStreetMap contributors（ODbL 1.0）。この道路網を使った紙と地図に添えてください。")


def put_on_roads(heights: Heights, order: Order) -> None:
    """Keep the heights and put them on the municipality's roads."""
    from ashinami_web.atlas.heights import keep_heights  # noqa: PLC0415
    from ashinami_web.config.scope import acting, whole_installation  # noqa: PLC0415

    with acting(whole_installation()):
        _say_heights(keep_heights(town_named(order.municipality), heights))


def town_named(name: str) -> Body:
    """Return the municipality of a name, or the only one there is."""
    from ashinami_web.bodies.models import Body  # noqa: PLC0415

    towns = Body.objects.filter(kind=Body.Kind.MUNICIPALITY)
    found = list((towns.filter(name=name) if name else towns)[:2])
    if len(found) != 1:
        raise Ending(CANNOT, "--municipality で、登録してある市町村の名前を一つ選んでください。")
    return found[0]


def _of_municipality(name: str, graph: RoadGraph) -> tuple[Path, RoadGraph]:
    """Return where a municipality's roads are kept, and the roads with the heights that were kept there."""
    from ashinami_web.running.commands import ready  # noqa: PLC0415

    ready()
    from ashinami_web.atlas.heights import with_kept_heights  # noqa: PLC0415
    from ashinami_web.config.scope import acting, whole_installation  # noqa: PLC0415
    from ashinami_web.runs.roads import roads_file  # noqa: PLC0415

    with acting(whole_installation()):
        town = town_named(name)
        return roads_file(town), with_kept_heights(town, graph)


def _say_heights(share: float | None) -> None:
    if share is None:
        typer.echo("道路網がまだないので、高さはしまっておき、ashinami roads で道路を入れたときに付けます。", err=True)
    elif share:
        typer.echo(
            f"道路の交差点や曲がり角の {share:.0%} に高さが付いています。残りの坂は「分からない」です。", err=True
        )
