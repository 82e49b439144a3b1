"""`ashinami plan`: from a table of wishes and tables of people to the day's papers, without a database."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ashinami.basics.notice import Notice
    from ashinami.casework.day_plan import DayPlan
    from ashinami.geo.travel import TravelTimes

app = typer.Typer()

_SHOWN = 20  # notices on the screen; all of them stand in notices.txt


@app.command()
def plan(  # noqa: PLR0913, PLR0917 - options of a command are its parameters
    wishes: Annotated[Path, typer.Argument(help="希望の表（XLSX または CSV）", exists=True, dir_okay=False)],
    people: Annotated[
        Path, typer.Option(help="利用者・運転者・車・場所・取り決め（XLSX、または CSV のフォルダー）", exists=True)
    ],
    on: Annotated[datetime, typer.Option(help="計画する日（2026-12-01 のように）", formats=["%Y-%m-%d"])],
    output: Annotated[Path, typer.Option("--output", "-o", help="書き出すフォルダー")] = Path("plan"),
    roads: Annotated[
        Path | None,
        typer.Option(
            help="道路網（.npz、または .csv・.csv.gz）。省くと直線距離から見積もる", exists=True, dir_okay=False
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="乱数の種。同じ種と回数なら同じ計画になります", min=0)] = 1,
    rounds: Annotated[int, typer.Option(help="改善がないまま探す回数", min=0)] = 400,
    seconds: Annotated[float, typer.Option(help="探す時間の上限（秒）", min=0)] = 1.0,
    prove: Annotated[
        float, typer.Option(help="いちばんよい組み合わせとの差を計算する時間の上限（秒）。0なら計算しません", min=0)
    ] = 0.0,
) -> None:
    """一日の送迎を計画し、運転者ごとの紙・一覧・計画できなかった希望を書き出します。"""
    # imported here so that `ashinami --help` answers at once
    from time import monotonic  # noqa: PLC0415

    from ashinami.basics.day import FIRST_DAY, wareki  # noqa: PLC0415
    from ashinami.basics.notice import Severity, worst  # noqa: PLC0415
    from ashinami.casework.cost_words import cost_lines  # noqa: PLC0415
    from ashinami.casework.day_tables import read_day  # noqa: PLC0415
    from ashinami.casework.planning import plan_day  # noqa: PLC0415
    from ashinami.cli.compiling import say_if_compiling  # noqa: PLC0415
    from ashinami.cli.ending import CANNOT, ROWS_TO_REPAIR, Ending  # noqa: PLC0415
    from ashinami.dispatch.stop import AnyOf, NoImprovement, Seconds  # noqa: PLC0415
    from ashinami.papers.board import summary  # noqa: PLC0415
    from ashinami.papers.typesetting import FontsMissingError  # noqa: PLC0415

    if on.date() < FIRST_DAY:
        raise Ending(CANNOT, f"--on には{wareki(FIRST_DAY)}からの日を入れてください。")
    given, told = read_day(wishes, people, on.date())
    say_if_compiling()
    stop = AnyOf(NoImprovement(rounds), Seconds(seconds, monotonic))
    proposal = plan_day(given, _ways(roads), seed=seed, stop=stop, proving=prove)
    notices = (*told, *proposal.notices)
    try:
        written = _write(output, proposal, notices)
    except FontsMissingError as missing:
        raise Ending(CANNOT, str(missing)) from missing
    except OSError as error:
        raise Ending(CANNOT, f"{output} に書き込めません（{error.strerror}）。") from error
    _tell(notices)
    typer.echo(summary(proposal))
    for line in cost_lines(proposal):
        typer.echo(line)
    typer.echo("書き出しました：" + "、".join(str(path) for path in written))
    if worst(notices) is Severity.ERROR:
        raise Ending(ROWS_TO_REPAIR)


def _ways(roads: Path | None) -> TravelTimes:
    from ashinami.cli.ending import CANNOT, Ending  # noqa: PLC0415
    from ashinami.geo.travel import StraightLine  # noqa: PLC0415

    if roads is None:
        return StraightLine()
    from ashinami.geo import road_files  # noqa: PLC0415

    try:
        return road_files.read(roads)
    except (ValueError, OSError) as error:
        columns = "node_u、node_v、edge_id、length_m、wkt"
        said = f"{roads.name} は道路網として読めません。足並みの .npz か、{columns} の列のある CSV を指定してください。"
        raise Ending(CANNOT, said) from error


def _write(output: Path, proposal: DayPlan, notices: Iterable[Notice]) -> list[Path]:
    """Write the papers; the run sheets of an earlier plan are taken away, so that no driver gets an old one."""
    import json  # noqa: PLC0415

    from ashinami.casework.codec import to_plain  # noqa: PLC0415
    from ashinami.papers.board import board_xlsx, left_out_xlsx  # noqa: PLC0415
    from ashinami.papers.run_sheet import run_sheets  # noqa: PLC0415

    files: dict[str, bytes] = {
        f"run-{number:02d}-{_plain_name(proposal.given.driver(key).name)}.pdf": sheet
        for number, (key, sheet) in enumerate(run_sheets(proposal).items(), start=1)
    }
    files["board.xlsx"] = board_xlsx(proposal)
    files["unserved.xlsx"] = left_out_xlsx(proposal)
    listed = tuple(notices)
    for name, plain in (("plan.json", proposal.to_json()), ("notices.json", to_plain(listed))):
        files[name] = json.dumps(plain, ensure_ascii=False, indent=1).encode()
    files["notices.txt"] = ("\n".join(map(str, listed)) + "\n").encode("utf-8-sig")
    output.mkdir(parents=True, exist_ok=True)
    for old in output.glob("run-[0-9][0-9]-*.pdf"):
        old.unlink()
    for name, data in files.items():
        (output / name).write_bytes(data)
    return [output / name for name in files]


def _plain_name(name: str) -> str:
    """Return a name that every file system takes."""
    return "".join(sign for sign in name if sign.isalnum())[:40]


def _tell(notices: tuple[Notice, ...]) -> None:
    for notice in sorted(notices, key=lambda notice: -notice.severity)[:_SHOWN]:
        typer.echo(str(notice), err=True)
    if len(notices) > _SHOWN:
        typer.echo(f"ほかに{len(notices) - _SHOWN}件あります。notices.txt をご覧ください。", err=True)
