"""`ashinami import`: the same files as on the page, from the command line. Nothing of Django is loaded for a trial run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ashinami.cli.ending import CANNOT, ROWS_TO_REPAIR, Ending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ashinami.geo.imports.base import File, Order, Reading
    from ashinami.geo.layer import Layer
    from ashinami.geo.roads import RoadGraph
    from ashinami_web.atlas.actions import Change
    from ashinami_web.bodies.models import Body

app = typer.Typer()


@app.command("import")
def bring_in(  # noqa: PLR0913 - options of a command are its parameters
    kind: Annotated[str, typer.Argument(help="ファイルの種類（list で一覧）")],
    files: Annotated[
        list[Path] | None, typer.Argument(help="ファイル（いくつでも）", exists=True, dir_okay=False)
    ] = None,
    *,
    municipality: Annotated[str, typer.Option(help="市町村の名前。ほかの市町村の行は除き、数だけ言う")] = "",
    boundary: Annotated[
        Path | None, typer.Option(help="市町村の境界（GeoJSON）。外の座標を知らせる", exists=True, dir_okay=False)
    ] = None,
    name: Annotated[str, typer.Option(help="層の名前。前と同じ名前なら、その層を新しくする")] = "",
    source: Annotated[str, typer.Option(help="出典（資料の名前）")] = "",
    publisher: Annotated[str, typer.Option(help="公表者")] = "",
    licence: Annotated[str, typer.Option(help="利用条件（CC BY 4.0 など）")] = "",
    year: Annotated[int | None, typer.Option(help="何年のものか", min=1900, max=2100)] = None,
    standing: Annotated[str, typer.Option(help="実データ・推計・合成 のどれか（省くと種類のとおり）")] = "",
    places: Annotated[bool, typer.Option(help="医療機関・店などを行き先の場所に加える")] = True,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="読むだけで、何も書かない")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="データベースでなく、このファイルに書く")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """町・人口・境界・医療機関・店・停留所などの資料を、まるごと取り込みます（一部だけ取り込むことはありません）。"""
    from ashinami.geo.imports.base import File, Order, importers, read  # noqa: PLC0415 - `--help` answers at once

    kinds = importers()
    if kind == "list":
        _list(as_json=as_json)
        return
    if kind not in kinds:
        raise Ending(CANNOT, f"種類「{kind}」はありません。{'、'.join(kinds)} から選んでください。")
    given = [File(path.name, path.read_bytes()) for path in files or ()]
    order = Order(
        municipality=municipality,
        area=_outline(boundary, municipality),
        name=name,
        title=source,
        publisher=publisher,
        licence=licence,
        year=year,
        standing=_standing(standing),
    )
    reading = read(kind, given, order)
    change: Change | None = None
    if reading.layer is not None and output is not None:
        _write(reading.layer, output)
    elif reading.layer is not None and not dry_run:
        change = _take(reading.layer, order, [file.name for file in given], places=places and kinds[kind].makes_places)
        if kinds[kind].goes_on_roads:
            _put_on_roads(given, order)
    _say(reading, change, output, as_json=as_json)
    if reading.layer is None:
        raise Ending(ROWS_TO_REPAIR)


@app.command("roads")
def bring_roads_in(
    file: Annotated[Path, typer.Argument(help="道路網（.osm.pbf、.csv、.csv.gz、.npz）", exists=True, dir_okay=False)],
    *,
    municipality: Annotated[str, typer.Option(help="この市町村の配車に使う")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="配車に使わず、この .npz に書く")] = None,
) -> None:
    """道路網を読み、市町村の配車に使うようにするか、.npz に書きます。"""
    from ashinami.geo.heights import known_share  # noqa: PLC0415 - as above
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


def _of_municipality(name: str, graph: RoadGraph) -> tuple[Path, RoadGraph]:
    """Return where a municipality's roads are kept, and the roads with the heights that were kept there."""
    from ashinami_web.running.commands import ready  # noqa: PLC0415

    ready()
    from ashinami_web.atlas.heights import with_kept_heights  # noqa: PLC0415
    from ashinami_web.config.scope import acting, whole_installation  # noqa: PLC0415
    from ashinami_web.runs.roads import roads_file  # noqa: PLC0415

    with acting(whole_installation()):
        town = _town(name)
        return roads_file(town), with_kept_heights(town, graph)


def _put_on_roads(files: Sequence[File], order: Order) -> None:
    """Keep the heights of files already found whole, and put them on the municipality's roads."""
    from ashinami.geo.imports.base import Draft  # noqa: PLC0415
    from ashinami.geo.imports.heights import read_heights, whole  # noqa: PLC0415
    from ashinami_web.atlas.heights import keep_heights  # noqa: PLC0415
    from ashinami_web.config.scope import acting, whole_installation  # noqa: PLC0415

    heights = whole(read_heights(files, Draft()))
    with acting(whole_installation()):
        _say_heights(keep_heights(_town(order.municipality), heights))


def _say_heights(share: float | None) -> None:
    if share is None:
        typer.echo("道路網がまだないので、高さはしまっておき、ashinami roads で道路を入れたときに付けます。", err=True)
    elif share:
        typer.echo(
            f"道路の交差点や曲がり角の {share:.0%} に高さが付いています。残りの坂は「分からない」です。", err=True
        )


def _town(name: str) -> Body:
    """Return the municipality of a name, or the only one there is."""
    from ashinami_web.bodies.models import Body  # noqa: PLC0415

    towns = Body.objects.filter(kind=Body.Kind.MUNICIPALITY)
    found = list((towns.filter(name=name) if name else towns)[:2])
    if len(found) != 1:
        raise Ending(CANNOT, "--municipality で、登録してある市町村の名前を一つ選んでください。")
    return found[0]


def _list(*, as_json: bool) -> None:
    from ashinami.geo.imports.base import importers  # noqa: PLC0415

    kinds = importers().values()
    if as_json:
        typer.echo(
            json.dumps(
                [{"kind": each.key, "words": each.words, "files": each.files} for each in kinds], ensure_ascii=False
            )
        )
        return
    for each in kinds:
        typer.echo(f"{each.key:<20}{each.words}\n{'':<20}{each.files}")


def _standing(word: str) -> Any:  # noqa: ANN401 - the library's type is loaded inside
    from ashinami.geo.layer import Standing  # noqa: PLC0415

    if not word:
        return None
    try:
        return Standing(word)
    except ValueError as error:
        raise Ending(CANNOT, "--standing は 実データ・推計・合成 のどれかにしてください。") from error


def _outline(path: Path | None, municipality: str) -> Any:  # noqa: ANN401 - as above
    if path is None:
        return None
    from ashinami.geo.imports.base import File, Order, read  # noqa: PLC0415
    from ashinami.geo.inside import Outline  # noqa: PLC0415

    found = read("boundary", [File(path.name, path.read_bytes())], Order(municipality=municipality))
    if found.layer is None:
        raise Ending(CANNOT, "\n".join(str(notice) for notice in found.notices))
    return Outline.of(*(each.outline for each in found.layer.features if each.outline is not None))


def _write(layer: Layer, output: Path) -> None:
    from ashinami.geo.layer_files import dump  # noqa: PLC0415

    try:
        output.write_text(dump(layer), "utf-8")
    except OSError as error:
        raise Ending(CANNOT, f"{output} に書き込めません（{error.strerror}）。") from error


def _take(layer: Layer, order: Order, names: list[str], *, places: bool) -> Change:
    from ashinami_web.running.commands import ready  # noqa: PLC0415

    ready()
    from ashinami_web.atlas.actions import take_over_by_command  # noqa: PLC0415
    from ashinami_web.config import clock  # noqa: PLC0415
    from ashinami_web.config.scope import acting, whole_installation  # noqa: PLC0415

    # whoever has the machine's command line has the whole installation
    with acting(whole_installation()):
        town = _town(order.municipality)
        return take_over_by_command(
            layer, municipality=town, files=names, places=places, at=clock.now(), day=clock.today()
        )


def _say(reading: Reading, change: Change | None, output: Path | None, *, as_json: bool) -> None:
    layer = reading.layer
    if as_json:
        said: dict[str, Any] = {
            "read": layer is not None,
            "rows": reading.rows,
            "left_out": reading.elsewhere,
            "notices": [str(notice) for notice in reading.notices],
        }
        if layer is not None:
            said |= {
                "name": layer.name,
                "features": len(layer.features),
                "mark": layer.mark,
                "credit": layer.source.credit,
            }
        if change is not None:
            counts = {"added": change.added, "changed": change.changed, "removed": change.removed, "same": change.same}
            said["change"] = counts | {"places_added": change.places.added, "places_updated": change.places.updated}
        typer.echo(json.dumps(said, ensure_ascii=False))
        return
    for notice in reading.notices:
        typer.echo(str(notice))
    if layer is None:
        typer.echo("何も取り込んでいません。")
        return
    left_out = f"（ほかの市町村などの{reading.elsewhere}行は除きました）" if reading.elsewhere else ""
    typer.echo(f"「{layer.name}」{len(layer.features)}件を読みました{left_out}。{layer.mark}")
    typer.echo(layer.source.credit)
    if output is not None:
        typer.echo(f"書き出しました：{output}")
    elif change is None:
        typer.echo("読んだだけで、何も書いていません。")
    elif change.is_nothing:
        typer.echo("前に取り込んだものと同じです。何も変わっていません。")
    else:
        typer.echo(
            f"新しい{change.added}件、変わった{change.changed}件、なくなった{change.removed}件、同じ{change.same}件。"
        )
        typer.echo(f"場所：加えた{change.places.added}件、直した{change.places.updated}件。")
