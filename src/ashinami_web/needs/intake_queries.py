"""What a conversation before certification can offer first; how sheets and referrals of a year ended; the trend of certificates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ashinami.basics.day import Month
from ashinami.vocabulary.helping import Board, Level, Outcome, Side
from ashinami.vocabulary.ride import RideState
from ashinami.vocabulary.wish import WhyUnmet
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Wish
from ashinami_web.helping.queries import NOBODY_GOES, helps_in_words, unmet_visits
from ashinami_web.needs.models import CertificateCount, Conversation, Referral
from ashinami_web.resources.board_queries import entries
from ashinami_web.resources.models import Entry, Service
from ashinami_web.resources.queries import above
from ashinami_web.resources.service_queries import Look, catalogue
from ashinami_web.shift.models import Unmet


@dataclass(frozen=True, slots=True)
class Offers:
    """What could be offered, in this order: neighbours' helps, services that need no certificate, care services last."""

    helps: list[Entry]
    services: list[Service]
    care: list[Service]


def offers_for(row: Conversation, body: Body, day: date) -> Offers:
    """Return what there is for the troubles of a sheet, where she lives; of each kind what concerns most of them first."""
    troubles = set(row.fields)
    places = {area.pk for area in above(row.area)} | {None}

    def fitting[Each: (Entry, Service)](rows: Iterable[Each]) -> list[Each]:
        found = [each for each in rows if troubles & set(each.fields) and (each.area_id in places or row.area is None)]
        return sorted(found, key=lambda each: -len(troubles & set(each.fields)))

    services = fitting(catalogue(body, day, Look()))
    in_force = [service for service in services if service.start <= day]
    return Offers(
        fitting(entries(body, day, board=Board.HELP, side=Side.GIVES)),
        [service for service in in_force if service.before_certification],
        [service for service in in_force if not service.before_certification],
    )


@dataclass(frozen=True, slots=True)
class IntakeYear:
    """How the sheets of a stretch of days ended, and what was asked for a certificate for a light help alone."""

    sheets: int
    outcomes: tuple[tuple[Outcome, int], ...]
    asked: int
    asked_and_helped: int


def intake_counts(body: Body, first: date, last: date) -> IntakeYear:
    """Return the counts of the own sheets."""
    rows = Conversation.objects.filter(body=body, on__gte=first, on__lte=last)
    ended = Counter(rows.values_list("outcome", flat=True))
    asked = rows.filter(asked_certification=True)
    helped = asked.filter(outcome=Outcome.HELP.value)
    outcomes = tuple((outcome, ended[outcome.value]) for outcome in Outcome if ended[outcome.value])
    return IntakeYear(rows.count(), outcomes, asked.count(), helped.count())


@dataclass(frozen=True, slots=True)
class Load:
    """What came to a body by referral: how many, of which fields, how many beyond care, how many wait, how many are late."""

    number: int
    fields: tuple[tuple[str, int], ...]
    beyond_care: int
    waiting: int
    late: int


def load_of(body: Body, first: date, last: date, day: date) -> Load:
    """Return what was referred to a body in a stretch of days."""
    rows = list(Referral.objects.filter(to_body=body, sent_on__gte=first, sent_on__lte=last))
    fields = Counter(code for row in rows for code in row.fields)
    open_ = [row for row in rows if row.result_on is None]
    return Load(
        len(rows),
        tuple(fields.most_common()),
        sum(row.beyond_care for row in rows),
        len(open_),
        sum(row.due_on < day for row in open_),
    )


@dataclass(frozen=True, slots=True)
class TrendRow:
    """The certificates of one fiscal year: all, the light ones, and the light ones by what they were wanted for."""

    year: int
    number: int
    light: int
    uses: tuple[tuple[str, int], ...]

    @property
    def share(self) -> int | None:
        """How many of a hundred were light; None when nobody was certified."""
        return None if self.number == 0 else round(100 * self.light / self.number)


def certificate_trend(body: Body) -> list[TrendRow]:
    """Return the certificates by fiscal year, the oldest first."""
    numbers: Counter[int] = Counter()
    light: Counter[int] = Counter()
    uses: dict[int, Counter[str]] = {}
    for row in CertificateCount.objects.filter(body=body):
        month = Month.parse(row.month)
        year = month.year if month.month >= 4 else month.year - 1
        numbers[year] += row.number
        if Level(row.level).is_light:
            light[year] += row.number
            uses.setdefault(year, Counter())[row.field] += row.number
    return [
        TrendRow(year, numbers[year], light[year], tuple(uses.get(year, Counter()).most_common()))
        for year in sorted(numbers)
    ]


def unmet_counts(body: Body, first: date, last: date) -> dict[str, int]:
    """Return the own wishes that were declined, or heard and never written down, by reason and by where the rider lives.

    A support visit on which nobody could go is counted with its kinds of help.
    """
    of_days = Q(service_day__gte=first, service_day__lte=last)
    rows = Wish.objects.filter(of_days, body=body, state=RideState.UNMET.value).prefetch_related("rider")
    counts: Counter[str] = Counter(f"{_why(row)}／{row.rider.town or '地区不明'}" for row in rows)
    heard = Unmet.objects.filter(body=body, day__gte=first, day__lte=last)
    counts.update(f"{WhyUnmet[row.code].value}／{row.town or '地区不明'}" for row in heard)
    counts.update(
        f"{NOBODY_GOES}（{helps_in_words(row.helps)}）／{row.rider.town or '地区不明'}"
        for row in unmet_visits(body.pk, first, last)
    )
    return dict(counts.most_common())


def _why(row: Wish) -> str:
    """Return the reason as it is counted: its code where it has one that says something, else the words."""
    if row.unmet_code and row.unmet_code != WhyUnmet.OTHER.name:
        return WhyUnmet[row.unmet_code].value
    return row.unmet_reason or "理由なし"
