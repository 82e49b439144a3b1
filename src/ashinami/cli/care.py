"""`ashinami care …`: 総合事業 on a day: services, a person, the checklist, B or D, a changed service, ceilings, a year of work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashinami.cli.ending import CANNOT, ROWS_TO_REPAIR, Ending

if TYPE_CHECKING:
    from ashinami.casework.care.fields import Fields

# the law and the schemes are imported inside the commands so that `ashinami --help` answers at once
app = typer.Typer(name="care", help="総合事業：使える人、チェックリスト、BとD、お金の見通し。", no_args_is_help=True)

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="内容を書いた TOML のファイル")]
On = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="いつの決まりで見るか（2026-04-01 のように）")]


@app.command()
def services(on: On) -> None:
    """その日の総合事業のサービス：名前、内容、担い手、実施の方法。"""
    from ashinami.law.care_insurance.telling import service_list  # noqa: PLC0415

    _say(service_list(on.date()))


@app.command()
def person(
    file: File,
    on: On,
    municipality: Annotated[str, typer.Option(help="この市町村の独自のきまりを並べて示す（例: 橋本市）")] = "",
    *,
    opened: Annotated[
        bool | None, typer.Option(help="市町村が継続利用要介護者に開いているか。省くと「分からない」")
    ] = None,
) -> None:
    """区分の履歴から、その人がその日にどのサービスの対象になるか。"""
    from ashinami.casework.care.person import lines, read_person, standings  # noqa: PLC0415

    history, fields = read_person(_text(file), file.name)
    if history is not None:
        _say(lines(standings(history, on.date(), municipality=municipality, opened=opened)))
    _end(fields)


@app.command()
def checklist(file: File) -> None:
    """基本チェックリストの判定：基準ごとの点、聞いていない項目、外出にかかわる項目。"""
    from ashinami.casework.care.sheet import lines, read_sheet  # noqa: PLC0415

    sheet, fields = read_sheet(_text(file), file.name)
    if sheet is not None:
        _say(lines(sheet))
    _end(fields)


@app.command("plan-kind")
def plan_kind(
    used: Annotated[
        list[str], typer.Argument(help="使うサービスの記号（ashinami care services で分かります。例: VB P3）")
    ],
    began: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="計画を始めた日")],
    looked: Annotated[
        list[datetime] | None, typer.Option(formats=["%Y-%m-%d"], help="様子を確かめた日（いくつでも）")
    ] = None,
) -> None:
    """使うサービスに合う介護予防ケアマネジメント（A・B・C）と、次に様子を確かめる日。"""
    from ashinami.law.care_insurance.telling import management_lines  # noqa: PLC0415
    from ashinami.vocabulary.care import Service  # noqa: PLC0415

    try:
        _say(management_lines([Service(code) for code in used], began.date(), [day.date() for day in looked or ()]))
    except ValueError as fault:
        said = "記号は ashinami care services で確かめてください（ケアマネジメント自身の記号は書きません）。"
        raise Ending(CANNOT, said) from fault


@app.command("unit-price")
def unit_price(
    cost: Annotated[int, typer.Option(min=0, help="費用（円）")],
    visits: Annotated[int, typer.Option(min=1, help="利用の回数")],
    on: On,
    method: Annotated[
        str, typer.Option(help="designated（指定）・commissioned（委託）・subsidy（補助）・direct（直接）")
    ] = "subsidy",
    yen_per_unit: Annotated[float, typer.Option(min=10, help="地域の1単位の単価（円）")] = 10,
) -> None:
    """1回あたりの費用を、予防給付のときの国の単価と比べる。補助を、これだけで断ることはありません。"""
    from fractions import Fraction  # noqa: PLC0415

    from ashinami.law.care_insurance.telling import ratio_lines  # noqa: PLC0415
    from ashinami.law.care_insurance.unit_price import ratio  # noqa: PLC0415
    from ashinami.vocabulary.care import Method  # noqa: PLC0415

    try:
        way = Method(method)
    except ValueError as fault:
        raise Ending(CANNOT, "--method は designated・commissioned・subsidy・direct から選んでください。") from fault
    _say(ratio_lines(ratio(cost, visits, on.date(), way, yen_per_unit=Fraction(str(yen_per_unit)))))


@app.command("b-or-d")
def b_or_d(file: File) -> None:
    """同じ計画を、訪問型Bと訪問型Dで比べる：対象の人、見られる費用、計上できる額、送迎の許可・登録、バスとの重なり。"""
    from ashinami.casework.care.mobility import as_model, lines  # noqa: PLC0415
    from ashinami.casework.care.plan_files import read_plan  # noqa: PLC0415
    from ashinami.law.care_insurance.mobility import MODELS  # noqa: PLC0415

    plan, fields = read_plan(_text(file), file.name)
    if plan is not None:
        _say(lines(plan, tuple(as_model(plan, model) for model in MODELS)))
    _end(fields)


@app.command("what-if")
def what_if(file: File) -> None:
    """サービスを変えると、交付金・上限額・負担の分かれ方がどう変わるか。"""
    from ashinami.casework.care.change import lines  # noqa: PLC0415
    from ashinami.casework.care.change import what_if as outlook  # noqa: PLC0415
    from ashinami.casework.care.plan_files import read_change  # noqa: PLC0415

    read, fields = read_change(_text(file), file.name)
    if read is not None:
        _say(lines(outlook(*read)))
    _end(fields)


@app.command()
def forecast(file: File) -> None:
    """総合事業の費用と上限額の見通し：75歳・80歳・85歳以上の伸びごとに。"""
    from ashinami.casework.care.plan_files import forecast_lines, read_forecast  # noqa: PLC0415

    read, fields = read_forecast(_text(file), file.name)
    if read is not None:
        _say(forecast_lines(*read))
    _end(fields)


@app.command("work-year")
def work_year(
    file: File,
    nodes: Annotated[int, typer.Option(min=1, help="探索の打ち切り（調べる枝の数）")] = 20_000,
) -> None:
    """特定地域づくり事業協同組合の1年：季節の仕事と毎日の運転を、職員に割り当てる。"""
    from ashinami.casework.care.work_year import lines, read_wages, read_year  # noqa: PLC0415
    from ashinami.funding.cooperative.year_plan import plan_year  # noqa: PLC0415

    year, fields = read_year(_text(file), file.name)
    if year is not None:
        _say(lines(plan_year(year, nodes), read_wages(fields)))
    _end(fields)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise Ending(CANNOT, f"{file.name} が読めません。UTF-8 の文字で書いたファイルを指定してください。") from fault


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _end(fields: Fields) -> None:
    for notice in fields.notices:
        typer.echo(str(notice), err=True)
    if fields.notices:
        raise Ending(ROWS_TO_REPAIR)
