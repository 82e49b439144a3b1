"""What funding hands over: rules of the town in force and in the making, and the years a group has on record."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from ashinami.basics.day import fiscal_year
from ashinami.community.pack import Chapter, Item
from ashinami_web.funding.models import GroupYear, TownRule
from ashinami_web.handover.rooms import Asked, reached


def items(asked: Asked) -> Iterator[Item]:
    """Yield them; a rule that was replaced asks nothing of a successor."""
    for row in TownRule.objects.filter(body=asked.body).exclude(state=TownRule.State.REPLACED):
        draft = row.state == TownRule.State.DRAFT
        yield Item(
            chapter=Chapter.MONEY if draft else Chapter.DECISIONS, key=f"funding.rule:{row.pk}",
            title=f"補助のきまり {row}" + ("を仕上げて有効にする" if draft else ""), due=row.start if draft else None,
            said_on=row.made_at.date() if draft else row.start, address=reverse("funding_rule", args=[row.pk]),
        )  # fmt: skip
    last = fiscal_year(asked.day) - 1
    for year in GroupYear.objects.filter(body=asked.body, year__gte=last).select_related("shared_with"):
        seen = f"{year.shared_with} に見せている" if year.shared_with else "まだだれにも見せていない"
        yield Item(
            chapter=Chapter.MONEY, key=f"funding.year:{year.pk}", title=f"{year.year}年度の団体の記録", detail=seen,
            whom=reached(year.shared_with), said_on=year.changed_at.date(), address=reverse("funding_year", args=[year.year]),
        )  # fmt: skip
