"""`ashinami warm-up`: compile the loops of the searches before anybody waits for them."""

from __future__ import annotations

import typer

app = typer.Typer()


@app.command("warm-up")
def warm_up() -> None:
    """計画とバスの行き方の計算部分を前もって準備します（入れたときと、新しい版にしたときに一度）。"""
    # imported here so that `ashinami --help` answers at once
    from time import monotonic  # noqa: PLC0415

    from ashinami.cli.compiling import say_if_compiling  # noqa: PLC0415
    from ashinami.dispatch.loops.compiled import LOOPS  # noqa: PLC0415
    from ashinami.dispatch.warm import warm  # noqa: PLC0415
    from ashinami.geo.warm import warm as warm_roads  # noqa: PLC0415
    from ashinami.transit.warm import warm as warm_journeys  # noqa: PLC0415

    say_if_compiling()
    for part, work in (("計画", warm), ("バスの行き方", warm_journeys), ("道のり", warm_roads)):
        began = monotonic()
        work()
        typer.echo(f"{part}：{monotonic() - began:.0f}秒")
    typer.echo(f"準備ができました：{LOOPS.folder.parent}")
