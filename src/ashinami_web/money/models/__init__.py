"""The books, what the group agreed about money, and its claims."""

from ashinami_web.money.models.books import Acknowledgement, BankLine, ClosedPaper, Entry, Receipt
from ashinami_web.money.models.claims import Claim, ClaimEntry, ClaimNote, ClaimPaper, FormTemplate
from ashinami_web.money.models.grants import Grant, Programme
from ashinami_web.money.models.plans import Asset, GrantPart
from ashinami_web.money.models.rules import AllowanceRate, ChargeRate, PersonStatus
from ashinami_web.money.models.sharing import CostPartner, CostStatement, SharedCost, SharedEntry

__all__ = [
    "Acknowledgement",
    "AllowanceRate",
    "Asset",
    "BankLine",
    "ChargeRate",
    "Claim",
    "ClaimEntry",
    "ClaimNote",
    "ClaimPaper",
    "ClosedPaper",
    "CostPartner",
    "CostStatement",
    "Entry",
    "FormTemplate",
    "Grant",
    "GrantPart",
    "PersonStatus",
    "Programme",
    "Receipt",
    "SharedCost",
    "SharedEntry",
]
