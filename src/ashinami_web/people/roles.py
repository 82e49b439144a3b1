"""Roles and what they may do. A role is held in a body (Membership), never in the whole system."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class Permission(StrEnum):
    """One thing somebody may do for a body."""

    TAKE_WISHES = "take_wishes"
    SEE_PEOPLE = "see_people"
    PLAN = "plan"
    SIGN_UNDETERMINED = "sign_undetermined"
    MANAGE_GROUP = "manage_group"
    KEEP_RIDER_LIST = "keep_rider_list"
    SEE_MONTH = "see_month"
    CLOSE_MONTH = "close_month"
    SEE_SHARED_SHEETS = "see_shared_sheets"
    SEE_AUDIT = "see_audit"
    MANAGE_ACCOUNTS = "manage_accounts"
    CONSULT = "consult"
    KEEP_MONEY = "keep_money"
    REVIEW_CLAIMS = "review_claims"
    SEE_COMMUNITY = "see_community"
    KEEP_COMMUNITY = "keep_community"
    ACCOMPANY = "accompany"
    KEEP_LAYERS = "keep_layers"
    SET_FUNDING_RULES = "set_funding_rules"


class Role(models.TextChoices):
    """In which role somebody acts for a body."""

    DESK = "desk", "受付"
    COORDINATOR = "coordinator", "世話役"
    DRIVER = "driver", "運転ボランティア"
    SC = "sc", "生活支援コーディネーター"
    MUNICIPALITY = "municipality", "市町村の担当"
    SECRETARY = "secretary", "事務局"
    ADVISER = "adviser", "アドバイザー"
    ADMINISTRATOR = "administrator", "管理者"

    @property
    def explanation(self) -> str:
        """What the role is for, in one Japanese sentence."""
        return _EXPLANATION[self]

    @property
    def permissions(self) -> frozenset[Permission]:
        """What it may do."""
        return _PERMISSIONS[self]


_DESK = frozenset(
    {Permission.TAKE_WISHES, Permission.SEE_PEOPLE, Permission.PLAN, Permission.SEE_MONTH, Permission.CONSULT}
)
_COMMUNITY = frozenset({Permission.SEE_COMMUNITY, Permission.KEEP_COMMUNITY})
_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.DESK: _DESK,
    Role.COORDINATOR: _DESK
    | {
        Permission.SIGN_UNDETERMINED,
        Permission.MANAGE_GROUP,
        Permission.KEEP_RIDER_LIST,
        Permission.CLOSE_MONTH,
        Permission.SEE_AUDIT,
        Permission.KEEP_MONEY,
    }
    | _COMMUNITY,
    Role.DRIVER: frozenset(),
    Role.SC: frozenset({Permission.SEE_SHARED_SHEETS, Permission.CONSULT}) | _COMMUNITY,
    Role.MUNICIPALITY: frozenset(
        {
            Permission.SEE_SHARED_SHEETS,
            Permission.CONSULT,
            Permission.REVIEW_CLAIMS,
            Permission.SET_FUNDING_RULES,
            Permission.ACCOMPANY,
            Permission.KEEP_LAYERS,
        }
    )
    | _COMMUNITY,
    Role.SECRETARY: frozenset({Permission.CONSULT}) | _COMMUNITY,
    Role.ADVISER: frozenset({Permission.CONSULT, Permission.ACCOMPANY}) | _COMMUNITY,
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_ACCOUNTS, Permission.SEE_AUDIT, Permission.KEEP_LAYERS}),
}
_EXPLANATION = {
    Role.DESK: "電話を受け、配車を組み、確定します。",
    Role.COORDINATOR: "受付の仕事に加えて、未確定の送迎に署名し、団体の設定と月の締めを受け持ちます。",
    Role.DRIVER: "自分の運行だけを、本人用のリンクか紙で見ます。",
    Role.SC: "地域の団体・困りごと・話し合いを書きとめ、つなぎます。団体が分かち合った、名前のない集計を見ます。",
    Role.MUNICIPALITY: "地域の団体・困りごと・話し合いを書きとめます。団体が市町村と分かち合った、名前のない集計を見ます。",
    Role.SECRETARY: "協議体や地域運営組織の事務局として、地域の団体・困りごと・話し合いを書きとめます。",
    Role.ADVISER: "都道府県や専門団体から、市町村の取り組みに伴走します。分かち合われたものだけを見ます。",
    Role.ADMINISTRATOR: "利用者の名前を見ずに、ログインと役割を管理します。",
}
