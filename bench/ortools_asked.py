"""What runs in OR-Tools' own process."""

from __future__ import annotations

from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import Problem


def ask(problem: Problem, seconds: int) -> Plan | None:
    """Return OR-Tools' plan; the solver is imported here, in its own process."""
    from bench.ortools_day import solve  # noqa: PLC0415

    return solve(problem, seconds)
