"""A workshop of residents (地域ワークショップ): groups that mix, a timetable that fits the evening, what to bring."""

from __future__ import annotations

from dataclasses import dataclass

TABLE_OF = 5
"""How many people speak well at one table."""
_STEPS = (
    # share of the time in per cent, what, how
    (8, "はじめに", "進め方の札を読み上げます。だれの意見も否定しない、長く話さない、を約束します。"),
    (10, "顔合わせ", "名前と、この地域で好きな場所を一つずつ言います。肩書は言いません。"),
    (25, "困っていることを書く", "一人で黙って、一枚に一つずつ書きます。書いてから順に読み上げます。"),
    (25, "できたらよいことを書く", "同じように書き、似たものを集めて名前を付けます。"),
    (12, "選ぶ", "一人三つの丸シールを、やってみたいものに貼ります。"),
    (
        12,
        "一歩目を決める",
        "上の三つについて、だれが・いつ・何をするかを書きます。決まらないものは「担当未定」に置きます。",
    ),
    (8, "おわりに", "ほかの机の話を聞き、次の日どりを決めます。"),
)
BRING = (
    "大きな紙（机ごとに2枚）",
    "付せん（2色、一人20枚）",
    "太いペン（人数分）",
    "丸シール（一人3枚）",
    "地域の地図（机ごとに1枚）",
    "意見の紙（名前を書かずに出せるもの）と箱",
    "進め方の札",
    "時計",
)
RULES = (
    "席に上座・下座をつくりません。くじで座ります。",
    "「〇〇さん」と呼びます。肩書では呼びません。",
    "一人が話すのは一回2分までにします。",
    "人の話をさえぎらず、否定しません。",
    "話したくないときは、紙に書いて出せます。名前は要りません。",
    "司会は回ごとに交代します。役場は見守り、聞かれたら答えます。",
    "ここで聞いた個人のことは、外で話しません。",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the evening: from which minute after the start, how long, what, and how."""

    at: int
    minutes: int
    what: str
    how: str


def timetable(minutes: int) -> tuple[Step, ...]:
    """Return the steps of a workshop of so many minutes (60 to 240); they fill it exactly."""
    if not 60 <= minutes <= 240:
        raise ValueError("a workshop takes 60 to 240 minutes")
    lengths = [minutes * share // 100 for share, _, _ in _STEPS]
    lengths[2] += minutes - sum(lengths)
    starts = [sum(lengths[:number]) for number in range(len(lengths))]
    return tuple(
        Step(at, length, what, how) for at, length, (_, what, how) in zip(starts, lengths, _STEPS, strict=True)
    )


def tables(people: int) -> tuple[int, ...]:
    """Return how many sit at each table: about five, and nowhere two more than elsewhere."""
    if people < 1:
        raise ValueError("a workshop has people")
    count = max(1, round(people / TABLE_OF))
    return tuple(people // count + (1 if number < people % count else 0) for number in range(count))
