"""The commands of the application: serve, demo, close, guard, doctor, backup. Found by entry point, which `ashinami.cli` does not know."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ashinami.cli.ending import CANNOT, ROWS_TO_REPAIR, Ending
from ashinami_web.atlas.commands import app as importing
from ashinami_web.records.commands import app as records
from ashinami_web.running.demo_command import app as demonstration

app = typer.Typer()
app.add_typer(importing)
app.add_typer(records)
app.add_typer(demonstration)

_PORT = typer.Option(help="この番号のポートで開く", min=1, max=65535)
_HOST = typer.Option(help="この番地で待つ。館内のほかの機械から開くときは 0.0.0.0")


@app.command()
def serve(
    port: Annotated[int, _PORT] = 8000,
    host: Annotated[str, _HOST] = "127.0.0.1",
) -> None:
    """画面と計画係を動かす。"""
    ready()
    from ashinami_web.running.supervisor import supervise  # noqa: PLC0415

    migrate_tables()
    raise Ending(supervise(host, port))


@app.command()
def init(
    *,
    municipality: Annotated[str, typer.Option(prompt="市町村の名前", help="市町村の名前")],
    group: Annotated[
        str,
        typer.Option(
            prompt="送迎をする団体の名前（市町村だけで始めるときは空のまま）",
            help="送迎をする団体の名前。空なら、市町村の生活支援コーディネーターとして始める",
        ),
    ] = "",
    name: Annotated[
        str, typer.Option(prompt="はじめに入る人の名前", help="はじめに入る世話役・コーディネーターの名前")
    ],
    username: Annotated[str, typer.Option(prompt="その人のログイン名", help="半角の英字と数字")],
) -> None:
    """市町村と団体、はじめのログインをつくる。"""
    ready()
    from ashinami_web.config import clock  # noqa: PLC0415
    from ashinami_web.people.models import Account  # noqa: PLC0415
    from ashinami_web.running.beginning import begin  # noqa: PLC0415

    town, person, login = (word.strip() for word in (municipality, name, username))
    if not (town and person and login):
        raise Ending(CANNOT, "市町村・人・ログイン名は、どれも空にできません。")
    migrate_tables()
    if Account.objects.filter(username=login).exists():
        raise Ending(CANNOT, f"ログイン名 {login} は、もう使われています。")
    begun = begin(
        municipality=town, group=group.strip(), name=person, username=login, at=clock.now(), day=clock.today()
    )
    typer.echo(f"「{begun.body}」をつくりました。")
    typer.echo(f"ログイン名: {begun.username}")
    typer.echo(f"パスワード: {begun.password}  （いま一度だけ表示します。控えてください）")
    typer.echo("つづけて ashinami serve で動かします。")


@app.command()
def doctor() -> None:
    """設定とデータの具合を調べる。"""
    ready()
    from ashinami_web.running.doctor import examine  # noqa: PLC0415

    findings = examine()
    for finding in findings:
        typer.echo(finding)
    raise Ending(CANNOT if any(finding.is_bad for finding in findings) else 0)


@app.command()
def backup(
    to: Annotated[
        Path | None, typer.Argument(help="書き出すファイル（省くと日付をつけて backups フォルダーに）")
    ] = None,
) -> None:
    """データの控えをとる（SQLite。動かしたままでよい）。"""
    ready()
    from ashinami_web.config import clock  # noqa: PLC0415
    from ashinami_web.running.backup import back_up  # noqa: PLC0415

    moment: datetime = clock.now().astimezone(clock.JAPAN)
    typer.echo(f"控えをとりました: {back_up(to, moment)}")


@app.command()
def close(
    month: Annotated[str, typer.Argument(help="締める月（例 2026-11）")],
    group: Annotated[str, typer.Option(help="この名前の団体だけ（省くとすべての団体）")] = "",
) -> None:
    """月を締める。足りないことを先に示し、奨励金・利用者の負担・額の確定を帳簿に入れる。"""
    from ashinami.basics.day import Month  # noqa: PLC0415

    try:
        asked = Month.parse(month)
    except ValueError as error:
        raise Ending(CANNOT, "月は 2026-11 のように書いてください。") from error
    ready()
    from ashinami_web.config import clock  # noqa: PLC0415
    from ashinami_web.money.headless import close_all  # noqa: PLC0415

    outcomes = list(close_all(asked, group, clock.now()))
    if not outcomes:
        raise Ending(CANNOT, "その団体はありません。" if group else "団体がまだありません。")
    for outcome in outcomes:
        typer.echo(f"{outcome.group}: {asked.wareki}{'を締めました' if outcome.closed else 'は締められません'}")
        for line in outcome.lines:
            typer.echo(f"  {line}")
    raise Ending(0 if all(one.closed for one in outcomes) else ROWS_TO_REPAIR)


@app.command()
def handover(
    body: Annotated[str, typer.Option(help="団体の名前")],
    person: Annotated[str, typer.Option(help="渡す人のログイン名（省くと団体ぜんぶ）")] = "",
    to: Annotated[Path, typer.Option(help="書き出すPDF")] = Path("handover.pdf"),
) -> None:
    """引継ぎ書をPDFに書き出す。"""
    ready()
    from ashinami_web.handover.command import written  # noqa: PLC0415

    try:
        count = written(body, person, to)
    except LookupError as error:
        raise Ending(CANNOT, str(error)) from error
    typer.echo(f"引継ぎ書を書き出しました: {to}（{count}件）")


@app.command()
def guard() -> None:
    """これからの送迎の法の根拠を確かめ直し、くずれたものを並べる。"""
    ready()
    from ashinami_web.config import clock  # noqa: PLC0415
    from ashinami_web.guard.report import look_everywhere  # noqa: PLC0415

    fell = 0
    for group, lines in look_everywhere(clock.today(), clock.now()):
        typer.echo(f"{group}: {len(lines)}件")
        for line in lines:
            typer.echo(f"  {line}")
        fell += len(lines)
    raise Ending(ROWS_TO_REPAIR if fell else 0)


def ready() -> None:
    """Start Django; nothing of it is imported before."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ashinami_web.config.settings")
    try:
        import django  # noqa: PLC0415

        django.setup()
    except ValueError as error:
        raise Ending(CANNOT, f"設定を読めません: {error}") from error


def migrate_tables() -> None:
    """Bring the tables up to date."""
    from ashinami_web.running.migration import migrate  # noqa: PLC0415

    migrate()
