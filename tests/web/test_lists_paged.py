"""Long lists page by page, and what is worked out once for a scope."""

from __future__ import annotations

from datetime import timedelta

from kept_town import TODAY, roadmap_of, told
from web_town import Town

from ashinami.community.roadmap import StepState
from ashinami_web.config import scope
from ashinami_web.meetings.models import Action
from ashinami_web.meetings.queries import MOST_LISTED, page_of
from ashinami_web.plans.actions import set_state
from ashinami_web.plans.models import Plan, Step
from ashinami_web.plans.queries import plan_lines, section_lines, step_rows


def test_page_after_page_gives_every_row_once_in_its_order(town: Town) -> None:
    """A hundred and twenty actions in three pages: none twice, none left out, the last page is the last; nonsense is the first page."""
    rows = [Action(body=town.municipality, title=f"{n}", since=TODAY - timedelta(days=n % 7)) for n in range(120)]
    Action.objects.bulk_create(rows)
    ordered = Action.objects.order_by("-since", "pk")
    found: list[Action] = []
    at = pages = 0
    while pages == 0 or at:
        page, at = page_of(ordered, str(at))
        found, pages = [*found, *page], pages + 1
    assert (found, pages) == (list(ordered), 3)
    for nonsense in ("x", "-1", "9999999", ""):
        assert page_of(ordered, nonsense) == (list(ordered[:MOST_LISTED]), MOST_LISTED)
    assert page_of(ordered, "500") == ([], 0)


def test_what_a_scope_sees_is_forgotten_with_it(town: Town) -> None:
    """Inside another scope the same question has another answer, and afterwards the first one again; what was written since is seen."""
    plan = roadmap_of(town).plan
    with town.scope_of("sc"):
        assert Plan.objects.get() == plan
        with town.scope_of("yoso"):
            assert not Plan.objects.exists()
            assert not Step.objects.exists()
        with scope.acting(None):
            assert not Plan.objects.exists()
        assert [row.pk for row in Plan.objects.prefetch_related("steps")] == [plan.pk]
        roadmap_of(town)
        assert Plan.objects.count() == 2
    assert scope.kept() == {}


def test_the_list_of_plans_counts_as_its_slow_twin(town: Town) -> None:
    """The database's counts are those of the steps read one by one, with one done, one dropped, one late, one nobody's."""
    roadmap = roadmap_of(town)
    set_state(roadmap.steps["waits"], StepState.DROPPED, done_on=None, result="", **told(town))
    (line,) = plan_lines([roadmap.plan], TODAY)
    rows = [row for row in step_rows(roadmap.plan, TODAY) if row.row.state != StepState.DROPPED.value]
    assert (line.steps, line.done) == (len(rows), sum(row.line.step.is_over for row in rows)) == (3, 1)
    assert line.late == sum(row.line.days_late > 0 for row in rows)
    assert line.nobodys == sum(not row.line.step.owned and not row.line.step.is_over for row in rows)
    assert sum(one.steps for one in section_lines(roadmap.plan, step_rows(roadmap.plan, TODAY))) <= line.steps
