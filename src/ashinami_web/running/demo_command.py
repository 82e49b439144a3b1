"""`ashinami demo`: a place full of people to try everything in, the fictional 結海市 or 高松市 with made-up people."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ashinami.cli.ending import CANNOT, Ending

app = typer.Typer()

_YUUMI, _TAKAMATSU = "yuumi", "takamatsu"
_DATA = Path("../shared/data")
_SCALE = typer.Option(help="結海市の大きさ。village（一つの団体）か city（旧九市町村と四つの団体。つくるのに数分）")
_PLACE = typer.Option(
    help="yuumi（架空の結海市）か takamatsu（高松市の塩江・香川・香南。町・施設・道・バスは公表資料、人は合成）"
)


@app.command()
def demo(  # noqa: PLR0913 - options of a command are its parameters
    port: Annotated[int, typer.Option(help="この番号のポートで開く", min=1, max=65535)] = 8000,
    host: Annotated[str, typer.Option(help="この番地で待つ。館内のほかの機械から開くときは 0.0.0.0")] = "127.0.0.1",
    *,
    browser: Annotated[bool, typer.Option(help="用意ができたらブラウザーを開く")] = True,
    fresh: Annotated[bool, typer.Option("--fresh", help="前のデモを消して、はじめからつくる")] = False,
    place: Annotated[str, _PLACE] = _YUUMI,
    data: Annotated[Path, typer.Option(help="takamatsu をつくる公表資料のフォルダー")] = _DATA,
    scale: Annotated[str, _SCALE] = "village",
    community: Annotated[
        bool, typer.Option("--community", help="五つの市町村と二つの県の地域づくり（資料にもとづく再現）も加える")
    ] = False,
    home: Annotated[
        Path | None, typer.Option(help="デモのデータを置くフォルダー（省くと var/demo、高松市は var/demo-takamatsu）")
    ] = None,
) -> None:
    """架空の市「結海市」か、公表資料の高松市を動かす。"""
    if scale not in {"village", "city"}:
        raise Ending(CANNOT, "--scale は village か city にしてください。")
    if place not in {_YUUMI, _TAKAMATSU}:
        raise Ending(CANNOT, "--place は yuumi か takamatsu にしてください。")
    if place == _TAKAMATSU:
        _refuse_without(data, scale)
    home = home or Path("var/demo" if place == _YUUMI else f"var/demo-{place}")
    os.environ["ASHINAMI_HOME"] = str(home)
    os.environ["ASHINAMI_DEMO"] = "1"
    # the demonstration is always its own SQLite file: it must never be written into a town's database
    os.environ.pop("ASHINAMI_DATABASE_URL", None)
    if fresh:
        for file in home.glob("ashinami.sqlite3*"):
            file.unlink()
    from ashinami_web.running.commands import migrate_tables, ready  # noqa: PLC0415 - Django is started by `ready`

    ready()
    from ashinami_web.config import clock  # noqa: PLC0415
    from ashinami_web.demonstration.load import is_empty  # noqa: PLC0415
    from ashinami_web.running.supervisor import supervise  # noqa: PLC0415

    migrate_tables()
    if is_empty():
        words, make = _making(place, scale, data)
        typer.echo(words)
        make(clock.today(), say=lambda line: typer.echo(f"  {line}"))
    elif not _is_of(place):
        said = f"{home} には、別のデモがあります。--home で別のフォルダーにするか、--fresh でつくり直してください。"
        raise Ending(CANNOT, said)
    if community:
        from ashinami_web.demonstration.community.load import is_there, load_community  # noqa: PLC0415

        if not is_there():
            typer.echo("五つの市町村と二つの県をつくっています（資料にもとづく再現。人は架空） …")
            load_community(clock.today(), say=lambda line: typer.echo(f"  {line}"))
    raise Ending(supervise(host, port, open_browser=browser))


def _refuse_without(data: Path, scale: str) -> None:
    """Say at once which of the published files are not there; a part of the city would mislead."""
    from ashinami.society.real.takamatsu import missing  # noqa: PLC0415 - numpy, only where it is used

    if scale != "village":
        raise Ending(CANNOT, "--scale city は結海市だけです。")
    gone = missing(data)
    if gone:
        listed = "\n".join(f"  {path}" for path in gone)
        said = f"高松市のデモは、公表資料のファイルからつくります。フォルダー {data} に次のファイルがありません。\n{listed}\n"
        said += "置いてあるフォルダーを --data で指してください。ファイルなしで試すには、--place を省くと架空の結海市が動きます。"
        raise Ending(CANNOT, said)


def _making(place: str, scale: str, data: Path) -> tuple[str, Callable[..., None]]:
    if place == _TAKAMATSU:
        from ashinami_web.demonstration.real import load_takamatsu  # noqa: PLC0415

        words = "高松市（塩江・香川・香南）を公表資料からつくっています。人は合成です（一度だけ、一、二分） …"
        return words, partial(load_takamatsu, data=data)
    from ashinami_web.demonstration.load import Scale, load, load_city  # noqa: PLC0415

    words = "架空の市「結海市」をつくっています（一度だけ、一分ほど） …"
    return words, load_city if scale == Scale.CITY else load


def _is_of(place: str) -> bool:
    """Whether the database holds the demonstration asked for."""
    from ashinami_web.bodies.models import Body  # noqa: PLC0415
    from ashinami_web.bodies.models.body import PEOPLED  # noqa: PLC0415
    from ashinami_web.config.scope import acting, whole_installation  # noqa: PLC0415

    # as in `is_empty`
    with acting(whole_installation()):
        return Body.objects.filter(name__contains=PEOPLED).exists() == (place == _TAKAMATSU)
