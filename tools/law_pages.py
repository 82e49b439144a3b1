"""Renders docs/reference/law/: one page a provision, from the provision itself and its worked cases."""

from __future__ import annotations

from ashinami.law import corpus
from ashinami.law.cases import Case
from ashinami.law.telling import cases_of, in_force
from ashinami.rules.answers import Answer
from ashinami.rules.conditions import facts
from ashinami.rules.facts import Choice, Fact
from ashinami.rules.provision import Provision
from ashinami.rules.reading import reading_copy

FOLDER = "docs/reference/law"


def render() -> dict[str, str]:
    """Return each page's path from the top of the repository, and its text."""
    provisions = corpus().provisions
    pages = {f"{FOLDER}/{provision.id}.md": _page(provision) for provision in provisions}
    return {f"{FOLDER}/index.md": _index(provisions)} | pages


def _index(provisions: tuple[Provision, ...]) -> str:
    lines = [
        "# 法律と通達",
        "",
        "足並みが知っている法律と通達の一覧です。運行の日に有効なものだけが使われます。",
        "",
        "The provisions Ashinami knows; each page is made from the code that judges.",
        "",
        "| 通達 | 有効な期間 | 読み合わせ |",
        "|---|---|---|",
    ]
    for provision in provisions:
        link = f"[{provision.title}]({provision.id}.md)"
        lines.append(f"| {link} | {in_force(provision.in_force)} | {_review(provision)} |")
    return "\n".join(lines)


def _page(provision: Provision) -> str:
    return "\n".join(
        [
            f"# {provision.title}",
            "",
            provision.summary,
            "",
            f"- 出典: [{provision.cite}]({provision.cite.url})",
            f"- 有効な期間: {in_force(provision.in_force)}",
            f"- 判断に使う日: {provision.governing.value}",
            f"- 一つ前の版: {_link(provision.supersedes)}",
            f"- 版の印: `{provision.revision}`",
            f"- 読み合わせ: {_review(provision)}",
            *(f"- 注意: {note}" for note in provision.notes),
            "",
            "## 条件",
            "",
            "文の終わりの〔 〕は、出典をどう読んだかです。",
            "",
            *reading_copy(provision.condition),
            "",
            "## たずねること",
            "",
            "| 項目 | 問い | 答え方 | 答える人 |",
            "|---|---|---|---|",
            *(_fact_row(fact) for fact in facts(provision.condition)),
            "",
            "## 事例",
            "",
            "書いていない項目は、ふつうの送迎（家族でない人を自分で運び、特別な形でなく、利用者以外はだれも払わない）とします。",
            "",
            "| 事例 | 運行日 | 分かっていること | 結論 | たずねること |",
            "|---|---|---|---|---|",
            *(_case_row(case) for case in cases_of(provision)),
        ]
    )


def _review(provision: Provision) -> str:
    if provision.review is None or not provision.reviewed:
        return "未確認（原文との読み合わせはまだです）"
    return f"{provision.review.by} {provision.review.on.isoformat()}"


def _link(provision_id: str) -> str:
    return f"[{corpus().get(provision_id).title}]({provision_id}.md)" if provision_id else "なし"


def _fact_row(fact: Fact) -> str:
    options = "".join(f"<br>`{option.id}` {option.text}" for option in fact.options) if isinstance(fact, Choice) else ""
    return f"| `{fact.id}` | {fact.asks} | {fact.kind}{options} | {fact.answered_by.value} |"


def _case_row(case: Case) -> str:
    told = "<br>".join(
        f"`{answer.fact.id}`: {_value(answer)}" for answer in case.answers if answer.fact.id in case.told
    )
    asks = "<br>".join(f"`{fact}`" for fact in case.asks or ())
    return f"| {case.name} | {case.day.isoformat()} | {told} | {case.expect.text} | {asks} |"


def _value(answer: Answer) -> str:
    if isinstance(answer.fact, Choice):
        chosen = answer.value if isinstance(answer.value, frozenset) else {answer.value}
        return "・".join(option.text for option in answer.fact.options if option.id in chosen) or "なし"
    return "はい" if answer.value else "いいえ"
