"""Conditions and reasons in Japanese: the reading copy for lawyers, the explanation for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.basics.source import Mark
from ashinami.rules.amounts import DatedAmount
from ashinami.rules.answers import Assumed
from ashinami.rules.ask import Outlook
from ashinami.rules.conditions import (
    AllOf,
    AnyOf,
    Applied,
    AtLeast,
    AtMost,
    Condition,
    ForEach,
    Gap,
    Is,
    Leaf,
    Never,
    Not,
    NotRequired,
    ThereIs,
    Under,
    Unless,
    Within,
    parts,
)
from ashinami.rules.facts import ChoiceSet
from ashinami.rules.judge import Reason
from ashinami.rules.truth import Truth

TO_CONFIRM = "〔要確認〕"
SAME_EITHER_WAY = "残りの点は、どちらの答えでも結論が変わりません。"


def reading_copy(condition: Condition) -> tuple[str, ...]:
    """Return the condition as an indented Markdown list; each question is put in full where it comes first."""
    return tuple(_copy(condition, 0, set()))


def _copy(condition: Condition, depth: int, asked: set[str]) -> Iterator[str]:  # noqa: C901, PLR0912 - a case each
    indent = "  " * depth
    match condition:
        case Gap(words=words, why=why, cite=cite):
            yield f"{indent}- 【未対応】{words}（{why}）〔{cite.mark.text}〕"
        case NotRequired(words=words, cite=cite):
            yield f"{indent}- 【求められない】{words}〔{cite.mark.text}〕"
        case Never(words=words, cite=cite):
            yield f"{indent}- 【認められない】{words}〔{cite.mark.text}〕"
        case AllOf(title=title):
            yield f"{indent}- **{title}**（次のすべて）"
        case AnyOf(title=title):
            yield f"{indent}- **{title}**（次のどれか一つ）"
        case Not(of=(Is() | AtMost() | AtLeast() | Within()) as leaf):
            # a double negative is unreadable: what the leaf says when it does not hold is what is asked
            yield from _copy_leaf(leaf, indent, asked, leaf.says.not_satisfied, _contrary(leaf))
            return
        case Not():
            yield f"{indent}- 次に当たらないこと"
        case Unless(title=title):
            yield f"{indent}- **{title}**（一つ目に当たり、ただし二つ目に当たらないこと）"
        case ForEach(title=title, over=over):
            yield f"{indent}- **{title}**（{over.listed}の一つ一つが次に当たる。一つもなければ当たるとみる）"
        case ThereIs(title=title, over=over):
            yield f"{indent}- **{title}**（{over.listed}の少なくとも一つが次に当たる）"
        case Under(title=title, subject=subject):
            yield f"{indent}- **{title}**（その日の `{subject}` に当たる。その日の版がなければ次のとおり）"
        case Applied(title=title, provision=provision):
            yield f"{indent}- **{title}**（`{provision}` の条件）"
        case _:
            yield from _copy_leaf(condition, indent, asked, condition.says.satisfied, _bound(condition))
    for part in parts(condition):
        yield from _copy(part, depth + 1, asked)


def _copy_leaf(leaf: Leaf, indent: str, asked: set[str], says: str, bound: str) -> Iterator[str]:
    yield f"{indent}- {says}〔{leaf.cite.mark.text}〕"
    asks = "" if leaf.fact.id in asked else f"問: {leaf.fact.asks} "
    asked.add(leaf.fact.id)
    yield f"{indent}  - {asks}`{leaf.fact.id}` {bound}"


def _bound(leaf: Leaf) -> str:
    match leaf:
        case Is():
            return "が「はい」"
        case AtMost(fact=fact, limit=limit):
            return f"が {_limit(limit, fact.unit)}以下"
        case AtLeast(fact=fact, limit=limit):
            return f"が {_limit(limit, fact.unit)}以上"
        case Within(fact=ChoiceSet()):
            return _bound_of_set(leaf)
        case _:
            within, outside = _options(leaf)
            return f"が {within}" if len(leaf.allowed) <= len(leaf.fact.ids) / 2 else f"が {outside} ではない"


def _contrary(leaf: Leaf) -> str:
    match leaf:
        case Is():
            return "が「いいえ」"
        case AtMost(fact=fact, limit=limit):
            return f"が {_limit(limit, fact.unit)}を超える"
        case AtLeast(fact=fact, limit=limit):
            return f"が {_limit(limit, fact.unit)}に満たない"
        case Within(fact=ChoiceSet()):
            return f"に {_options(leaf)[1]} がある"
        case _:
            within, outside = _options(leaf)
            return f"が {within} ではない" if len(leaf.allowed) <= len(leaf.fact.ids) / 2 else f"が {outside}"


def _limit(limit: int | DatedAmount, unit: str) -> str:
    return f"その日の{limit.name}（`{limit.id}`）" if isinstance(limit, DatedAmount) else f"{limit:,}{unit}"


def _bound_of_set(leaf: Within) -> str:
    within, outside = _options(leaf)
    if not within:
        return "に当てはまるものがない"
    return f"が {within} だけ" if len(leaf.allowed) <= len(leaf.fact.ids) / 2 else f"に {outside} がない"


def _options(leaf: Within) -> tuple[str, str]:
    """Return the options that are allowed and those that are not, each in words."""
    within = [f"「{option.text}」" for option in leaf.fact.options if option.id in leaf.allowed]
    outside = [f"「{option.text}」" for option in leaf.fact.options if option.id not in leaf.allowed]
    return "か".join(within), "か".join(outside)


def explain(seen: Outlook) -> tuple[str, ...]:
    """Return what decides the result, one sentence each; assumptions and unverified sources are named."""
    lines = list(dict.fromkeys(sentence(end) for end in seen.reason.ends()))
    if seen.reason.truth is Truth.UNKNOWN and seen.truth is not Truth.UNKNOWN:
        lines.append(SAME_EITHER_WAY)
    return tuple(lines)


def sentence(reason: Reason) -> str:
    """Return what one deciding end says; an assumption and an unverified source are named."""
    match reason.condition:
        case ForEach(over=over) | ThereIs(over=over):
            none = reason.truth is not Truth.UNKNOWN
            return f"{over.name}は一つもありません。" if none else f"{over.listed}が、分かりません。"
        case Gap(words=words, why=why):
            return f"未対応: {words}（{why}）"
        case NotRequired(words=said, cite=cite) | Never(words=said, cite=cite):
            pass
        case (
            Is(says=says, cite=cite)
            | AtMost(says=says, cite=cite)
            | AtLeast(says=says, cite=cite)
            | Within(says=says, cite=cite)
        ):
            said = says.of(reason.truth)
        case _:
            raise TypeError("only the ends of a reason have sentences")
    assumed = reason.answer is not None and isinstance(reason.answer.origin, Assumed)
    return (
        (f"{reason.member}: " if reason.member else "")
        + said
        + (f"（{reason.answer.origin.text}）" if assumed and reason.answer else "")
        + (TO_CONFIRM if cite.mark is Mark.UNVERIFIED else "")
    )
