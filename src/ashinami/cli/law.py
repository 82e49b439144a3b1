"""`ashinami law …`: what law Ashinami knows, what it asks, and the cases that show it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

import typer

from ashinami.cli.ending import CANNOT, Ending

# the law is imported inside the commands so that `ashinami --help` answers at once
app = typer.Typer(name="law", help="法律と通達：何を知っていて、何をたずねるか。", no_args_is_help=True)


@app.command("list")
def list_(
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="この日に有効なものだけ")] = None,
) -> None:
    """知っている法律・通達の一覧。"""
    from ashinami.law.telling import provisions  # noqa: PLC0415

    _say(provisions(on.date() if on else None))


@app.command()
def show(name: Annotated[str, typer.Argument(help="一覧にある名前")]) -> None:
    """一つの通達の要約・出典・条件。"""
    from ashinami.law.telling import provision_page  # noqa: PLC0415

    _say(provision_page(name))


@app.command()
def facts(*, as_json: Annotated[bool, typer.Option("--json", help="機械が読む形（JSON）で出す")] = False) -> None:
    """取り決めに書く項目：名前、問い、答え方、答えられる人。"""
    from ashinami.law.telling import fact_list, facts_json  # noqa: PLC0415

    _say(iter([json.dumps(facts_json(), ensure_ascii=False, indent=2)]) if as_json else fact_list())


@app.command()
def cases(name: Annotated[str, typer.Argument(help="一覧にある名前。省くとすべて")] = "") -> None:
    """判断の事例と結論。"""
    from ashinami.law.telling import case_list  # noqa: PLC0415

    _say(case_list(name))


def _say(lines: Iterator[str]) -> None:
    try:
        for line in lines:
            typer.echo(line)
    except LookupError:
        said = "その名前の通達はありません。ashinami law list で名前を確かめてください。"
        raise Ending(CANNOT, said) from None
