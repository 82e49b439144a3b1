"""A supported municipality moves: its application goes along whole, and joins again what the prefecture wrote."""

from __future__ import annotations

import json
from dataclasses import replace

from accompanied_town import accompany, applied, by
from community_town import AT
from kept_town import APRIL, TODAY
from portable_town import elsewhere
from web_town import Town

from ashinami.community.visits import SupportState
from ashinami_web.bodies.circle_actions import join, open_circle
from ashinami_web.bodies.models import Body, Circle
from ashinami_web.bodies.portable_actions import export_body, import_body
from ashinami_web.config.acting import Acting
from ashinami_web.config.portable import Package, opened
from ashinami_web.support.actions import add_note, set_pattern, turn, write_check, write_visit
from ashinami_web.support.models import Case, CaseTurn, Note, Programme, SelfCheck, Visit
from ashinami_web.support.queries import case_lines


def _supported(town: Town) -> Case:
    """Let the town be accepted by the prefecture, visited once, and write a note and a self-check."""
    made = accompany(town)
    case = applied(town, made)
    set_pattern(case, "share", **by(town, "sc"))
    turn(case, SupportState.ACCEPTED, on=APRIL, why="一番目", adviser=None, **by(town, "ken"))
    said = {"kind": "visit", "day": TODAY, "held": True, "about": "話し合い", "present": ""}
    visit = write_visit(case, None, said, **by(town, "ken"))
    add_note(case, visit, kind=Note.Kind.FINDING, words="同じ課題だった", on=TODAY, **by(town, "sc"))
    write_check(case, {"shared_goal": "no"}, circle=None, **by(town, "sc"))
    return case


def test_a_supported_town_reads_its_case_in_where_nobody_supports(town: Town) -> None:
    """The programme stands there as a paper written down anew, told whose it was; the case, its check and notes are its own."""
    _supported(town)
    newcomer = _mayor(town)
    Body.objects.filter(kind=Body.Kind.PREFECTURE).update(name="もとの県（架空）")
    package = opened(export_body(with_names=False, by=town.by("sc"), **AT))
    Body.objects.filter(kind=Body.Kind.PREFECTURE).update(name="ほかの県（架空）")
    done = import_body(package, by=newcomer, **AT)
    case = Case.objects.select_related("programme").get(body=newcomer.body)
    assert (case.programme.body, case.programme.name, case.pattern) == (newcomer.body, "スーパーバイザー派遣", "share")
    assert any("もとの県（架空）" in str(notice) and "書き写し" in str(notice) for notice in done.notices)
    assert SelfCheck.objects.get(body=newcomer.body).case == case
    assert [turn.state for turn in CaseTurn.objects.filter(case=case)] == ["applied"]
    again = import_body(package, by=newcomer, **AT)
    assert (again.rows, Case.objects.filter(body=newcomer.body).count()) == (done.rows, 1)
    assert Programme.objects.filter(body=newcomer.body).count() == 1
    out = opened(export_body(with_names=False, by=newcomer, **AT))
    assert out.others == {}  # what was written down anew is one's own now


def test_town_and_prefecture_move_each_with_its_own_file_and_meet_again(town: Town) -> None:
    """Prefecture, town, prefecture once more: the case hangs on the programme, and decision, visit and note on the case."""
    _supported(town)
    files = {who: opened(export_body(with_names=False, by=town.by(who), **AT)) for who in ("sc", "ken")}
    mayor = _mayor(town)
    pref = Body.objects.create(kind=Body.Kind.PREFECTURE, name="新しい県（架空）", fictional=True)
    ken = replace(mayor, body=pref)
    circle = open_circle(kind=Circle.Kind.PREFECTURE, name="県と市町村", by=ken, at=AT["at"], day=TODAY)
    join(circle, mayor.body, start=TODAY, by=ken, at=AT["at"], day=TODAY)
    names = {"試し県（架空）": pref.name, "試し市（架空）": mayor.body.name}
    moved = {who: _renamed(file, names) for who, file in files.items()}
    import_body(moved["ken"], by=ken, **AT)
    import_body(moved["sc"], by=mayor, **AT)
    assert not Programme.objects.filter(body=mayor.body).exists()
    import_body(moved["ken"], by=ken, **AT)
    (line,) = case_lines(TODAY, body=mayor.body)
    assert (line.case.programme.body, line.state) == (pref, SupportState.ACCEPTED)
    assert [visit.body for visit in line.visits] == [pref]
    assert Visit.objects.filter(case=line.case).count() == 1
    assert [(note.body, note.words) for note in line.notes] == [(mayor.body, "同じ課題だった")]


def test_nobody_is_accepted_by_a_made_up_file(town: Town) -> None:
    """A file in which the town accepts its own application is told to break a rule; how the case stands stays."""
    case = _supported(town)
    package = opened(export_body(with_names=False, by=town.by("sc"), **AT))
    (mine,) = package.rows["support.caseturn"]
    forged = {**mine, "id": "00000000-0000-4000-8000-00000000000a", "state": "declined"}
    done = import_body(replace(package, rows={"support.caseturn": [forged]}), by=town.by("sc"), **AT)
    assert (done.rows, len(done.notices)) == (0, 1)
    assert not CaseTurn.objects.filter(case=case, state="declined").exists()


def _mayor(town: Town) -> Acting:
    """Return somebody who acts for a municipality that has written nothing."""
    newcomer = elsewhere(town)
    return replace(newcomer, body=Body.objects.get(name="となり市（架空）"))


def _renamed(file: Package, names: dict[str, str]) -> Package:
    """Return a file whose bodies are called as they are elsewhere."""
    body, references, others = (
        json.dumps(each, ensure_ascii=False) for each in (file.body, file.references, file.others)
    )
    for old, new in names.items():
        body, references, others = (each.replace(old, new) for each in (body, references, others))
    return replace(file, body=json.loads(body), references=json.loads(references), others=json.loads(others))
