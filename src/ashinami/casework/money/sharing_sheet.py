"""The paper of a reckoning (共同の費用の計算書): what was spent, who bears what, who pays whom. Nobody's name is in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ashinami.basics.day import Month
from ashinami.basics.money import yen
from ashinami.casework.registration.sheet import Part, Sheet

ROUNDING = "分けた額の端数は、端数の大きい団体から一円ずつ足し、合わせて費用と同じ額にしています（最大剰余法）。"
CAUTION = "団体どうしの計算書です。補助金でまかなった費用は入っていません。"


def standing(left: int) -> str:
    """Return in words what is left."""
    if left > 0:
        return f"あと{yen(left)}を払う"
    return f"{yen(-left)}を受け取る" if left < 0 else "なし"


def sharing_sheet(content: Mapping[str, Any], *, group: str, until: Month, day: date, fictional: bool) -> Sheet:
    """Return the paper of the figures a reckoning kept."""
    costs = [(what, yen(amount)) for what, amount in content["costs"]]
    spent = Part("費用", heads=("費目", "額"), rows=(*costs, ("合計", yen(content["total"]))))
    heads = ("団体", "受けもつこと", "割合", "もつ額", "自分で払った額", "渡した額", "残り（前からの分をふくむ）")
    return Sheet(
        name="計算書",
        title=f"共同の費用の計算書　{content['name']}（{until.wareki}分まで）",
        group=group,
        day=day,
        fictional=fictional,
        parts=(spent, Part("分担", heads=heads, rows=tuple(map(_row, content["parts"])), words=(ROUNDING,))),
        caution=CAUTION,
        wide=True,
    )


def _row(part: Mapping[str, Any]) -> tuple[str, ...]:
    handed = part["handed"]
    moved = yen(handed) if handed >= 0 else f"{yen(-handed)}を受け取った"
    return (
        part["name"], part["role"] or "—", str(part["weight"]), yen(part["due"]), yen(part["borne"]), moved, standing(part["left"]),
    )  # fmt: skip
