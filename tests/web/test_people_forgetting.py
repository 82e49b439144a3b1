"""Erasing a person in every room: each key of a person has a fate, and no word said of somebody erased is left where it was said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from recorded_town import recorded
from stood_town import stand
from web_town import NOON, Town

from ashinami_web.bodies.limits_actions import pair
from ashinami_web.bodies.models import Pairing, Volunteer
from ashinami_web.config.forgetting import GONE, Emptied, Removed, Stays, fates
from ashinami_web.driving.thanks_actions import write_thanks
from ashinami_web.people.actions import PersonError, erase_person
from ashinami_web.people.models import Person
from ashinami_web.records.models import DutyNote
from ashinami_web.standing.models import Terms

WORD = "しるしの語"
MUCH_LATER = date(2040, 1, 1)


def keys() -> set[tuple[str, str]]:
    """Return every key of a person in the tables of the application."""
    return {
        (model._meta.label, one.name)  # noqa: SLF001 - Django's own name for it
        for model in apps.get_models()
        if model.__module__.startswith("ashinami_web.")
        for one in model._meta.concrete_fields  # noqa: SLF001 - as above
        if one.related_model is Person
    }


def test_every_key_of_a_person_has_a_fate() -> None:
    """A new table with a person in it is refused until its room says what becomes of the row: see `config/forgetting.py`."""
    told = [(fate.model._meta.label, fate.person) for fate in fates()]  # noqa: SLF001 - as above
    assert set(told) == keys()
    assert len(told) == len(set(told))


def test_a_row_that_stays_says_why() -> None:
    """No reason, no row."""
    with pytest.raises(ValueError, match="says why"):
        Stays(Person, "pk", "")


def spoken_of(town: Town) -> list[tuple[type[models.Model], str, Any]]:
    """Let words stand wherever something is said of Kiku or Haru; return where, and the rows."""
    stand(town)
    recorded(town)
    haru, kiku = town.people["haru"].pk, town.people["kiku"].pk
    volunteer = Volunteer.objects.get(person=haru, body=town.group)
    told: dict[str, Any] = {"by": town.by("sewa"), "at": NOON, "day": NOON.date()}
    pair(volunteer, kiku, Pairing.Kind.NEVER, reason=WORD, **told)
    write_thanks(haru, WORD, said_on=NOON.date(), by=town.by("asa"), at=NOON)
    Terms.objects.update(said=Terms.objects.get().said | {"note": WORD})
    DutyNote.objects.update(place=WORD)
    found = []
    for fate in (fate for fate in fates() if isinstance(fate, Emptied)):
        for person in (haru, kiku):
            rows: Any = fate.model._default_manager.filter(**{fate.person: person})  # noqa: SLF001 - its scoped manager
            for name, value in fate.texts.items():
                # what may not be empty is written only where something stands
                spoken = rows.exclude(**{name: ""}) if value == GONE else rows
                if isinstance(value, str) and spoken.update(**{name: WORD}):
                    found.append((fate.model, name, list(rows.filter(**{name: WORD}).values_list("pk", flat=True))))
    return found


def test_no_word_of_hers_and_of_his_is_left_when_the_last_clock_has_run_out(town: Town) -> None:
    """Before, he is refused with the record that waits longest; afterwards nothing said of either stands in any room."""
    where = spoken_of(town)
    assert {model.__name__ for model, _name, _rows in where} >= {
        "Complaint", "DutyCheck", "DutyNote", "Incident", "Lifted", "Note", "Wish",
    }  # fmt: skip
    with pytest.raises(PersonError, match="まで残す決まりです"):
        erase_person(town.people["haru"], by=town.by("sewa"), at=NOON, day=NOON.date())
    for who in ("kiku", "haru"):
        erase_person(town.people[who], by=town.by("sewa"), at=NOON, day=MUCH_LATER)
    for model, name, rows in where:
        assert WORD not in set(model._default_manager.filter(pk__in=rows).values_list(name, flat=True)), (model, name)  # noqa: SLF001
    for fate in fates():
        if isinstance(fate, Removed):
            left: Any = fate.model._default_manager.filter(  # noqa: SLF001 - its scoped manager
                **{f"{fate.person}__in": [town.people["kiku"].pk, town.people["haru"].pk]}
            )
            assert not left.exists(), fate
    assert WORD not in str(Terms.objects.get().said)
