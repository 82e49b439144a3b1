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


class Role(models.TextChoices):
    """In which role somebody acts for a body."""

    DESK = "desk", "受付"
    COORDINATOR = "coordinator", "世話役"
    DRIVER = "driver", "運転ボランティア"
    SC = "sc", "生活支援コーディネーター"
    MUNICIPALITY = "municipality", "市町村の担当"
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
    },
    Role.DRIVER: frozenset(),
    Role.SC: frozenset({Permission.SEE_SHARED_SHEETS, Permission.CONSULT}),
    Role.MUNICIPALITY: frozenset({Permission.SEE_SHARED_SHEETS, Permission.CONSULT, Permission.REVIEW_CLAIMS}),
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_ACCOUNTS, Permission.SEE_AUDIT}),
}
_EXPLANATION = {
    Role.DESK: "電話を受け、配車を組み、確定します。",
    Role.COORDINATOR: "受付の仕事に加えて、未確定の送迎に署名し、団体の設定と月の締めを受け持ちます。",
    Role.DRIVER: "自分の運行だけを、本人用のリンクか紙で見ます。",
    Role.SC: "団体が市町村と分かち合った、名前のない集計を見ます。送迎の形を法にあてはめて相談します。",
    Role.MUNICIPALITY: "団体が市町村と分かち合った、名前のない集計を見ます。送迎の形を法にあてはめて相談します。",
    Role.ADMINISTRATOR: "利用者の名前を見ずに、ログインと役割を管理します。",
}
