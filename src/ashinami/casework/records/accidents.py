"""Which reports an accident asks for, and until when, as of the rules in force on its day (自動車事故報告規則第2条から第4条まで).

What nobody has written down stays open and is asked: «not known» is never «no report».
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ashinami.basics.source import Citation
from ashinami.law import corpus
from ashinami.law.road_transport.registered import facts_records as facts
from ashinami.law.road_transport.registered.accident_report import (
    SUBJECT,
    accident_report_due,
    quick_report_due,
    to_report,
    to_report_at_once,
)
from ashinami.law.road_transport.registered.sources_operation import accident_rules
from ashinami.rules.answers import Answer, Answers, Record
from ashinami.rules.facts import Fact, Value
from ashinami.rules.judge import judge
from ashinami.rules.truth import Truth

HIT_AND_RUN = "hit_and_run"
NOT_REGISTERED = "登録を受けていない団体には、この規則の報告の義務はありません。警察と保険会社への連絡は別です。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accident:
    """What is written of an accident. None stands for not known; `kinds` are options of `accident.kinds`, empty for none of them."""

    happened_at: datetime
    known_on: date | None = None
    kinds: frozenset[str] | None = None
    dead: int | None = None
    serious: int | None = None
    passenger_serious: int | None = None
    injured: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One of the two reports: whether it is due, until when, by which rule, and what is still to be found out."""

    name: str
    due: Truth
    until: datetime | date
    source: str
    open: tuple[str, ...]


def reports(accident: Accident) -> tuple[Report, Report]:
    """Return the quick report (24 hours) and the paper (30 days). The day decides which text, and how it was read."""
    day = accident.happened_at.date()
    answers = _answers(accident)
    call, paper = _cite("第4条", day), _cite("第2条・第3条", day)
    known = accident.known_on if accident.known_on and HIT_AND_RUN in (accident.kinds or ()) else day
    return (
        Report("速報", judge(to_report_at_once(call), answers).truth, quick_report_due(accident.happened_at), str(call),
               _open(accident)),
        Report("報告書", judge(to_report(paper), answers).truth, accident_report_due(known), str(paper), _open(accident)),
    )  # fmt: skip


def _answers(accident: Accident) -> Answers:
    said: tuple[tuple[Fact, Value | None], ...] = (
        (facts.KINDS, accident.kinds),
        (facts.DEAD, accident.dead),
        (facts.SERIOUS, accident.serious),
        (facts.PASSENGER_SERIOUS, accident.passenger_serious),
        (facts.INJURED, accident.injured),
    )
    return Answers(tuple(Answer(fact, value, Record("事故の記録")) for fact, value in said if value is not None))


def _open(accident: Accident) -> tuple[str, ...]:
    found = (
        (accident.kinds, "事故の種類"),
        (accident.dead, "亡くなった人の数"),
        (accident.serious, "重傷の人の数"),
        (accident.passenger_serious, "重傷のお客さまの数"),
        (accident.injured, "けがをした人の数"),
    )
    return tuple(name for value, name in found if value is None)


def _cite(article: str, day: date) -> Citation:
    """Return the article with the mark of the text in force on the day."""
    provision = corpus().on(SUBJECT, day)
    if provision is None:
        return accident_rules(article)
    return accident_rules(article, provision.cite.mark)
