"""Why a driver cannot take a ride, in the words of the board."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ashinami.dispatch.plan import WhyNot
from ashinami_web.bookings.models import Wish

_HE = {
    WhyNot.NO_WHEELCHAIR_CAR: gettext_lazy("車いすで乗れる車ではありません。"),
    WhyNot.TOO_MANY: gettext_lazy("全員は乗れない車です。"),
    WhyNot.NO_SKILL: gettext_lazy("必要な資格・研修の記録がありません。"),
    WhyNot.NO_BASIS: gettext_lazy("法の決まりで、この運転者と車では走れません。"),
    WhyNot.NOBODY_SUITED: gettext_lazy("団体の決まりで、この組み合わせはありません。"),
    WhyNot.OUT_OF_RANGE: gettext_lazy("行ける範囲の外です。"),
    WhyNot.NOBODY_AT_THAT_TIME: gettext_lazy("その時間は出られません。"),
    WhyNot.TOO_FAR: gettext_lazy("出られる時間のうちに行って帰れません。"),
    WhyNot.RIDE_TOO_LONG: gettext_lazy("乗っていられる時間を超えます。"),
    WhyNot.ALL_TAKEN: gettext_lazy("ほかの送迎と重なります。"),
}


def why_he_cannot(why: str) -> str:
    """Return why one driver cannot take a ride; `why` is the name of a `WhyNot`."""
    return str(_HE[WhyNot[why]])


def why_nobody_may(wish: Wish) -> str:
    """Return why a wish may not be planned with anybody."""
    if wish.verdict == Wish.Verdict.UNLAWFUL:
        return _("いまの取り決めでは登録または許可が必要なため、どの運転者にも頼めません。")
    return _("場所か時刻がまだ分からないため、どの運転者にも頼めません。")
