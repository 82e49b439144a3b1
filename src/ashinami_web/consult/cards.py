"""The forms side by side, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ashinami.basics.source import Citation
from ashinami.casework.consult.forms import FormResult, Requirement
from ashinami.casework.consult.interview import Interview
from ashinami.law import corpus
from ashinami.rules.change import Change
from ashinami.rules.facts import Who
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict
from ashinami_web.consult.words import Names, Question, question, value_in_words
from ashinami_web.ui.words import Badge

SHOWN_AT_ONCE = 4
_LOOKS = {
    Verdict.LAWFUL: ("good", "good"),
    Verdict.UNLAWFUL: ("bad", "bad"),
    Verdict.UNDETERMINED: ("ask", "warn"),
    Verdict.NOT_APPLICABLE: ("none", "still"),
}
_LOOKS_OF_PROCEDURES = _LOOKS | {Verdict.LAWFUL: ("warn", "warn"), Verdict.UNLAWFUL: ("good", "good")}
"""Icon and tone. That a procedure is needed is nothing wrong, and nothing to rejoice in."""
_ORDER = {verdict: place for place, verdict in enumerate(("lawful", "undetermined", "unlawful", "not_applicable"))}


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a reason, its source, and the origin of the answer it rests on."""

    text: str
    cite: Citation | None
    origin: str


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a form asks, and why it holds or does not."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One fact as it would have to be, and who can act."""

    asks: str
    now: str
    then: str
    by: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A form beside the others.

    Attributes
    ----------
    missing, still_open, satisfied : what it asks, by truth.
    questions : what is still to be asked for it.
    changes : least sets of changes, each a list of steps.
    warnings, to_confirm : guides that do not hold; sentences that rest on a source nobody has verified.
    sources : the laws and notices of its sentences, each once.
    applied : title, id and revision of each provision.
    """

    result: FormResult
    badge: Badge
    missing: tuple[Point, ...]
    still_open: tuple[Point, ...]
    satisfied: tuple[Point, ...]
    questions: tuple[Question, ...]
    changes: tuple[tuple[Step, ...], ...]
    warnings: tuple[str, ...]
    to_confirm: tuple[str, ...]
    sources: tuple[Citation, ...]
    applied: tuple[tuple[str, str, str], ...]

    @property
    def first_questions(self) -> tuple[Question, ...]:
        """The questions shown at once."""
        return self.questions[:SHOWN_AT_ONCE]

    @property
    def other_questions(self) -> tuple[Question, ...]:
        """The questions behind a fold."""
        return self.questions[SHOWN_AT_ONCE:]

    @property
    def is_decided_elsewhere(self) -> bool:
        """Whether somebody outside the group grants it."""
        return self.result.form.decided_by is not Who.GROUP

    @property
    def is_there(self) -> bool:
        """Whether the form existed on the day."""
        return self.result.verdict is not Verdict.NOT_APPLICABLE


def badge_of(interview: Interview, result: FormResult) -> Badge:
    """Return the word for what came out, as the purpose puts it, with icon and tone."""
    looks = _LOOKS if result.form.can_be_repaired else _LOOKS_OF_PROCEDURES
    return Badge(_(interview.purpose.says(result.verdict)), *looks[result.verdict])


def cards(interview: Interview, found: Iterable[FormResult], names: Names) -> tuple[Card, ...]:
    """Return the forms as cards: of ways, those that are open first."""
    drawn = tuple(_card(interview, result, names) for result in found)
    if not interview.purpose.one_is_enough:
        return drawn
    return tuple(sorted(drawn, key=lambda card: _ORDER[card.result.verdict]))


def _card(interview: Interview, result: FormResult, names: Names) -> Card:
    said = [line.cite for one in result.requirements for line in one.why if line.cite is not None]
    return Card(
        result=result,
        badge=badge_of(interview, result),
        missing=_points(result.of(Truth.NO), names),
        still_open=_points(result.of(Truth.UNKNOWN), names),
        satisfied=_points(result.of(Truth.YES), names),
        questions=tuple(question(slot, names) for slot in result.questions),
        changes=tuple(tuple(_step(change, names) for change in proposal.changes) for proposal in result.changes),
        warnings=tuple(names(line) for line in result.warnings),
        to_confirm=tuple(names(line) for line in result.to_confirm),
        sources=tuple(dict.fromkeys((*said, *(duty.cite for duty in result.duties)))),
        applied=tuple((one.title, one.id, corpus().revision(one.id)) for one in result.provisions),
    )


def _points(found: Iterable[Requirement], names: Names) -> tuple[Point, ...]:
    return tuple(
        Point(one.title, tuple(Line(names(line.text), line.cite, names(line.origin)) for line in one.why))
        for one in found
    )


def _step(change: Change, names: Names) -> Step:
    now = "" if change.now is None else value_in_words(change.slot, change.now)
    return Step(names(change.slot.asks), now, value_in_words(change.slot, change.value), change.by)


def headline(interview: Interview, found: Iterable[FormResult]) -> tuple[str, str]:
    """Return the level of a note, and the result in a sentence."""
    results = [result for result in found if result.verdict is not Verdict.NOT_APPLICABLE]
    held = [_(result.form.name) for result in results if result.verdict is Verdict.LAWFUL]
    refused = [_(result.form.name) for result in results if result.verdict is Verdict.UNLAWFUL]
    if not all(result.form.can_be_repaired for result in results):
        return _of_procedures(held, all_refused=len(refused) == len(results))
    say = _of_ways if interview.purpose.one_is_enough else _of_matters
    return say(held, refused, len(results))


def _of_ways(held: list[str], refused: list[str], forms: int) -> tuple[str, str]:
    if held:
        return "good", _("いまの答えでは、「%(ways)s」で行えます。") % {"ways": "」「".join(held)}
    if len(refused) == forms:
        return "bad", _("いまのままでは、どの形でも行えません。足りないことと、小さな変更を見てください。")
    return "warn", _("まだ決まりません。分からないことが残っているあいだは「行える」とは出ません。")


def _of_matters(held: list[str], refused: list[str], forms: int) -> tuple[str, str]:
    if refused:
        return "bad", _("足りないことがあります: %(matters)s") % {"matters": "・".join(refused)}
    if len(held) == forms:
        return "good", _("すべてそろっています。")
    return "warn", _("まだ決まりません。分からないことが残っているあいだは「そろった」とは出ません。")


def _of_procedures(held: list[str], *, all_refused: bool) -> tuple[str, str]:
    if held:
        return "info", _("この変更には、次の手続きがいります: %(names)s") % {"names": "・".join(held)}
    if all_refused:
        return "good", _("この変更に、変更登録も届出もいりません。")
    return "warn", _("まだ決まりません。")
