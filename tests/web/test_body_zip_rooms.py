"""The ZIP of a body over all rooms: out, in elsewhere, out again is the same; history is for reading; nothing of others is written."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from typing import Any

from community_town import AT, settle_community, voice_said
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kept_town import APRIL, TODAY, roadmap_of, step_said
from portable_town import elsewhere, fill, told
from web_town import Town

from ashinami_web.bodies.models import Body
from ashinami_web.bodies.portable_actions import export_body, import_body
from ashinami_web.config.portable import opened, tables
from ashinami_web.handover.actions import write_note
from ashinami_web.handover.models import Promise
from ashinami_web.needs.actions import merge_issues, raise_issue, write_voice
from ashinami_web.needs.models import Conversation, Issue, Voice
from ashinami_web.people.models import Disclosure
from ashinami_web.plans.actions import write_step
from ashinami_web.plans.models import Step
from ashinami_web.projects.models import ExitCriterion, Trial

A_WORD = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12)


def test_every_room_goes_out_in_elsewhere_and_out_again_as_it_was(town: Town) -> None:
    """Each table of the group is there with rows; read in by a body of another town and written out once more, each row is the same."""
    fill(town)
    Trial.objects.update(begun_on=TODAY)  # its conditions are sealed; they come along all the same
    first = export_body(with_names=True, by=town.by("sewa"), **AT)
    newcomer = elsewhere(town)
    done = import_body(opened(first), by=newcomer, **AT)
    assert [str(notice) for notice in done.notices] == []
    again = export_body(with_names=True, by=newcomer, **AT)
    before, after = told(first, read_by=newcomer.body), told(again)
    for table, rows in before.items():
        assert after[table] == rows, table
    full = {table.partition(".")[0] for table, rows in before.items() if rows}
    assert full == {table.partition(".")[0] for table in before}
    assert import_body(opened(first), by=newcomer, **AT).rows == done.rows
    back = import_body(opened(first), by=town.by("sewa"), **AT)
    assert (back.rows, back.notices) == (done.rows, ())  # append-only rows that stand here are left alone
    assert ExitCriterion.objects.filter(project__body=newcomer.body).count() == 1
    Promise.objects.filter(body=town.group).update(what="書きかえた")
    import_body(opened(first), by=town.by("sewa"), **AT)
    assert (
        Promise.objects.get(body=town.group).what == "報告する"
    )  # a row that was changed since stands again as it was
    known = Disclosure.objects.filter(to_body=newcomer.body, person=town.people["haru"]).values_list(
        "purpose", flat=True
    )
    assert list(known) == ["drive"]


def test_books_and_rides_are_tables_to_be_read(town: Town) -> None:
    """History stands as CSV that a spreadsheet opens, and is not read in; what a claim says is there to the yen."""
    fill(town)
    data = export_body(with_names=False, by=town.by("sewa"), **AT)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.removeprefix("history/") for name in archive.namelist() if name.startswith("history/")}
        entries = archive.read("history/money.entry.csv").decode("utf-8-sig").splitlines()
        claims = archive.read("history/money.claim.csv").decode("utf-8-sig")
    assert {"bookings.wish.csv", "runs.ride.csv", "money.entry.csv", "money.claim.csv"} <= names
    assert entries[0].startswith("id,body_id,voucher,day,period,debit,credit,amount")
    assert len(entries) > 2
    assert ",2400," in claims
    assert not set(tables()) & set(tables("HISTORY"))


def test_a_made_up_file_writes_nothing_into_another_body(town: Town) -> None:
    """A ZIP that says its rows belong to the neighbours, or uses the key of a shared row, makes own rows or is told; theirs stay."""
    made = settle_community(town)
    assert made.issue is not None
    package = opened(export_body(with_names=False, by=town.by("hoka"), **AT))
    theirs = str(made.bodies["shakyo"].pk)
    references = {**package.references}
    references["bodies.body"] = {**references["bodies.body"], theirs: {"kind": "shakyo", "name": "試し社協"}}
    sheet = {**package.rows["needs.conversation"][0], "body_id": theirs}
    stolen = {"id": str(made.issue.pk), "title": "わたしたちの課題", "raised_on": "2026-12-01", "body_id": theirs}
    shizu = town.by("shizu")
    rows = {"needs.conversation": [sheet], "needs.issue": [stolen]}
    with town.scope_of("shizu"):
        done = import_body(type(package)({"id": str(shizu.body.pk)}, references, rows, {}), by=shizu, **AT)
    assert any("ほかの団体の行" in str(notice) for notice in done.notices)
    assert Issue.objects.get(pk=made.issue.pk).body == town.municipality
    other = town.by("jimu")
    gone = {**package.rows["needs.offered"][0], "service_id": "00000000-0000-4000-8000-000000000009"}
    rows = {"needs.conversation": [sheet], "needs.offered": [gone]}
    done = import_body(type(package)(package.body, references, rows, {}), by=other, **AT)
    assert any("つながりを外しました" in str(notice) for notice in done.notices)
    assert Conversation.objects.get(body=other.body).on == Conversation.objects.get(body=made.bodies["hokatsu"]).on
    assert not Conversation.objects.filter(body=made.bodies["shakyo"]).exclude(pk=sheet["id"]).exists()


def test_drafts_stay_drafts_and_words_stay_in_the_circle(town: Town) -> None:
    """A refused voice is private there too; one shared with a circle that is not there is a draft, and that is said."""
    made = settle_community(town)
    write_voice(None, voice_said(words="だれにも言わんで", consent="refused"), by=town.by("sc"), **AT)
    newcomer = elsewhere(town, Body.Kind.SHAKYO)
    package = opened(export_body(with_names=False, by=town.by("sc"), **AT))
    package.references["bodies.circle"][str(made.council.pk)]["keeper"] = "ほかのだれか"  # type: ignore[index]
    done = import_body(package, by=newcomer, **AT)
    assert {voice.circle for voice in Voice.objects.filter(body=newcomer.body)} == {None}
    assert Voice.objects.get(body=newcomer.body, words="だれにも言わんで").consent == "refused"
    assert any("下書きにしました" in str(notice) for notice in done.notices)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6)
@given(
    st.lists(st.tuples(A_WORD, st.integers(0, 300), st.booleans()), min_size=1, max_size=4),
    st.lists(st.tuples(A_WORD, st.sets(st.integers(0, 3))), max_size=4),
)
def test_whatever_was_written_comes_back(
    town: Town, notes: list[tuple[str, int, bool]], steps: list[tuple[str, set[int]]]
) -> None:
    """Issues merged into each other, steps that wait for steps, promises of any words and days: out, in and out again they are the same."""
    by = town.by("sewa")
    plan = roadmap_of(town, who="sewa").plan
    issues = [raise_issue({"title": title, "circle": None}, by=by, **AT) for title, _days, _merge in notes]
    for issue, (_title, _days, merge) in zip(issues[1:], notes[1:], strict=True):
        if merge:
            merge_issues(issues[0], [issue], reason="同じこと", by=by, **AT)
    for title, days, received in notes:
        said: dict[str, Any] = {
            "what": title, "to": town.other_group, "whom": title, "why": "", "received": received, "person": None,
            "given_on": APRIL, "due": APRIL + timedelta(days=days),
        }  # fmt: skip
        write_note(Promise(), said, circle=None, by=by, **AT)
    made: list[Step] = []
    for title, after in steps:
        waits = [str(made[number].pk) for number in after if number < len(made)]
        made.append(write_step(plan, None, step_said(title, after=waits, due=date(2027, 3, 1)), by=by, **AT))
    first = export_body(with_names=False, by=by, **AT)
    newcomer = elsewhere(town)
    assert import_body(opened(first), by=newcomer, **AT).notices == ()
    assert told(export_body(with_names=False, by=newcomer, **AT)) == told(first, read_by=newcomer.body)


def test_what_points_to_a_row_that_could_not_be_written_is_not_left_hanging(town: Town) -> None:
    """A sheet, a plan, a trial that break a rule: their parts are told and not written, also the conditions that came before the trial."""
    fill(town)
    package = opened(export_body(with_names=False, by=town.by("sewa"), **AT))
    rows = {name: [dict(row) for row in found] for name, found in package.rows.items()}
    for row in (*rows["needs.conversation"], *rows["plans.plan"], *rows["projects.trial"]):
        row.update({"outcome": "nonsense", "kind": "nonsense", "start": "いつか"})
    rows["needs.issue"][0]["merged_into_id"] = rows["needs.issue"][0]["id"]  # points to itself
    newcomer = elsewhere(town)
    done = import_body(type(package)(package.body, package.references, rows, {}), by=newcomer, **AT)
    said = "".join(str(notice) for notice in done.notices)
    for table in ("needs.offered", "plans.step", "projects.figure", "projects.exitcriterion"):
        assert table in said, said
    assert not ExitCriterion.objects.filter(project__body=newcomer.body).exists()
    assert not Step.objects.filter(body=newcomer.body).exists()
