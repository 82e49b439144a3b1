"""Drivers (施行規則第51条の16): the licence, its suspension, the course, and the aptitude test after an accident.

A second-class licence that is not suspended is enough. With a first-class licence the driver needs a course of the right kind and two
years without suspension. The text of 2013 counts the two years back from the ride; that of 2025 from the day of appointment as
driver. When that changed was not found; the reform of 2020-11-27 is assumed and printed as 要確認. From that day a certificate
of the 福祉 course, also an old one, is good for 交通空白地 too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ashinami.basics.day import Days, months_later
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.registered import facts_drivers as facts
from ashinami.law.road_transport.registered.entities import DRIVER
from ashinami.law.road_transport.registered.parts_operation import blank_area, contains, welfare
from ashinami.law.road_transport.registered.sources_operation import COURSES, COURSES_2020
from ashinami.law.road_transport.registered.sources_service import BEGIN, REFORM_2020, derived
from ashinami.law.road_transport.statutes import ordinance, ordinance_2013
from ashinami.rules.conditions import AllOf, AnyOf, Condition, ForEach, Is, Not, Sentences, Within
from ashinami.rules.facts import Question
from ashinami.rules.provision import Duty, GoverningDate, Provision

SUBJECT = "road_transport.registered.drivers"
OLD_TEXT = ordinance_2013("第51条の16")
TEXT = ordinance("第51条の16")
LONGEST_SUSPENSION = timedelta(days=184)
"""A licence is suspended for six months at most (道路交通法第103条第1項)."""


def suspended_within_two_years(last_day: date | None, on: date, appointed: date, first_day: date | None = None) -> bool:
    """Whether a suspension that ended on `last_day` (None: there was none) bars a first-class driver from a ride on `on`.

    Rides up to 2020-11-26 count two years back from the ride, later ones from the day of appointment (the day of that change
    is 要確認). Suspended until 2023-12-31 and appointed 2025-04-01: barred. Suspended until 2023-03-01: not barred. What began
    after the appointment is no bar here; where `first_day` is not known, the longest suspension is taken. A suspension still
    running on the day of the ride is another bar, and not asked here. Two years before 29 February are 28 February.
    """
    if last_day is None:
        return False
    counted_from = on if on < REFORM_2020 else appointed
    began = first_day or last_day - LONGEST_SUSPENSION
    return began < counted_from and last_day >= months_later(counted_from, -24)


def condition(window: Question, good_for_blank_area: tuple[str, ...], in_window: Citation, text: Citation) -> ForEach:
    """Return the rule: how its version counts the two years, and which courses it takes for 交通空白地."""
    first_class = AllOf(
        "第一種免許だけのとき",
        (
            Not(
                Is(
                    window,
                    Sentences(
                        "2年のうちに、免許が停止されていた日があります。",
                        "2年のうちに、免許は停止されていません。",
                        "2年のうちに免許が停止されていたか、分かりません。",
                    ),
                    in_window,
                )
            ),
            _course(good_for_blank_area, text),
        ),
    )
    return ForEach(
        "どの運転者も",
        DRIVER,
        AllOf(
            "この運転者",
            (
                Within(
                    facts.LICENCE,
                    ("second", "first"),
                    Sentences(
                        "使う車を運転できる免許があります。",
                        "使う車を運転できる免許がありません。",
                        "使う車を運転できる免許があるか、分かりません。",
                    ),
                    text,
                ),
                Not(
                    Is(
                        facts.SUSPENDED,
                        Sentences(
                            "免許が停止されています。", "免許は停止されていません。", "免許が停止中か、分かりません。"
                        ),
                        text,
                    )
                ),
                AnyOf(
                    "免許の種類",
                    (
                        Within(
                            facts.LICENCE,
                            ("second",),
                            Sentences(
                                "第二種免許があります。",
                                "第二種免許はありません。",
                                "第二種免許があるか、分かりません。",
                            ),
                            text,
                        ),
                        first_class,
                    ),
                ),
                _aptitude(text),
            ),
        ),
    )


def _course(good_for_blank_area: tuple[str, ...], text: Citation) -> AnyOf:
    return AnyOf(
        "運転者講習",
        (
            AllOf(
                "福祉の送迎",
                (
                    welfare(derived(text)),
                    contains(
                        facts.COURSE,
                        ("welfare", "care_transport"),
                        Sentences(
                            "福祉有償運送運転者講習などを修了しています。",
                            "福祉有償運送運転者講習も、ケア輸送サービス従事者研修も修了していません。",
                            "福祉有償運送運転者講習などを修了したか、分かりません。",
                        ),
                        COURSES,
                    ),
                ),
            ),
            AllOf(
                "交通空白地の送迎",
                (
                    blank_area(derived(text)),
                    contains(
                        facts.COURSE,
                        good_for_blank_area,
                        Sentences(
                            "交通空白地の送迎に使える講習を修了しています。",
                            "交通空白地の送迎に使える講習を修了していません。",
                            "交通空白地の送迎に使える講習を修了したか、分かりません。",
                        ),
                        COURSES_2020,
                    ),
                ),
            ),
            Is(
                facts.COURSE_RECOGNISED,
                Sentences(
                    "講習に準ずると大臣が認める要件を備えています。",
                    "講習に準ずると大臣が認める要件は備えていません。",
                    "講習に準ずると大臣が認める要件を備えているか、分かりません。",
                ),
                text,
            ),
        ),
    )


def _aptitude(text: Citation) -> Condition:
    return AnyOf(
        "適性診断",
        (
            Not(
                Is(
                    facts.UNSAFE,
                    Sentences(
                        "適性診断を受ける理由となる事故などがあります。",
                        "適性診断を受ける理由となる事故などはありません。",
                        "適性診断を受ける理由となる事故などがあるか、分かりません。",
                    ),
                    replace(text, article="第51条の16第2項"),
                )
            ),
            Is(
                facts.APTITUDE_TEST,
                Sentences(
                    "事故などの後に、適性診断を受けました。",
                    "事故などの後に、適性診断を受けていません。",
                    "事故などの後に適性診断を受けたか、分かりません。",
                ),
                replace(text, article="第51条の16第2項"),
            ),
        ),
    )


PROOF = "運転者が替わっても届出はいりません。免許と講習の修了証を確かめ、運転者台帳に書いて事務所に備えます。"

BEFORE_2020 = Provision(
    id="road_transport.registered.drivers.ordinance_2006",
    subject=SUBJECT,
    title="運転者の要件（令和2年11月26日まで）",
    summary=(
        "停止されていない第二種免許、または、過去2年のあいだ停止されていない第一種免許と、送迎の種類に合う講習の修了が"
        "要ります。事故などの後は、適性診断を受けさせます。"
    ),
    cite=OLD_TEXT,
    in_force=Days(BEGIN, REFORM_2020),
    governing=GoverningDate.RIDE,
    condition=condition(facts.SUSPENDED_PAST_TWO_YEARS, ("blank_area",), OLD_TEXT, OLD_TEXT),
    duties=(Duty(PROOF, ordinance("第51条の23")),),
    notes=(
        "2年の数え方が運行日から選任日に変わった日は要確認です（令和2年11月27日として扱います）。",
        "市町村運営有償運送（市町村福祉輸送）の講習は、福祉有償運送と同じものとして扱います。",
    ),
)
SINCE_2020 = Provision(
    id="road_transport.registered.drivers.ordinance_2020",
    subject=SUBJECT,
    title="運転者の要件（令和2年11月27日から）",
    summary=(
        "停止されていない第二種免許、または、選任の前2年のあいだ停止されていない第一種免許と、送迎の種類に合う講習の修了が"
        "要ります。福祉有償運送運転者講習の修了者は、交通空白地の送迎も運転できます（前に受けた講習も有効です）。"
        "年齢の上限や、定期の再講習の決まりは見つかっていません。"
    ),
    cite=TEXT,
    in_force=Days(REFORM_2020),
    governing=GoverningDate.RIDE,
    condition=condition(
        facts.SUSPENDED_BEFORE_APPOINTMENT, ("blank_area", "welfare"), replace(TEXT, mark=Mark.UNVERIFIED), TEXT
    ),
    duties=(Duty(PROOF, ordinance("第51条の23")),),
    supersedes=BEFORE_2020.id,
    notes=(
        "2年の数え方が運行日から選任日に変わった日は要確認です（令和2年11月27日として扱います）。",
        "交通空白地の講習の修了者が福祉の講習を受けるときは、共通の3科目が免除されます。",
    ),
)
