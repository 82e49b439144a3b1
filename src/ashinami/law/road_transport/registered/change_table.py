"""Changes of a registered service: what each needs, by period (法第79条の7・第79条の11, 施行規則第51条の11・第51条の13).

One table for the rules, the workbook and the interview. The passenger range is the row that moved: widening it was notified until
2020-11-26 and is a change of registration since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ashinami.law.road_transport.registered.sources_service import BEGIN, REFORM_2020
from ashinami.rules.facts import Choice, Option, Who


class Procedure(StrEnum):
    """What the office must get for a change."""

    CHANGE_REGISTRATION = "change_registration"
    NOTIFICATION = "notification"
    NONE = "none"


class Council(StrEnum):
    """Whether the council comes first: proof is listed; it is a test of the Act though no proof is listed; or not."""

    NEEDED = "needed"
    EXPECTED = "expected"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row: its id (option of `registration.change`), its Japanese text, what it needs now, and what it needed to 2020-11-26."""

    id: str
    text: str
    now: Procedure
    council: Council = Council.NO
    to_2020: Procedure | None = None

    def procedure(self, day: date) -> Procedure:
        """Return what the change needs when it is made on the day; a LookupError before there were registrations."""
        if day < BEGIN:
            raise LookupError(f"there was no registration on {day}, before {BEGIN}")
        return self.to_2020 if day < REFORM_2020 and self.to_2020 is not None else self.now


CHANGES = (
    Change(
        id="kind",
        text="運送の種別を加える・替える",
        now=Procedure.CHANGE_REGISTRATION,
        council=Council.NEEDED,
    ),
    Change(
        id="area_enlarged",
        text="区域や路線を広げる",
        now=Procedure.CHANGE_REGISTRATION,
        council=Council.NEEDED,
    ),
    Change(
        id="range_widened",
        text="運ぶ人の範囲を広げる",
        now=Procedure.CHANGE_REGISTRATION,
        council=Council.EXPECTED,
        to_2020=Procedure.NOTIFICATION,
    ),
    Change(
        id="partner",
        text="事業者協力型を始める・やめる・相手を替える",
        now=Procedure.CHANGE_REGISTRATION,
        # the way did not exist, so nothing could change
        to_2020=Procedure.NONE,
    ),
    Change(id="range_narrowed", text="運ぶ人の範囲を狭める", now=Procedure.NOTIFICATION),
    Change(id="area_reduced", text="区域や路線を縮める", now=Procedure.NOTIFICATION),
    Change(id="kind_dropped", text="二つの種別の一つをやめる", now=Procedure.NOTIFICATION),
    Change(id="name", text="団体の名前・住所・代表者が変わる", now=Procedure.NOTIFICATION),
    Change(id="office", text="事務所の名前や場所が変わる", now=Procedure.NOTIFICATION),
    Change(id="cars", text="事務所ごとの車の数や種類が変わる", now=Procedure.NOTIFICATION),
    Change(
        id="partner_name",
        text="協力する事業者の名前や住所が変わる（相手は同じ）",
        now=Procedure.NOTIFICATION,
        to_2020=Procedure.NONE,
    ),
    Change(id="ended", text="サービスをやめる", now=Procedure.NOTIFICATION),
    Change(id="rider_count", text="名簿の利用者の人数だけが変わる", now=Procedure.NONE),
    Change(id="price", text="対価を変える", now=Procedure.NONE, council=Council.NEEDED),
    Change(id="drivers", text="運転者が替わる", now=Procedure.NONE),
)

CHANGE = Choice(
    id="registration.change",
    asks="何が変わりますか（二つ以上なら、一つずつ確かめます）",
    options=tuple(Option(change.id, change.text) for change in CHANGES),
    changed_by=(Who.GROUP,),
)
NOTIFY_WITHIN = timedelta(days=30)


def change_of(change_id: str) -> Change:
    """Return the row; a LookupError for an unheard-of change."""
    for change in CHANGES:
        if change.id == change_id:
            return change
    raise LookupError(f"no change called {change_id}")


def notification_deadline(changed_on: date) -> date:
    """Return the last day for a notification: 30 days after the change (法第79条の7第3項・施行規則第51条の13).

    >>> notification_deadline(date(2025, 4, 1))
    datetime.date(2025, 5, 1)
    """
    return changed_on + NOTIFY_WITHIN
