"""`ashinami fund …`: schemes of money, what each gives a group, a town's own rule checked and compared."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ashinami.cli.ending import CANNOT, ROWS_TO_REPAIR, Ending
from ashinami.cli.fund_files import NO_SUCH, answers_in, end_with, named, rule_in, say, schemes_with, version_in

# schemes are imported inside the commands so that `ashinami --help` answers at once
app = typer.Typer(name="fund", help="補助・助成：どれが当てはまり、いくらになるか。", no_args_is_help=True)

JSON = "機械が読む形（JSON）で出す"
DAY = ["%Y-%m-%d"]
Rules = Annotated[
    list[Path] | None, typer.Option("--rule", exists=True, dir_okay=False, help="町の決まりのファイル（TOML）も加える")
]
On = Annotated[datetime, typer.Option(formats=DAY, help="いつの決まりで判断するか（2026-04-01 のように）")]
Facts = Annotated[Path, typer.Option("--facts", exists=True, dir_okay=False, help="事実のファイル（YAML・TOML・JSON）")]


@app.command("list")
def list_(
    on: Annotated[datetime | None, typer.Option(formats=DAY, help="この日に有効なものだけ")] = None,
    rule: Rules = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=JSON)] = False,
) -> None:
    """知っている補助・助成の一覧。"""
    from ashinami.funding.telling import scheme_json, scheme_list  # noqa: PLC0415

    schemes, day = schemes_with(rule), on.date() if on else None
    if as_json:
        told = [scheme_json(one) for one in (schemes.all if day is None else schemes.in_force(day))]
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        say(scheme_list(schemes, day))


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="一覧にある名前、または町の決まりのファイル")],
    on: Annotated[datetime | None, typer.Option(formats=DAY, help="この日に有効な版だけ。省くとすべての版")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=JSON)] = False,
) -> None:
    """一つの補助の内容・条件・出る費目・計算に要る項目。"""
    from ashinami.funding.telling import scheme_json, scheme_page  # noqa: PLC0415

    schemes, scheme_id = named(name)
    try:
        versions = schemes.versions(scheme_id)
    except LookupError:
        raise Ending(CANNOT, NO_SUCH) from None
    shown = [one for one in versions if on is None or on.date() in one.in_force]
    if as_json:
        typer.echo(json.dumps([scheme_json(one) for one in shown], ensure_ascii=False, indent=2))
        return
    for scheme in shown:
        say(scheme_page(scheme))
        typer.echo()


@app.command()
def facts(rule: Rules = None) -> None:
    """事実のファイルの書きかたと、書く項目。"""
    from ashinami.funding.telling import fact_list  # noqa: PLC0415

    say(fact_list(schemes_with(rule).facts))


@app.command("eval")
def evaluate(
    scheme: Annotated[str, typer.Argument(help="一覧にある名前、または町の決まりのファイル")],
    facts: Facts,
    on: On,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=JSON)] = False,
) -> None:
    """一つの補助を、事実のファイルの団体がいくら受けられるか。計算の段と理由つき。"""
    from ashinami.funding.scheme import evaluate as evaluated  # noqa: PLC0415
    from ashinami.funding.telling import evaluation_json, evaluation_lines  # noqa: PLC0415

    schemes, scheme_id = named(scheme)
    try:
        versions = schemes.versions(scheme_id)
    except LookupError:
        raise Ending(CANNOT, NO_SUCH) from None
    answers, notices = answers_in(facts, schemes)
    seen = evaluated(schemes.on(scheme_id, on.date()) or versions[-1], on.date(), answers)
    if as_json:
        told = evaluation_json(seen) | {"notices": [str(notice) for notice in notices]}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        say(evaluation_lines(seen))
    end_with(notices)


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="町の決まりのファイル（TOML）")],
) -> None:
    """町の決まりのファイルを読み、書き間違いと、例の計算が合うかを確かめます。"""
    from ashinami.funding.rulebook.examples import worked  # noqa: PLC0415

    faults = 0
    for file in files:
        rule = rule_in(file)
        typer.echo(f"{file.name}: {rule.title}（{len(rule.versions)}版、例{len(rule.examples)}件）")
        if not rule.examples:
            typer.echo("  例が一つもありません。[[example]] に、要綱どおりの計算を一つ以上書いてください。")
        for one in worked(rule):
            typer.echo(f"  {'○' if one.good else '×'} {one.example.name}")
            for line in (*one.differs, *(str(notice) for notice in one.notices)):
                typer.echo(f"      {line}")
            faults += not one.good
        faults += not rule.examples
    if faults:
        raise Ending(ROWS_TO_REPAIR, f"合わない例・足りない例が{faults}件あります。")
    typer.echo("すべて合っています。")


@app.command()
def schema() -> None:
    """町の決まりのファイルの形（JSON Schema）。編集ソフトに読ませると、書き間違いをその場で示します。"""
    from ashinami.funding.rulebook.schema import schema as shape  # noqa: PLC0415

    typer.echo(json.dumps(shape(), ensure_ascii=False, indent=2))


@app.command()
def compare(
    old: Annotated[str, typer.Argument(help="今の決まり（名前またはファイル）")],
    new: Annotated[str, typer.Argument(help="新しい決まり（名前またはファイル）")],
    records: Annotated[
        Path, typer.Option("--records", exists=True, dir_okay=False, help="団体ごとの記録（表、または事実のファイル）")
    ],
    on: On,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=JSON)] = False,
) -> None:
    """決まりの数字を変えると、去年の記録で、どの団体がいくら変わるか。"""
    from ashinami.casework.grants.records import read_records  # noqa: PLC0415
    from ashinami.funding.rulebook.compare import compare as compared  # noqa: PLC0415
    from ashinami.funding.rulebook.compared_telling import comparison_json, comparison_lines  # noqa: PLC0415

    before, after = version_in(old, on.date()), version_in(new, on.date())
    read = read_records(records, tuple({**before[0].facts, **after[0].facts}.values()))
    found = compared(before, after, on.date(), read.groups)
    if as_json:
        typer.echo(json.dumps(comparison_json(found), ensure_ascii=False, indent=2))
    else:
        say(comparison_lines(found))
    end_with(read.notices)


@app.command()
def finder(
    facts: Facts,
    on: On,
    town: Annotated[
        list[str] | None,
        typer.Option("--town", help="団体の市町村や県の名前。何度でも書けます。省くと、よその町の決まりも出します"),
    ] = None,
    rule: Rules = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=JSON)] = False,
) -> None:
    """事実のファイルの団体に当てはまる補助、少し変えれば当てはまる補助、当てはまらない補助と、その額。"""
    from ashinami.funding.finder import find  # noqa: PLC0415
    from ashinami.funding.finder_telling import finder_json, finder_lines  # noqa: PLC0415

    schemes = schemes_with(rule)
    answers, notices = answers_in(facts, schemes)
    found = find(schemes.all, on.date(), answers, town or ())
    if as_json:
        typer.echo(json.dumps(finder_json(found), ensure_ascii=False, indent=2))
    else:
        say(finder_lines(found))
    end_with(notices)


@app.command()
def mix(
    facts: Facts,
    on: On,
    aim: Annotated[
        str, typer.Option(help="何を大切にするか（money: 額・funders: 出すところの少なさ・paper: 書類の少なさ）")
    ] = "money",
    town: Annotated[list[str] | None, typer.Option("--town", help="団体の市町村や県の名前。何度でも書けます")] = None,
    rule: Rules = None,
) -> None:
    """費目ごとに、どの補助に充てるのがよいか。一つの費目は一つのところにだけ充てます。"""
    from ashinami.funding.finder import in_reach  # noqa: PLC0415
    from ashinami.funding.finder_telling import mix_lines  # noqa: PLC0415
    from ashinami.funding.mix import Aim, propose  # noqa: PLC0415

    if aim not in set(Aim):
        raise Ending(CANNOT, f"--aim は {'・'.join(Aim)} から選んでください。")
    schemes = schemes_with(rule)
    answers, notices = answers_in(facts, schemes)
    say(mix_lines(propose(in_reach(schemes.all, town or ()), on.date(), answers, Aim(aim))))
    end_with(notices)
