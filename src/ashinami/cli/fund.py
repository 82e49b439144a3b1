"""`ashinami fund …`: schemes of money, what each gives a group, a town's own rule checked and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashinami.cli.ending import CANNOT, ROWS_TO_REPAIR, Ending

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ashinami.basics.notice import Notice
    from ashinami.funding.registry import Schemes
    from ashinami.funding.rulebook.rule import Rule, Version
    from ashinami.rules.answers import Answers

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
) -> None:
    """知っている補助・助成の一覧。"""
    from ashinami.funding.telling import scheme_list  # noqa: PLC0415

    _say(scheme_list(_schemes(rule), on.date() if on else None))


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="一覧にある名前、または町の決まりのファイル")],
    on: Annotated[datetime | None, typer.Option(formats=DAY, help="この日に有効な版だけ。省くとすべての版")] = None,
) -> None:
    """一つの補助の内容・条件・出る費目・計算に要る項目。"""
    from ashinami.funding.telling import scheme_page  # noqa: PLC0415

    schemes, scheme_id = _named(name)
    try:
        versions = schemes.versions(scheme_id)
    except LookupError:
        raise Ending(CANNOT, _NO_SUCH) from None
    for scheme in versions:
        if on is None or on.date() in scheme.in_force:
            _say(scheme_page(scheme))
            typer.echo()


@app.command()
def facts(rule: Rules = None) -> None:
    """事実のファイルの書きかたと、書く項目。"""
    from ashinami.funding.telling import fact_list  # noqa: PLC0415

    _say(fact_list(_schemes(rule).facts))


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

    schemes, scheme_id = _named(scheme)
    try:
        versions = schemes.versions(scheme_id)
    except LookupError:
        raise Ending(CANNOT, _NO_SUCH) from None
    answers, notices = _answers(facts, schemes)
    seen = evaluated(schemes.on(scheme_id, on.date()) or versions[-1], on.date(), answers)
    if as_json:
        told = evaluation_json(seen) | {"notices": [str(notice) for notice in notices]}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _say(evaluation_lines(seen))
    _end_with(notices)


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="町の決まりのファイル（TOML）")],
) -> None:
    """町の決まりのファイルを読み、書き間違いと、例の計算が合うかを確かめます。"""
    from ashinami.funding.rulebook.examples import worked  # noqa: PLC0415

    faults = 0
    for file in files:
        rule = _rule(file)
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

    before, after = _version(old, on.date()), _version(new, on.date())
    read = read_records(records, tuple({**before[0].facts, **after[0].facts}.values()))
    found = compared(before, after, on.date(), read.groups)
    if as_json:
        typer.echo(json.dumps(comparison_json(found), ensure_ascii=False, indent=2))
    else:
        _say(comparison_lines(found))
    _end_with(read.notices)


_NO_SUCH = "その名前の補助はありません。ashinami fund list で確かめてください。"


def _say(lines: Iterator[str]) -> None:
    for line in lines:
        typer.echo(line)


def _rule(file: Path) -> Rule:
    """Read a rule file; what must be repaired ends the command."""
    from ashinami.funding.rulebook.reading import read_rule  # noqa: PLC0415

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Ending(CANNOT, f"{file.name} が読めません。UTF-8 の文字で書いたファイルを指定してください。") from None
    read = read_rule(text, file.name)
    if read.rule is None:
        for notice in read.notices:
            typer.echo(str(notice), err=True)
        raise Ending(ROWS_TO_REPAIR, f"{file.name} に直すところが{len(read.notices)}か所あります。")
    return read.rule


def _version(name: str, day: date) -> tuple[Rule, Version]:
    from ashinami.funding.municipal import rules  # noqa: PLC0415

    found = _rule(Path(name)) if name.endswith(".toml") else rules().get(name)
    if found is None:
        raise Ending(CANNOT, _NO_SUCH)
    version = found.on(day)
    if version is None:
        raise Ending(CANNOT, f"{found.title} には、{day.isoformat()} に有効な版がありません。")
    return found, version


def _schemes(rules: Iterable[Path] | None) -> Schemes:
    from ashinami.funding.registry import schemes  # noqa: PLC0415
    from ashinami.funding.rulebook.schemes import schemes_of  # noqa: PLC0415

    return schemes().joined_with(scheme for file in rules or () for scheme in schemes_of(_rule(file)))


def _named(name: str) -> tuple[Schemes, str]:
    """Return all schemes and the id meant: a rule file adds its own."""
    if name.endswith(".toml") and Path(name).is_file():
        return _schemes([Path(name)]), _rule(Path(name)).id
    return _schemes(None), name


def _answers(file: Path, schemes: Schemes) -> tuple[Answers, tuple[Notice, ...]]:
    from ashinami.casework.consult.facts_file import read_facts  # noqa: PLC0415

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Ending(CANNOT, f"{file.name} が読めません。UTF-8 の文字で書いたファイルを指定してください。") from None
    read = read_facts(text, file.name, schemes.facts)
    return read.answers, read.notices


def _end_with(notices: Iterable[Notice]) -> None:
    told = list(notices)
    for notice in told:
        typer.echo(str(notice), err=True)
    if told:
        raise Ending(ROWS_TO_REPAIR)
