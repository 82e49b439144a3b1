"""Rows of wishes to wishes of one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ashinami.basics.clock import Minute, clock
from ashinami.basics.day import wareki
from ashinami.basics.notice import Notice, Severity
from ashinami.casework.day_people import Register, unknown
from ashinami.geo.gazetteer import Gazetteer
from ashinami.tables.columns import Entry
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.person import Rider
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.wish import Back, Wish

MOST_WISHES = 1_000
"""How many wishes of one day are planned; a table with more is a mistake, or the day of a whole prefecture."""
_HOME_WORDS = ("自宅", "家", "うち", "home")


@dataclass(slots=True)
class WishReader:
    """Reads the wishes of a day; `notices` collects what must be told."""

    on: date
    riders: Register[Rider]
    arrangements: Register[Arrangement]
    gazetteer: Gazetteer
    notices: list[Notice] = field(default_factory=list)
    _seen: dict[str, int] = field(default_factory=dict)

    def read(self, entries: Iterable[Entry]) -> tuple[Wish, ...]:
        """Return the wishes of the day; rows of other days are counted and told in one note."""
        wishes: list[Wish] = []
        elsewhen: list[Entry] = []
        for entry in entries:
            if entry.values["day"] not in (None, self.on):
                elsewhen.append(entry)
                continue
            if len(wishes) == MOST_WISHES:
                said = f"一日の希望が{MOST_WISHES:,}件を超えています。この行から後は計画に入れません"
                self.notices.append(entry.notice("too-many", Severity.ERROR, said, "表を確かめてください"))
                break
            wish = self._wish(entry)
            if wish is not None and self._new(entry, wish):
                self._tell_overlap(entry, wish, wishes)
                wishes.append(wish)
        if elsewhen:
            said = f"{wareki(self.on)}のほかの日の希望が{len(elsewhen)}件あり、今回は計画しません"
            rows = "、".join(str(entry.row) for entry in elsewhen[:10]) + ("…" if len(elsewhen) > 10 else "")
            self.notices.append(
                Notice("other-day", Severity.NOTE, said, f"その日は --on で指定します（{rows}行目）", elsewhen[0].file)
            )
        return tuple(wishes)

    def _wish(self, entry: Entry) -> Wish | None:
        values = entry.values
        rider = self.riders.find(values["rider"])
        if not isinstance(rider, Rider):
            self.notices.append(unknown(entry, "利用者", values["rider"], rider))
            return None
        arrangement = self.arrangements.find(values["arrangement"]) if values["arrangement"] else None
        if values["arrangement"] and not isinstance(arrangement, Arrangement):
            self.notices.append(unknown(entry, "取り決め", values["arrangement"], arrangement))
            return None
        fault = _contradiction(values)
        if fault is not None:
            heading, said, remedy = fault
            self.notices.append(entry.notice("contradiction", Severity.ERROR, said, remedy, heading))
            return None
        origin = self._place(entry, "迎え先", values["origin"], rider)
        destination = self._place(entry, "行き先", values["destination"], rider)
        if origin == destination:
            said = f"迎え先と行き先が同じ「{origin.name}」です"
            remedy = "迎え先（空なら自宅）と行き先を確かめてください"
            self.notices.append(entry.notice("contradiction", Severity.ERROR, said, remedy, "行き先"))
            return None
        taken = ("appointment", "leave_after", "back_at", "accompaniment", "stay", "companions", "purpose")
        return Wish(
            key=values["key"] or f"{entry.row}行目",
            day=self.on,
            rider=rider.key,
            origin=origin,
            destination=destination,
            back=self._back(entry),
            arrangement=arrangement.key if isinstance(arrangement, Arrangement) else "",
            note=values["note"] or "",
            **{name: values[name] for name in taken},
        )

    def _back(self, entry: Entry) -> Back:
        """Return how she comes home; with nothing said it is an open return, so that no return can be forgotten."""
        back, back_at = entry.values["back"], entry.values["back_at"]
        if back_at is not None and back in (Back.NONE, Back.OPEN):
            said = f"「{back.value}」とありますが帰りの時刻（{clock(back_at)}）があるので、その時刻に迎えに行きます"
            self.notices.append(
                entry.notice("back-and-time", Severity.WARNING, said, "どちらかに直してください", "帰り")
            )
        if entry.values["accompaniment"] and back is Back.NONE:
            said = "付き添う運転者は、帰りもお送りする計画にします"
            self.notices.append(
                entry.notice("back-with-driver", Severity.WARNING, said, "付き添いか片道かを直してください", "帰り")
            )
        return Back.FIXED if back_at is not None else back or Back.OPEN

    def _place(self, entry: Entry, heading: str, asked: str, rider: Rider) -> Place:
        if not asked or asked in _HOME_WORDS:
            return rider.home
        place = self.gazetteer.place_for(asked)
        if place.point is None:
            near = "、".join(hit.place.name for hit in self.gazetteer.find(asked, near=rider.home.point, limit=3))
            remedy = f"もしかして：{near}" if near else "場所の一覧に緯度・経度を加えてください"
            said = f"「{asked[:60]}」の場所が分かりません。希望は残しますが、自動では計画できません"
            self.notices.append(entry.notice("not-located", Severity.WARNING, said, remedy, heading))
        return place

    def _tell_overlap(self, entry: Entry, wish: Wish, before: Iterable[Wish]) -> None:
        """Tell when the rider would be in two places at once: most often one call that two people have written down."""
        begins, ends = _hours(wish)
        for other in before:
            other_begins, other_ends = _hours(other)
            if other.rider == wish.rider and begins < other_ends and other_begins < ends:
                name = self.riders.values[wish.rider].name
                said = f"{name}さんには同じころに「{other.destination.name}」への希望もあります。二つとも計画します"
                remedy = "二重の受付なら、どちらかを消してください"
                self.notices.append(entry.notice("overlap", Severity.WARNING, said, remedy, "利用者"))
                return

    def _new(self, entry: Entry, wish: Wish) -> bool:
        """Whether the wish stands for the first time: neither its number nor the whole of it was there before."""
        same = repr(replace(wish, key="-"))
        for mark, what in ((f"key {wish.key}", f"番号「{wish.key}」の希望"), (same, "同じ内容の希望")):
            if mark in self._seen:
                said = f"{what}が{self._seen[mark]}行目にもあります。この行は計画に入れません"
                remedy = "二重の受付でなければ、番号や内容を直してください"
                self.notices.append(entry.notice("doubled", Severity.ERROR, said, remedy, "番号"))
                return False
        self._seen |= {f"key {wish.key}": entry.row, same: entry.row}
        return True


def _hours(wish: Wish) -> tuple[Minute, Minute]:
    """Return from when to when she is out for certain, as far as the row says."""
    begins = wish.leave_after if wish.leave_after is not None else wish.appointment or 0
    there = wish.appointment if wish.appointment is not None else begins
    if wish.back_at is not None:
        return begins, max(wish.back_at, begins + 1)
    return begins, max(there + (0 if wish.back is Back.NONE and not wish.accompaniment else wish.stay), begins + 1)


def _contradiction(values: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """Return heading, fault and remedy when the times of a row cannot all hold."""
    appointment, leave_after, back_at = values["appointment"], values["leave_after"], values["back_at"]
    if appointment is None and leave_after is None:
        return "予約時刻", "予約時刻も迎え時刻もありません", "どちらか一つを入れてください"
    if appointment is not None and leave_after is not None and leave_after > appointment:
        return (
            "迎え時刻",
            f"迎え時刻（{clock(leave_after)}）が予約時刻（{clock(appointment)}）より後です",
            "時刻を直してください",
        )
    earliest = appointment if appointment is not None else leave_after
    if back_at is not None and earliest is not None and back_at < earliest:
        return (
            "帰りの時刻",
            f"帰りの時刻（{clock(back_at)}）が行きの時刻（{clock(earliest)}）より前です",
            "時刻を直してください",
        )
    if values["back"] is Back.FIXED and back_at is None and not values["accompaniment"]:
        return "帰りの時刻", "帰りが「時刻」ですが、帰りの時刻が空です", "時刻を入れるか、帰りを「電話」にしてください"
    return None
