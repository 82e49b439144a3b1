"""One person on a day: every service with its name of that day, whether she is a target user, why, and what her town says beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ashinami.basics.day import Days
from ashinami.casework.care.fields import Fields
from ashinami.casework.care.narrowings import side_by_side
from ashinami.law.care_insurance.local import SideBySide
from ashinami.law.care_insurance.services import BEGINS, name_on, services
from ashinami.law.care_insurance.users.status import target_user
from ashinami.rules.reading import explain
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Finding, Verdict
from ashinami.vocabulary.care import CareLevel, Continuing, Service, Status, StatusHistory

LEVELS = "、".join(f"{level.value}（{level.text}）" for level in CareLevel)
CODES = "、".join(f"{service.value}（{service.text}）" for service in Service)
SAYS = {
    Verdict.LAWFUL: "○ 対象",
    Verdict.UNLAWFUL: "× 対象でない",
    Verdict.UNDETERMINED: "？ 未確定",
    Verdict.NOT_APPLICABLE: "－ この日にはない",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One service for one person on a day."""

    service: Service
    name: str
    finding: Finding
    local: SideBySide | None


def read_person(text: str, file: str) -> tuple[StatusHistory | None, Fields]:
    """Read a person's history from a TOML file; None where it does not hold together, with notices."""
    fields = Fields.of(text, file)
    statuses = tuple(status for row in fields.tables("status") if (status := _status(row)) is not None)
    going_on = tuple(one for row in fields.tables("continuing") if (one := _continuing(row)) is not None)
    born = fields.day("born", needed=False)
    try:
        return StatusHistory(statuses, born, going_on), fields
    except ValueError:
        fields.tell(
            "status", "区分の期間が、順でないか重なっています", "前の区分の終わりの日を、次の始まりの日にしてください"
        )
        return None, fields


def _days(row: Fields, start: str, end: str) -> Days | None:
    first, last = row.day(start), row.day(end, needed=False)
    if first is None:
        return None
    try:
        return Days(first, last)
    except ValueError:
        row.tell(end, "終わりの日が始まりの日より前です", "日付を確かめてください")
        return None


def _status(row: Fields) -> Status | None:
    level, days = row.one_of("level", CareLevel, LEVELS), _days(row, "from", "to")
    return None if level is None or days is None else Status(level, days, row.day("certified_on", needed=False))


def _continuing(row: Fields) -> Continuing | None:
    service, used = row.one_of("service", Service, CODES), _days(row, "from", "to")
    if service is None or used is None:
        return None
    return Continuing(service, used, row.day("recognised_on", needed=False), row.day("refused_on", needed=False))


def standings(
    history: StatusHistory, day: date, *, municipality: str = "", opened: bool | None = None
) -> tuple[Standing, ...]:
    """Return every service for the person on the day; the town's own rule beside the state's where a town is named."""
    return tuple(
        Standing(
            one.service,
            name_on(one.service, max(day, BEGINS)),
            target_user(history, one.service, day, opened=opened),
            side_by_side(history, one.service, day, municipality) if municipality else None,
        )
        for one in services()
    )


def lines(found: tuple[Standing, ...]) -> Iterator[str]:
    """Tell each service in a line, its reasons under it, and where the town narrows what the state allows."""
    for one in found:
        yield f"{SAYS[one.finding.verdict]}  {one.name}"
        if one.finding.outlook is not None:
            yield from (f"      {said}" for said in explain(one.finding.outlook))
        if one.local is not None and one.local.rule is not None:
            said = {Truth.YES: "数える", Truth.NO: "数えない", Truth.UNKNOWN: "未確定"}[one.local.local]
            yield f"      {one.local.rule.municipality}のきまり: {said}。{one.local.why}〔{one.local.rule.cite.mark.text}〕"
