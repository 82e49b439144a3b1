"""Words, icons and tones of what is due and of what runs out; never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ashinami.casework.registration.changes import change_of
from ashinami.casework.registration.dues import Due, DueState
from ashinami.casework.registration.expiries import Expiry, Lapse, Paper, expiries
from ashinami.casework.registration.file import GroupFile, LedgerCar, LedgerDriver, LedgerNote
from ashinami.casework.registration.ledger_sheets import driver_sheets, note_words
from ashinami.casework.registration.retention import kept_until
from ashinami.rules.reading import TO_CONFIRM, explain
from ashinami.rules.verdict import Finding, Verdict
from ashinami.vocabulary.registration import Filing, NoteKind
from ashinami_web.ui.words import Badge

DUE_BADGES = {
    DueState.LATE: Badge(gettext_lazy("期限切れ"), "bad", "bad"),
    DueState.NOW: Badge(gettext_lazy("いま出す"), "warn", "warn"),
    DueState.LATER: Badge(gettext_lazy("これから"), "clock", "still"),
    DueState.DONE: Badge(gettext_lazy("出した"), "good", "good"),
}
LAPSE_BADGES = {
    Lapse.LAPSED: Badge(gettext_lazy("切れています"), "bad", "bad"),
    Lapse.UNKNOWN: Badge(gettext_lazy("記録なし"), "ask", "warn"),
    Lapse.SOON: Badge(gettext_lazy("もうすぐ"), "clock", "warn"),
    Lapse.FINE: Badge(gettext_lazy("有効"), "good", "good"),
}


FINDING_BADGES = {
    Verdict.LAWFUL: Badge(gettext_lazy("要件を満たす"), "good", "good"),
    Verdict.UNLAWFUL: Badge(gettext_lazy("足りないことがある"), "bad", "bad"),
    Verdict.UNDETERMINED: Badge(gettext_lazy("要確認"), "ask", "warn"),
}
MET_TO_CONFIRM = Badge(gettext_lazy("要件を満たす（要確認）"), "ask", "warn")
"""Where it rests on a source nobody has verified."""
_PAGES = {
    Paper.REGISTRATION: "registration_write",
    Paper.LICENCE: "ledger_driver",
    Paper.INSURANCE: "ledger_vehicle",
    Paper.INSPECTION: "ledger_vehicle",
    Paper.AGREEMENT: "ledger_vehicle",
}


@dataclass(frozen=True, slots=True)
class FindingLines:
    """What the law says of a driver, in words."""

    badge: Badge
    reasons: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something due as a page shows it. `line` names it; `is_wrong` says that its form was not taken."""

    due: Due
    title: str
    state: DueState
    badge: Badge
    line: str
    is_wrong: bool

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to hand it in."""
        return self.state is not DueState.DONE


@dataclass(frozen=True, slots=True)
class ExpiryLine:
    """Something that runs out as a page shows it; `url` leads to the page where it is written."""

    expiry: Expiry
    lapse: Lapse
    badge: Badge
    url: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a driver's page as it is shown; `key` strikes it."""

    key: UUID
    day: date
    kind: NoteKind
    words: str


def note_line(key: UUID, note: LedgerNote) -> NoteLine:
    """Return a line of the ledger with its words."""
    return NoteLine(key, note.day, note.kind, note_words(note))


def due_line(due: Due, today: date, *, wrong: str = "") -> DueLine:
    """Return something due with its words; `wrong` names the line whose form was not taken."""
    state = due.state(today)
    key = f"{due.version.registration}:{due.filing}:{due.year or ''}"
    line = due.procedure.key if due.procedure and due.change else key
    return DueLine(due, due_title(due), state, DUE_BADGES[state], line, line == wrong)


def due_title(due: Due) -> str:
    """Return what is due in a few words: the report of which year, which change."""
    if due.filing is Filing.ANNUAL_REPORT:
        return _("輸送実績報告（%(year)d年度）") % {"year": due.year or 0}
    return f"{_(due.filing.text)}：{_(change_of(due.change).text)}" if due.change else _(due.filing.text)


def expiry_line(expiry: Expiry, today: date) -> ExpiryLine:
    """Return something that runs out with its words."""
    lapse = expiry.lapse(today)
    page = _PAGES.get(expiry.paper)
    url = reverse(page, args=[expiry.key]) if page else ""
    return ExpiryLine(expiry, lapse, LAPSE_BADGES[lapse], url)


def finding_lines(finding: Finding, driver: LedgerDriver) -> FindingLines:
    """Return what the law says of a driver: whether the requirements hold, why, and what the ledger does not say."""
    told = explain(finding.outlook) if finding.outlook else ()
    badge = FINDING_BADGES.get(finding.verdict, FINDING_BADGES[Verdict.UNDETERMINED])
    if finding.verdict is Verdict.LAWFUL and any(TO_CONFIRM in line for line in told):
        badge = MET_TO_CONFIRM
    return FindingLines(
        badge=badge,
        # the page is his: the key by which the law lists him says nothing to its reader
        reasons=tuple(line.removeprefix(f"{driver.person}: ") for line in told),
        questions=tuple(question.fact.asks for question in finding.questions),
    )


@dataclass(frozen=True, slots=True)
class DriverLine:
    """A driver in the list of the ledger; `missing` counts what nobody has written down."""

    driver: LedgerDriver
    courses: tuple[str, ...]
    expiry: ExpiryLine | None
    kept_until: date | None
    missing: int


def driver_lines(file: GroupFile, today: date) -> list[DriverLine]:
    """Return the driver ledger as a list."""
    licences = {one.key: expiry_line(one, today) for one in expiries(file, today) if one.paper is Paper.LICENCE}
    return [
        DriverLine(
            driver=driver,
            courses=tuple(
                note_words(note) for kind in (NoteKind.COURSE, NoteKind.QUALIFICATION) for note in driver.of_kind(kind)
            ),
            expiry=licences.get(driver.key),
            kept_until=kept_until(driver.left_on),
            missing=len(sheet.missing),
        )
        for driver, sheet in zip(file.drivers, driver_sheets(file, today), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class CarLine:
    """A car in the list of the ledger: its inspection, its insurance."""

    car: LedgerCar
    expiries: tuple[ExpiryLine, ...]


def car_lines(file: GroupFile, today: date) -> list[CarLine]:
    """Return the vehicle ledger as a list."""
    found = {(one.key, one.paper): expiry_line(one, today) for one in expiries(file, today)}
    return [
        CarLine(car, tuple(found[car.key, paper] for paper in (Paper.INSPECTION, Paper.INSURANCE))) for car in file.cars
    ]
