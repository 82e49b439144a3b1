"""What the desk's rooms hand over: standing wishes, rests, notes, what was not met, visits, asks, ways of telling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from web_town import EVERY_DAY, MONDAY, NOON, Town

from ashinami.casework.standing import Every, Rule
from ashinami.vocabulary.wish import Back, WhyUnmet
from ashinami_web.bookings.actions import Said
from ashinami_web.bookings.models import Wish
from ashinami_web.handover.rooms import Asked, pack_of
from ashinami_web.helping.actions import VisitAsked, take_visit
from ashinami_web.helping.helper_actions import take_on_helper
from ashinami_web.offers.models import Ladder
from ashinami_web.outbox.actions import set_channel
from ashinami_web.shift.actions import Heard, hand_over, keep_unmet, leave_note
from ashinami_web.standing.actions import add_closing, begin


def test_the_desk_hands_over_what_waits_and_names_nobody(town: Town, wish_of: Callable[..., Wish]) -> None:
    """Each room says what waits or goes on; of a note on a rider it says only that there is one."""
    by: dict[str, Any] = {"by": town.by("sewa"), "at": NOON}
    kiku, day = town.people["kiku"], NOON.date()
    said = Said(rider=kiku.pk, service_day=MONDAY, appointment=600, back=Back.OPEN)
    begin(said, Rule(every=Every.WEEKLY, start=MONDAY, weekdays=frozenset({0})), today=day, **by)
    add_closing(place=None, start=MONDAY, last=MONDAY, note="お盆", today=day, **by)
    leave_note("キクさんは耳が遠い", rider=kiku.pk, due=None, day=day, **by)
    leave_note("封筒を買う", rider=None, due=None, day=day, **by)
    hand_over("電話は少なめ", {}, day=day, **by)
    keep_unmet(Heard(code=WhyUnmet.NO_DRIVER), day=day, **by)
    take_on_helper(kiku.pk, ["waste"], EVERY_DAY, day=day, **by)
    take_visit(VisitAsked(rider=kiku.pk, service_day=MONDAY), **by)
    Ladder.objects.create(
        body=town.group, wish=wish_of("matsu"), legs=["OUT"], needed_at=NOON + timedelta(days=3), wish_was="", started_at=NOON,
        started_by="person:x", on_word_of="person:x", due_at=NOON + timedelta(hours=1),
    )  # fmt: skip
    set_channel(
        "smtp", on=True, options={"host": "mail.example.com", "sender": "desk@example.com"}, secret_name="", **by
    )
    items = {item.key: item for item in pack_of(Asked(town.group, day), None).items}
    titles = {item.title for item in items.values()}
    assert {
        "決まった曜日の申込み 1件",
        "休み：団体",
        "利用者についての覚え",
        "封筒を買う",
        "手助けする人 1人",
    } <= titles
    assert {
        "行く人が決まっていない訪問 1件",
        "運転者に打診している申込み 1件",
        "この一年にかなわなかった希望 1件",
    } <= titles
    assert items["shift.change"].detail == "電話は少なめ"
    assert any(key.startswith("outbox.channel") for key in items)
    ours = [item for key, item in items.items() if key.startswith(("standing", "shift", "helping", "offers", "outbox"))]
    assert not [item for item in ours if "キク" in f"{item.title}{item.detail}{item.why}"]
