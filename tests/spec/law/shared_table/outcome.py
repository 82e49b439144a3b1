"""What the law says of one case, ready to be compared with the answer of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ashinami.law import corpus
from ashinami.rules.answers import Answers
from ashinami.rules.change import least_changes
from ashinami.rules.conditions import Gap
from ashinami.rules.facts import Judgement, Who
from ashinami.rules.reading import sentence
from ashinami.rules.verdict import Finding, Verdict, find
from tests.spec.law.shared_table.reading import Case, Situation, Told, situation
from tests.spec.law.shared_table.topics import RIDE, TOPICS, Expected
from tests.spec.law.shared_table.words import WORDS

_RANK = (Verdict.UNLAWFUL, Verdict.UNDETERMINED, Verdict.LAWFUL)


@dataclass(frozen=True)
class Outcome:
    """A case judged."""

    case: Case
    also: Mapping[str, object] | None = None
    hidden: str = ""

    @cached_property
    def situation(self) -> Situation:
        """The case in our facts; `also` are facts put beside it, `hidden` one that is taken away."""
        usual: Told = TOPICS[self.case.topic].usual_in(self.case)
        return situation(self.case, WORDS, usual, self.hidden, dict(self.also or {}))

    @property
    def answers(self) -> Answers:
        """All that is known."""
        return self.situation.answers

    @property
    def expected(self) -> Expected:
        """What the file's answer stands for."""
        return TOPICS[self.case.topic].expects[self.case.answer]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """One for each subject that the answer is about."""
        subjects = dict.fromkeys(subject for together, _ in self.expected for subject in together)
        return tuple(self.find(subject) for subject in subjects)

    def find(self, subject: str) -> Finding:
        """Judge one subject."""
        return find(corpus(), subject, self.case.day, self.answers)

    def verdict(self, subjects: tuple[str, ...]) -> Verdict:
        """Return the verdict on all of them together. What nobody can read may decide: then nothing is lawful."""
        verdicts = [self.find(subject).verdict for subject in subjects]
        if Verdict.NOT_APPLICABLE in verdicts:
            return Verdict.NOT_APPLICABLE
        worst = min(verdicts, key=_RANK.index)
        return Verdict.UNDETERMINED if self.situation.unread and worst is Verdict.LAWFUL else worst

    def strange(self) -> tuple[str, ...]:
        """Return where the law says something else than the file, with what decides."""
        return tuple(
            f"{'・'.join(together)}: {found}, expected {wanted} ({'; '.join(self.reasons)})"
            for together, wanted in self.expected
            if (found := self.verdict(together)) is not wanted
        )

    @property
    def reasons(self) -> tuple[str, ...]:
        """What decides, one sentence each."""
        return tuple(
            dict.fromkeys(sentence(end) for one in self.findings if one.outlook for end in one.outlook.reason.ends())
        )

    @property
    def deciding(self) -> frozenset[str]:
        """Ids of the facts that decide."""
        ends = (end for one in self.findings if one.outlook for end in one.outlook.reason.ends())
        return frozenset(fact.id for end in ends if (fact := getattr(end.condition, "fact", None)) is not None)

    @property
    def duties(self) -> str:
        """All duties that are told, and those of the rules that refuse, in one text."""
        told = (duty for one in self.findings for duty in one.duties)
        refusing = (one.provision for one in self.findings if one.verdict is Verdict.UNLAWFUL and one.provision)
        return "\n".join(duty.text for duty in (*told, *(duty for one in refusing for duty in one.duties)))

    @property
    def proposed(self) -> frozenset[str]:
        """Ids of the facts that the smallest changes would change."""
        found: set[str] = set()
        for one in self.findings:
            if one.provision is not None and one.verdict is Verdict.UNLAWFUL:
                condition = corpus().resolved(one.provision, self.case.day)
                found |= {
                    change.slot.id for proposal in least_changes(condition, self.answers) for change in proposal.changes
                }
        return frozenset(found)

    def left_to(self, who: Who) -> bool:
        """Whether what is open waits for this authority: a judgement of its own, or a gap that names it."""
        ends = [end for one in self.findings if one.outlook for end in one.outlook.reason.ends()]
        judged = any(
            isinstance(fact := getattr(end.condition, "fact", None), Judgement) and fact.answered_by is who
            for end in ends
        )
        named = any(
            isinstance(end.condition, Gap) and who.value in end.condition.why + end.condition.words for end in ends
        )
        return judged or named

    def with_facts(self, facts: Mapping[str, object], subject: str = RIDE) -> Verdict:
        """Return the verdict if these facts held too."""
        return replace(self, also=facts).find(subject).verdict
