"""The purposes that can be chosen, and the forms each puts side by side."""

from __future__ import annotations

from ashinami.casework.consult.purpose import Form, Purpose
from ashinami.casework.consult.purposes_care import CARE, DELIVERY
from ashinami.rules.facts import Who


def purpose(key: str) -> Purpose:
    """Return the purpose of this key; an unheard-of key is a LookupError."""
    for one in PURPOSES:
        if one.key == key:
            return one
    raise LookupError(f"no purpose {key}")


_RT = "road_transport"
_REGISTERED = f"{_RT}.registered"

NO_PERMIT = Form(key="no_permit", name="許可・登録のいらない送迎", subjects=(f"{_RT}.no_permit",))
DISASTER = Form(key="disaster", name="災害のときの送迎", subjects=(f"{_RT}.disaster",))
HOME_HELPER = Form(
    key="home_helper",
    name="訪問介護員等の許可（ぶら下がり許可）",
    subjects=(f"{_RT}.permit.home_helper",),
    decided_by=Who.OFFICE,
)
TAXI_MANAGED = Form(
    key="taxi_managed",
    name="自家用車活用事業（日本版ライドシェア）",
    subjects=(f"{_RT}.permit.taxi_managed",),
    decided_by=Who.OFFICE,
)
OTHER_PERMIT = Form(
    key="other_permit", name="そのほかの許可（第78条第3号）", subjects=(f"{_RT}.permit.other",), decided_by=Who.OFFICE
)
LICENCE = Form(
    key="licence", name="旅客運送事業の許可（緑ナンバー）", subjects=(f"{_RT}.licence",), decided_by=Who.OFFICE
)
REGISTERED_RIDE = Form(
    key="registered",
    name="登録を受けた送迎（自家用有償旅客運送）",
    subjects=(f"{_REGISTERED}.ride",),
    decided_by=Who.OFFICE,
)
_HELD = ("registration.held", "permit.kind", "licence.kind")
_WAYS = ("この形で行えます", "この形では行えません", "まだ決まりません")
ONE_EACH = {"driver": "運転者", "vehicle": "車", "rider": "利用者", "leg": "この区間"}

RIDE = Purpose(
    key="ride",
    name="この送迎",
    asks="この送迎は、この日に走ってよいか",
    forms=(NO_PERMIT, REGISTERED_RIDE, DISASTER, HOME_HELPER, TAXI_MANAGED, OTHER_PERMIT, LICENCE),
    one_is_enough=True,
    taken_singly=ONE_EACH,
    first=("received.kinds", "third_party.basis", "scope.special", *_HELD, "disaster.caused"),
    words=_WAYS,
)
SCHEME = Purpose(
    key="scheme",
    name="この団体の送迎",
    asks="この団体は、この送迎をどの形で行えるか",
    forms=(
        NO_PERMIT,
        Form(
            key="welfare",
            name="福祉有償運送",
            subjects=(f"{_REGISTERED}.welfare",),
            decided_by=Who.COUNCIL,
            application="welfare",
        ),
        Form(
            key="blank_area",
            name="交通空白地有償運送",
            subjects=(f"{_REGISTERED}.blank_area",),
            decided_by=Who.COUNCIL,
            application="blank_area",
        ),
        Form(
            key="municipal",
            name="市町村運営有償運送（令和2年11月26日まで）",
            subjects=(f"{_REGISTERED}.municipal",),
            decided_by=Who.COUNCIL,
        ),
        Form(
            key="cooperation",
            name="事業者協力型の登録",
            subjects=(f"{_REGISTERED}.cooperation",),
            one_of=(f"{_REGISTERED}.welfare", f"{_REGISTERED}.blank_area"),
            decided_by=Who.COUNCIL,
        ),
        HOME_HELPER,
        TAXI_MANAGED,
        OTHER_PERMIT,
        LICENCE,
    ),
    one_is_enough=True,
    first=("received.kinds", "third_party.basis", "scope.special", "operator.kind", "registration.riders", *_HELD[1:]),
    words=_WAYS,
)


def _matter(key: str, name: str, subject: str = "") -> Form:
    return Form(key=key, name=name, subjects=(subject or f"{_REGISTERED}.{key}",))


DRIVER = Purpose(
    key="driver",
    name="運転者",
    asks="この人は、登録した送迎を運転してよいか",
    forms=(_matter("drivers", "運転者の要件"), _matter("crew", "介助のできる人")),
    taken_singly={"driver": "運転者", "vehicle": "車"},
)
VEHICLE = Purpose(
    key="vehicle",
    name="車",
    asks="この車は、登録した送迎に使ってよいか",
    forms=(_matter("vehicles", "使える車"), _matter("display", "車の表示"), _matter("insurance", "賠償の保険")),
    taken_singly={"vehicle": "車"},
)
RIDER = Purpose(
    key="rider",
    name="利用者と行き先",
    asks="この人を、ここまで、登録した送迎で運んでよいか",
    forms=(_matter("passengers", "運べる人"), _matter("area", "区域と時間帯")),
    taken_singly={"rider": "利用者", "leg": "この区間"},
)
ACCIDENT = Purpose(
    key="accident",
    name="事故のあと",
    asks="事故の報告は、いるか、済んでいるか",
    forms=(_matter("accident_report", "事故の報告"),),
)
OFFICE = Purpose(
    key="office",
    name="事務所と記録",
    asks="事務所の体制と記録は、そろっているか",
    forms=(
        _matter("management", "運行管理の責任者"),
        _matter("officers", "整備と事故の責任者"),
        _matter("checks", "乗務の前と後の確認"),
        _matter("detector", "アルコール検知器"),
        _matter("records", "作る記録"),
        _matter("complaints", "苦情の受付"),
        _matter("publication", "対価の公表・説明"),
        _matter("annual_report", "輸送実績報告書"),
        _matter("retention", "記録を残す期間"),
        _matter("contracting", "運転や管理の委託"),
        _matter("safe_driving_manager", "安全運転管理者", "road_traffic.safe_driving_manager"),
    ),
    taken_singly={"driver": "運転者"},
)
PRICE = Purpose(
    key="price",
    name="対価と協議",
    asks="対価と協議は、決まりに合っているか",
    forms=(
        _matter("council", "協議"),
        _matter("price", "対価"),
        _matter("other_charges", "対価のほかの料金"),
        _matter("dynamic_price", "対価の上げ下げ"),
    ),
)
CHANGE = Purpose(
    key="change",
    name="登録した事項の変更",
    asks="この変更に、変更登録や届出はいるか",
    forms=(
        Form(
            key="change_registration",
            name="変更登録",
            subjects=(f"{_REGISTERED}.change_registration",),
            can_be_repaired=False,
        ),
        Form(key="notification", name="届出", subjects=(f"{_REGISTERED}.notification",), can_be_repaired=False),
    ),
    words=("いります", "いりません", "まだ分かりません"),
)
TERM = Purpose(
    key="term",
    name="登録の有効期間",
    asks="登録は、この日に有効か",
    forms=(_matter("valid", "有効な登録"),),
)
SUBSIDY = Purpose(
    key="subsidy",
    name="補助の使いみち",
    asks="市町村の補助を、この使いみちに使えるか。送迎の対価に当たらないか",
    forms=(
        _matter("subsidy_items", "B型・D型の補助の使いみち", "care_insurance.subsidy_items"),
        _matter("public_money", "補助金・委託料と送迎の対価", f"{_RT}.no_permit.public_money"),
        _matter("public_cars", "市町村の車での送迎", f"{_RT}.no_permit.public_cars"),
    ),
)
NEIGHBOURS = Purpose(
    key="neighbours",
    name="紹介と車の貸し出し",
    asks="送迎の紹介や、車を貸すことは、許可なしに行えるか",
    forms=(
        _matter("matching", "送迎の紹介・取り次ぎ", f"{_RT}.matching"),
        _matter("rental", "自家用の車を貸すこと", f"{_RT}.rental"),
    ),
)
TOWN = Purpose(
    key="town",
    name="会議と計画",
    asks="市町村の会議と計画は、法律の決まりに合っているか",
    forms=(
        _matter("composition", "地域公共交通会議の委員", f"{_RT}.council.composition"),
        _matter("plan", "地域公共交通計画による導入", "local_transit.plan"),
        _matter("deemed_registration", "計画の認定による登録", "local_transit.deemed_registration"),
        _matter("continuation", "路線を続けられないときの引き継ぎ", "local_transit.continuation"),
        _matter("environment", "福祉と交通の連携", "local_transit.environment"),
        _matter("joint_talks", "バス事業者どうしの話し合い", "local_transit.joint_talks"),
    ),
)

PURPOSES = (
    SCHEME,
    RIDE,
    RIDER,
    DRIVER,
    VEHICLE,
    OFFICE,
    PRICE,
    CHANGE,
    TERM,
    ACCIDENT,
    SUBSIDY,
    CARE,
    DELIVERY,
    NEIGHBOURS,
    TOWN,
)
