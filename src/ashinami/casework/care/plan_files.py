"""The files behind `ashinami care b-or-d`, `what-if` and `forecast`: read into plans, with notices for what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from ashinami.basics.day import Days
from ashinami.casework.care.change import Change
from ashinami.casework.care.fields import Fields
from ashinami.casework.care.mobility import ITEM_TEXT, MobilityPlan
from ashinami.casework.care.person import CODES, LEVELS
from ashinami.funding.care import facts
from ashinami.funding.care.ceiling import Base
from ashinami.funding.care.forecast import Aged, Insurer, Town, Year, first_over, forecast
from ashinami.funding.half_rule import half_rule
from ashinami.rules.answers import Answer, Answers, Record
from ashinami.rules.facts import Amount, Question
from ashinami.vocabulary.care import CareLevel, Continuing, Service, Status, StatusHistory

_START = date(2015, 4, 1)
"""A status without a day is taken to hold since 総合事業 began; of the day of a plan alone it is asked."""

INSURER_FACTS: tuple[Amount, ...] = (
    facts.COST,
    facts.BASE_I,
    facts.BASE_RO,
    facts.HEADS_BASE,
    facts.HEADS_NOW,
    facts.SUPPORT_COST,
    facts.PREVENTION_BENEFIT,
    facts.ACTUAL_2017,
    facts.EXTRA,
)


def read_plan(text: str, file: str) -> tuple[MobilityPlan | None, Fields]:
    """Read a mobility plan: `day`, `[[users]]` (level, age, how many), `[costs]`, `[rides]`, `municipality`, rides beside a bus."""
    fields = Fields.of(text, file)
    day = fields.day("day")
    users = tuple(one for row in fields.tables("users") for one in _users(row, day))
    costs = fields.inside("costs")
    read = {item: costs.whole(item) for item in costs.table}
    for item in sorted(set(read) - set(ITEM_TEXT)):
        costs.tell(
            item,
            "この費目はありません",
            "次から選んでください: " + "、".join(f"{key}（{said}）" for key, said in ITEM_TEXT.items()),
        )
    rides, beside = fields.whole("rides_a_year", needed=False), fields.whole("beside_bus", needed=False)
    if beside is not None and beside > (rides or 0):
        fields.tell(
            "beside_bus", "送迎の回数より多くなっています", "1年の送迎の回数（rides_a_year）とともに書いてください"
        )
    if day is None or fields.notices:
        return None, fields
    plan = MobilityPlan(
        day=day,
        users=users,
        costs={item: cost for item, cost in read.items() if cost is not None},
        rides=fields.inside("rides").table,
        municipality=fields.text("municipality", needed=False) or "",
        rides_a_year=rides,
        beside_bus=beside,
    )
    return plan, fields


def _users(row: Fields, day: date | None) -> Iterator[StatusHistory]:
    """Give so many people of one level; `continuing` since when such people used the service before 要介護 and were recognised."""
    level, heads = row.one_of("level", CareLevel, LEVELS), row.whole("heads")
    since, service = row.day("continuing_since", needed=False), row.one_of("service", Service, CODES, needed=False)
    age = row.whole("age", needed=False)
    if level is None or heads is None or day is None:
        return
    born = None if age is None else date(day.year - age, day.month, min(day.day, 28))
    began = since or _START
    statuses: tuple[Status, ...] = (Status(level, Days(began)),)
    going_on: tuple[Continuing, ...] = ()
    if since is not None and level.is_care:
        statuses = (Status(CareLevel.SUPPORT_2, Days(_START, since)), Status(level, Days(since), since))
        going_on = tuple(Continuing(one, Days(_START), since) for one in ((service,) if service else tuple(Service)))
    yield from (StatusHistory(statuses, born, going_on) for _ in range(heads))


def read_change(text: str, file: str) -> tuple[tuple[Answers, date, tuple[Change, ...]] | None, Fields]:
    """Read an insurer's year (`day`, `[insurer]`) and its changes (`[[change]]` with name, before, after, and users where subsidised)."""
    fields = Fields.of(text, file)
    day = fields.day("day")
    insurer = fields.inside("insurer")
    changes = tuple(one for row in fields.tables("change") if (one := _change(row, day)) is not None)
    answers = insurer_answers(insurer, file)
    cost = answers.to(facts.COST)
    if cost is not None and sum(one.before for one in changes) > int(str(cost.value)):
        fields.tell("change", "変える前の費用の合計が、総合事業の費用より多くなっています", "金額を確かめてください")
    if day is None or fields.notices:
        return None, fields
    return (answers, day, changes), fields


def _change(row: Fields, day: date | None) -> Change | None:
    name, before, after = row.text("name"), row.whole("before"), row.whole("after")
    users = row.whole("users", needed=False)
    if name is None or before is None or after is None:
        return None
    if users is None or day is None:
        return Change(name, before, after)
    target, going_on = row.whole("target") or 0, row.whole("continuing", needed=False) or 0
    if target + going_on > users:
        row.tell("target", "対象の人が、利用者より多くなっています", "人数を確かめてください")
        return None
    return Change(name, before, after, half_rule(target=target, continuing=going_on, users=users, day=day))


def insurer_answers(insurer: Fields, file: str) -> Answers:
    """Return the answers of the table of an insurer; names are those of the facts without `insurer.`."""
    record = Record(file)
    known: list[tuple[Question, bool | int | None]] = [
        (fact, insurer.whole(fact.id.removeprefix("insurer."), needed=False)) for fact in INSURER_FACTS
    ]
    known.append((facts.SPECIAL, insurer.yes("took_special")))
    return Answers(tuple(Answer(fact, value, record) for fact, value in known if value is not None))


def read_forecast(text: str, file: str) -> tuple[tuple[Insurer, tuple[Year, ...]] | None, Fields]:
    """Read an insurer with its towns, its base, and people by age and year; return the years to come."""
    fields = Fields.of(text, file)
    name, first = fields.text("name"), fields.whole("first_year")
    towns = tuple(town for row in fields.tables("town") if (town := _town(row)) is not None)
    base = fields.inside("base")
    amounts = {key: base.whole(key) for key in ("base_i", "base_ro", "support_cost", "prevention_benefit")}
    before, now = base.whole("aged_75_base"), base.whole("aged_75_now")
    actual = base.whole("actual_2017", needed=False)
    heads = {}
    for row in fields.tables("people"):
        year, ages = row.whole("year"), {aged: row.whole(f"aged_{aged.value}") for aged in Aged}
        if year is not None and None not in ages.values():
            heads[year] = {aged: number or 0 for aged, number in ages.items()}
    if not fields.notices and (
        first not in heads or not before or any(not number for number in heads[first or 0].values())
    ):
        fields.tell(
            "people", "最初の年度の人数か、基準の年度の75歳以上の人数がありません", "0より多い人数を書いてください"
        )
    if not fields.notices and not towns:
        fields.tell("town", "市町村が一つもありません", "[[town]] を書いてください")
    if fields.notices or name is None or first is None or before is None or now is None:
        return None, fields
    insurer = Insurer(name, towns)
    of_year = Base(
        base_i=amounts["base_i"] or 0,
        base_ro=amounts["base_ro"] or 0,
        growth=Fraction(now, before),
        support_cost=amounts["support_cost"] or 0,
        prevention_benefit=amounts["prevention_benefit"] or 0,
        actual_2017=actual,
    )
    return (insurer, forecast(of_year, insurer.cost, first, heads)), fields


def _town(row: Fields) -> Town | None:
    name, cost = row.text("name"), row.whole("cost")
    return None if name is None or cost is None else Town(name, cost)


def forecast_lines(insurer: Insurer, years: tuple[Year, ...]) -> Iterator[str]:
    """Tell each scenario year by year, the first year over the ceiling, and how that year's excess falls on the towns."""
    yield f"{insurer.name}（{'・'.join(town.name for town in insurer.towns)}）"
    for aged in Aged:
        yield f"■ 費用が{aged.text}ふえるとき"
        for year in years:
            if year.aged is aged:
                said = f"残り {year.room:,}円" if year.room >= 0 else f"{-year.room:,}円 超える"
                yield f"  {year.fiscal_year}年度: 費用 {year.cost:,}円、上限額 {year.ceiling.ceiling:,}円（{said}）"
        over = first_over(years, aged)
        if over is None:
            yield "  上限額は超えません。"
            continue
        yield f"  {over}年度に、はじめて上限額を超えます。個別協議の準備を始めてください。"
        if insurer.cost and len(insurer.towns) > 1:
            excess = next(-year.room for year in years if (year.aged, year.fiscal_year) == (aged, over))
            parts = "、".join(f"{name} {yen:,}円" for name, yen in insurer.borne(excess).items())
            yield f"  超える額を今の費用の割合で分けると: {parts}"
    warnings = dict.fromkeys(said for year in years for said in year.ceiling.warnings)
    yield from (f"注意: {said}" for said in warnings)
