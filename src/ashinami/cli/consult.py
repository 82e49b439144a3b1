"""`ashinami consult`: a file of facts to the forms open to a group, side by side, as of a day."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def consult(
    facts: Annotated[Path, typer.Argument(help="事実のファイル（YAML・TOML・JSON）", exists=True, dir_okay=False)],
    on: Annotated[datetime, typer.Option(help="いつの決まりで判断するか（2024-05-01 のように）", formats=["%Y-%m-%d"])],
    purpose: Annotated[
        str,
        typer.Option(
            help="何を知りたいか（scheme・ride・rider・driver・vehicle・office・price・change・term・accident・"
            "subsidy・care・delivery・neighbours・town）"
        ),
    ] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="機械が読む形（JSON）で出す")] = False,
) -> None:
    """事実のファイルから、送迎をどの形で行えるか、何が足りないかを答えます。項目は ashinami law facts で確かめます。"""
    # imported here so that `ashinami --help` answers at once
    from ashinami.casework.consult.facts_file import read_facts  # noqa: PLC0415
    from ashinami.casework.consult.interview import Interview  # noqa: PLC0415
    from ashinami.casework.consult.purposes import PURPOSES  # noqa: PLC0415
    from ashinami.casework.consult.purposes import purpose as purpose_of  # noqa: PLC0415
    from ashinami.casework.consult.statement import lines, statement  # noqa: PLC0415
    from ashinami.cli.ending import CANNOT, ROWS_TO_REPAIR, Ending  # noqa: PLC0415

    try:
        read = read_facts(facts.read_text(encoding="utf-8-sig"), facts.name)
    except (OSError, UnicodeDecodeError) as fault:
        raise Ending(CANNOT, f"{facts.name} が読めません。UTF-8 の文字で書いたファイルを指定してください。") from fault
    try:
        chosen = purpose_of(purpose or read.purpose or "scheme")
    except LookupError as fault:
        names = "、".join(f"{one.key}（{one.asks}）" for one in PURPOSES)
        raise Ending(CANNOT, f"何を知りたいかは、次から選んでください: {names}") from fault
    interview = Interview.start(chosen, on.date(), read.answers)
    for slot in read.aside:
        interview = interview.set_aside(slot)
    told = statement(interview)
    if as_json:
        told["notices"] = [str(notice) for notice in read.notices]
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for line in lines(told):
            typer.echo(line)
    for notice in read.notices:
        typer.echo(str(notice), err=True)
    if read.notices:
        raise Ending(ROWS_TO_REPAIR)
