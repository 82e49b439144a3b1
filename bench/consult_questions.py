"""How many questions a consultation asks: the worked cases of ../shared, told by somebody who answers 'I do not know' to the rest.

From no facts, one question at a time until nothing more can matter. Prints the distribution over the cases by purpose, how many
questions had an answer, and how long the slowest step took.
"""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from pathlib import Path

from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.purposes import (
    ACCIDENT,
    CHANGE,
    DRIVER,
    OFFICE,
    PRICE,
    RIDE,
    RIDER,
    SCHEME,
    TERM,
    VEHICLE,
)
from ashinami.rules.answers import Answers, Said, Slot
from ashinami.rules.facts import Entity
from tests.spec.law.shared_table.reading import Case, read, situation
from tests.spec.law.shared_table.words import WORDS

SHARED = Path(__file__).resolve().parents[2] / "shared"
ALLOWED = 12
PURPOSES = {
    RIDER: ("passenger", "shared", "area"),
    DRIVER: ("driver",),
    ACCIDENT: ("accident",),
    VEHICLE: ("vehicle", "display", "insurance"),
    OFFICE: ("management", "alcohol", "check", "record", "report", "publish", "safe_driving_manager"),
    PRICE: ("price", "dynamic", "council"),
    CHANGE: ("change",),
    TERM: ("validity", "renewal"),
    SCHEME: (
        "body",
        "blank_hours",
        "blank",
        "company",
        "cooperation",
        "tax",
        "life_support",
        "membership",
        "rideshare",
    ),
}
OF_TOPIC = {topic: purpose for purpose, topics in PURPOSES.items() for topic in topics}


def questions(case: Case) -> tuple[int, int, float]:
    """Return how many questions were asked, how many of them were answered, and the seconds of the slowest step."""
    told = situation(case, WORDS, {}).answers
    interview = Interview.start(OF_TOPIC.get(case.topic, RIDE), case.day, Answers())
    asked = answered = 0
    slowest = 0.0
    while True:
        began = time.perf_counter()
        question = interview.question
        slowest = max(slowest, time.perf_counter() - began)
        if question is None:
            return asked, answered, slowest
        asked += 1
        step = _answered(interview, question, told)
        answered += step is not None
        interview = interview.set_aside(question) if step is None else step


def _answered(interview: Interview, question: Slot, told: Answers) -> Interview | None:
    """Return the interview after what the case tells, or None when it is silent; its members answer for all of theirs."""
    if isinstance(question.fact, Entity):
        listed = told.listed(question.fact)
        return None if listed is None else interview.listed(question.fact, (one.name for one in listed))
    places = [told, *(one.answers for one in told.members.get(question.fact.of, ()))]
    answer = next((found for place in places if (found := place.to(question.fact)) is not None), None)
    return None if answer is None else interview.answered(question, answer.value, Said("事例集", interview.day))


def run() -> list[str]:
    """Ask every case and return the distribution."""
    counts: dict[str, list[int]] = defaultdict(list)
    useful: list[int] = []
    slowest = 0.0
    for case in read(SHARED):
        asked, answered, slow = questions(case)
        counts[OF_TOPIC.get(case.topic, RIDE).key].append(asked)
        useful.append(answered)
        slowest = max(slowest, slow)
    everything = sorted(count for of_purpose in counts.values() for count in of_purpose)
    return [
        *(
            f"{purpose:8} {len(of_purpose):3} cases, median {statistics.median(of_purpose):4}, most {max(of_purpose)}"
            for purpose, of_purpose in sorted(counts.items())
        ),
        f"all      {len(everything):3} cases, median {statistics.median(everything):4} (under {ALLOWED}), most {everything[-1]}",
        f"answered {statistics.mean(useful):.1f} of them on average; slowest step {1000 * slowest:.0f} ms",
    ]
