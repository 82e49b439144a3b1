"""A filled-in 基本チェックリスト from a file, and what it means: criteria, what is open, and what tells of getting about."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.casework.care.fields import Fields
from ashinami.law.care_insurance.checklist.criteria import CRITERIA, TAKE_NOTE
from ashinami.law.care_insurance.checklist.items import ITEMS, NUMBERS
from ashinami.law.care_insurance.checklist.sheet import Sheet, judged
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict

_SAID = {
    Verdict.LAWFUL: "事業対象者に当たります。",
    Verdict.UNLAWFUL: "事業対象者に当たりません。",
    Verdict.UNDETERMINED: "まだ決まりません。",
    Verdict.NOT_APPLICABLE: "この日には、この判定はありません。",
}
_MARK = {Truth.YES: "○", Truth.NO: "×", Truth.UNKNOWN: "？"}


def read_sheet(text: str, file: str) -> tuple[Sheet | None, Fields]:
    """Read a sheet: `filled_on`, `age`, `yes` and `no` (numbers of items), `height_mm` and `weight_g`. An item in neither is open."""
    fields = Fields.of(text, file)
    filled_on = fields.day("filled_on")
    said: dict[int, bool] = {}
    for word, answer in (("yes", True), ("no", False)):
        for number in fields.numbers(word):
            if number not in NUMBERS:
                fields.tell(word, f"{number}番の項目はありません", "1から25の番号を書いてください")
            elif said.setdefault(number, answer) is not answer:
                fields.tell(word, f"{number}番が「はい」と「いいえ」の両方にあります", "どちらか一方に書いてください")
    age, height, weight = (fields.whole(name, needed=False) for name in ("age", "height_mm", "weight_g"))
    if filled_on is None or any(notice.field in ("yes", "no") for notice in fields.notices):
        return None, fields
    return Sheet(filled_on, said, age, height or None, weight or None), fields


def lines(sheet: Sheet) -> Iterator[str]:
    """Tell the result, each criterion with its points, the open items, and what a driver's group should know."""
    verdict = judged(sheet).verdict
    yield _SAID[verdict]
    if sheet.age is None:
        yield "年齢が分からないので、65歳以上かを確かめてください。"
    for one in CRITERIA:
        least, most = sheet.points(one)
        yield f"  {_MARK[sheet.truth(one)]} {one.name}: {least}点" + ("" if least == most else f"〜{most}点")
    if verdict is Verdict.UNDETERMINED:
        yield from (f"  聞いていない項目: {number}番 {ITEMS[number - 1].asks}" for number in sheet.open_items)
    elif sheet.open_items:
        yield f"  聞いていない項目が{len(sheet.open_items)}ありますが、結果は変わりません。"
    if sheet.hard_to_get_about:
        asked = "・".join(f"{number}番" for number in sheet.hard_to_get_about)
        yield f"外出にかかわる項目に当てはまります: {asked}"
    if sheet.scores(TAKE_NOTE) and sheet.scores(TAKE_NOTE - 1) is False:
        yield "17番（外出がへった）だけでは閉じこもりに当たりませんが、気をつけて見守ってください。"
    if sheet.rests_on_unverified:
        asked = "・".join(f"{number}番" for number in sheet.rests_on_unverified)
        yield f"点のつけ方が要確認の項目: {asked}"
