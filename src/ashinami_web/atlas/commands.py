"""`ashinami import`: the same files as on the page, from the command line. Nothing of Django is loaded for a trial run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ashinami.cli.ending import CANNOT, ROWS_TO_REPAIR, Ending
from ashinami_web.atlas.road_commands import app as roads
from ashinami_web.atlas.road_commands import put_on_roads, town_named

if TYPE_CHECKING:
    from ashinami.geo.imports.base import Order, Reading
    from ashinami.geo.layer import Layer
    from ashinami_web.atlas.actions import Change

app = typer.Typer()
app.add_typer(roads)


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
        if reading.heights is not None:
            put_on_roads(reading.heights, order)
    _say(reading, change, output, as_json=as_json)
    if reading.layer is None:
        raise Ending(ROWS_TO_REPAIR)


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
        town = town_named(order.municipality)
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
