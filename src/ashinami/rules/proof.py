"""Proof numbers: by which single question the whole is settled with the fewest questions, either way.

The proof number of a node is the least number of open places that must be answered, as one would wish, to make it YES; the
disproof number the same for NO. From the whole down, an any-of is left by the part nearest to YES and an all-of by the part nearest
to NO; the place so reached serves both aims.

References
----------
L. V. Allis, M. van der Meulen, H. J. van den Herik, "Proof-number search", Artificial Intelligence 66 (1994) 91-124,
doi:10.1016/0004-3702(94)90004-3.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ashinami.rules.circuit import Circuit, Gate, Node
from ashinami.rules.facts import RANK

NEVER = 1_000_000
"""More than any number of questions: it cannot be reached."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many places must be answered before a node is YES, and before it is NO; of a single place also who is asked."""

    proof: int
    disproof: int
    rank: int = 0

    def towards(self, *, yes: bool) -> tuple[int, int, int]:
        """Return how far it is to the aim, how far to the other, and who is asked: less is better."""
        return (self.proof, self.disproof, self.rank) if yes else (self.disproof, self.proof, self.rank)


def most_proving(circuit: Circuit, aside: Sequence[bool]) -> int | None:
    """Return the variable to ask first; None when no answers can settle the whole without those set aside."""
    numbers = proof_numbers(circuit, aside)
    whole = numbers[circuit.whole]
    yes, no = whole.proof < NEVER, whole.disproof < NEVER
    if not (yes or no):
        return None
    node = circuit.nodes[circuit.whole]
    while node.gate is not Gate.LOOK_UP:
        if node.gate is Gate.NOT:
            yes, no = no, yes
        # where only one aim is within reach, the part nearest to that one is taken
        towards_yes = yes and (node.gate is Gate.ANY or not no)
        part = min(node.of, key=lambda one: numbers[one].towards(yes=towards_yes))
        node = circuit.nodes[part]
    return node.of[0]


def proof_numbers(circuit: Circuit, aside: Sequence[bool]) -> list[Numbers]:
    """Return the numbers of every node; a place that is asked in several parts is counted in each."""
    numbers: list[Numbers] = []
    for node in circuit.nodes:
        numbers.append(_numbers(node, circuit, numbers, aside))
    return numbers


def _numbers(node: Node, circuit: Circuit, numbers: Sequence[Numbers], aside: Sequence[bool]) -> Numbers:
    if node.gate is Gate.LOOK_UP:
        variable = circuit.variables[node.of[0]]
        asked = NEVER if aside[node.of[0]] else 1 + variable.behind
        return Numbers(asked, asked, RANK[variable.slot.answered_by])
    of = [numbers[one] for one in node.of]
    match node.gate:
        case Gate.NOT:
            return Numbers(of[0].disproof, of[0].proof)
        case Gate.ALL:
            return Numbers(_all(one.proof for one in of), min(one.disproof for one in of))
        case Gate.ANY:
            return Numbers(min(one.proof for one in of), _all(one.disproof for one in of))
        case _:
            return Numbers(NEVER, NEVER)


def _all(questions: Iterable[int]) -> int:
    return min(sum(questions), NEVER)
