"""`ashinami records bundle`: the bundle for an inspection without a browser."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ashinami.cli.ending import CANNOT, Ending

app = typer.Typer(name="records", help="運行の記録。")

_DAY = ["%Y-%m-%d"]


@app.callback()
def records() -> None:
    """点呼・業務記録・台帳・事故・苦情の記録。"""


@app.command("bundle")
def write_bundle(
    body: Annotated[str, typer.Option(help="団体の名前")],
    first: Annotated[datetime, typer.Option("--from", help="いつから（2026-04-01 の形）", formats=_DAY)],
    last: Annotated[datetime, typer.Option("--to", help="いつまで", formats=_DAY)],
    output: Annotated[Path, typer.Option("--output", "-o", help="書き出すZIP")] = Path("records.zip"),
) -> None:
    """監査・立入りの綴り（PDFとXLSXのZIP）を書き出す。"""
    from ashinami_web.running.commands import ready  # noqa: PLC0415 - `--help` answers at once

    ready()
    from ashinami_web.records.headless import written  # noqa: PLC0415 - Django must be ready

    try:
        size = written(body, first.date(), last.date(), output)
    except LookupError as error:
        raise Ending(CANNOT, str(error)) from error
    typer.echo(f"綴りを書き出しました: {output}（{size:,}バイト）")
