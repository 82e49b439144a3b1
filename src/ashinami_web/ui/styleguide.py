"""Every component on one page, for developers: served only with ASHINAMI_DEBUG=1. People and places in it are made up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ashinami.basics.clock import Span
from ashinami.vocabulary.ride import RideState
from ashinami.vocabulary.wish import Back
from ashinami_web.people.roles import Role
from ashinami_web.ui import timeline
from ashinami_web.ui.context import Head
from ashinami_web.ui.tables import Column
from ashinami_web.ui.words import NOTES, VERDICTS

type View = Callable[[HttpRequest], HttpResponse]

DAY = Span(8 * 60, 17 * 60)


class SampleForm(forms.Form):
    """One field of each kind."""

    rider = forms.CharField(label="利用者", help_text="かな、電話の下4桁、屋号のどれでも探せます。")
    day = forms.DateField(label="日にち", widget=forms.DateInput(attrs={"type": "date"}))
    appointment = forms.TimeField(
        label="予約の時刻", help_text="病院などに着いていたい時刻。", widget=forms.TimeInput(attrs={"type": "time"})
    )
    stay = forms.IntegerField(label="用事にかかる時間", min_value=0)
    back = forms.ChoiceField(label="帰り", choices=[(way.name, way.value) for way in Back], widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(
        label="必要なこと",
        choices=[
            ("wheelchair", "車いす"),
            ("walker", "歩行器"),
            ("step", "踏み台"),
            ("oxygen", "酸素"),
            ("sight", "目の手引き"),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(label="運転の人への言葉", widget=forms.Textarea(attrs={"rows": 2}), required=False)


def developers_only(view: View) -> View:
    """Hide the page unless the application runs for developers."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not settings.DEBUG:
            raise Http404
        return view(request)

    return guarded


@developers_only
def desk(request: HttpRequest) -> HttpResponse:
    """Show the components of the desk's pages."""
    good = SampleForm(
        initial={
            "rider": "やまかわ はな",
            "day": "2026-12-01",
            "appointment": "09:20",
            "stay": 60,
            "back": "OPEN",
            "needs": ["walker"],
        }
    )
    wrong = SampleForm({"rider": "", "day": "2026-12-01", "appointment": "9時ごろ", "stay": "60", "back": "OPEN"})
    context = _head() | {
        "form": good,
        "wrong": wrong,
        "verdicts": VERDICTS,
        "states": list(RideState),
        "levels": list(NOTES),
        "columns": [
            Column("運転の人"),
            Column("回数", number=True),
            Column("距離", number=True),
            Column("時間", number=True),
        ],
        "rows": [["沢田 実", "14", "182.4 km", "11時間20分"], ["大石 道子", "9", "96.0 km", "6時間05分"]],
        "foot": ["合計", "23", "278.4 km", "17時間25分"],
        "board": _board(),
        "hours": timeline.hours(DAY),
        "columns_of_day": DAY.minutes // timeline.STEP,
        "facts": ["沢田 実さんに 9:00 発の便を頼みます。", "山川 はなさんには受付から電話します。"],
    }
    return render(request, "ui/styleguide.html", context)


@developers_only
def driver(request: HttpRequest) -> HttpResponse:
    """Show the components of a driver's phone."""
    return render(
        request,
        "ui/styleguide_driver.html",
        _head() | {"group": "結海おでかけの会", "phone": "000-0000-0000", "pickup": 540},
    )


@developers_only
def paper(request: HttpRequest) -> HttpResponse:
    """Show a paper twin."""
    return render(
        request,
        "ui/styleguide_paper.html",
        _head() | {"rows": [("9:00", "山川 はな", "自宅 → 結海中央医院"), ("10:30", "髙﨑 𠮷雄", "自宅 → 浜の市場")]},
    )


def _head() -> dict[str, Any]:
    return {
        "acting": Head(
            name="浜野 さと", roles=(Role.DESK,), body="結海おでかけの会", municipality="結海市", fictional=True
        ),
        "today": date(2026, 12, 1),
        "nav": [
            {"url": "#", "label": "きょうの運行", "here": True, "key": "B"},
            {"url": "#", "label": "電話を受ける", "key": "N"},
            {"url": "#", "label": "利用者", "key": "R"},
            {"url": "#", "label": "月の集計", "key": "M"},
        ],
    }


def _board() -> list[dict[str, Any]]:
    rows = [
        (
            "沢田 実",
            "軽ワゴン 3人",
            [
                (540, 575, "山川 はな", "中央医院へ", "confirmed"),
                (640, 690, "髙﨑 𠮷雄", "浜の市場", "locked"),
                (700, 745, "山川 はな", "迎え", "proposed"),
            ],
            [(510, 760)],
        ),
        (
            "大石 道子",
            "セダン 4人",
            [(560, 605, "岬 たけ", "役所", "done"), (780, 840, "谷 しげ", "中央医院へ", "warn")],
            [(540, 720), (780, 960)],
        ),
    ]
    return [
        {
            "name": name,
            "car": car,
            "cells": timeline.cells(
                [
                    (
                        Span(start, end),
                        ({"who": who, "what": what, "state": state, "start": start, "end": end, "url": "#"},),
                    )
                    for start, end, who, what, state in bars
                ],
                [Span(start, end) for start, end in windows],
                DAY,
            ),
        }
        for name, car, bars, windows in rows
    ]
