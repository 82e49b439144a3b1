"""`ashinami beyond`: how many people live further from a bus stop than so many metres, as the crow flies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashinami.cli.ending import ROWS_TO_REPAIR, Ending

if TYPE_CHECKING:
    from ashinami.geo.layer import Layer

app = typer.Typer()

_FIGURES = {"total": "人口", "age65": "65歳以上", "age75": "75歳以上", "age85": "85歳以上"}


@app.command("beyond")
def beyond(
    population: Annotated[
        Path, typer.Option(help="町丁目別の人口の表（緯度・経度の列のあるもの）", exists=True, dir_okay=False)
    ],
    stops: Annotated[list[Path], typer.Option(help="GTFS-JP の zip（いくつでも）", exists=True, dir_okay=False)],
    metres: Annotated[list[int] | None, typer.Option(help="直線の距離（m）", min=0)] = None,
    figure: Annotated[str, typer.Option(help="total・age65・age75・age85 のどれか")] = "age65",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="結果を JSON で出す")] = False,
) -> None:
    """停留所から遠い人の割合を、町の代表点からの直線距離で求めます。"""
    if figure not in _FIGURES:
        raise Ending(1, f"--figure は {'・'.join(_FIGURES)} のどれかにしてください。")
    # imported here so that `ashinami --help` answers at once
    from ashinami.geo.beyond import beyond as measured  # noqa: PLC0415

    towns, known = _read("population", [population]), _read("stops", stops)
    try:
        found = measured(towns, known, metres or [500, 1_000, 2_000], figure)
    except ValueError as error:
        raise Ending(ROWS_TO_REPAIR, "位置のわかる停留所か、位置と人数のわかる町がありません。") from error
    if as_json:
        rows = [
            {
                "metres": each.metres,
                "people": each.people,
                "of": each.of,
                "percent": round(each.percent, 2),
                "unknown_towns": each.unknown,
            }
            for each in found
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for each in found:
        typer.echo(
            f"{each.metres:>6,} m より遠い{_FIGURES[figure]} {each.people:>7,}人 / {each.of:,}人  {each.percent:.1f} %"
        )
    if found[0].unknown:
        typer.echo(f"位置か人数のわからない{found[0].unknown}町は数えていません。")
    typer.echo(f"人口：{towns.mark}。町の代表点一つからの直線で、坂や道のりは入っていません。")


def _read(kind: str, paths: list[Path]) -> Layer:
    from ashinami.geo.imports.base import File, Order, read  # noqa: PLC0415

    reading = read(kind, [File(path.name, path.read_bytes()) for path in paths], Order())
    if reading.layer is None:
        raise Ending(ROWS_TO_REPAIR, "\n".join(str(notice) for notice in reading.notices))
    return reading.layer
