"""Counts that are shared: unmet wishes, certificates, survey answers. Small ones are hidden before anybody else reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.casework.community.counts import FEWER_THAN, told_each
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.helping import Level
from ashinami_web.bodies.circle_actions import may_share_with
from ashinami_web.bodies.models import Area, Circle
from ashinami_web.bodies.shared_actions import put, tell
from ashinami_web.config.acting import Acting
from ashinami_web.needs.actions import NeedsError
from ashinami_web.needs.models import CertificateCount, Evidence, Issue, Survey, SurveyAnswer
from ashinami_web.people.roles import Permission


@transaction.atomic
def share_counts(
    kind: str,
    counts: Mapping[str, int],
    *,
    days: tuple[date, date],
    circle: Circle | None,
    issue: Issue | None = None,
    by: Acting,
    at: datetime,
    day: date,
    fewer_than: int = FEWER_THAN,
) -> list[Evidence]:
    """Share counts with a circle, or lay them by an issue: where fewer were counted than may be told, only that is written."""
    by.require(Permission.KEEP_COMMUNITY)
    if not counts:
        raise NeedsError(_("この期間には、数えるものがありません。"))
    may_share_with(circle, by=by, day=day)
    made = [
        Evidence.objects.create(
            body=by.body,
            circle=circle,
            issue=issue,
            area=issue.area if issue else None,
            kind=kind,
            label=label[:200],
            number=cell.number,
            fewer_than=cell.fewer_than,
            first=days[0],
            last=days[1],
            made_on=day,
        )
        for label, cell in told_each(counts, fewer_than).items()
    ]
    subject = issue or by.body
    tell(EventKind.ISSUE_CHANGED, subject, by=by, at=at, day=day, facts={"evidence": kind, "rows": len(made)})
    return made


@transaction.atomic
def write_certificates(
    month: str,
    area: Area | None,
    counts: Mapping[tuple[Level, str], int],
    *,
    by: Acting,
    at: datetime,
    day: date,
) -> int:
    """Write how many were certified in a month, by level and what for; written again it replaces what stood there."""
    by.require(Permission.KEEP_COMMUNITY)
    for (level, field), number in counts.items():
        row, _made = CertificateCount.objects.update_or_create(
            body=by.body, month=month, area=area, level=level.value, field=field, defaults={"number": number}
        )
    if counts:
        tell(EventKind.ISSUE_CHANGED, row, by=by, at=at, day=day, facts={"certificates": month, "rows": len(counts)})
    return len(counts)


@transaction.atomic
def write_survey(said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Survey:
    """Write whom a survey asked."""
    return put(Survey(), said, kind=EventKind.SURVEY_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def read_answers(survey: Survey, answers: Iterable[Mapping[str, Any]], *, by: Acting, at: datetime, day: date) -> int:
    """Write the sheets that came back, in the place of those written before; more than were sent are refused."""
    by.require(Permission.KEEP_COMMUNITY)
    if survey.body_id != by.body.pk:
        raise PermissionDenied("another body's survey")
    rows = [SurveyAnswer(body=by.body, survey=survey, **answer) for answer in answers]
    if len(rows) > survey.sent:
        raise NeedsError(_("返ってきた枚数が、配った枚数より多くなっています。配った数を確かめてください。"))
    survey.answers.all().delete()
    SurveyAnswer.objects.bulk_create(rows)
    tell(EventKind.SURVEY_CHANGED, survey, by=by, at=at, day=day, facts={"answers": len(rows)})
    return len(rows)
