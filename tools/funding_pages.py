"""Renders docs/reference/funding/: a page a scheme with all its versions, what it asks, its amounts by date, and what is not verified."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.funding.amounts import amounts
from ashinami.funding.registry import schemes
from ashinami.funding.scheme import Scheme
from ashinami.funding.telling import WORK, answer_form, days, limit
from ashinami.rules.amounts import DatedAmount
from ashinami.rules.conditions import facts
from ashinami.rules.facts import Choice, Fact
from ashinami.rules.reading import reading_copy

FOLDER = "docs/reference/funding"
ENGLISH = (
    "one scheme of money: who may have it, what it asks, what it pays from when to when, and where that is written."
)
# which amounts by date belong to which schemes, by the first word of their ids
AMOUNTS = {
    "state.sogo_grant": ("share", "ceiling"),
    "state.support_system": ("share", "support_system"),
    "state.layered_support": ("share",),
    "state.local_work_cooperative": ("cooperative",),
    "state.hilly_areas": ("hilly",),
    "state.feeder_line": (),
    "state.special_tax_local_transport": ("special_tax",),
    "state.redesign_dx": ("redesign",),
    "state.redesign_gap": ("redesign",),
    "state.redesign_joint": ("redesign",),
    "state.co_creation": ("co_creation",),
    "state.rural_rmo": ("rural_rmo",),
}


def render() -> dict[str, str]:
    """Return each page's path from the top of the repository, and its text."""
    pages = {"index": _index(), "unverified": _unverified()} | {one: _page(one) for one in schemes().ids}
    return {f"{FOLDER}/{name}.md": "\n".join(lines) for name, lines in pages.items()}


def _index() -> Iterator[str]:
    yield "# 補助・助成\n"
    yield "足並みが知っている補助・助成の一覧です。計算は `ashinami fund eval` で、町の決まりは自分のファイルでも加えられます。\n"
    yield "> In English: the schemes of money Ashinami knows; each page is made from the code and data that compute.\n"
    yield "- [まだ確かめていない額と出典](unverified.md)\n"
    yield from _table("補助", "出すところ", "有効な期間", "出典の読みかた")
    for scheme in schemes().all:
        link = f"[{scheme.title}]({scheme.id}.md)"
        yield f"| {link} | {scheme.payer} | {days(scheme.in_force)} | {scheme.cite.mark.text} |"


def _unverified() -> Iterator[str]:
    yield "# まだ確かめていない額と出典\n"
    yield "> In English: amounts and sources that nobody has verified yet.\n"
    yield "要確認のものです。使う前に原文で確かめ、印を改めてください。\n"
    yield "## 補助\n"
    for scheme in schemes().all:
        said = [note for note in scheme.notes if "要確認" in note]
        if scheme.unverified or said:
            yield f"- [{scheme.title}]({scheme.id}.md)" + "".join(f"\n  - {note}" for note in said)
    yield "\n## 額\n"
    for one in amounts().values():
        yield from (
            f"- {one.name}: {value.day.isoformat()} から {value.value:,}{one.unit}（{value.source.title}）"
            for value in one.values
            if value.source.mark.value == "U"
        )


def _page(scheme_id: str) -> Iterator[str]:
    versions = schemes().versions(scheme_id)
    yield f"# {versions[-1].title}\n"
    yield f"> In English: {ENGLISH}\n"
    yield f"名前: `{scheme_id}`\n"
    for scheme in versions:
        if len(versions) > 1:
            yield f"## {scheme.title}\n"
        yield from _version(scheme)
    shown = [one for one in amounts().values() if one.id.split(".")[0] in _topics(scheme_id)]
    if shown:
        yield "\n## 日ごとの額\n"
        yield from _table("額", "いつから", "値", "出典")
        yield from (row for one in shown for row in _amount_rows(one))


def _topics(scheme_id: str) -> tuple[str, ...]:
    """Return the topics of amounts of the scheme, or of the one whose add-on it is."""
    known = [name for name in AMOUNTS if scheme_id == name or scheme_id.startswith(f"{name}.")]
    return AMOUNTS[known[0]] if known else ()


def _version(scheme: Scheme) -> Iterator[str]:
    yield f"{scheme.summary}\n"
    source = f"[{scheme.cite}]({scheme.cite.url})" if scheme.cite.url else str(scheme.cite)
    yield f"- 出典: {source}"
    yield f"- 有効な期間: {days(scheme.in_force)}"
    yield f"- 出すところ: {scheme.payer}（{scheme.level.value}）"
    yield f"- 書類の手間（足並みの見立て）: {WORK[scheme.work]}"
    if scheme.ends_after is not None:
        yield f"- 終わり: {scheme.ends_after}年度で終わります"
    yield from (f"- 注意: {note}" for note in scheme.notes)
    if scheme.excludes:
        yield "- 一緒に受けられない補助: " + "、".join(f"`{one}`" for one in scheme.excludes)
    yield "\n### 条件\n"
    yield from reading_copy(scheme.eligibility)
    if scheme.covers:
        yield "\n### 費目\n"
        yield from _table("費目", "出るか", "限度・言葉")
        for item, cover in scheme.covers.items():
            yield f"| {item.text} | {'出る' if cover.pays else '出ない'} | {limit(cover.limit)}{cover.words} |"
    asked = tuple(dict.fromkeys((*facts(scheme.eligibility), *scheme.asks)))
    if asked:
        yield "\n### たずねること\n"
        yield from _table("項目", "問い", "答え方")
        yield from (_fact_row(fact) for fact in asked)
    example = _worked(scheme)
    if example:
        yield "\n### 計算の例 / Worked example\n"
        yield from example
    yield ""


def _worked(scheme: Scheme) -> list[str]:
    """Return the worked example of the formula's docstring, where it has one."""
    function = getattr(scheme.formula, "func", scheme.formula)
    text = function.__doc__ or ""
    _, found, example = text.partition("Examples\n    --------\n")
    return [line.strip() for line in example.splitlines() if line.strip()] if found else []


def _fact_row(fact: Fact) -> str:
    meaning = f"<br>{fact.meaning}" if fact.meaning else ""
    options = "".join(f"<br>`{option.id}` {option.text}" for option in fact.options) if isinstance(fact, Choice) else ""
    of = f"一覧「{fact.of}」の中<br>" if fact.of else ""
    return f"| `{fact.id}` | {of}{fact.asks}{meaning} | {answer_form(fact)}{options} |"


def _amount_rows(amount: DatedAmount) -> Iterator[str]:
    for value in amount.values:
        source = f"[{value.source}]({value.source.url})" if value.source.url else str(value.source)
        yield f"| {amount.name} | {value.day.isoformat()} | {value.value:,}{amount.unit} | {source} |"


def _table(*titles: str) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield "|---" * len(titles) + "|"
