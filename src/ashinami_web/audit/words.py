"""Events in plain words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event

WORDS = {
    EventKind.WISH_REQUESTED: _("申込みを受けた"),
    EventKind.WISH_CHANGED: _("申込みを変えた"),
    EventKind.WISH_CANCELLED: _("申込みを取り消した"),
    EventKind.WISH_UNMET: _("申込みをお断りした"),
    EventKind.WISH_SIGNED: _("未確定のまま署名した"),
    EventKind.WISH_REJUDGED: _("確かめ直して、法の根拠が変わった"),
    EventKind.PLAN_PROPOSED: _("予定の案をつくった"),
    EventKind.PLAN_ADOPTED: _("試した案を予定表に載せた"),
    EventKind.BOARD_UNDONE: _("予定表を一つ前に戻した"),
    EventKind.OFFER_HELD: _("電話での候補を仮押さえした"),
    EventKind.OFFER_ENDED: _("仮押さえを終えた"),
    EventKind.RIDE_CONFIRMED: _("送迎を確定した"),
    EventKind.RIDE_WITHDRAWN: _("送迎の確定を取り消した"),
    EventKind.RIDE_MOVED: _("送迎の運転者をかえた"),
    EventKind.RIDE_LOCKED: _("送迎を運転者に固定した"),
    EventKind.RIDE_UNLOCKED: _("送迎の固定をはずした"),
    EventKind.RIDE_EN_ROUTE: _("迎えに出発した"),
    EventKind.RIDE_ARRIVED: _("迎え先に着いた"),
    EventKind.RIDE_ABOARD: _("利用者が乗った"),
    EventKind.RIDE_DONE: _("送迎が終わった"),
    EventKind.RIDE_NO_SHOW: _("利用者がいなかった"),
    EventKind.RIDE_CANCELLED: _("送迎を取り消した"),
    EventKind.MONTH_CLOSED: _("月を締めた"),
    EventKind.LATE_ACCEPTED: _("あとから届いた記録を集計に入れた"),
    EventKind.LINK_MADE: _("運転者のリンクをつくった"),
    EventKind.LINK_REVOKED: _("運転者のリンクを止めた"),
    EventKind.PERSON_ADDED: _("人を加えた"),
    EventKind.PERSON_CHANGED: _("人の記録を変えた"),
    EventKind.PERSON_ERASED: _("人の記録を消した"),
    EventKind.DISCLOSED: _("人の情報を団体に見せた"),
    EventKind.DISCLOSURE_ENDED: _("人の情報を団体に見せるのをやめた"),
    EventKind.MEMBERSHIP_STARTED: _("役割についた"),
    EventKind.MEMBERSHIP_ENDED: _("役割を終えた"),
    EventKind.ACCOUNT_RESET: _("ログインのパスワードを出し直した"),
    EventKind.ACCOUNT_STOPPED: _("ログインを止めた"),
    EventKind.ACCOUNT_RESUMED: _("ログインをまた使えるようにした"),
    EventKind.GROUP_CHANGED: _("団体の設定を変えた"),
    EventKind.PLACE_ADDED: _("場所を加えた"),
    EventKind.PLACE_CHANGED: _("場所の記録を変えた"),
    EventKind.BODY_ADDED: _("団体を加えた"),
    EventKind.AREA_ADDED: _("区域を加えた"),
    EventKind.AREA_ENDED: _("区域を終えた"),
    EventKind.BODY_AREA_CHANGED: _("団体の活動する区域を変えた"),
    EventKind.REGISTRATION_RECORDED: _("登録の記録を書いた"),
    EventKind.PROCEDURE_OPENED: _("届け出ることを書いた"),
    EventKind.PROCEDURE_DONE: _("窓口に出したことを書いた"),
    EventKind.PROCEDURE_DROPPED: _("届け出ることを取りやめた"),
    EventKind.LEDGER_CHANGED: _("台帳を書いた"),
    EventKind.CONSULTATION_BEGUN: _("法の相談を始めた"),
    EventKind.CONSULTATION_CHANGED: _("法の相談に答えた"),
    EventKind.CONSULTATION_DROPPED: _("法の相談を消した"),
    EventKind.ROADMAP_CHANGED: _("計画・行程表を書いた"),
    EventKind.REVIEW_RECORDED: _("ふりかえりを書いた"),
    EventKind.GOAL_WRITTEN: _("めざす姿を書いた"),
    EventKind.GOAL_AGREED: _("めざす姿を見た・賛成した"),
    EventKind.HANDOVER_CHANGED: _("引継ぎを書いた"),
    EventKind.HANDOVER_CONFIRMED: _("引き継いだことを確かめた"),
    EventKind.HANDOVER_READ: _("引継ぎ書を開いた"),
    EventKind.SUPPORT_CHANGED: _("伴走支援の記録を書いた"),
    EventKind.VOIDED: _("記録を取り消した"),
}


def said_of(event: Event) -> str:
    """Return what happened, in a few words."""
    return str(WORDS[EventKind(event.kind)])
