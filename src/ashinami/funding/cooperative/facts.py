"""What is asked about a cooperative and its year."""

from __future__ import annotations

from ashinami.rules.facts import Amount, Entity, Question, Who

GROUP = (Who.GROUP,)

FOUNDERS = Amount(
    id="cooperative.founders",
    asks="組合員になる事業者は、いくつありますか",
    unit="者",
    changed_by=GROUP,
    meaning="自分の名で事業をする人か法人を数えます。法人でない団体は組合員になれません。",
)
CERTIFIED = Question(
    id="cooperative.certified",
    asks="都道府県知事の認定を受けていますか",
    answered_by=Who.PREFECTURE,
    changed_by=(Who.PREFECTURE,),
)
DEPOPULATING = Question(
    id="cooperative.depopulating",
    asks="地区は、人口の急な減少に直面していると認められる地域ですか",
    answered_by=Who.PREFECTURE,
    meaning="市町村、旧市町村、またはいくつかの市町村が単位です。",
)
WITHOUT_TERM = Question(
    id="cooperative.without_term",
    asks="派遣する職員は、すべて期間の定めのない雇用ですか",
    changed_by=GROUP,
)
TOP_RECEIVER = Amount(
    id="cooperative.top_receiver",
    asks="いちばん多く受け入れる派遣先の割合は、何％ですか",
    unit="％",
    changed_by=GROUP,
    meaning="職員の働いた時間で数え、小数は切り上げます。",
)
NON_MEMBERS = Amount(
    id="cooperative.non_members",
    asks="組合員でない者の利用の割合は、何％ですか",
    unit="％",
    changed_by=GROUP,
    meaning="職員の働いた時間で数え、小数は切り上げます。",
)
OFFICE = Amount(
    id="cooperative.office_cost", asks="事務局の運営費は、この年度にいくらですか", unit="円", answered_by=Who.RECORD
)
WORKER = Entity(id="worker", name="職員", listed="派遣する職員の一覧", answered_by=Who.RECORD)
WAGE = Amount(
    id="worker.wage",
    asks="この職員の人件費は、この年度にいくらですか",
    unit="円",
    answered_by=Who.RECORD,
    of="worker",
)
