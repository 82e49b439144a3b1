"""The forms side by side: what is satisfied, what is missing, what is open, who must act, and the smallest changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ashinami.basics.source import Citation, Mark
from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.purpose import Form
from ashinami.law import corpus
from ashinami.law.road_transport import operator
from ashinami.law.road_transport.registered import facts_riders
from ashinami.law.road_transport.registered.attachments import Service, for_application
from ashinami.rules.answers import Answers, Slot
from ashinami.rules.ask import outlook
from ashinami.rules.change import Proposal, least_changes
from ashinami.rules.conditions import AllOf, AnyOf, Applied, Condition, ForEach, Gap, ThereIs, walk
from ashinami.rules.facts import Who
from ashinami.rules.judge import Reason, judge
from ashinami.rules.provision import Duty, Provision
from ashinami.rules.reading import sentence
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Verdict, guidance

_VERDICT = {Truth.YES: Verdict.LAWFUL, Truth.NO: Verdict.UNLAWFUL, Truth.UNKNOWN: Verdict.UNDETERMINED}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a reason, with its source and the origin of the answer.

    `by` is who can answer what is open, and who can change what is missing.
    """

    text: str
    cite: Citation | None
    origin: str = ""
    by: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that the form asks: its title, whether it holds, and why."""

    title: str
    truth: Truth
    why: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormResult:
    """What came out for one form.

    Attributes
    ----------
    form, verdict : which form; LAWFUL where it is open to the group (or the matter in order), NOT_APPLICABLE where the form did
        not exist on the day.
    requirements : everything the form asks, each with its truth and reasons.
    questions : what is still to be asked for this form.
    changes : the smallest changes after which nothing refuses it any more.
    duties : what whoever uses it must do or keep.
    warnings : guides (目安) that do not hold.
    documents : papers to prepare for an application.
    provisions : the versions of the law that were applied.
    """

    form: Form
    verdict: Verdict
    requirements: tuple[Requirement, ...] = ()
    questions: tuple[Slot, ...] = ()
    changes: tuple[Proposal, ...] = ()
    duties: tuple[Duty, ...] = ()
    warnings: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()

    def of(self, truth: Truth) -> tuple[Requirement, ...]:
        """Return the requirements that are satisfied (YES), missing (NO) or open (UNKNOWN)."""
        return tuple(one for one in self.requirements if one.truth is truth)

    @property
    def to_confirm(self) -> tuple[str, ...]:
        """What rests on a source that nobody has verified (要確認), each sentence once."""
        doubtful = (
            said.text
            for one in self.requirements
            for said in one.why
            if said.cite is not None and said.cite.mark is Mark.UNVERIFIED
        )
        return tuple(dict.fromkeys(doubtful))

    @property
    def who_must_act(self) -> tuple[Who, ...]:
        """Who can change or decide what is missing, each once."""
        missing = self.of(Truth.NO)
        return tuple(dict.fromkeys(who for one in missing for said in one.why for who in said.by))


def results(interview: Interview) -> tuple[FormResult, ...]:
    """Judge every form of the purpose as far as is known."""
    return tuple(result(form, interview.day, interview.answers, interview.aside) for form in interview.purpose.forms)


def result(form: Form, day: date, answers: Answers, aside: frozenset[Slot] = frozenset()) -> FormResult:
    """Judge one form as of the day; `aside` is what nobody can answer."""
    condition = form.condition(day)
    if condition is None:
        return FormResult(form=form, verdict=Verdict.NOT_APPLICABLE)
    law = corpus()
    seen = outlook(condition, answers, aside)
    warnings, duties = guidance(seen, law, day, answers)
    return FormResult(
        form=form,
        verdict=_VERDICT[seen.truth],
        requirements=tuple(_merged(_requirements(condition, answers))),
        questions=seen.questions,
        changes=least_changes(condition, answers) if seen.truth is Truth.NO and form.can_be_repaired else (),
        duties=duties,
        warnings=tuple(dict.fromkeys(sentence(end) for guide in warnings for end in guide.ends())),
        documents=_documents(form, answers),
        provisions=_applied(condition),
    )


def _requirements(condition: Condition, answers: Answers, title: str = "") -> Iterator[Requirement]:
    """Each thing asked: the parts of all-ofs, and of several ways the parts of the one that leads farthest."""
    match condition:
        case Applied(title=name, of=inner):
            yield from _requirements(inner, answers, name)
        case AllOf(title=name, of=of):
            for part in of:
                yield from _requirements(part, answers, name)
        case AnyOf(title=name, of=of) if (way := _way_shown(of, answers)) is not None:
            yield from _requirements(way, answers, name)
        case _:
            reason = judge(condition, answers)
            name = getattr(condition, "title", "") or title
            said: dict[str, Sentence] = {}
            for end in reason.ends():
                # the same words under another source are said once
                said.setdefault(sentence(end), _sentence(end, reason.truth))
            yield Requirement(name, reason.truth, tuple(said.values()))


def _merged(requirements: Iterable[Requirement]) -> Iterator[Requirement]:
    """Join those that stand under one title and come out the same, each sentence once."""
    found: dict[tuple[str, Truth], dict[Sentence, None]] = {}
    for one in requirements:
        found.setdefault((one.title, one.truth), {}).update(dict.fromkeys(one.why))
    for (title, truth), why in found.items():
        yield Requirement(title, truth, tuple(why))


def _way_shown(ways: tuple[Condition, ...], answers: Answers) -> AllOf | Applied | None:
    """Return the way whose parts are shown one by one: the one that leads, or of refused ones the one more than half satisfied.

    None where no single one stands out: then they are told together.
    """
    truths = [judge(way, answers).truth for way in ways]
    best = max(truths)
    among = [way for way, truth in zip(ways, truths, strict=True) if truth == best]
    if best is Truth.NO:
        among = [way for way in among if _satisfied_share(way, answers) > 1 / 2]
    first = among[0] if len(among) == 1 or (among and best is Truth.YES) else None
    return first if isinstance(first, AllOf | Applied) else None


def _satisfied_share(way: Condition, answers: Answers) -> float:
    truths = [one.truth for one in _requirements(way, answers)]
    return truths.count(Truth.YES) / len(truths)


def _sentence(end: Reason, asked: Truth) -> Sentence:
    condition = end.condition
    if isinstance(condition, ForEach | ThereIs):
        return Sentence(sentence(end), None, by=(condition.over.answered_by,))
    if isinstance(condition, Gap):
        return Sentence(sentence(end), condition.cite)
    fact = getattr(condition, "fact", None)
    by: tuple[Who, ...] = ()
    if fact is not None and asked is not Truth.YES:
        by = (fact.answered_by,) if end.truth is Truth.UNKNOWN else fact.changed_by
    return Sentence(sentence(end), getattr(condition, "cite", None), end.answer.origin.text if end.answer else "", by)


def _documents(form: Form, answers: Answers) -> tuple[str, ...]:
    """Return the papers of an application; what is not known counts as the body that must attach more."""
    if not form.application:
        return ()
    kind, route = answers.to(operator.KIND), answers.to(facts_riders.ROUTE)
    service = Service(
        municipality=kind is not None and kind.value in operator.MUNICIPALITY,
        welfare=form.application == "welfare",
        route=route is not None and route.value is True,
    )
    return tuple(attachment.text for attachment in for_application(service))


def _applied(condition: Condition) -> tuple[Provision, ...]:
    names = dict.fromkeys(part.provision for part in walk(condition) if isinstance(part, Applied))
    return tuple(corpus().get(name) for name in names)
