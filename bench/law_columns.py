"""The law of a ride over a year of rides: columns against one by one, fully explained verdicts, the steps of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from time import perf_counter

import numpy as np

from ashinami.law import corpus
from ashinami.law.cases import worked_cases
from ashinami.rules.answers import Answer, Answers, Member, Said, Slot
from ashinami.rules.ask import outlook
from ashinami.rules.change import least_changes
from ashinami.rules.columns import Columns, judge_columns
from ashinami.rules.conditions import Condition, leaves, walk
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Fact, Value
from ashinami.rules.judge import judge
from ashinami.rules.verdict import Verdict, find

SUBJECT = "road_transport.ride"
RIDES = 100_000
DAYS = (date(2022, 4, 1), date(2024, 3, 15), date(2025, 7, 1))
"""A day in each of three editions of the law."""
SEED = 4
TELLING = 0.93
"""How often a fact is known."""
RIDE_CASES = ("road_transport.no_permit", "road_transport.registered.ride", SUBJECT)
"""Subjects of which the worked cases are rides."""


def run() -> list[str]:
    """Return the lines to print."""
    return [*_columns(), *_explained(), *_interview()]


def _columns() -> Iterator[str]:
    """Judge rides drawn at random in three editions as columns, and a sample of them one by one."""
    random = Random(SEED)  # noqa: S311 - rides for a measurement
    facts = corpus().facts_of(SUBJECT)
    sample = [random_ride(facts, random) for _ in range(300)]
    conditions = [resolved(day) for day in DAYS]
    for day, condition in zip(DAYS, conditions, strict=True):
        yield f"{SUBJECT} on {day}: {sum(1 for _ in walk(condition))} nodes, {len(leaves(condition))} distinct leaves"
    rides = Columns.of(facts, sample * (RIDES // len(sample) + 1))
    started = perf_counter()
    truths = [judge_columns(condition, rides) for condition in conditions]
    seconds = perf_counter() - started
    yield f"{rides.rows:,} rides × {len(DAYS)} editions as columns: {seconds:.2f} s"
    alike = all(
        truth[: len(sample)].tolist() == [judge(condition, ride).truth for ride in sample]
        for truth, condition in zip(truths, conditions, strict=True)
    )
    counts = np.bincount(np.concatenate(truths), minlength=3)
    shares = ", ".join(
        f"{name} {count / counts.sum():.0%}" for name, count in zip(("NO", "UNKNOWN", "YES"), counts, strict=True)
    )
    yield f"the same verdicts as one by one on {len(sample) * len(DAYS)}: {'yes' if alike else 'NO'} ({shares})"


def _explained() -> Iterator[str]:
    """Find verdicts with reasons, open questions, duties and what was applied: of rides as on record, and of worked cases."""
    random = Random(SEED)  # noqa: S311 - rides for a measurement
    facts = corpus().facts_of(SUBJECT)
    on_record = [(DAYS[-1], random_ride(facts, random)) for _ in range(500)]
    of_ride = [case for case in worked_cases() if case.subject in RIDE_CASES and case.day >= DAYS[0]]
    little_known = [(case.day, case.answers) for case in of_ride]
    for what, rides in (("rides on record", on_record), ("worked cases, of which little is told", little_known)):
        for day, ride in rides:
            find(corpus(), SUBJECT, day, ride)  # so that every edition is resolved once
        started = perf_counter()
        open_ones = sum(find(corpus(), SUBJECT, day, ride).verdict is Verdict.UNDETERMINED for day, ride in rides)
        rate = len(rides) / (perf_counter() - started)
        yield f"fully explained verdicts: {rate:,.0f} a second over {len(rides)} {what} ({open_ones} with questions)"


def _interview() -> Iterator[str]:
    """Time the steps of an interview that nobody can answer: each question is set aside."""
    condition = resolved(DAYS[-1])
    steps, asked = [], 0
    aside: set[Slot] = set()
    while True:
        started = perf_counter()
        seen = outlook(condition, Answers(), aside)
        steps.append(perf_counter() - started)
        if not seen.questions:
            break
        asked += 1
        aside.add(seen.questions[0])
    yield f"a step of an interview: first {steps[0] * 1000:.0f} ms, slowest {max(steps) * 1000:.0f} ms ({asked} questions, none answered)"
    rides = [case.answers for case in worked_cases() if case.subject == SUBJECT or case.subject == RIDE_CASES[1]]
    started = perf_counter()
    proposals = sum(len(least_changes(condition, ride)) for ride in rides)
    yield f"least changes: {(perf_counter() - started) / max(len(rides), 1) * 1000:.1f} ms a case, {proposals} proposals"


def resolved(day: date) -> Condition:
    """Return the condition of a ride on the day."""
    provision = corpus().on(SUBJECT, day)
    if provision is None:
        raise LookupError(f"no {SUBJECT} on {day}")
    return corpus().resolved(provision, day)


def random_ride(facts: Sequence[Fact], random: Random) -> Answers:
    """Return answers drawn at random to nearly all facts, with up to three members in each list."""
    lists = sorted({fact.of for fact in facts} - {""})
    members = {
        entity: tuple(
            Member(str(number), _some([fact for fact in facts if fact.of == entity], random))
            for number in range(random.randint(0, 3))
        )
        for entity in lists
    }
    return Answers(_some([fact for fact in facts if not fact.of], random).given, members)


def _some(facts: Sequence[Fact], random: Random) -> Answers:
    said = Said("見本", DAYS[0])
    return Answers(tuple(Answer(fact, _value(fact, random), said) for fact in facts if random.random() < TELLING))


def _value(fact: Fact, random: Random) -> Value:
    match fact:
        case Amount():
            return random.choice((0, 1, 2, 5, 10, 50, 80, 100, 2_000_000, 80_000_000))
        case ChoiceSet():
            return frozenset(option for option in fact.ids if random.random() < 1 / len(fact.ids))
        case Choice():
            return random.choice(fact.ids)
        case _:
            return random.random() < 0.5
