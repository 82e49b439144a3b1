"""`ashinami solve`: routes for an instance file of the literature, for anyone to check with other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def solve(
    file: Annotated[
        Path, typer.Argument(help="Cordeau、Malheiros、Li & Lim の形式のファイル", exists=True, dir_okay=False)
    ],
    seconds: Annotated[float, typer.Option(help="探す時間（秒）", min=0)] = 10.0,
    seed: Annotated[int, typer.Option(help="乱数の種", min=0)] = 1,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="機械が読む形（JSON）で出す")] = False,
) -> None:
    """公開されている問題のファイルを解き、ファイルの地点番号の列として経路を出します。"""
    # imported here so that `ashinami --help` answers at once
    import json  # noqa: PLC0415
    from time import monotonic  # noqa: PLC0415

    from ashinami.cli.compiling import say_if_compiling  # noqa: PLC0415
    from ashinami.cli.ending import CANNOT, Ending  # noqa: PLC0415
    from ashinami.dispatch.published.files import read  # noqa: PLC0415
    from ashinami.dispatch.published.instance import UnreadableError  # noqa: PLC0415

    try:
        published = read(file)
    except UnreadableError as error:
        raise Ending(CANNOT, str(error)) from error
    say_if_compiling()
    from ashinami.dispatch.published.judge import faults  # noqa: PLC0415
    from ashinami.dispatch.published.solving import solve as solved_in  # noqa: PLC0415
    from ashinami.dispatch.warm import warm_published  # noqa: PLC0415

    warm_published()  # loading or compiling the loops is not part of the time for searching
    begin = monotonic()
    solved = solved_in(published, seconds=seconds, seed=seed, timer=monotonic)
    wrong = faults(published, solved.routes)
    if wrong and not solved.left_out:
        raise RuntimeError(f"the routes break the rules of the file: {wrong}")
    took = monotonic() - begin
    if as_json:
        told = {
            "instance": published.name,
            "routes": solved.routes,
            "cost": solved.cost,
            "bound": solved.bound,
            "proven": solved.proven,
            "left_out": solved.left_out,
            "seconds": round(took, 3),
            "seed": seed,
        }
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    for number, route in enumerate(solved.routes):
        if route:
            typer.echo(f"{number:>4}: {' '.join(str(node) for node in route)}")
    typer.echo(f"距離 {solved.cost:.4f}　{_bound(solved.cost, solved.bound)}　{took:.1f}秒　種 {seed}")
    if solved.left_out:
        typer.echo(f"時間内に入らなかった依頼 {solved.left_out}件", err=True)


def _bound(cost: float, bound: float | None) -> str:
    if bound is None:
        return "下限は計算していません"
    return "これより短くはなりません" if bound >= cost - 1e-6 else f"最善との差は最大 {100 * (cost / bound - 1):.2f} %"
