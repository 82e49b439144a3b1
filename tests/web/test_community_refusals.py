"""What the actions of resources and needs refuse, and what a ZIP of a body brings elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from community_town import AT, Community, entry_said, profile_said, settle_community, voice_said
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from web_town import Town

from ashinami.vocabulary.community import IssueState
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.helping import Answer, MatchState, Outcome
from ashinami_web.bodies.shared_actions import put, remove
from ashinami_web.needs.actions import NeedsError, carry_issue, merge_issues, split_issue, write_voice
from ashinami_web.needs.count_actions import read_answers, share_counts, write_certificates, write_survey
from ashinami_web.needs.intake_actions import (
    answer_referral,
    begin_conversation,
    end_conversation,
    offer,
    receive_referral,
    refer,
)
from ashinami_web.needs.models import Conversation, Issue, Voice
from ashinami_web.people.actions import erase_person
from ashinami_web.resources.actions import ResourceError, assign, end_assignment, write_asset, write_profile
from ashinami_web.resources.board_actions import bring_together, write_entry, write_match
from ashinami_web.resources.models import Assignment, ServiceNotice, Talk
from ashinami_web.resources.service_actions import (
    acknowledge,
    answer_talk,
    ask_for_talk,
    tell_bodies,
    write_service,
    write_talk_held,
)


@pytest.fixture
def made(town: Town) -> Community:
    """Return the community of the town."""
    return settle_community(town)


def by(town: Town, who: str) -> dict[str, Any]:
    """Return who acts, when."""
    return {"by": town.by(who), **AT}


def test_nobody_writes_what_another_body_wrote(town: Town, made: Community) -> None:
    """Profiles, assets, matches, sheets, surveys, issues, notices, talks: each refuses a stranger, and a circle he does not sit in."""
    yoso = by(town, "yoso")
    assert made.profile is not None
    assert made.issue is not None
    assert made.sheet is not None
    alarm, seeks, gives = made.services["alarm"], made.entries["seeks"], made.entries["gives"]
    survey = write_survey(
        {"name": "調べ", "question": "?", "asked_on": AT["day"], "population": 2, "sent": 1}, **by(town, "sc")
    )
    talk = ask_for_talk(made.bodies["post"], {"theme": "局の話"}, **by(town, "sc"))
    (notice,) = tell_bodies(alarm, [made.bodies["kuchou"]], text="x", how=ServiceNotice.How.SENT, **by(town, "sc"))
    referral = refer(
        made.sheet.person_id,
        town.municipality,
        {"why": "x", "due_on": AT["day"], "consent": "spoken"},
        **by(town, "hoka"),
    )
    for refused in (
        lambda: put(made.profile, {"does": "x"}, kind=EventKind.RESOURCE_CHANGED, **yoso),
        lambda: remove(made.profile, kind=EventKind.RESOURCE_CHANGED, **yoso),
        lambda: write_profile(town.group, profile_said(circle=made.council), **yoso),
        lambda: tell_bodies(alarm, [town.group], text="x", how=ServiceNotice.How.SENT, **yoso),
        lambda: acknowledge(notice, **yoso),
        lambda: answer_talk(talk, accepted=True, answer="", **yoso),
        lambda: write_talk_held(talk, held_on=AT["day"], came={}, heard="", **yoso),
        lambda: offer(made.sheet, "x", answer=Answer.CHOSEN, **yoso),
        lambda: receive_referral(referral, **yoso),
        lambda: read_answers(survey, [], **yoso),
        lambda: share_counts("x", {"a": 9}, days=(AT["day"], AT["day"]), circle=made.council, **yoso),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    own = put(Issue(raised_on=AT["day"]), {"title": "よその課題"}, kind=EventKind.ISSUE_CHANGED, **yoso)
    with pytest.raises(PermissionDenied):
        merge_issues(made.issue, [own], reason="", **yoso)
    with pytest.raises(PermissionDenied):
        split_issue(made.issue, ["a", "b"], reason="", **yoso)
    extra = put(Issue(raised_on=AT["day"]), {"title": "消す"}, kind=EventKind.ISSUE_CHANGED, **by(town, "sc"))
    remove(extra, kind=EventKind.ISSUE_CHANGED, **by(town, "sc"))
    assert not Issue.objects.filter(title="消す").exists()
    assert bring_together(seeks, gives, note="", **by(town, "sc")).state == MatchState.INTRODUCED


def test_small_refusals(town: Town, made: Community) -> None:
    """Each with its Japanese sentence; what is done twice is harmless."""
    sc = by(town, "sc")
    assert made.sheet is not None
    assert made.issue is not None
    gives, seeks, alarm = made.entries["gives"], made.entries["seeks"], made.services["alarm"]
    kuchou = made.bodies["kuchou"]
    for refused, why in (
        (lambda: write_entry(None, kuchou, entry_said(times_text="ひま"), **sc), "時間帯"),
        (lambda: write_entry(None, kuchou, entry_said(person_id=town.people["sc"].pk), **sc), "だれにでも"),
        (lambda: bring_together(gives, seeks, note="", **sc), "同じ掲示板"),
        (lambda: tell_bodies(alarm, [town.municipality], text="x", how=ServiceNotice.How.PAPER, **sc), "もう知らせて"),
        (lambda: write_asset(None, kuchou, {"kind": "room", "name": "x", "idle_text": "あさ"}, **sc), "時間帯"),
    ):
        with pytest.raises(ResourceError, match=why):
            refused()
    match = bring_together(seeks, gives, note="", **sc)
    other = write_entry(None, kuchou, entry_said(side="seeks", title="もう一人"), **sc)
    with pytest.raises(ResourceError, match="いっぱい"):
        bring_together(other, gives, note="", **sc)
    write_match(match, state=MatchState.ENDED, note="", reward="", **sc)
    assert bring_together(other, gives, note="", **sc).seeks == other
    hoka = by(town, "hoka")
    with pytest.raises(NeedsError, match="すすめた手助け"):
        offer(made.sheet, " ", answer=Answer.CHOSEN, **hoka)
    with pytest.raises(NeedsError, match="つないだ先"):
        end_conversation(made.sheet, Outcome.REFERRED, **hoka)
    end_conversation(made.sheet, Outcome.CERTIFICATION, nothing_fits="区域に手助けがない", **hoka)
    end_conversation(made.sheet, Outcome.LISTENED, **hoka)
    with pytest.raises(NeedsError, match="閉じています"):
        carry_issue(made.issue, IssueState.MERGED, reason="", **sc)
    with pytest.raises(NeedsError, match="同意"):
        refer(made.sheet.person_id, town.municipality, {"why": "x", "due_on": AT["day"]}, **hoka)
    row = refer(
        made.sheet.person_id, town.municipality, {"why": "x", "due_on": AT["day"], "consent": "written"}, **hoka
    )
    with pytest.raises(NeedsError, match="結果を書いて"):
        answer_referral(row, " ", **sc)
    receive_referral(row, **sc)
    receive_referral(row, **sc)
    assert write_certificates("2026-10", None, {}, **sc) == 0
    (notice,) = tell_bodies(alarm, [kuchou], text="x", how=ServiceNotice.How.SENT, **sc)
    acknowledge(notice, **by(town, "jimu"))
    acknowledge(notice, **sc)
    same, is_new = write_service(alarm, {"what": alarm.what}, **sc)
    assert (same.version, is_new) == (1, False)
    end_assignment(assign({"layer": Assignment.Layer.FIRST, "area": None, "person_id": None}, **sc), **sc)
    talk = ask_for_talk(town.municipality, {"theme": "x"}, **by(town, "jimu"))
    answer_talk(talk, accepted=False, answer="", **sc)
    assert Talk.objects.get(pk=talk.pk).state == "declined"


def test_the_database_refuses_to_share_without_consent(town: Town, made: Community) -> None:
    """Not even code that forgets to ask puts a voice into a circle without her word."""
    with pytest.raises(IntegrityError), transaction.atomic():
        Voice.objects.create(
            body=town.municipality,
            circle=made.council,
            words="x",
            source="visit",
            heard_on=AT["day"],
            consent="refused",
        )


def test_erasing_somebody_empties_her_words_here(town: Town) -> None:
    """What she said, wished and was offered is emptied; the counts stay."""
    sewa = by(town, "sewa")
    ume = town.people["ume"]
    write_voice(None, voice_said(words="秘密の話", consent="refused", person_id=ume.pk), **sewa)
    sheet = begin_conversation(ume.pk, {"on": AT["day"], "came": "phone", "words": "秘密の相談"}, **sewa)
    offer(sheet, "手助け", answer=Answer.DECLINED, why="秘密のわけ", **sewa)
    write_entry(None, town.group, entry_said(title="秘密の願い", person_id=ume.pk, public=False), **sewa)
    erase_person(ume, **sewa)
    assert Voice.objects.get().words == "（消去済み）"
    assert Conversation.objects.get().words == ""
    assert sheet.offered.get().why == ""
    assert not Voice.objects.filter(words__contains="秘密").exists()
