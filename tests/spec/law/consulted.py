"""Consulting the law in a test: a person's words in, what the forms or one subject say out; the command must say the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from ashinami.casework.consult.forms import FormResult, results
from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.purposes import PURPOSES, purpose
from ashinami.cli.main import main
from ashinami.law import corpus
from ashinami.rules.answers import Said
from ashinami.rules.facts import Judgement
from ashinami.rules.facts_file import read_answers
from ashinami.rules.verdict import Finding, Verdict, find

REFORM = date(2020, 11, 27)
DAY_BEFORE = REFORM - timedelta(days=1)


def consulted(key: str, day: date, told: Mapping[str, object]) -> dict[str, FormResult]:
    """Consult on a purpose with what is told, as of the day; by form."""
    answers, notices = read_answers(corpus().facts, told, Said("相談者", day))
    assert notices == ()
    found_by_form = {one.form.key: one for one in results(Interview.start(purpose(key), day, answers))}
    said = said_by_the_command(key, day, told)
    assert said == {name: found_by_form[name].verdict for name in said}
    return found_by_form


def found(subject: str, day: date, told: Mapping[str, object]) -> Finding:
    """Judge one subject as of the day."""
    answers, notices = read_answers(corpus().facts, told, Said("相談者", day))
    assert notices == ()
    finding = find(corpus(), subject, day, answers)
    alone = ((one.key, form) for one in PURPOSES for form in one.forms if form.subjects == (subject,))
    asked, form = next((key, form.key) for key, form in alone if not form.one_of)
    assert said_by_the_command(asked, day, told)[form] is finding.verdict
    return finding


def verdicts(subject: str, days: tuple[date, ...], told: Mapping[str, object]) -> list[Verdict]:
    """Return the verdict of each day."""
    return [found(subject, day, told).verdict for day in days]


def said_by_the_command(key: str, day: date, told: Mapping[str, object]) -> dict[str, Verdict]:
    """Return what `ashinami consult` says of each form of the purpose, from a file of the same words."""
    judgements = {fact.id for fact in corpus().facts if isinstance(fact, Judgement)}

    def written(words: Mapping[str, object]) -> dict[str, object]:
        return {
            name: {"answer": said, "by": "相談者", "on": day.isoformat()}
            if name in judgements
            else [written(one) if isinstance(one, Mapping) else one for one in said]
            if isinstance(said, list)
            else said
            for name, said in words.items()
        }

    out = StringIO()
    with TemporaryDirectory() as folder, redirect_stdout(out):
        file = Path(folder) / "facts.json"
        file.write_text(json.dumps(written(told), ensure_ascii=False), encoding="utf-8")
        assert main(["consult", str(file), "--on", day.isoformat(), "--purpose", key, "--json"]) == 0
    return {form["key"]: Verdict(form["verdict"]) for form in json.loads(out.getvalue())["forms"]}
