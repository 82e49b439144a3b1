"""The accompanied support of the demonstration: programmes, applications, visits, follow-ups, the same adviser again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ashinami.community.visits import SupportState
from ashinami_web.bodies.models import Circle
from ashinami_web.demonstration.community.places import MARK, Place, support_circle, then
from ashinami_web.support.actions import add_adviser, add_note, apply, ask, turn, write_programme, write_visit
from ashinami_web.support.models import Adviser, Case, Note, Programme

ADVISER = "架空 しえん"
AGAIN_APPLIED, AGAIN_ACCEPTED = date(2023, 4, 10), date(2023, 5, 8)
ASKED = date(2025, 6, 2)


def accompany(told: dict[str, Any], host: Place, towns: dict[str, tuple[Place, dict[str, Any]]]) -> None:
    """Write a programme and what it did for each of its municipalities."""
    mine = {name: towns[name] for name in told["towns"]}
    circle = support_circle(host, f"{told['name']}の仲間", {name: place for name, (place, _facts) in mine.items()})
    by = then(told["start"], host.sc)
    said = {
        "kind": told["kind"], "name": told["name"], "through": told.get("through", ""), "start": told["start"], "end": None,
        "places": told["places"], "words": told["words"],
    }  # fmt: skip
    programme = write_programme(None, said, circle=circle, **by)
    adviser = add_adviser(name=ADVISER, knows=told["adviser"], circle=circle, **by)
    for place, facts in mine.values():
        if told.get("again"):
            _again(programme, adviser, circle, host, place, facts["support"])
        else:
            _support(programme, adviser, circle, host, place, facts["support"])


def _support(  # noqa: PLR0913, PLR0917 - what one support is made of
    programme: Programme, adviser: Adviser, circle: Circle, host: Place, place: Place, told: dict[str, Any]
) -> None:
    case = _applied(programme, circle, place, told["theme"], told["wish"], told["applied"])
    accepted = told["applied"] + timedelta(days=30)
    turn(case, SupportState.ACCEPTED, on=accepted, why="", adviser=adviser, **then(accepted, host.sc))
    for number, day in enumerate(told["days"]):
        by = then(day, host.sc)
        said = {
            "kind": "visit",
            "day": day,
            "held": True,
            "about": f"{number + 1}回目の訪問",
            "present": told["present"],
        }
        visit = write_visit(case, None, said, **by)
        if number == 0:
            add_note(case, visit, kind=Note.Kind.BEFORE, words=told["before"], on=day, **then(day, place.sc))
        if number < len(told["findings"]):
            add_note(case, visit, kind=Note.Kind.FINDING, words=told["findings"][number], on=day, **by)
    last = told["days"][-1]
    add_note(case, None, kind=Note.Kind.AFTER, words=told["after"], on=last, **then(last, place.sc))
    turn(case, SupportState.FOLLOW_UP, on=last, why="", adviser=None, **then(last, host.sc))
    for day in told["follow"]:
        said = {"kind": "follow_up", "day": day, "held": True, "about": "その後を聞いた（架空の記録）", "present": ""}
        write_visit(case, None, said, **then(day, host.sc))


def _again(  # noqa: PLR0913, PLR0917 - what one support is made of
    programme: Programme, adviser: Adviser, circle: Circle, host: Place, place: Place, told: dict[str, Any]
) -> None:
    """Write the support that the prefecture gives again after the state's year, by the same adviser; and a question put to it."""
    case = _applied(programme, circle, place, f"{told['theme']}（つづき）", "国の支援のあとも続けたい。", AGAIN_APPLIED)
    turn(
        case,
        SupportState.ACCEPTED,
        on=AGAIN_ACCEPTED,
        why="国の支援と同じアドバイザー",
        adviser=adviser,
        **then(AGAIN_ACCEPTED, host.sc),
    )
    said = {
        "kind": "question", "to": host.body, "title": "Cを終えた人の場所への補助（架空の照会）",
        "words": "どの事業で支えられるかを知りたい。", "asked_on": ASKED, "due": ASKED + timedelta(days=30),
    }  # fmt: skip
    ask(said, circle=circle, **then(ASKED, place.sc))


def _applied(  # noqa: PLR0913, PLR0917 - what an application says
    programme: Programme, circle: Circle, place: Place, theme: str, wish: str, on: date
) -> Case:
    previous = Case.objects.filter(body=place.body).order_by("-applied_on").first()
    said = {"theme": theme.replace(MARK, ""), "wish": wish, "applied_on": on, "previous": previous}
    return apply(programme, said, circle=circle, **then(on, place.sc))
