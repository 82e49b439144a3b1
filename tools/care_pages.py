"""Renders docs/reference/law/care_insurance.md: 総合事業 as a catalogue, the models of mobility support, the checklist, prices by date."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.casework.care.narrowings import narrowings
from ashinami.law.amounts import amounts
from ashinami.law.care_insurance.checklist.criteria import CRITERIA
from ashinami.law.care_insurance.checklist.items import ITEMS
from ashinami.law.care_insurance.facts import ITEMS as COSTS
from ashinami.law.care_insurance.mobility import MODELS
from ashinami.law.care_insurance.services import RENAMED, Offered, parts, services

PATH = "docs/reference/law/care_insurance.md"
AMOUNTS = ("price.visit", "price.day", "price.management", "limit.", "intensive.", "checklist.")


def render() -> dict[str, str]:
    """Return the page's path from the top of the repository, and its text."""
    return {PATH: "\n".join(_page())}


def _page() -> Iterator[str]:
    yield "# 総合事業のしくみ\n"
    yield "サービスの種類、名前の変わった日、担い手と実施の方法です。だれが対象かは、それぞれの題のページにあります。\n"
    yield "The comprehensive project as a catalogue; who may use what stands on the pages of the law.\n"
    for part in parts():
        later = part.names.entries[-1].value
        renamed = (
            f"（{RENAMED.isoformat()} の前は「{part.names.entries[0].value}」）" if len(part.names.entries) > 1 else ""
        )
        yield f"## {later}{renamed}\n"
        yield f"介護保険法{part.article}\n"
        inside = [one for one in services() if one.part == part.key]
        if inside:
            yield "| 名前 | 内容 | 担い手 | 実施 | 対象の題 | 出典 |\n|---|---|---|---|---|---|"
            yield from (_row(one) for one in inside)
            yield ""
    yield "## 移動支援のモデル\n"
    yield "| 形 | 内容 | 補助の使いみち | 許可・登録 | 出典 |\n|---|---|---|---|---|"
    words = {option.id: option.text for option in COSTS.options}
    for one in MODELS:
        pays = "、".join(words[item] for item in one.pays)
        yield f"| **{one.key}** {one.name} | {one.what} | {pays} | {one.licence} | {one.cite.mark.text} |"
    yield "\n## 基本チェックリスト\n"
    yield "| 番号 | 問い（短く言いかえたもの） | 点になる答え | 出典 |\n|---|---|---|---|"
    for item in ITEMS:
        mark = "" if item.verified else "要確認"
        yield f"| {item.number} | {item.asks} | {'はい' if item.scores_when else 'いいえ'} | {mark} |"
    yield "\n| 基準 | 数える項目 | 何点から |\n|---|---|---|"
    for criterion in CRITERIA:
        numbers = (
            f"{criterion.items[0]}〜{criterion.items[-1]}" if len(criterion.items) > 1 else f"{criterion.items[0]}"
        )
        yield f"| {criterion.name} | {numbers} | {criterion.threshold.values[-1].value}点 |"
    yield "\n## 市町村の独自のきまり\n"
    yield "国のきまりと並べて示します。どちらかで書きかえることはしません。\n"
    for rule in narrowings():
        yield f"- {rule.municipality}（{rule.service.text}、{rule.since.isoformat()}から）: {rule.words}〔{rule.cite.mark.text}〕"
    yield "\n## 日ごとの単価と限度\n"
    yield "| 額 | いつから | 値 | 出典 |\n|---|---|---|---|"
    for amount in amounts().values():
        if amount.id.startswith(AMOUNTS):
            for value in amount.values:
                yield f"| {amount.name} | {value.day.isoformat()} | {value.value:,}{amount.unit} | {value.source} |"


def _row(one: Offered) -> str:
    methods = "・".join(method.text for method in one.methods)
    names = one.names.entries
    name = names[-1].value + (f"<br>（前: {names[0].value}）" if len(names) > 1 else "")
    return f"| {name} | {one.what} | {one.by} | {methods} | `{one.users_subject}` | {one.cite.mark.text} |"
