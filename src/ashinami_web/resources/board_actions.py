"""The boards: writing what is sought and given, bringing two together, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.casework.community.idle import read_week
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.helping import MatchState, Side
from ashinami_web.bodies.models import Body
from ashinami_web.bodies.shared_actions import put
from ashinami_web.config.acting import Acting
from ashinami_web.resources.actions import ResourceError
from ashinami_web.resources.models import Entry, Match

STANDS = (MatchState.INTRODUCED, MatchState.AGREED, MatchState.TRIED)


@transaction.atomic
def write_entry(
    row: Entry | None, about: Body, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date
) -> Entry:
    """Write what is sought or given; its times are read from words. Of a person nothing is shown to everybody."""
    kept = dict(said)
    try:
        kept["times"] = read_week(kept.get("times_text", ""))
    except ValueError as error:
        raise ResourceError(str(error)) from error
    entry = row or Entry(start=day)
    if kept.get("public") and (kept.get("person_id") or entry.person_id):
        raise ResourceError(_("個人のことは、だれにでも見せることはできません。集まりを選んでください。"))
    return put(entry, {**kept, "about": about}, kind=EventKind.MATCH_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def end_entry(row: Entry, *, by: Acting, at: datetime, day: date) -> None:
    """Take it off the board from today."""
    put(row, {"end": max(day, row.start)}, kind=EventKind.MATCH_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def bring_together(seeks: Entry, gives: Entry, *, note: str, by: Acting, at: datetime, day: date) -> Match:
    """Write that two entries were brought together; the match is shared as the need is."""
    if (seeks.side, gives.side) != (Side.SEEKS, Side.GIVES) or seeks.board != gives.board:
        raise ResourceError(_("求めているものと出せるものを、同じ掲示板の中で選んでください。"))
    if Match.objects.filter(seeks=seeks, gives=gives).exists():
        raise ResourceError(_("この二つは、もう引き合わせてあります。"))
    taken = Match.objects.filter(gives=gives, state__in=[state.value for state in STANDS]).count()
    if taken >= gives.places:
        raise ResourceError(_("この手助けは、もういっぱいです。"))
    said = {"note": note, "circle": seeks.circle if seeks.body_id == by.body.pk else None}
    row = Match(seeks=seeks, gives=gives, made_on=day, changed_on=day)
    return put(row, said, kind=EventKind.MATCH_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def write_match(row: Match, *, state: MatchState, note: str, reward: str, by: Acting, at: datetime, day: date) -> Match:
    """Write how far a match is; what was written before stays above it."""
    kept = "\n".join(part for part in (row.note, note and f"{day:%Y-%m-%d} {note}") if part)
    said = {"state": state.value, "note": kept[-2000:], "reward": reward, "changed_on": day}
    return put(row, said, kind=EventKind.MATCH_CHANGED, by=by, at=at, day=day)
