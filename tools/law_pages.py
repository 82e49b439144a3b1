"""Renders docs/reference/law/: a page a provision, the timeline of what changed when, and the list of what nobody has verified."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ashinami.law import corpus
from ashinami.law.asking import entity_of
from ashinami.law.cases import Case
from ashinami.law.telling import (
    OUTCOME,
    amounts_of,
    cases_of,
    day_in_both,
    duty_line,
    in_force,
    review_state,
    unverified,
)
from ashinami.law.timeline import turns
from ashinami.rules.answers import Answer, Answers
from ashinami.rules.conditions import facts
from ashinami.rules.facts import Amount, Choice, Fact
from ashinami.rules.provision import Provision
from ashinami.rules.reading import reading_copy

FOLDER = "docs/reference/law"


def render() -> dict[str, str]:
    """Return each page's path from the top of the repository, and its text."""
    pages = {
        "index": _index(),
        "timeline": _timeline(),
        "unverified": _unverified(),
    } | {provision.id: _page(provision) for provision in corpus().provisions}
    return {f"{FOLDER}/{name}.md": "\n".join(lines) for name, lines in pages.items()}


def _index() -> Iterator[str]:
    yield "# 法律と通達\n"
    yield "足並みが知っている法律と通達の一覧です。行いの日（運行日・申請日など）に有効なものだけが使われます。\n"
    yield "The provisions Ashinami knows; each page is made from the code that judges.\n"
    yield "- [何が、いつ変わったか](timeline.md)"
    yield "- [まだ原文で確かめていないこと](unverified.md)\n"
    for subject in corpus().subjects:
        yield f"## `{subject}`\n"
        yield from _table("通達", "有効な期間", "読み合わせ")
        for provision in corpus().versions(subject):
            link = f"[{provision.title}]({provision.id}.md)"
            yield f"| {link} | {in_force(provision.in_force)} | {review_state(provision)} |"
        yield ""


def _timeline() -> Iterator[str]:
    yield "# 何が、いつ変わったか\n"
    yield "条文・通達と、額の、変わった日です。文の終わりの〔 〕は、出典をどう読んだかです。\n"
    yield "What changed when, from the provisions and the amounts by date.\n"
    for day, changed in groupby(turns(), key=lambda turn: turn.day):
        yield f"## {day_in_both(day)}\n"
        for turn in changed:
            words = f"[{turn.words}]({turn.provision}.md)" if turn.provision else turn.words
            yield f"- {turn.what}: {words}〔{turn.mark.text}〕"
        yield ""


def _unverified() -> Iterator[str]:
    yield "# まだ原文で確かめていないこと\n"
    yield "要確認の文と、注意の一覧です。確かめたら、その条文の印を改め、ここから消します。\n"
    yield "Everything that rests on a source nobody has verified, and every caution.\n"
    for provision, said in unverified():
        yield f"## [{provision.title}]({provision.id}.md)\n"
        yield from (f"- {sentence}" for sentence in said)
        yield ""


def _page(provision: Provision) -> Iterator[str]:
    yield f"# {provision.title}\n"
    yield f"{provision.summary}\n"
    yield f"- 出典: [{provision.cite}]({provision.cite.url})"
    yield f"- 題: `{provision.subject}`"
    yield f"- 有効な期間: {in_force(provision.in_force)}"
    yield f"- 判断に使う日: {provision.governing.value}"
    yield f"- 一つ前の版: {_link(provision.supersedes)}"
    yield f"- 版の印: `{provision.revision}`"
    yield f"- 読み合わせ: {review_state(provision)}"
    yield from (f"- 注意: {note}" for note in provision.notes)
    yield "\n## 条件\n"
    yield "文の終わりの〔 〕は、出典をどう読んだかです。\n"
    yield from reading_copy(provision.condition)
    yield from _beside(provision)
    yield from _amounts(provision)
    yield from _facts(provision)
    yield from _cases(provision)


def _beside(provision: Provision) -> Iterator[str]:
    """Give what stands beside the condition: transitional rules, guides, duties."""
    if provision.transition:
        yield "\n## 経過措置\n"
        for transition in provision.transition:
            yield f"- {transition.words}（次に当たるときは {_link(transition.keeps)} による）〔{transition.cite.mark.text}〕"
            yield from (f"  {line}" for line in reading_copy(transition.case))
    if provision.guides:
        yield "\n## 目安\n"
        yield "当たらなくても結論は変わりません。注意として示します。\n"
        yield from (line for guide in provision.guides for line in reading_copy(guide))
    if provision.duties:
        yield "\n## すること\n"
        yield from (f"- {duty_line(duty)}" for duty in provision.duties)


def _amounts(provision: Provision) -> Iterator[str]:
    amounts = amounts_of(provision)
    if amounts:
        yield "\n## 日ごとの額\n"
        yield from _table("額", "いつから", "値", "出典")
        for amount in amounts:
            for value in amount.values:
                source = f"[{value.source}]({value.source.url})"
                yield f"| {amount.name} | {day_in_both(value.day)} | {value.value:,}{amount.unit} | {source} |"


def _facts(provision: Provision) -> Iterator[str]:
    asked = dict.fromkeys(fact for condition in provision.conditions for fact in facts(condition))
    if asked:
        yield "\n## たずねること\n"
        yield from _table("項目", "問い", "答え方", "答える人")
        yield from (_fact_row(fact) for fact in asked)


def _cases(provision: Provision) -> Iterator[str]:
    yield "\n## 事例\n"
    yield "書いていない項目は、事例のファイルの「ふつうの場合」のとおりとします。「当たる」は、この条文の条件を満たすことです。\n"
    yield from _table("事例", provision.governing.value, "分かっていること", "結論", "たずねること")
    yield from (_case_row(case) for case in cases_of(provision))


def _table(*titles: str) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield "|---" * len(titles) + "|"


def _link(provision_id: str) -> str:
    return f"[{corpus().get(provision_id).title}]({provision_id}.md)" if provision_id else "なし"


def _fact_row(fact: Fact) -> str:
    meaning = f"<br>{fact.meaning}" if fact.meaning else ""
    of = f"{entity_of(fact)}一つ一つ<br>" if fact.of else ""
    options = "".join(f"<br>`{option.id}` {option.text}" for option in fact.options) if isinstance(fact, Choice) else ""
    return f"| `{fact.id}` | {fact.asks}{meaning} | {of}{fact.kind}{options} | {fact.answered_by.value} |"


def _case_row(case: Case) -> str:
    told = [_told(case.answers, case.told)]
    for entity, members in case.answers.members.items():
        if entity in case.told:
            told += [f"{entity} {member.name}: {_told(member.answers)}" for member in members] or [f"{entity}: なし"]
    asks = "<br>".join(f"`{fact}`" for fact in case.asks or ())
    shown = "<br>".join(one for one in told if one)
    return f"| {case.name} | {case.day.isoformat()} | {shown} | {OUTCOME[case.expect]} | {asks} |"


def _told(answers: Answers, told: tuple[str, ...] = ()) -> str:
    wanted = (answer for answer in answers if answer.fact.of or answer.fact.id in told)
    return "<br>".join(f"`{answer.fact.id}`: {_value(answer)}" for answer in wanted)


def _value(answer: Answer) -> str:
    match answer.fact:
        case Choice() as fact:
            chosen = answer.value if isinstance(answer.value, frozenset) else {answer.value}
            return "・".join(option.text for option in fact.options if option.id in chosen) or "なし"
        case Amount() as fact:
            return f"{answer.value:,}{fact.unit}"
        case _:
            return "はい" if answer.value else "いいえ"
