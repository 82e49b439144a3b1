"""Conditions and reasons in Japanese: the reading copy for lawyers, the explanation for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.basics.source import Mark
from ashinami.rules.answers import Assumed
from ashinami.rules.ask import Outlook
from ashinami.rules.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Gap,
    Is,
    Leaf,
    Not,
    Unless,
    Within,
    parts,
)
from ashinami.rules.judge import Reason
from ashinami.rules.truth import Truth

TO_CONFIRM = "〔要確認〕"
SAME_EITHER_WAY = "残りの点は、どちらの答えでも結論が変わりません。"


def reading_copy(condition: Condition) -> tuple[str, ...]:
    """Return the condition as an indented Markdown list; each question is put in full where it comes first."""
    return tuple(_copy(condition, 0, set()))


def _copy(condition: Condition, depth: int, asked: set[str]) -> Iterator[str]:
    indent = "  " * depth
    match condition:
        case Gap(words=words, why=why, cite=cite):
            yield f"{indent}- 【未対応】{words}（{why}）〔{cite.mark.text}〕"
        case AllOf(title=title):
            yield f"{indent}- **{title}**（次のすべて）"
        case AnyOf(title=title):
            yield f"{indent}- **{title}**（次のどれか一つ）"
        case Not():
            yield f"{indent}- 次に当たらないこと"
        case Unless(title=title):
            yield f"{indent}- **{title}**（一つ目に当たり、ただし二つ目に当たらないこと）"
        case _:
            yield f"{indent}- {condition.says.satisfied}〔{condition.cite.mark.text}〕"
            fact = condition.fact
            asks = "" if fact.id in asked else f"問: {fact.asks} "
            asked.add(fact.id)
            yield f"{indent}  - {asks}`{fact.id}` {_bound(condition)}"
    for part in parts(condition):
        yield from _copy(part, depth + 1, asked)


def _bound(leaf: Leaf) -> str:
    match leaf:
        case Is():
            return "が「はい」"
        case AtMost(fact=fact, limit=limit):
            return f"が {limit:,}{fact.unit}以下"
        case AtLeast(fact=fact, limit=limit):
            return f"が {limit:,}{fact.unit}以上"
        case _:
            return _bound_of_options(leaf)


def _bound_of_options(leaf: Within) -> str:
    within = [f"「{option.text}」" for option in leaf.fact.options if option.id in leaf.allowed]
    outside = [f"「{option.text}」" for option in leaf.fact.options if option.id not in leaf.allowed]
    if not within:
        return "に当てはまるものがない"
    return f"が {'・'.join(within)} だけ" if len(within) <= len(outside) else f"に {'・'.join(outside)} がない"


def explain(seen: Outlook) -> tuple[str, ...]:
    """Return what decides the result, one sentence each; assumptions and unverified sources are named."""
    lines = list(dict.fromkeys(_sentence(end) for end in seen.reason.ends()))
    if seen.reason.truth is Truth.UNKNOWN and seen.truth is not Truth.UNKNOWN:
        lines.append(SAME_EITHER_WAY)
    return tuple(lines)


def _sentence(reason: Reason) -> str:
    condition = reason.condition
    if isinstance(condition, Gap):
        return f"未対応: {condition.words}（{condition.why}）"
    sentence: str = condition.says.of(reason.truth)  # type: ignore[union-attr]  # ends are leaves and gaps
    if reason.answer is not None and isinstance(reason.answer.origin, Assumed):
        sentence += f"（{reason.answer.origin.text}）"
    return sentence + (TO_CONFIRM if condition.cite.mark is Mark.UNVERIFIED else "")  # type: ignore[union-attr]
