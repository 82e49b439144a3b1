"""Texts made comparable: the same place written in kanji, kana, old or new characters gives the same folded text."""

from __future__ import annotations

import re
import unicodedata

# Old or variant characters (left) and the common form (right), as they occur in names of people and places.
_VARIANTS = (
    "髙高 﨑崎 嵜崎 碕崎 𠮷吉 齋斎 齊斎 斉斎 邊辺 邉辺 澤沢 濱浜 濵浜 嶋島 嶌島 廣広 國国 櫻桜 龍竜 瀧滝 渕淵 德徳 眞真 惠恵 "
    "學学 會会 圓円 榮栄 螢蛍 驛駅 醫医 鐵鉄 舊旧 縣県 區区 條条 "
    "淨浄 靜静 壽寿 實実 禮礼 與与 豐豊 藏蔵 藥薬 萬万 曾曽 槙槇 鷗鴎 檜桧 籠篭 舘館 冨富 峯峰 之の"
)
_SMALL = ("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
# Katakana ァ to ヶ lie 0x60 above their hiragana.
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_COMMON_FORM = {ord(pair[0]): pair[1] for pair in _VARIANTS.split()}
_LARGE = {ord(small): large for small, large in zip(*_SMALL, strict=True)}
_GA = re.compile(r"(?<=[一-龥々])[ヶケ](?=[一-龥々])")  # 鶴ヶ丘 is read つるがおか; ケアホーム keeps its ケ

_O_ROW = "おこそとのほもよろごぞどぼぽ"
_E_ROW = "えけせてねへめれげぜでべぺ"
_DRAWN_OUT_AFTER = {
    "う": "うくすつぬふむゆるぐずづぶぷ" + _O_ROW,
    "お": _O_ROW,
    "い": "いきしちにひみりぎじぢびぴ" + _E_ROW,
    "え": _E_ROW,
    "あ": "あかさたなはまやらわがざだばぱ",
}


def fold(text: str) -> str:
    """Return the text in one form: NFKC, hiragana, common characters, large kana; no spaces, signs or length marks.

    >>> fold("髙﨑 クリニック（本院）")
    '高崎くりにつく本院'
    """
    signs = unicodedata.normalize("NFKC", text).lower()
    plain = "".join(sign for sign in signs if sign != "ー" and unicodedata.category(sign)[0] in "LN")
    return _GA.sub("が", plain).translate(_HIRAGANA).translate(_LARGE).translate(_COMMON_FORM)


def sound(folded: str) -> str:
    """Return a folded text without drawn-out vowels, so that おおうら, おうら and おーうら meet.

    It also makes おの and おおの the same: good for finding, too loose for deciding.
    """
    result: list[str] = []
    for sign in folded:
        if result and result[-1] in _DRAWN_OUT_AFTER.get(sign, ""):
            continue
        result.append(sign)
    return "".join(result)
