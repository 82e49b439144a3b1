"""What decides whether a ride only goes with lodging, a tour or a guide."""

from __future__ import annotations

from ashinami.rules.facts import Choice, Option, Question, Who

BY_GROUP = (Who.GROUP,)

KIND = Choice(
    id="tour.kind",
    asks="どの送迎ですか",
    options=(
        Option("lodging", "旅館・ホテルなどの宿泊客の送迎"),
        Option("tour", "ツアー・体験・ガイドの参加者の送迎"),
    ),
    meaning="宿泊に付いた観光の送迎で、宿の客だけなら「宿泊客の送迎」です。",
)
DIFFERENCE = Choice(
    id="tour.difference",
    asks="宿泊・ツアー・ガイドの料金は、車に乗る客と乗らない客とで、どう違いますか",
    options=(
        Option("none", "同じ（車の代金は受け取らない）"),
        Option("within_actual", "乗る客は、実費（燃料・有料道路・駐車・専用の保険など）の分まで高い"),
        Option("over_actual", "乗る客は、実費を超えて高い"),
    ),
    changed_by=BY_GROUP,
    meaning="全員が乗るときは、車がないときの料金と比べてください。",
)
STOPS = Question(
    id="lodging.stops",
    asks="送迎の途中で、土産物店や名所などに立ち寄りますか",
    changed_by=BY_GROUP,
)
REAL = Question(
    id="tour.real_service",
    asks="車に乗せることのほかに、実際のツアー・体験・ガイドのサービスがありますか",
    changed_by=BY_GROUP,
    meaning="ガイドとは名ばかりで、目的地へ運ぶだけなら「いいえ」です。ガイドの資格がある例が挙げられています。",
)
NEARBY = Question(
    id="tour.nearby",
    asks="運ぶのは、近くの駅・停留所・宿と、体験やガイドの場所とのあいだだけですか",
    changed_by=BY_GROUP,
    meaning="遠くの空港や別の町まで送り迎えするときは「いいえ」です。",
)
