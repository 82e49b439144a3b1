"""From talk to action: the canvas and what is open in it, insurance gaps, trials with conditions set before, who does what."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from ashinami.community.canvas import INSURANCE, Filled, Part, insurance_gaps, open_parts
from ashinami.community.responsibility import Duty, matrix
from ashinami.community.responsibility import Part as Does
from ashinami.community.trial import Aim, Choice, Exit, Measure, outcome
from ashinami.rules.truth import Truth

SETTLED = {part: Filled("決めたこと", settled=True) for part in Part}


def test_a_settled_canvas_has_nothing_open() -> None:
    """Everything written and settled, the law asked, no gap in insurance."""
    assert open_parts(SETTLED, [], form_is_lawful=True) == []


def test_nothing_is_settled_by_a_tick_alone() -> None:
    """An empty part is open though ticked; the form until the law said yes; insurance while the list has gaps."""
    filled = SETTLED | {
        Part.USERS: Filled("", settled=True, owner="さくら会", due=date(2027, 1, 31)),
        Part.FEE: Filled("ガソリン代"),
    }
    found = {one.part: one for one in open_parts(filled, ["liability"], form_is_lawful=False)}
    assert list(found) == [Part.USERS, Part.FORM, Part.FEE, Part.INSURANCE]
    assert (found[Part.USERS].owner, found[Part.USERS].due) == ("さくら会", date(2027, 1, 31))
    assert found[Part.FEE].owner == ""
    assert "1" in found[Part.INSURANCE].why
    assert len(open_parts({}, [], form_is_lawful=False)) == len(Part)


def test_gaps_of_insurance_tell_not_covered_from_not_looked_at() -> None:
    """No is a gap, and so is silence; own cars ask more, unless it is known that none are used."""
    assert insurance_gaps({line.key: True for line in INSURANCE}, own_cars=True) == []
    gaps = insurance_gaps({"liability": False, "passengers": True}, own_cars=True)
    assert {line.key: said_no for line, said_no in gaps}["liability"] is True
    assert {line.key: said_no for line, said_no in gaps}["fault"] is False
    assert "passengers" not in {line.key for line, _ in gaps}
    without_own = {line.key for line, _ in insurance_gaps({}, own_cars=False)}
    assert without_own == {line.key for line in INSURANCE if not line.for_own_car}
    assert len(insurance_gaps({}, own_cars=None)) == len(INSURANCE)


RIDES = Exit(Measure.RIDES, Aim.AT_LEAST, 20)
COST = Exit(Measure.COST_A_RIDE, Aim.AT_MOST, 900)


@pytest.mark.parametrize(
    ("figures", "suggests"),
    [
        ({Measure.RIDES: 20, Measure.COST_A_RIDE: 900}, Choice.GO),
        ({Measure.RIDES: 19, Measure.COST_A_RIDE: 900}, Choice.CHANGE),
        ({Measure.RIDES: 19, Measure.COST_A_RIDE: 901}, Choice.STOP),
        ({Measure.RIDES: 20}, None),
        ({}, None),
    ],
)
def test_what_the_figures_of_a_trial_suggest(figures: dict[Measure, int], suggests: Choice | None) -> None:
    """All conditions met, some, none; while one is not measured nothing is suggested."""
    assert outcome([RIDES, COST], figures).suggests is suggests


def test_a_trial_without_conditions_suggests_nothing() -> None:
    """Nobody said beforehand what would be well."""
    assert outcome([], {Measure.RIDES: 99}).suggests is None
    assert outcome([RIDES], {}).not_measured == 1


@pytest.mark.parametrize(("aim", "figure"), list(product(Aim, (19, 20, 21))))
def test_a_condition_at_its_border(aim: Aim, figure: int) -> None:
    """The figure named meets it on either side."""
    met = Exit(Measure.RIDES, aim, 20).met_by(figure) is Truth.YES
    assert met == (figure >= 20 if aim is Aim.AT_LEAST else figure <= 20)


def test_who_does_what_with_hours_and_what_nobody_leads() -> None:
    """Tasks without a lead and with two are named; unknown hours are counted as unknown, never as none."""
    found = matrix(
        [
            Duty("説明会", "高齢者福祉課", Does.LEADS, 6),
            Duty("説明会", "地域振興課", Does.LEADS, 4),
            Duty("路線への影響", "地域振興課", Does.DOES, None),
            Duty("路線への影響", "コミュニティ創生課", Does.TOLD, 99),
        ]
    )
    assert found.tasks == ("説明会", "路線への影響")
    assert (found.many_leads, found.without_lead) == (("説明会",), ("路線への影響",))
    assert found.hours == {"高齢者福祉課": 6, "地域振興課": 4}
    assert found.hours_unknown == {"地域振興課": 1}
    assert found.cells["路線への影響", "地域振興課"].part is Does.DOES
