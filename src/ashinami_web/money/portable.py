"""What of money goes along when a body is exported: rates; books, grants and claims as tables to be read (`config.portable`).

Books rest on closed months, and a claim on two bodies: whole books move with a backup (`ashinami backup`), never row by row.
"""

from ashinami_web.money.models import (
    Acknowledgement,
    AllowanceRate,
    BankLine,
    ChargeRate,
    Claim,
    ClaimNote,
    CostPartner,
    CostStatement,
    Entry,
    Grant,
    Programme,
    SharedCost,
    SharedEntry,
)

TABLES = (AllowanceRate, ChargeRate)
HISTORY = (
    Programme,
    Grant,
    Claim,
    ClaimNote,
    Entry,
    BankLine,
    Acknowledgement,
    SharedCost,
    CostPartner,
    CostStatement,
    SharedEntry,
)
