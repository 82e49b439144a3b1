"""`ashinami law …`: what law Ashinami knows, what it asks, what changed when, and whether past verdicts still hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ashinami.cli.ending import CANNOT, ROWS_TO_REPAIR, Ending

# the law is imported inside the commands so that `ashinami --help` answers at once
app = typer.Typer(name="law", help="法律と通達：何を知っていて、何をたずねるか。", no_args_is_help=True)

NAME = "一覧にある名前"
JSON = "機械が読む形（JSON）で出す"


@app.command("list")
def list_(
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="この日に有効なものだけ")] = None,
) -> None:
    """知っている法律・通達の一覧。"""
    from ashinami.law.telling import provisions  # noqa: PLC0415

    _say(provisions(on.date() if on else None))


@app.command()
def show(name: Annotated[str, typer.Argument(help=NAME)]) -> None:
    """一つの通達の要約・出典・条件・すること。"""
    from ashinami.law.telling import provision_page  # noqa: PLC0415

    _say(provision_page(name))


@app.command()
def facts(
    subject: Annotated[str, typer.Argument(help="この題（例: road_transport.no_permit）だけ。省くとすべて")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help=JSON)] = False,
) -> None:
    """事実のファイルの書きかたと、書く項目：名前、問い、意味、答え方、答えられる人。"""
    from ashinami.law.asking import fact_list, facts_json  # noqa: PLC0415

    _say(_json(lambda: facts_json(subject)) if as_json else fact_list(subject))


@app.command()
def cases(name: Annotated[str, typer.Argument(help=f"{NAME}。省くとすべて")] = "") -> None:
    """判断の事例と結論。"""
    from ashinami.law.telling import case_list  # noqa: PLC0415

    _say(case_list(name))


@app.command()
def timeline() -> None:
    """何が、いつ変わったか。"""
    from ashinami.law.timeline import timeline as told  # noqa: PLC0415

    _say(told())


@app.command()
def report() -> None:
    """まだだれも原文で確かめていないこと（要確認）の一覧。"""
    from ashinami.law.telling import unverified  # noqa: PLC0415

    for provision, said in unverified():
        typer.echo(f"{provision.id}\n  {provision.title}")
        for sentence in said:
            typer.echo(f"    {sentence}")


@app.command()
def replay(
    files: Annotated[
        list[Path], typer.Argument(exists=True, dir_okay=False, help="控え（JSON）を一行に一つ書いたファイル")
    ],
) -> None:
    """過去の判断のうち、今の足並みで結論が変わるものと、その理由。"""
    from ashinami.basics.notice import Notice  # noqa: PLC0415
    from ashinami.law.replaying import differences, replayed  # noqa: PLC0415

    judged = changed = unreadable = 0
    for file in files:
        for one in replayed(file.read_text(encoding="utf-8", errors="replace").splitlines(), file.name):
            if isinstance(one, Notice):
                unreadable += 1
                typer.echo(str(one), err=True)
                continue
            judged += 1
            if not one[2].same_verdict:
                changed += 1
                _say(differences(*one))
    typer.echo(f"{judged}件を判断し直し、{changed}件の結論が変わりました。")
    if unreadable:
        raise Ending(ROWS_TO_REPAIR)


def _json(make: Callable[[], object]) -> Iterator[str]:
    yield json.dumps(make(), ensure_ascii=False, indent=2)


@app.command()
def sources(
    key: Annotated[str, typer.Argument(help="台帳の名前。省くと一覧")] = "",
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="この日に効力のあるものだけ")] = None,
    unchecked_since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="この日より後に所在を確かめていないものだけ")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=JSON)] = False,
) -> None:
    """出典台帳：法律・通達・手引き・報告の所在と、それによる条文。"""
    from ashinami.law.register.documents import documents, in_force  # noqa: PLC0415
    from ashinami.law.register.telling import (  # noqa: PLC0415
        not_checked_since,
        source_list,
        source_page,
        sources_json,
    )

    if key:
        _say(source_page(key))
        return
    found = in_force(on.date()) if on else documents()
    found = not_checked_since(found, unchecked_since.date()) if unchecked_since else found
    if as_json:
        _say(iter([json.dumps(sources_json(found), ensure_ascii=False, indent=2)]))
    else:
        _say(source_list(found))


def _say(lines: Iterator[str]) -> None:
    try:
        for line in lines:
            typer.echo(line)
    except LookupError:
        said = "その名前はありません。ashinami law list（出典は ashinami law sources）で確かめてください。"
        raise Ending(CANNOT, said) from None
