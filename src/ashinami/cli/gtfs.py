"""`ashinami gtfs`: check timetables, merge them, publish a service on demand, try a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="gtfs", help="バスの時刻表（GTFS・GTFS-JP・GTFS-Flex）を調べ、合わせ、つくります。", no_args_is_help=True
)

Files = Annotated[list[Path], typer.Argument(help="時刻表の zip（いくつでも）", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="機械で読む形で出します")]
Output = Annotated[Path, typer.Option("--output", "-o", help="書き出す zip", show_default=False)]


@app.command()
def check(files: Files, *, json: Json = False) -> None:
    """時刻表を読み、どの表の何行目をどう直すかを知らせます。要修正が一つでもある時刻表は使いません。"""
    # imported here so that `ashinami --help` answers at once
    from ashinami.cli.ending import ROWS_TO_REPAIR, Ending  # noqa: PLC0415
    from ashinami.cli.gtfs_told import as_json, say_report  # noqa: PLC0415
    from ashinami.transit.checking import check_feed  # noqa: PLC0415
    from ashinami.transit.feed import read_feeds  # noqa: PLC0415

    feeds, notices = read_feeds(*files)
    reports = []
    for feed in feeds:
        reports.append(check_feed(feed))
        feed.forget(*feed.tables)
    if json:
        typer.echo(as_json(reports, notices))
    else:
        for notice in notices:
            typer.echo(str(notice))
        for report in reports:
            say_report(report)
    unread = any(notice.severity.name == "ERROR" for notice in notices)
    if unread or not reports or not all(report.usable for report in reports):
        raise Ending(ROWS_TO_REPAIR)


@app.command()
def merge(
    files: Files,
    output: Output,
    name: Annotated[str, typer.Option(help="合わせた時刻表を出す人の名前")] = "足並み",
    *,
    json: Json = False,
) -> None:
    """となり合う時刻表を一つの zip に合わせ、同じ場所の停留所を乗りつぎでつなぎます。"""
    from ashinami.cli.gtfs_told import merged_json, usable_feeds  # noqa: PLC0415
    from ashinami.transit.merging import merge as merge_feeds  # noqa: PLC0415
    from ashinami.transit.writing import write_zip  # noqa: PLC0415

    feeds = usable_feeds(files)
    merged = merge_feeds(feeds, name)
    write_zip(output, merged.files)
    if json:
        typer.echo(merged_json(feeds, merged, output))
        return
    typer.echo(f"{len(feeds)}の時刻表を合わせました：{output}")
    typer.echo(f"同じ場所とみなした停留所の組：{len(merged.joints)}")
    for joint in merged.joints:
        typer.echo(f"  {joint.name}（{joint.metres}メートル）")


@app.command("export-flex")
def export_flex(  # noqa: PLR0913
    files: Annotated[list[Path], typer.Argument(help="サービスを書いた YAML（ashinami gtfs template でひな形）", show_default=False)],
    output: Output,
    publisher: Annotated[str, typer.Option(help="公表する団体の名前（なければ、はじめのサービスの運営団体）")] = "",
    url: Annotated[str, typer.Option(help="公表する団体のページ")] = "https://example.org/",
    version: Annotated[str, typer.Option(help="版の名前（日付など）")] = "1",
    *,
    json: Json = False,
) -> None:  # fmt: skip
    """予約して乗る送迎を、乗換案内が読める GTFS-Flex（2024年の形）にします。"""
    from ashinami.cli.ending import ROWS_TO_REPAIR, Ending  # noqa: PLC0415
    from ashinami.cli.gtfs_told import flex_json  # noqa: PLC0415
    from ashinami.transit.flex.scheme_file import read_scheme  # noqa: PLC0415
    from ashinami.transit.flex.writing import Publisher, flex_tables  # noqa: PLC0415
    from ashinami.transit.writing import write_zip  # noqa: PLC0415

    read = [read_scheme(path) for path in files]
    for _, notices in read:
        for notice in notices:
            typer.echo(str(notice), err=True)
    services = [service for service, _ in read if service is not None]
    if len(services) < len(files):
        raise Ending(ROWS_TO_REPAIR, "直すところがあるので、何も書き出していません。")
    tables = flex_tables(services, Publisher(publisher or services[0].operator, url, version))
    write_zip(output, tables)
    if json:
        typer.echo(flex_json(services, output))
        return
    for service in services:
        typer.echo(service.spoken)
    typer.echo(f"書き出しました：{output}")


@app.command()
def scenario(  # noqa: PLR0913
    files: Files,
    output: Output,
    without_route: Annotated[list[str], typer.Option(help="やめる路線の route_id（いくつでも）")] = [],  # noqa: B006
    add: Annotated[list[Path], typer.Option(help="加える予約制のサービスの YAML（いくつでも）")] = [],  # noqa: B006
    taken_over_by: Annotated[str, typer.Option(help="路線を引きつぐ団体の名前（やめずに、運営だけ移します）")] = "",
    *,
    json: Json = False,
) -> None:  # fmt: skip
    """路線をやめる・引きつぐ・予約制に替える案を、GTFS-JP の時刻表として書き出します。"""
    from ashinami.cli.ending import ROWS_TO_REPAIR, Ending  # noqa: PLC0415
    from ashinami.cli.gtfs_told import scenario_json, usable_feeds  # noqa: PLC0415
    from ashinami.transit.flex.scheme_file import read_scheme  # noqa: PLC0415
    from ashinami.transit.scenario import changed  # noqa: PLC0415
    from ashinami.transit.writing import write_zip  # noqa: PLC0415

    feeds = usable_feeds(files)
    read = [read_scheme(path) for path in add]
    for _, notices in read:
        for notice in notices:
            typer.echo(str(notice), err=True)
    services = [service for service, _ in read if service is not None]
    if len(services) < len(add):
        raise Ending(ROWS_TO_REPAIR, "直すところがあるので、何も書き出していません。")
    try:
        found = changed(feeds[0], frozenset(without_route), tuple(services), taken_over_by)
    except ValueError as error:
        raise Ending(ROWS_TO_REPAIR, str(error)) from error
    write_zip(output, found.files)
    if json:
        typer.echo(scenario_json(found, output))
        return
    for line in found.told:
        typer.echo(line)
    typer.echo(f"書き出しました：{output}")


@app.command()
def template(
    file: Annotated[Path, typer.Argument(help="ひな形を置く場所（odekake.yaml など）", show_default=False)],
) -> None:
    """予約して乗るサービスを書く YAML のひな形を置きます。"""
    from ashinami.cli.ending import CANNOT, Ending  # noqa: PLC0415
    from ashinami.transit.flex.scheme_file import SPECIMEN  # noqa: PLC0415

    if file.exists():
        raise Ending(CANNOT, f"{file} がすでにあります。上書きしません。")
    file.write_text(SPECIMEN, encoding="utf-8")
    typer.echo(f"ひな形を置きました：{file}")


@app.command("compile")
def compile_feeds(files: Files, output: Output, *, json: Json = False) -> None:
    """時刻表を合わせて、すぐに開ける一つのファイルにします（ashinami journey --gtfs に渡せます）。"""
    from ashinami.cli.gtfs_told import compiled_json, loaded  # noqa: PLC0415
    from ashinami.transit.stored import save  # noqa: PLC0415

    found = loaded(files)
    save(found.network, output)
    if json:
        typer.echo(compiled_json(found.network, output))
    else:
        typer.echo(f"{len(found.network.feeds)}の時刻表、{len(found.network.trips.id):,}便を書き出しました：{output}")
