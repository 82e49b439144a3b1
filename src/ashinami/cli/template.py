"""`ashinami template`: the tables to fill in, with headings explained and fictional rows that plan as they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def template(
    output: Annotated[Path, typer.Option("--output", "-o", help="ひな形を置くフォルダー")] = Path(),
) -> None:
    """希望の表（wishes.xlsx）と名簿（people.xlsx）のひな形をつくります。"""
    # imported here so that `ashinami --help` answers at once
    from datetime import date  # noqa: PLC0415

    from ashinami.casework.day_tables import DayTables, examples  # noqa: PLC0415
    from ashinami.cli.ending import CANNOT, Ending  # noqa: PLC0415
    from ashinami.tables.template import write_template  # noqa: PLC0415

    tables, rows = DayTables.on(date.min), examples()
    targets = {"wishes.xlsx": (tables.wishes,), "people.xlsx": tables.people}
    taken = [name for name in targets if (output / name).exists()]
    if taken:
        said = f"{output / taken[0]} がすでにあります。上書きしないので、別のフォルダーを -o で指定してください。"
        raise Ending(CANNOT, said)
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, sheets in targets.items():
            write_template(output / name, [(table, rows.get(table.file, [])) for table in sheets])
            typer.echo(f"つくりました：{output / name}")
    except OSError as error:
        raise Ending(CANNOT, f"{output} に書き込めません（{error.strerror}）。") from error
    typer.echo("例の行は架空です。消してからお使いください。そのまま ashinami plan で試せます。")
