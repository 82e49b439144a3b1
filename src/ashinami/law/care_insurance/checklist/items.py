"""The 25 items in our own short words, and which answer scores a point. The official sheet (様式第一) is what is handed out.

Items 1 to 22 were read from a municipal sheet; 23 to 25 and the line of item 12 are recalled and not verified.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its number, what it asks, the answer that scores, and whether it tells of getting about."""

    number: int
    asks: str
    scores_when: bool
    mobility: bool = False
    verified: bool = True


NO, YES = False, True
BODY_MASS = 12
"""Number of the item that is computed from height and weight."""

ITEMS = (
    Item(1, "バスや電車で、一人で出かけているか", NO, mobility=True),
    Item(2, "日用品の買い物をしているか", NO, mobility=True),
    Item(3, "預貯金の出し入れをしているか", NO),
    Item(4, "友人の家を訪ねているか", NO, mobility=True),
    Item(5, "家族や友人の相談にのっているか", NO),
    Item(6, "手すりや壁を伝わずに階段を昇るか", NO),
    Item(7, "何もつかまらずに椅子から立つか", NO),
    Item(8, "続けて15分くらい歩いているか", NO, mobility=True),
    Item(9, "この1年に転んだか", YES),
    Item(10, "転ぶのが大きな不安か", YES),
    Item(11, "6か月で2〜3kg以上やせたか", YES),
    Item(BODY_MASS, "BMI（体重kg÷身長m÷身長m）が18.5より小さいか", YES, verified=False),
    Item(13, "半年前より固いものが食べにくいか", YES),
    Item(14, "お茶や汁でむせるか", YES),
    Item(15, "口のかわきが気になるか", YES),
    Item(16, "週に1回は出かけているか", NO, mobility=True),
    Item(17, "去年より出かける回数がへったか", YES, mobility=True),
    Item(18, "同じことを聞くなど、もの忘れを言われるか", YES),
    Item(19, "自分で番号を調べて電話をかけるか", NO),
    Item(20, "今日が何月何日か、分からないときがあるか", YES),
    Item(21, "（この2週間）毎日に充実感がないか", YES),
    Item(22, "（この2週間）楽しんでいたことが楽しめないか", YES),
    Item(23, "（この2週間）楽にできたことが、おっくうか", YES, verified=False),
    Item(24, "（この2週間）役に立つ人間だと思えないか", YES, verified=False),
    Item(25, "（この2週間）わけもなく疲れた感じがするか", YES, verified=False),
)
NUMBERS = tuple(item.number for item in ITEMS)
