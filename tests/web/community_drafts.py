"""Rows of the community that the group shares with nobody: for the walk of the stranger."""

from __future__ import annotations

from community_town import AT, TODAY, entry_said, profile_said, service_said, voice_said
from web_town import LONG_AGO, Town

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.helping import Answer, Level, Side
from ashinami_web.bodies.shared_actions import put
from ashinami_web.needs.actions import raise_issue, write_voice
from ashinami_web.needs.count_actions import read_answers, share_counts, write_certificates, write_survey
from ashinami_web.needs.intake_actions import begin_conversation, offer
from ashinami_web.needs.models import Hearing, Inquiry
from ashinami_web.resources.actions import write_asset, write_profile
from ashinami_web.resources.board_actions import bring_together, write_entry
from ashinami_web.resources.service_actions import write_service
from ashinami_web.support.actions import write_heard

GROUP_ONLY = "うちの会だけの話です"
"""Said in rows of the group that it shares with nobody."""


def write_group_drafts(town: Town) -> None:
    """Write one row of each table of the community that the group alone may see."""
    by = town.by("sewa")
    issue = raise_issue({"title": GROUP_ONLY, "circle": None}, by=by, **AT)
    write_voice(None, voice_said(words=GROUP_ONLY, consent="refused"), by=by, **AT)
    share_counts("unmet", {GROUP_ONLY: 7}, days=(LONG_AGO, TODAY), circle=None, issue=issue, by=by, **AT)
    survey = write_survey(
        {"name": GROUP_ONLY, "question": "使うか", "asked_on": TODAY, "population": 9, "sent": 3, "area": None},
        by=by,
        **AT,
    )
    read_answers(survey, [{"row": 1, "would_use": "now", "words": GROUP_ONLY}], by=by, **AT)
    write_certificates("2026-10", None, {(Level.SUPPORT_1, "waste"): 3}, by=by, **AT)
    for row, said in (
        (Hearing(by=by.author), {"whom": GROUP_ONLY, "on": TODAY}),
        (Inquiry(by=by.author), {"question": GROUP_ONLY, "asked_on": TODAY, "asker": "resident"}),
    ):
        put(row, said, kind=EventKind.INQUIRY_CHANGED, by=by, **AT)
    sheet = begin_conversation(
        town.people["kiku"].pk, {"on": TODAY, "came": "phone", "words": GROUP_ONLY, "area": None}, by=by, **AT
    )
    offer(sheet, GROUP_ONLY, answer=Answer.LATER, by=by, **AT)
    write_profile(town.other_group, profile_said(does=GROUP_ONLY), by=by, **AT)
    write_asset(None, town.group, {"kind": "room", "name": GROUP_ONLY, "circle": None}, by=by, **AT)
    write_service(None, service_said(town, name=GROUP_ONLY, public=False), by=by, **AT)
    pair = [
        write_entry(None, town.group, entry_said(title=GROUP_ONLY, side=side, public=False), by=by, **AT)
        for side in Side
    ]
    bring_together(pair[0], pair[1], note=GROUP_ONLY, by=by, **AT)
    heard = {
        "place": "谷町（架空）",
        "title": GROUP_ONLY,
        "done": "乗り合わせた",
        "source": "研究会",
        "source_by": "国",
        "heard_on": TODAY,
    }
    write_heard(None, heard, circle=None, by=by, **AT)
