"""What a change of the service asks for: which procedure, by when, what goes with it, whether the council comes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from ashinami.casework.registration.file import Procedure
from ashinami.casework.registration.version import Version
from ashinami.law import corpus
from ashinami.law.road_transport import operator
from ashinami.law.road_transport.registered.annual_report import annual_report_due
from ashinami.law.road_transport.registered.attachments import (
    REGISTRATION_PAPER,
    Attachment,
    Service,
    for_application,
    for_change,
)
from ashinami.law.road_transport.registered.change_table import (
    CHANGE,
    CHANGES,
    Change,
    Council,
    change_of,
    notification_deadline,
)
from ashinami.rules.answers import Answer, Answers, Record
from ashinami.rules.judge import judge
from ashinami.rules.reading import explain
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Finding, Verdict, find
from ashinami.vocabulary.registration import Filing

__all__ = [
    "CHANGES",
    "MAY_BE_LEFT_OUT",
    "Advice",
    "advice_on",
    "attachments",
    "change_of",
    "due_on",
    "operator_name",
    "operators",
]

_SUBJECTS = (
    (Filing.CHANGE_REGISTRATION, "road_transport.registered.change_registration"),
    (Filing.NOTIFICATION, "road_transport.registered.notification"),
)
_TOUCHED: Mapping[str, frozenset[int]] = MappingProxyType(
    # which papers a change usually alters (numbers of the ordinance's list): derived here, no list of it was read
    {
        "kind": frozenset({5, 6, 7, 11, 12}),
        "area_enlarged": frozenset({2}),
        "area_reduced": frozenset({2}),
        "range_widened": frozenset({7, 12}),
        "range_narrowed": frozenset({12}),
        "partner": frozenset({8, 9}),
        "name": frozenset({1}),
        "office": frozenset({8, 9, 10}),
        "cars": frozenset({5, 8, 11}),
    }
)
MAY_BE_LEFT_OUT = "※"
"""Marks a paper that a renewal leaves out when nothing has changed since it was last handed in (施行規則第51条の10第2項)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What the law asks for when something changes on a day.

    Attributes
    ----------
    change, day : what, and from when.
    filing : the procedure; None when nothing is filed, or when the law of that day is not known (`known` tells which).
    due_on : the last day; of a 変更登録 the day before the change, since it comes first.
    council : whether the council comes first.
    reasons, source : what decides it, and the article it stands in.
    duties : what must be done besides.
    attachments : what goes with it.
    """

    change: Change
    day: date
    known: bool
    filing: Filing | None
    due_on: date | None
    council: Council
    reasons: tuple[str, ...]
    source: str
    duties: tuple[str, ...]
    attachments: tuple[str, ...]


def advice_on(change_id: str, version: Version, day: date) -> Advice:
    """Ask the law of the day about one change of a registration; an unheard-of change is a LookupError."""
    change = change_of(change_id)
    answers = Answers((Answer(CHANGE, change.id, Record("変更の届け出")),))
    findings = [(filing, find(corpus(), subject, day, answers)) for filing, subject in _SUBJECTS]
    filing, says = next(
        ((filing, finding) for filing, finding in findings if finding.verdict is Verdict.LAWFUL),
        (None, findings[-1][1]),
    )
    service = _service(version)
    papers = for_change(service, _TOUCHED.get(change.id, frozenset()), council=change.council is Council.NEEDED)
    return Advice(
        change=change,
        day=day,
        known=says.verdict is not Verdict.NOT_APPLICABLE,
        filing=filing,
        due_on=due_on(filing, expires_on=version.expires_on, happened_on=day) if filing else None,
        council=change.council,
        reasons=explain(says.outlook) if filing and says.outlook else (),
        source=str(says.provision.cite) if says.provision else "",
        duties=_duties(says, findings[-1][1]),
        attachments=(*(_words(one) for one in papers), REGISTRATION_PAPER) if filing else (),
    )


def due_on(
    filing: Filing, *, expires_on: date, year: int | None = None, happened_on: date | None = None
) -> date | None:
    """Return the last day for something to be filed; None where it follows from a day that is not given."""
    match filing:
        case Filing.RENEWAL:
            return expires_on
        case Filing.ANNUAL_REPORT:
            return None if year is None else annual_report_due(year)
        case Filing.NOTIFICATION:
            return None if happened_on is None else notification_deadline(happened_on)
        case Filing.CHANGE_REGISTRATION:
            return None if happened_on is None else happened_on - timedelta(days=1)


def attachments(version: Version, procedure: Procedure | None = None) -> tuple[str, ...]:
    """Return the papers that go with an application, or with one change of the registration."""
    if procedure is None or procedure.happened_on is None:
        return tuple(_words(one) + (MAY_BE_LEFT_OUT if one.kept else "") for one in for_application(_service(version)))
    return advice_on(procedure.change, version, procedure.happened_on).attachments


def operators() -> tuple[tuple[str, str], ...]:
    """Return the kinds of bodies that the law tells apart: code and Japanese text."""
    return tuple((option.id, option.text) for option in operator.KIND.options)


def operator_name(code: str) -> str:
    """Return the text of a kind of body; empty for an unknown code."""
    return dict(operators()).get(code, "")


def _service(version: Version) -> Service:
    return Service(
        municipality=version.operator in operator.MUNICIPALITY,
        welfare=version.way.for_welfare,
        route=bool(version.route),
    )


def _duties(says: Finding, notification: Finding) -> tuple[str, ...]:
    """Return the duties of the procedure; a change without one still has those that the law ties to it by name."""
    if says.verdict is Verdict.LAWFUL or notification.provision is None:
        return tuple(duty.text for duty in says.duties)
    resolver = corpus().resolver(notification.day)
    return tuple(
        duty.text
        for duty in notification.provision.duties
        if duty.when and judge(resolver.condition(duty.when), notification.answers).truth is Truth.YES
    )


def _words(attachment: Attachment) -> str:
    return f"{attachment.number}号　{attachment.text}"
