"""A town's rule out of TOML. What cannot be read is told with file, line, place and what to do; a rule with a notice is never worked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from ashinami.basics.day import Days
from ashinami.basics.notice import Notice
from ashinami.basics.source import Citation, Mark
from ashinami.funding import facts as house
from ashinami.funding.rulebook import read_parts
from ashinami.funding.rulebook.plain import Place, Told
from ashinami.funding.rulebook.read_steps import StepReader
from ashinami.funding.rulebook.rule import Example, Proviso, Rule, Version
from ashinami.funding.scheme import Level, Standing
from ashinami.rules.facts import Amount, Fact, Question, Who

ID = re.compile(r"^[a-z_]+\.[a-z][a-z0-9_]*$")
METHODS = ("補助", "委託", "指定", "直接")
_TOP = (
    *("id", "title", "summary", "municipality", "service", "method", "level", "work", "ends_after", "account"),
    *("excludes", "notes", "source", "ask", "version", "example"),
)


@dataclass(frozen=True, slots=True)
class RuleRead:
    """What stands in a file: the rule, or None with what must be repaired first."""

    rule: Rule | None
    notices: tuple[Notice, ...] = ()


def read_rule(text: str, file: str) -> RuleRead:
    """Read the text of a rule file of this name."""
    told = Told(file, text)
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        told.tell(
            "",
            f"TOML として読めません（{fault}）",
            "引用符とかっこの閉じ忘れ、同じ名前の二度書きを確かめてください",
            "toml",
        )
        return RuleRead(None, tuple(told.notices))
    return read_plain(plain, told)


def read_plain(plain: Mapping[str, Any], told: Told) -> RuleRead:
    """Read a rule from plain values, as a form or a file gives them."""
    top = Place(plain, "", told)
    top.only(*_TOP)
    rule_id = top.text("id")
    if rule_id and not ID.match(rule_id):
        top.tell(
            "id", f"「{rule_id}」は使えません", "「町の名.補助の名」を英小文字で書いてください（kagoshima.mutual_help）"
        )
        rule_id = "town.rule"
    source = _source(top.table("source"))
    facts = house.FACTS | _questions(top)
    versions = tuple(_version(place, rule_id or "town.rule", facts, source) for place in top.tables("version"))
    ordered = sorted((one for one in versions if one is not None), key=lambda one: one.days.start)
    if not versions:
        top.tell("version", "いつからの内容かが書かれていません", "[[version]] と from = 日付 を書いてください")
    for earlier, later in pairwise(ordered):
        if earlier.days.overlaps(later.days):
            top.tell(
                "version",
                f"{later.days.start} に二つの版があります",
                "前の版に until（この日の前日まで）を書いてください",
            )
    ended = tuple(ordered)
    examples = tuple(_example(place) for place in top.tables("example"))
    _check_examples(top, examples, ended)
    rule = Rule(
        id=rule_id,
        title=top.text("title"),
        summary=top.text("summary"),
        municipality=top.text("municipality"),
        service=top.text("service"),
        method=_of(top, "method", METHODS, "補助"),
        level=Level(_of(top, "level", tuple(Level), Level.MUNICIPALITY)),
        cite=source,
        versions=ended,
        facts=facts,
        examples=examples,
        excludes=top.names("excludes", ()),
        work=min(max(top.whole("work", 2), 1), 5),
        ends_after=top.whole("ends_after") if "ends_after" in plain else None,
        account=top.text("account", ""),
        notes=top.names("notes", ()),
        plain=plain,
    )
    return RuleRead(None if told.notices else rule, tuple(told.notices))


def _of(place: Place, key: str, allowed: Iterable[str], default: str) -> str:
    value = place.text(key, default)
    if value not in allowed:
        place.tell(key, f"「{value}」は選べません", f"{'・'.join(allowed)} から選んでください")
        return default
    return value


def _source(place: Place) -> Citation:
    place.only("title", "body", "issued", "number", "article", "url", "mark")
    issued = place.day("issued", date.min)
    return Citation(
        place.text("title") or "（題名なし）",
        place.text("body") or "（発行者なし）",
        None if issued == date.min else issued,
        place.text("number", ""),
        place.text("article", ""),
        place.text("url", ""),
        place.mark(Mark.UNVERIFIED),
    )


def _questions(top: Place) -> dict[str, Fact]:
    """Return the rule's own questions, beside those of the house."""
    found: dict[str, Fact] = {}
    for place in top.tables("ask"):
        place.only("id", "asks", "unit", "meaning", "of")
        name, asks, unit, of = place.text("id"), place.text("asks"), place.text("unit", ""), place.text("of", "")
        if name in house.FACTS or name in found:
            place.tell("id", f"「{name}」はもうあります", "ほかの名前にするか、[[ask]] を消してください")
            continue
        if of and of not in house.ENTITIES:
            place.tell("of", f"「{of}」という一覧はありません", f"{'・'.join(house.ENTITIES)} から選んでください")
            continue
        try:
            found[name] = _question(name, asks, unit, place.text("meaning", ""), of)
        except ValueError:
            place.tell("id", f"「{name}」は名前に使えません", "「題.名前」を英小文字で書いてください（yuza.services）")
    return found


def _question(name: str, asks: str, unit: str, meaning: str, of: str) -> Fact:
    if unit:
        return Amount(
            id=name, asks=asks, unit=unit, meaning=meaning, of=of, answered_by=Who.RECORD, changed_by=house.GROUP
        )
    return Question(id=name, asks=asks, meaning=meaning, of=of, answered_by=Who.RECORD, changed_by=house.GROUP)


def _version(place: Place, rule_id: str, facts: Mapping[str, Fact], source: Citation) -> Version | None:
    place.only("from", "until", "pays", "number", "table", "condition", "step", "total", "repay", "continuing", "notes")
    start = place.day("from")
    end = place.day("until") if "until" in place.plain else None
    if end is not None and end <= start:
        place.tell("until", "終わりの日が、始まりの日より前です", "この日の前日まで有効、という日を書いてください")
        return None
    steps = StepReader(facts, read_parts.numbers(place, source), read_parts.tables(place, source), source)
    taken = steps.read(place.tables("step"))
    provisos: list[Proviso] = []
    condition = read_parts.ConditionReader(rule_id, facts, steps, source, provisos).read(place)
    total = place.text("total", taken[-1].key if taken else "")
    last = next((step for step in taken if step.key == total), None)
    if last is None or last.each or last.unit != "円":
        place.tell(
            "total", f"補助額になる段「{total}」がないか、円ではありません", "合計の段（円）の名前を書いてください"
        )
        return None
    repay = read_parts.repay(place, steps, source)
    return Version(
        days=Days(start, end),
        numbers=steps.numbers,
        tables=steps.tables,
        steps=taken,
        total=total,
        condition=condition,
        covers=read_parts.covers(place),
        provisos=tuple(provisos),
        repay=repay,
        continuing=read_parts.continuing(place, source),
        notes=place.names("notes", ()),
    )


def _example(place: Place) -> Example:
    place.only("name", "on", "facts", "expects", "basis", "mark")
    expects = {}
    for key, value in place.table("expects").plain.items():
        read = read_parts.expected(value)
        if read is None:
            place.tell(
                f"expects.{key}",
                f"「{value}」は読めません",
                '整数・引用符の中の分数（"2/3"）・状態の名前で書いてください',
            )
        else:
            expects[key] = read
    basis = _of(place, "basis", ("公表", "導出"), "導出")
    return Example(
        place.text("name"), place.day("on"), place.table("facts").plain, expects, basis, place.mark(Mark.DERIVED)
    )


def _check_examples(top: Place, examples: Iterable[Example], versions: Iterable[Version]) -> None:
    """Tell an example of a day without a version, and one that expects what no step gives."""
    for at, example in enumerate(examples, start=1):
        version = next((one for one in versions if example.on in one.days), None)
        known = {"amount", "by_formula", "standing", "repay"} | (
            {step.key for step in version.steps} if version else set()
        )
        strange = [key for key in example.expects if key not in known]
        if strange:
            top.tell(
                f"example[{at}].expects",
                f"「{strange[0]}」という段はありません",
                "段の key、amount、standing のどれかを書いてください",
            )
        standing = example.expects.get("standing")
        if standing is not None and standing not in set(Standing):
            top.tell(
                f"example[{at}].expects",
                f"「{standing}」という状態はありません",
                f"{'・'.join(Standing)} から選んでください",
            )


def replaced_end(versions: Iterable[Mapping[str, Any]], start: date) -> list[dict[str, Any]]:
    """Return plain versions that end where a new one starts; those that would begin later are left out."""
    kept = (dict(one) for one in versions if one["from"] < start)
    return [one | ({"until": start} if one.get("until") is None or one["until"] > start else {}) for one in kept]


def named(notices: Iterable[Notice], file: str) -> tuple[Notice, ...]:
    """Return the notices under another file's name."""
    return tuple(replace(notice, file=file) for notice in notices)
