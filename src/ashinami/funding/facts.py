"""What schemes ask about a group and its year. One place for each fact, so that a record answers every scheme at once."""

from __future__ import annotations

from ashinami.rules.answers import Answers
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Entity, Fact, Option, Question, Who
from ashinami.vocabulary.money import CostItem

GROUP = (Who.GROUP,)
OFFICE = (Who.MUNICIPALITY,)

KIND = Choice(
    id="group.kind",
    asks="どのような団体ですか",
    options=(
        Option("residents", "住民の団体（自治会・地域運営組織・ボランティアグループなど）"),
        Option("npo", "NPO法人"),
        Option("council", "社会福祉協議会"),
        Option("welfare", "社会福祉法人"),
        Option("cooperative", "協同組合・農協・生協"),
        Option("company", "会社などの事業者"),
        Option("municipality", "市町村"),
        Option("other", "そのほか"),
    ),
)
MEMBERS = Amount(id="group.members", asks="活動する会員は何人ですか", unit="人", changed_by=GROUP)
HELPERS = Amount(id="group.helpers", asks="講習を受けた、活動する人（従事者）は何人ですか", unit="人", changed_by=GROUP)
APPLICATION_YEAR = Amount(
    id="group.application_year",
    asks="この補助の申請は何年度目ですか",
    unit="年度目",
    meaning="初めて申請する年度を1とします。",
)
MONTHS = Amount(
    id="group.months", asks="この年度に活動したのは何か月ですか", unit="か月", answered_by=Who.RECORD, changed_by=GROUP
)
SERVICE = ChoiceSet(
    id="group.services",
    asks="どのような活動をしていますか（当てはまるものすべて）",
    options=(
        Option("visit", "訪問の助け合い（家事・買い物・ごみ出しなど）"),
        Option("day", "通いの場・ミニデイ"),
        Option("ride", "送迎・移動支援"),
        Option("meals", "配食"),
        Option("watch", "見守り"),
        Option("farm", "農地の保全"),
        Option("works", "場所の整備"),
    ),
)
RECOGNISED = Question(
    id="group.recognised",
    asks="市町村に、補助の団体として登録または承認されていますか",
    answered_by=Who.MUNICIPALITY,
    changed_by=OFFICE,
)
LAWFUL = Question(
    id="group.lawful_rides",
    asks="送迎は、許可も登録もいらない形か、登録を受けた形であると確かめましたか",
    changed_by=GROUP,
    meaning="ashinami consult で確かめられます。送迎をしない団体は「はい」です。",
)

TARGET = Amount(
    id="users.target",
    asks="要支援者・事業対象者など（要支援者等）の利用者は実人数で何人ですか",
    unit="人",
    answered_by=Who.RECORD,
    changed_by=GROUP,
    meaning="要支援1・2、事業対象者です。継続利用要介護者は別の項目です。",
)
CONTINUING = Amount(
    id="users.continuing",
    asks="継続利用要介護者と市町村が認めた利用者は実人数で何人ですか",
    unit="人",
    answered_by=Who.RECORD,
    changed_by=OFFICE,
)
USERS = Amount(
    id="users.all", asks="利用者は全部で、実人数で何人ですか", unit="人", answered_by=Who.RECORD, changed_by=GROUP
)
AGED_65 = Amount(id="users.aged_65", asks="65歳以上の利用者は何人ですか", unit="人", answered_by=Who.RECORD)
AGED_60 = Amount(id="users.aged_60", asks="60歳以上の参加者は何人ですか", unit="人", answered_by=Who.RECORD)

VISITS = Amount(id="visits.all", asks="利用は延べ何人（回）ですか", unit="回", answered_by=Who.RECORD)
VISITS_TARGET = Amount(
    id="visits.target", asks="うち要支援者等の利用は延べ何回ですか", unit="回", answered_by=Who.RECORD
)
ACTIVITIES = Amount(
    id="activities.count", asks="活動は何回（日）しましたか", unit="回", answered_by=Who.RECORD, changed_by=GROUP
)
MINUTES = Amount(id="activities.minutes", asks="活動は、1回に少なくとも何分ですか", unit="分", changed_by=GROUP)
CASES_B = Amount(id="activities.visit_cases", asks="訪問の助け合いは何件ですか", unit="件", answered_by=Who.RECORD)
CASES_D = Amount(id="activities.ride_cases", asks="送迎は何件ですか", unit="件", answered_by=Who.RECORD)
COORDINATOR_DAYS = Amount(
    id="activities.coordinator_days", asks="コーディネーターが働いたのは何日ですか", unit="日", answered_by=Who.RECORD
)
WEEKLY = Question(
    id="activities.weekly", asks="活動は、おおむね週に1回はありますか", answered_by=Who.RECORD, changed_by=GROUP
)

COST: dict[CostItem, Amount] = {
    item: Amount(
        id=f"cost.{item.value}", asks=f"{item.text}は、この年度にいくらですか", unit="円", answered_by=Who.RECORD
    )
    for item in CostItem
}
COMPLETE = Question(
    id="cost.complete",
    asks="書いた費目のほかに、費用はありませんか",
    answered_by=Who.RECORD,
    meaning="「はい」なら、書いていない費目は0円とみます。答えがなければ、書いていない費目は「分からない」です。",
)
COLLECTED = Amount(id="income.collected", asks="利用者から集めた実費はいくらですか", unit="円", answered_by=Who.RECORD)
FARES = Amount(id="income.fares", asks="運賃・料金などの収入はいくらですか", unit="円", answered_by=Who.RECORD)
OTHER_GRANTS = Amount(
    id="income.other_grants", asks="同じ費用に充てたほかの補助金はいくらですか", unit="円", answered_by=Who.RECORD
)
GRANTED_BEFORE = Amount(
    id="income.granted_before", asks="同じ補助を、この年度にすでにいくら受けましたか", unit="円", answered_by=Who.RECORD
)

MONTH = Entity(id="month", name="月", listed="月ごとの記録", answered_by=Who.RECORD)
MONTH_VISITS = Amount(
    id="month.visits", asks="この月の利用は延べ何回ですか", unit="回", answered_by=Who.RECORD, of="month"
)
MONTH_VISITS_TARGET = Amount(
    id="month.visits_target",
    asks="この月の要支援者等の利用は延べ何回ですか",
    unit="回",
    answered_by=Who.RECORD,
    of="month",
)
MONTH_ACTIVITIES = Amount(
    id="month.activities", asks="この月の活動は何回ですか", unit="回", answered_by=Who.RECORD, of="month"
)
MONTH_COST = Amount(
    id="month.cost", asks="この月の対象経費はいくらですか", unit="円", answered_by=Who.RECORD, of="month"
)
SESSION = Entity(id="session", name="開催", listed="開催ごとの記録", answered_by=Who.RECORD)
SESSION_USERS = Amount(
    id="session.users", asks="この回に参加したのは何人ですか", unit="人", answered_by=Who.RECORD, of="session"
)
SESSION_TARGET = Amount(
    id="session.target", asks="うち要支援者等は何人ですか", unit="人", answered_by=Who.RECORD, of="session"
)
ITEM = Entity(id="user_month", name="利用者の月", listed="利用者ごと・月ごとの記録", answered_by=Who.RECORD)
ITEM_VISITS = Amount(
    id="user_month.visits", asks="この人のこの月の利用は何回ですか", unit="回", answered_by=Who.RECORD, of="user_month"
)

ENTITIES: dict[str, Entity] = {one.id: one for one in (MONTH, SESSION, ITEM)}
FACTS: dict[str, Fact] = {
    fact.id: fact
    for fact in (*(value for value in list(globals().values()) if isinstance(value, Question)), *COST.values())
}
"""Every fact of this page, by id."""


_PARTS = (
    ((TARGET, CONTINUING), USERS),
    ((AGED_65,), USERS),
    ((VISITS_TARGET,), VISITS),
    ((SESSION_TARGET,), SESSION_USERS),
)


def contradictions(answers: Answers) -> tuple[str, ...]:
    """Return what cannot be true: a part that is larger than its whole, a year of more than twelve months."""
    found = []
    for parts, whole in _PARTS:
        known = sum(_number(answers, part) or 0 for part in parts)
        of = _number(answers, whole)
        if of is not None and known > of:
            named = "・".join(part.id for part in parts)
            found.append(f"{named}（{known}{whole.unit}）が {whole.id}（{of}{whole.unit}）より多くなっています。")
    if (_number(answers, MONTHS) or 0) > 12:
        found.append(f"{MONTHS.id} が12か月より多くなっています。")
    return tuple(found)


def is_known(fact: Fact, answers: Answers) -> bool:
    """Whether the fact is answered, or is a cost that a complete record does not name and is therefore nothing."""
    if answers.to(fact) is not None:
        return True
    complete = answers.to(COMPLETE)
    return complete is not None and complete.value is True and fact in COST.values()


def _number(answers: Answers, fact: Amount) -> int | None:
    answer = answers.to(fact)
    return None if answer is None else int(answer.value)  # type: ignore[arg-type]  # an amount's value is a whole number
