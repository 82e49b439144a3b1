"""Consulting the law in a test: a person's words in, what the forms or one subject say out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from ashinami.casework.consult.forms import FormResult, results
from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.purposes import purpose
from ashinami.law import corpus
from ashinami.rules.answers import Said
from ashinami.rules.facts_file import read_answers
from ashinami.rules.verdict import Finding, Verdict, find

REFORM = date(2020, 11, 27)
DAY_BEFORE = REFORM - timedelta(days=1)


def consulted(key: str, day: date, told: Mapping[str, object]) -> dict[str, FormResult]:
    """Consult on a purpose with what is told, as of the day; by form."""
    answers, notices = read_answers(corpus().facts, told, Said("相談者", day))
    assert notices == ()
    return {one.form.key: one for one in results(Interview.start(purpose(key), day, answers))}


def found(subject: str, day: date, told: Mapping[str, object]) -> Finding:
    """Judge one subject as of the day."""
    answers, notices = read_answers(corpus().facts, told, Said("相談者", day))
    assert notices == ()
    return find(corpus(), subject, day, answers)


def verdicts(subject: str, days: tuple[date, ...], told: Mapping[str, object]) -> list[Verdict]:
    """Return the verdict of each day."""
    return [found(subject, day, told).verdict for day in days]
