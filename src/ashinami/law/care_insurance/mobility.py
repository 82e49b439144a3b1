"""The models of mobility support (D-1 to D-3, and B with a ride): what a subsidy may pay, and what the ride law is asked for each.

Each model names answers to the facts that `road_transport.no_permit.public_money` and `care_insurance.subsidy_items` ask, so that
one plan is judged by both: whether the money is allowed, and whether it makes the rides paid ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ashinami.basics.source import Citation
from ashinami.law.care_insurance.facts import ITEMS, SCHEME
from ashinami.law.care_insurance.sources import SURVEY_KYUSHU, TYPE_D_SUMMARY
from ashinami.vocabulary.care import Service

type Told = Mapping[str, str | list[str]]
"""Fact id to value, as a file of facts has it."""


@dataclass(frozen=True, slots=True)
class Model:
    """One way of giving mobility support under 総合事業.

    Attributes
    ----------
    key : D-1, D-2, D-3 or B+, as the dossier and the ministry's papers name them.
    service : the service whose users and subsidy it has; of D-3 that of the place to which people are taken.
    scheme : the option of the fact `subsidy.scheme`.
    pays : options of `subsidy.items` that its subsidy may be planned for; whether they are allowed is for the law to say.
    direct_cost : whether its subsidy may pay the ride itself.
    """

    key: str
    name: str
    what: str
    service: Service
    scheme: str
    pays: tuple[str, ...]
    direct_cost: bool
    licence: str
    cite: Citation

    def __post_init__(self) -> None:
        """Refuse words the facts do not have."""
        if not SCHEME.accepts(self.scheme) or not ITEMS.accepts(frozenset(self.pays)):
            raise ValueError(f"{self.key}: words the facts of the subsidy do not know")

    def told(self, items: tuple[str, ...] = ()) -> Told:
        """Return the answers a plan of this model gives; `items` are what its subsidy pays, by default all it is meant for."""
        return MappingProxyType({SCHEME.id: self.scheme, ITEMS.id: list(items or self.pays)})

    def outside(self, items: tuple[str, ...]) -> tuple[str, ...]:
        """Return the items of a plan that the subsidy of this model is not meant for."""
        return tuple(item for item in items if item not in self.pays)


_INDIRECT = (
    "coordination",
    "insurance",
    "training",
    "start_up",
    "rent",
    "utilities",
    "volunteer_incentive",
    "lump_sum",
)

BEFORE_AND_AFTER = Model(
    key="D-1",
    name="通院・買い物などの、乗り降りの前後の手助け",
    what="同じ団体が送迎もします。補助は、受付・調整の人件費などの間接の費用だけを見ます。",
    service=Service.VISIT_D,
    scheme="type_d",
    pays=_INDIRECT,
    direct_cost=False,
    licence="補助からは運送の対価が生じないので、補助を理由にした許可・登録はいりません。",
    cite=TYPE_D_SUMMARY,
)
TO_A_PLACE = Model(
    key="D-2",
    name="通いの場などへの送り迎え（場をひらく人とは別の団体）",
    what="通所型サービスや一般介護予防の場へ、場をひらく人とは別の団体が送ります。何を見るかは市町村が決めます。",
    service=Service.VISIT_D,
    scheme="type_d",
    pays=(*_INDIRECT, "fuel", "vehicle_use", "ride_price"),
    direct_cost=True,
    licence="見る費用に送迎の代金が入るときは、登録か許可がいります。",
    cite=TYPE_D_SUMMARY,
)
BY_THE_PLACE = Model(
    key="D-3",
    name="通いの場などへの送り迎え（場をひらく人がする）",
    what="場の事業の一部です（Dではありません）。補助は、その場の通所型サービスか一般介護予防から出ます。",
    service=Service.DAY_B,
    scheme="type_b",
    pays=(*_INDIRECT, "fuel", "vehicle_use", "ride_price"),
    direct_cost=True,
    licence="見る費用に送迎の代金が入るかを、D-2 と同じに確かめます。",
    cite=TYPE_D_SUMMARY,
)
OUTING_WITH_HELP = Model(
    key="B+",
    name="訪問型Bの手助けと一体の外出の付き添い",
    what="家事などの手助けをする団体が、車での外出にも付き添います（例: 鹿児島市の団体では活動の8割）。",
    service=Service.VISIT_B,
    scheme="type_b",
    pays=_INDIRECT,
    direct_cost=False,
    licence="利用者からのお金によります。ashinami consult で確かめます。",
    cite=SURVEY_KYUSHU,
)
MODELS = (BEFORE_AND_AFTER, TO_A_PLACE, BY_THE_PLACE, OUTING_WITH_HELP)


def model(key: str) -> Model:
    """Return the model of that key; one we do not have is a LookupError."""
    for one in MODELS:
        if one.key == key:
            return one
    raise LookupError(f"no model {key}")


def fitting(*, to_a_place: bool, by_the_place: bool, with_help_at_home: bool) -> Model:
    """Return the model a plan falls under: rides to a place of 通所型 or 一般介護予防 are D-2 or D-3, others D-1 or B+.

    A ride that the body running the place offers to its own participants is part of that place's service; it is never D.
    """
    if to_a_place:
        return BY_THE_PLACE if by_the_place else TO_A_PLACE
    return OUTING_WITH_HELP if with_help_at_home else BEFORE_AND_AFTER
